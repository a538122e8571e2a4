"""What Python searches for garbage while people look: a search of a whole session takes 80 ms, and the film would stop.

What is there when a scene begins is likely to stay, so it is searched no more; once a round, when the news come up
and everybody looks anyway, all of it is.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import Final

_SEARCHED: Final = frozenset({"title", "news", "end"})
"""scenes that begin with a search of everything"""


@dataclass(slots=True)
class Heap:
    """The objects of the running program."""

    scene: str = ""
    """the scene that was in front when it was last looked at"""

    def settle(self, scene: str) -> None:
        """After a frame: where another scene has come to the front, what is there is taken to stay."""
        if scene == self.scene:
            return
        self.scene = scene
        if scene in _SEARCHED:
            gc.unfreeze()
            gc.collect()
        gc.freeze()

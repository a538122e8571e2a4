"""How long frames take, over the page: F10 shows and hides it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from game.screen.kit.page import Page
from game.text.translator import Translator

_FRAMES: Final = 240
"""that are looked back upon"""
_BOX: Final = (1240.0, 8.0, 672.0, 44.0)


@dataclass(slots=True)
class FrameTimes:
    """The last frames, in milliseconds of work: waiting for the next frame is not in it."""

    shown: bool = False
    _took: deque[float] = field(default_factory=lambda: deque(maxlen=_FRAMES))

    def add(self, seconds: float) -> None:
        """A frame is over."""
        self._took.append(seconds * 1000)

    def draw(self, page: Page, w: Translator) -> None:
        """The middle one, the one that few exceed, and the longest."""
        if not self.shown or not self._took:
            return
        ordered = sorted(self._took)
        half, most, longest = (
            w.number(ordered[int(part * (len(ordered) - 1))], 1) for part in (0.5, 0.95, 1)
        )
        text = w(
            "Frames: half within {half} ms, 95 % within {most} ms, longest {longest} ms",
            half=half,
            most=most,
            longest=longest,
        )
        page.box(_BOX, page.theme.panel, 8)
        page.text(_BOX, text, size=22, ground=page.theme.panel, align="centre", valign="middle", lines=1)

"""How the lists of the Desk are turned and folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.screen.kit.turning import Turning

_NAMES: Final = ("chips", "sheet", "forecast", "script")


@dataclass(slots=True)
class DeskLists:
    """Of one open sheet."""

    turning: dict[str, Turning] = field(default_factory=lambda: {name: Turning() for name in _NAMES})
    """list → its open leaf"""
    unfolded: bool = False
    """whether what is not possible is listed in place of what is"""

    def fold(self) -> None:
        """List what is not possible, or again what is."""
        self.unfolded = not self.unfolded
        self.turning["chips"] = Turning()

"""What somebody is asked to choose in the window, and what then happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.screen.kit.transition import Transition


@dataclass(frozen=True, slots=True)
class WantedPath:
    """A file or a folder."""

    kind: Literal["file", "folder"]
    start: Path
    """where the search begins"""
    then: Callable[[Path], Transition | None]

"""Where a scene sends the show next. A scene returns it; only the app follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Transition:
    """The scene to go to, by name, and what it is to begin with."""

    to: str
    detail: Any = None


QUIT = Transition("quit")
BACK = Transition("back")
"""to the scene this one was laid over"""
RELOAD_THEME = "dress"
"""`Go(DRESS, scene)`: the settings have changed; put them on, then go to that scene"""
SWAP_VIEW = Transition("turn")
"""with one window: from Room to Desk, or back"""
BLANK_ROOM = Transition("blank")
"""the Room goes dark, or comes back"""

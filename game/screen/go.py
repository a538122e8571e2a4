"""Where a scene sends the show next. A scene returns it; only the app follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Go:
    """The scene to go to, by name, and what it is to begin with."""

    to: str
    detail: Any = None


QUIT = Go("quit")
BACK = Go("back")
"""to the scene this one was laid over"""
DRESS = "dress"
"""`Go(DRESS, scene)`: the settings have changed; put them on, then go to that scene"""
TURN = Go("turn")
"""with one window: from Room to Desk, or back"""
BLANK = Go("blank")
"""the Room goes dark, or comes back"""

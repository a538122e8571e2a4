"""How a map is to be shown: its scale, its texts, and what they keep off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.design.theme import ROOM_TEXT
from game.screen.kit.layout import Box

_PILLS: Final = 4


@dataclass(frozen=True, slots=True)
class MapView:
    """How a board is to be shown."""

    unit: float = 20.5
    """canvas pixels to the models' unit"""
    names: bool = True
    pills: int = _PILLS
    """how many ribbons bear their amount"""
    text: float = ROOM_TEXT
    gauges: bool = True
    phase: float | None = None
    """weeks that goods have moved; none: no goods are shown"""
    reserved: tuple[Box, ...] = ()
    """where other things stand: names and amounts keep away"""

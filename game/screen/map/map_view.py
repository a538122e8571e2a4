"""How a map is to be shown: its scale, its texts, and what they keep off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from game.design.theme import CANVAS, ROOM_TEXT
from game.screen.kit.layout import Box, Point

_PILLS: Final = 4
_STAGE: Final = (150.0, 760.0)
"""from where, and how far down, firms stand with their models: what a picture in a small box shows"""


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
    """where other things stand: everything beside firms keeps away"""
    lanes: int = 10
    """how many exchanges are drawn: the largest"""

    @property
    def standing(self) -> MapView:
        """The same at no moment: what does not move."""
        return replace(self, phase=None)


def frame_of(box: Box) -> Box:
    """Where the whole picture of the camera lies, for a map in a box.

    Maps as wide as the window, from its top, have one camera: land and firms hold still from scene to scene. A
    smaller box shows all of the stage, as wide and as high as it is.
    """
    x, y, wide, high = box
    if (x, y, wide) == (0, 0, CANVAS[0]):
        return 0, 0, *CANVAS
    top, tall = _STAGE
    scale = high / tall
    return x, y - top * scale, wide, CANVAS[1] * scale


def in_frame(frame: Box, spot: Point) -> Point:
    """A place of the picture, in canvas pixels."""
    return frame[0] + frame[2] * spot[0], frame[1] + frame[3] * spot[1]

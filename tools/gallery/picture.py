"""What a picture is: one state of one scene, set up before the camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.screen.kit.page import Kind
from tools.gallery.studio import Studio

Put = Callable[[Studio], object]


@dataclass(frozen=True, slots=True)
class Picture:
    """One state of one scene."""

    name: str
    put: Put
    kinds: tuple[Kind, ...] = ("room",)
    two: bool = False
    """with two windows: the Room without controls, the Desk without its curtain"""

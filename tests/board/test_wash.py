"""On a washed-out projector the marks that carry the map's message can still be told from the ground."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.design.theme import DARK, LIGHT, Theme
from game.screen.kit.page import InputState, Page, RenderStyle
from game.screen.map.at_home import Sized, draw_arrow, draw_heap
from game.screen.map.ribbons import Course, RibbonLook, ribbon
from tools.gallery.studio import open_without_windows

CONTRAST, VEIL, LEAST = 0.30, 0.25, 1.4
SMALLER = 1024 / 1920
TOLD = 15.0
"""of L*: what everybody sees, however they see colours"""
DEFICIENCIES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""Machado, Oliveira and Fernandes 2009, severity 1"""


def washed(drawn: pygame.Surface) -> float:
    """Contrast of the lightest to the darkest of a picture on a 1024 × 768 projector in a bright room, blurred."""
    size = (round(drawn.get_width() * SMALLER), round(drawn.get_height() * SMALLER))
    small = pygame.transform.gaussian_blur(pygame.transform.smoothscale(drawn, size), 2)
    light = np.clip(0.5 + (pygame.surfarray.array3d(small) / 255 - 0.5) * CONTRAST + VEIL, 0, 1)
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    seen = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((np.percentile(seen, 97) + 0.05) / (np.percentile(seen, 3) + 0.05))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("what", ["exchange", "dead", "heap", "arrow"])
def test_a_mark_is_told_from_the_land(what: str, theme: Theme) -> None:
    open_without_windows()
    drawn = pygame.Surface((240, 120))
    page = Page(drawn, RenderStyle(theme=theme), "room", InputState())
    page.fill(theme.land)
    if what in ("exchange", "dead"):
        look: RibbonLook = "dead" if what == "dead" else "flows"
        ribbon(drawn, Course(((10, 60), (120, 60), (230, 60)), 20), theme, look)
    elif what == "heap":
        draw_heap(page, drawn, (120, 100), Sized(160, 0), is_dim=False)
    else:
        draw_arrow(drawn, ((60, 60), (160, 60)), Sized(34, 0), theme, is_dim=False)
    assert washed(drawn) >= LEAST


def lightness(drawn: pygame.Surface, sees: str) -> np.ndarray:
    """L* of each pixel for somebody who sees colours so."""
    shares = pygame.surfarray.array3d(drawn) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    seen = (linear @ np.array(DEFICIENCIES[sees]).T).clip(0, 1) @ np.array([0.2126, 0.7152, 0.0722])
    return np.asarray(116 * np.cbrt(seen) - 16)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("sees", DEFICIENCIES)
def test_exchange_and_waste_differ_in_pattern_for_everybody(sees: str, theme: Theme) -> None:
    """The thinnest exchange bears chevrons at six pixels, the smallest heap hatching; both are told from the land."""
    open_without_windows()
    drawn = pygame.Surface((240, 120))
    page = Page(drawn, RenderStyle(theme=theme), "room", InputState())
    page.fill(theme.land)
    ribbon(drawn, Course(((10, 30), (120, 30), (230, 30)), 12), theme)
    draw_heap(page, drawn, (120, 100), Sized(48, 0), is_dim=False)
    small = pygame.transform.smoothscale(drawn, (round(240 * SMALLER), round(120 * SMALLER)))
    seen = lightness(small, sees)
    along = seen[round(20 * SMALLER) : round(190 * SMALLER), round(30 * SMALLER)]
    heap = seen[round(108 * SMALLER) : round(132 * SMALLER), round(88 * SMALLER) : round(97 * SMALLER)]
    land = seen[2, 2]
    assert np.ptp(along) >= TOLD
    assert np.ptp(heap) >= TOLD
    assert min(abs(np.median(along) - land), abs(np.median(heap) - land)) >= TOLD

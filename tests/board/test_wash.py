"""On a washed-out projector the marks that carry the map's message can still be told from the ground."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.design.theme import DARK, LIGHT, Theme
from game.screen.kit.page import InputState, Page, RenderStyle
from game.screen.map.at_home import Sized, draw_arrow, draw_heap
from game.screen.map.ribbons import Course, ribbon
from tools.gallery.studio import open_without_windows

CONTRAST, VEIL, LEAST = 0.30, 0.25, 1.4
SMALLER = 1024 / 1920


def washed(drawn: pygame.Surface) -> float:
    """Contrast of the lightest to the darkest of a picture on a 1024 × 768 projector in a bright room, blurred."""
    size = (round(drawn.get_width() * SMALLER), round(drawn.get_height() * SMALLER))
    small = pygame.transform.gaussian_blur(pygame.transform.smoothscale(drawn, size), 2)
    light = np.clip(0.5 + (pygame.surfarray.array3d(small) / 255 - 0.5) * CONTRAST + VEIL, 0, 1)
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    seen = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((np.percentile(seen, 97) + 0.05) / (np.percentile(seen, 3) + 0.05))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("what", ["exchange", "heap", "arrow"])
def test_a_mark_is_told_from_the_land(what: str, theme: Theme) -> None:
    open_without_windows()
    drawn = pygame.Surface((240, 120))
    page = Page(drawn, RenderStyle(theme=theme), "room", InputState())
    page.fill(theme.land)
    if what == "exchange":
        ribbon(drawn, Course(((10, 60), (120, 60), (230, 60)), 20), theme)
    elif what == "heap":
        draw_heap(page, drawn, (120, 100), Sized(160, 0), is_dim=False)
    else:
        draw_arrow(drawn, ((60, 60), (160, 60)), Sized(34, 0), theme, is_dim=False)
    assert washed(drawn) >= LEAST

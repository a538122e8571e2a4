"""What lies over another scene: the scene is veiled and answers no more, and the panel stands in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.design import spacing
from game.design.theme import CANVAS, KEY_BAR, RADIUS, VEIL, VEIL_OPACITY
from game.screen.kit import layout
from game.screen.kit.page import Box, Page

PAGE: Box = layout.take_bottom((0, 0, *CANVAS), KEY_BAR)[1]
"""all of a page but its bar of keys"""


@contextmanager
def over_all(page: Page) -> Iterator[None]:
    """What is drawn within lies over all that was drawn before, and is read at the laptop."""
    before = page.layer, page.reading
    targets, texts = (target.layer for target in page.targets), (text.layer for text in page.written)
    page.layer, page.reading = max(page.layer, *targets, *texts) + 1, "desk"
    page.veil(VEIL, VEIL_OPACITY)
    with page.on(page.theme.panel):
        yield
    page.layer, page.reading = before


def panel(page: Page, wide: float, high: float) -> Box:
    """A panel in the middle of the page, for content so wide and high; where the content stands."""
    content = layout.centre(PAGE, min(wide, layout.framed(PAGE[2], -spacing.MARGIN)), high)
    page.box(
        layout.inset(content, -spacing.XL), page.theme.panel, RADIUS["console"], shadow=spacing.SHADOW_HIGH
    )
    return content

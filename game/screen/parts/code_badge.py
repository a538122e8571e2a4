"""A code as it is typed and printed on cards: light on dark, so that it is found at once."""

from __future__ import annotations

from functools import partial

from game.design.theme import RADIUS
from game.screen.kit.page import Box, Page


def code_badge(page: Page, box: Box, code: str) -> None:
    """Draw it into a box."""
    theme = page.theme
    page.box(box, theme.ink, RADIUS["badge"])
    with page.on(theme.ink):
        bold = partial(page.text, size=22, weight="bold", colour=theme.paper)
        bold(box, code, align="centre", valign="middle", lines=1)

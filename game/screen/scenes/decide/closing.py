"""The question in the Room before a round is closed whose sheets are not all in."""

from __future__ import annotations

from game.screen.kit.page import Box, Page

_PLACE: Box = (360.0, 400.0, 1200.0, 200.0)


def closing(page: Page, question: str) -> None:
    """Draw it over the map."""
    page.layer += 5
    page.box(_PLACE, page.theme.panel, 28, rim=(page.theme.ink, 4), shadow=(10, 30))
    x, y, wide, high = _PLACE
    page.icon("triangle-alert", (x + 76, y + high / 2), 64, page.theme.flows["landfill"].edge)
    place = (x + 140, y + 16, wide - 180, high - 32)
    page.text(place, question, size=44, weight="semibold", valign="middle", lines=3, shorten=True)
    page.layer -= 5

"""A notice at the top of the facilitator's page: one plain sentence, there for some seconds."""

from __future__ import annotations

from game.screen.page import Page

SECONDS = 8.0


def notice(page: Page, text: str) -> None:
    """Draw it over everything else."""
    page.layer += 100
    theme = page.theme
    page.box((360, 12, 1200, 84), theme.ink, 18, shadow=(8, 24))
    page.icon("info", (410, 54), 40, theme.paper)
    page.text((450, 14, 1080, 80), text, 26, "semibold", theme.paper, theme.ink, upright="middle", lines=2)
    page.layer -= 100

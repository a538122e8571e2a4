"""Notices on the facilitator's page: one plain sentence, there for some seconds, or until it is answered."""

from __future__ import annotations

from functools import partial

from game.design.theme import CANVAS, KEY_BAR
from game.screen.kit import hit_testing
from game.screen.kit.page import Act, Page
from game.screen.kit.widgets import Button


def notice(page: Page, text: str) -> None:
    """Draw it over everything else."""
    page.layer += 100
    theme = page.theme
    page.box((360, 12, 1200, 84), theme.ink, 18, shadow=(8, 24))
    page.icon("info", (410, 54), 40, theme.paper)
    place = (450, 14, 1080, 80)
    set_text = partial(page.text, size=26, weight="semibold", colour=theme.paper, ground=theme.ink)
    set_text(place, text, valign="middle", lines=2)
    page.layer -= 100


def offer(page: Page, text: str, label: str, act: Act) -> None:
    """A sentence in place of the bar of keys, and a way to mend what it says. Nothing else is covered."""
    theme = page.theme
    layer, page.layer = page.layer, hit_testing.top(page.targets)
    top = CANVAS[1] - KEY_BAR
    page.box((0, top, CANVAS[0], KEY_BAR), theme.ink)
    page.icon("monitor", (60, top + KEY_BAR / 2), 30, theme.paper)
    place = (100, top, 1180, KEY_BAR)
    set_text = partial(page.text, size=24, weight="semibold", colour=theme.paper, ground=theme.ink)
    set_text(place, text, valign="middle", lines=1)
    Button(label, act, name="open the Room", size=24).draw(page, (1300, top + 1, 600, KEY_BAR - 2))
    page.layer = layer

"""Notices on the facilitator's page: one plain sentence, there for some seconds, or until it is answered."""

from __future__ import annotations

from functools import partial

from game.design.theme import CANVAS, KEY_BAR
from game.screen.kit import hit_testing
from game.screen.kit.page import Act, Box, Page
from game.screen.kit.widgets import Button

_TOP, _HIGH, _STEP = 12.0, 84.0, 12
_WIDTHS = (1200.0, 900.0, 700.0)


def notice(page: Page, text: str) -> None:
    """Draw it over everything else, where it covers nothing that answers to the hand."""
    x, y, wide, high = place_of(page)
    page.layer += 100
    theme = page.theme
    page.box((x, y, wide, high), theme.ink, 18, shadow=(8, 24))
    page.icon("info", (x + 50, y + high / 2), 40, theme.paper)
    place = (x + 90, y + 2, wide - 120, high - 4)
    set_text = partial(page.text, size=26, weight="semibold", colour=theme.paper, ground=theme.ink)
    set_text(place, text, valign="middle", lines=2)
    page.call_out()
    page.layer -= 100


def place_of(page: Page) -> Box:
    """Where a notice stands: the first of its places where nothing answers to the hand; at the top, or far down."""
    front = hit_testing.top(page.targets)
    answering = [target.box for target in page.targets if target.layer == front]
    answering += [text.box for text in page.written if text.layer > front]  # a hint over the page
    downs = (_TOP, *range(int(CANVAS[1] - _HIGH), int(_TOP), -_STEP))
    places: list[Box] = [((CANVAS[0] - wide) / 2, y, wide, _HIGH) for wide in _WIDTHS for y in downs]
    return next((place for place in places if not any(_meet(place, box) for box in answering)), places[1])


def _meet(box: Box, other: Box) -> bool:
    return all(box[i] < other[i] + other[i + 2] and other[i] < box[i] + box[i + 2] for i in (0, 1))


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
    page.call_out()
    Button(label, act, name="open the Room", size=24).draw(page, (1300, top + 1, 600, KEY_BAR - 2))
    page.layer = layer

"""A page within a page: the whole Room, smaller, on the Desk. Its texts and targets are those of the page around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.design.theme import CANVAS, LEAST_TARGET
from game.screen.kit.page import Box, Page


def inset(page: Page, box: Box, draw: Callable[[Page], None]) -> None:
    """Draw a whole page into a box of another, in the same proportions. Keys are shown at the foot of the outer one."""
    area = page.rect(box).clip(page.surface.get_rect())
    if area.width < 2 or area.height < 2:
        return
    share = box[2] / CANVAS[0]

    def within(inner: Box) -> Box:
        return box[0] + inner[0] * share, box[1] + inner[1] * share, inner[2] * share, inner[3] * share

    hand = page.hand
    at = ((hand.at[0] - box[0]) / share, (hand.at[1] - box[1]) / share) if hand.at is not None else None
    small = Page(page.surface.subsurface(area), page.look, page.kind, replace(hand, at=at), page.moment)
    small.layer, small.theme, small.outer, small.reading = page.layer, page.theme, page, "room"
    small.reading = "room"
    draw(small)
    page.pictures += [
        replace(each, box=within(each.box), after=len(page.written) + each.after) for each in small.pictures
    ]
    page.came_after += [len(page.written) + many for many in small.came_after]
    page.written += [
        replace(text, box=within(text.box), size=text.size * share, usual=text.usual * share)
        for text in small.written
    ]
    page.targets += [replace(inner, box=_for_hands(within(inner.box))) for inner in small.targets]
    page.scrollers += [replace(inner, box=within(inner.box)) for inner in small.scrollers]


def _for_hands(box: Box) -> Box:
    """A box that a hand can hit, however small its thing is drawn."""
    x, y, wide, high = box
    across, down = max(0.0, LEAST_TARGET - wide), max(0.0, LEAST_TARGET - high)
    return x - across / 2, y - down / 2, wide + across, high + down

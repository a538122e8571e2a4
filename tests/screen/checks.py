"""What must hold of any page, read off the record that its drawing leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pygame

from game.design.theme import CANVAS, DESK_TEXT, KEY_BAR, ROOM_TEXT, Colour
from game.screen.kit.page import Box, HitTarget, Page, TextRecord

LEAST_CONTRAST = 4.5
ROUNDING = 0.04
"""share by which letters may be smaller than asked for, since they are drawn in whole pixels"""
LEAST_TARGET = 44
NEAR = 6.0
"""canvas pixels by which two texts may reach into each other's boxes: there is air in a line of text"""
ALIKE = 24
"""by how much each of red, green and blue may differ between two grounds that read alike, of 255"""
LEAST_GROUND = 0.2
"""share of a text's box in which its ground is to be seen: the rest is letters, and what they stand over"""


def problems(page: Page, *, read_from_afar: bool) -> list[str]:
    """Everything wrong with a page, in words."""
    least = ROOM_TEXT if read_from_afar else DESK_TEXT
    found = [said for one in page.written for said in _text(page, one, least)]
    found += _over_each_other(page)
    found += _on_other_ground(page)
    found += [said for one in page.targets for said in _target(one)]
    found += _names(page)
    return list(dict.fromkeys(found))


def keys_shown(page: Page) -> list[str]:
    """The bar of keys is for whoever has them at hand: a Room beside a Desk shows none."""
    low = CANVAS[1] - KEY_BAR - NEAR
    return [f"the Room shows the key “{one.text}”" for one in page.written if one.box[1] >= low]


def covered(page: Page, box: Box, what: str) -> list[str]:
    """What answers to the hand and would lie under something that is drawn there."""
    front = max((target.layer for target in page.targets), default=0)
    under = (target for target in page.targets if target.layer == front and min(_shared(target.box, box)) > 0)
    return [f"{what} covers “{target.name}”" for target in under]


def half_headlines(page: Page) -> list[str]:
    """Where an English page says how much replaceable virgin material is used, and not how much of all."""
    texts = [text.text for text in page.written]
    says = [text for text in texts if text.lower().startswith(("new material", "replaceable new material"))]
    return says if not any("all new" in text for text in texts) else []


def grows(text: TextRecord, scale: float) -> bool:
    """Whether a text is as much larger as was chosen; a mark that stays as it is, is not."""
    return text.usual > 0 and text.size >= text.usual * scale * (1 - ROUNDING)


def _text(page: Page, one: TextRecord, least: float) -> Iterator[str]:
    said = f"“{one.text[:60]}” at {_place(one.box)}"
    if not one.fits:
        yield f"{said} does not fit at {one.size:.0f}"
    missing = page.fonts.missing(one.text)
    if missing:
        yield f"{said} has letters the typeface lacks: {missing}"
    if contrast(one.colour, one.ground) < LEAST_CONTRAST:
        yield f"{said} is too pale: {contrast(one.colour, one.ground):.1f}"
    in_key_bar = one.box[1] >= CANVAS[1] - KEY_BAR - 6
    if one.size + 1 / page.k < (DESK_TEXT if in_key_bar else least):
        yield f"{said} is small: {one.size:.0f} of {least}"
    x, y, wide, high = one.box
    slack = 2 + 2 / page.k
    if x < -slack or y < -slack or x + wide > CANVAS[0] + slack or y + high > CANVAS[1] + slack + high * 0.2:
        yield f"{said} leaves the page"


def _over_each_other(page: Page) -> Iterator[str]:
    slack = NEAR + 1 / page.k
    for one, other in combinations(page.written, 2):
        if one.layer != other.layer or (one.text, one.box) == (other.text, other.box):
            continue
        across, down = _shared(_inked(one), _inked(other))
        if across > slack and down > slack:
            yield f"“{one.text[:40]}” at {_place(one.box)} and “{other.text[:40]}” at {_place(other.box)} overlap"


def _on_other_ground(page: Page) -> Iterator[str]:
    """Contrast is reckoned with the ground that a text names: it must be the one on which it was drawn."""
    front = max((one.layer for one in page.written), default=0)
    for one in page.written:
        area = page.rect(one.box).clip(page.surface.get_rect())
        if one.layer < front or area.width < 2 or area.height < 2:
            continue  # what lies under something else is not to be read now
        drawn = page.surface.subsurface(area)
        alike = pygame.transform.threshold(None, drawn, one.ground[:3], (ALIKE,) * 3, None, 0)
        if alike < LEAST_GROUND * area.width * area.height:
            yield f"“{one.text[:60]}” at {_place(one.box)} is not drawn on {one.ground}"


def _inked(one: TextRecord) -> Box:
    """Where letters stand: a line of text has air above and below."""
    x, y, wide, high = one.box
    air = one.size * 0.13
    return x, y + air, wide, high - 2 * air


def _shared(one: Box, other: Box) -> tuple[float, float]:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across, down


def _target(one: HitTarget) -> Iterator[str]:
    x, y, wide, high = one.box
    if wide < LEAST_TARGET or high < LEAST_TARGET:
        yield f"the target {one.name} is small: {wide:.0f} × {high:.0f}"
    if x < -1 or y < -1 or x + wide > CANVAS[0] + 1 or y + high > CANVAS[1] + 1:
        yield f"the target {one.name} leaves the page at {_place(one.box)}"


def _names(page: Page) -> Iterator[str]:
    for name, count in Counter(one.name for one in page.targets).items():
        if count > 1 or not name:
            yield f"{count} targets are called “{name}”"
    for one, other in combinations(page.targets, 2):
        across, down = _shared(one.box, other.box)
        if one.layer == other.layer and across > 4 and down > 4:
            yield f"the targets {one.name} and {other.name} lie over each other"


def _place(box: Box) -> str:
    return ", ".join(f"{one:.0f}" for one in box)


def contrast(text: Colour, ground: Colour) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

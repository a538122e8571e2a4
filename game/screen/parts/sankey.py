"""A Sankey as the Room shows it: bands between bars, arrows of what is bought new, hatched blocks of what is waste.

Bands are drawn once; names, amounts and the hand's places lie on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import hypot
from typing import Final

import pygame

from game.cluster_map.links import BETWEEN, LinkKey
from game.debrief.sankey.frame import SankeyBand, SankeyBlock
from game.debrief.sankey.nearest import Looked, nearest
from game.design.text_styles import TextStyle
from game.design.theme import RADIUS, Colour, Hue, Theme
from game.outputs.path.page import FlowsBody
from game.outputs.picture_words import flow_words, flows_words
from game.screen.kit.hit_testing import Spoken
from game.screen.kit.layout import Box, Point
from game.screen.kit.page import HitTarget, Page
from game.screen.kit.surface_cache import Same
from game.screen.map.ribbons import along
from game.screen.parts.hatching import dashed_box, hatched
from game.text.translator import Translator

_NAME: Final = TextStyle(40, 40, "semibold", 1.15, may_shrink=True)
_AMOUNT: Final = TextStyle(40, 40, "semibold", 1.15, tabular=True, may_shrink=True)
_SPOKEN: Final = Spoken(what="picture")
_EDGE: Final = 3.0
_LIFT: Final = 6.0
"""by which a name stands clear of the band below it"""
_DASHES: Final = 56.0
_READ: Final = 46.0
"""height from which a block has room for its amount"""


def draw_flows(page: Page, box: Box, flows: FlowsBody, choose: Callable[[Looked], None]) -> None:
    """All of it; `choose` is told which flow or firm is looked at.

    All bands at once are two still pictures, in colour and pale, both there from the first on; only those that are
    spoken of are drawn over the pale one.
    """
    area, look = page.rect(box), (page.theme, page.k)
    is_pale = flows.focus is not None or flows.lit is not None
    key = ("sankey", area.size, Same(flows.picture), page.theme.name)
    both = [
        page.art.once((*key, pale), partial(_drawn, area.size, flows, pale, look)) for pale in (False, True)
    ]
    page.put(both[is_pale], area)
    for band in flows.picture.bands if is_pale else ():
        if not _is_pale(flows, band.link.key):
            place = _around(page, band)
            own = (*key, band.link.key, band.link.key == flows.focus)
            drawn = page.art.once(own, partial(_alone, place, band, flows, look))
            page.put(drawn, place.move(area.topleft))
    words = Same(flows.picture), tuple(flows.amounts.values()), tuple(flows.names.values()), box
    page.cached(("sankey blocks", *words, flows.focus, flows.lit), partial(_blocks, page, box, flows))
    page.cached(("sankey bars", *words), partial(_bars, page, box, flows))
    for band in flows.picture.bands:
        _amount(page, box, band, flows)
    page.pictured(box, lambda: flows_words(page.look.words, [*_told(page.look.words, flows)]))
    hold = partial(_look_at, flows, choose)
    page.target(
        HitTarget("flows", box, lambda: None, 0, hold, takes_focus=False, follows=True, spoken=_SPOKEN)
    )


def _told(w: Translator, flows: FlowsBody) -> Iterator[str]:
    """The flows in words, those between firms first, the largest first."""
    links = (*(band.link for band in flows.picture.bands), *(block.link for block in flows.picture.blocks))
    for link in sorted(links, key=lambda link: (link.key.kind not in BETWEEN, -link.amount)):
        giver = flows.names.get(link.key.source, w("Bought new"))
        taker = flows.names.get(link.key.target, w("Heaps, landfill"))
        yield flow_words(giver, taker, flows.amounts.get(link.key) or w.amount(link.amount, link.key.unit))


def _blocks(page: Page, box: Box, flows: FlowsBody) -> None:
    for block in flows.picture.blocks:
        _block(page, _within(box, block.box), block, flows)


def _bars(page: Page, box: Box, flows: FlowsBody) -> None:
    for bar in flows.picture.bars:
        _bar(page, _within(box, bar.box), _within(box, bar.name), (bar.firm, flows))


def _around(page: Page, band: SankeyBand) -> pygame.Rect:
    """The part of the picture that a band takes, in pixels."""
    across, down = ([point[at] for point in band.way] for at in (0, 1))
    rim = band.wide / 2 + 12
    left, top = min(across) - rim, min(down) - rim
    k = page.k
    return pygame.Rect(
        int(left * k),
        int(top * k),
        int((max(across) + rim - left) * k) + 2,
        int((max(down) + rim - top) * k) + 2,
    )


def _alone(
    place: pygame.Rect, band: SankeyBand, flows: FlowsBody, look: tuple[Theme, float]
) -> pygame.Surface:
    """A band that is spoken of, in colour."""
    drawn = pygame.Surface(place.size, pygame.SRCALPHA)
    k = look[1]
    moved = replace(band, way=tuple((x - place.left / k, y - place.top / k) for x, y in band.way))
    _band(drawn, moved, (band.link.key == flows.focus, False), look)
    return drawn


def _look_at(flows: FlowsBody, choose: Callable[[Looked], None], x: float, y: float) -> None:
    """The flow or firm nearest to the hand, whose place is a share of the picture."""
    frame = flows.picture.frame
    key = nearest(flows.picture, (x * frame.wide, y * frame.high))
    if key is not None and key != flows.focus:
        choose(key)


def _within(box: Box, inner: Box) -> Box:
    return box[0] + inner[0], box[1] + inner[1], inner[2], inner[3]


def _is_pale(flows: FlowsBody, key: LinkKey) -> bool:
    """Whether something else is spoken of."""
    if flows.lit is not None:
        return key not in flows.lit
    if isinstance(flows.focus, str):
        return flows.focus not in (key.source, key.target)
    return flows.focus is not None and key != flows.focus


def _hue(theme: Theme, key: LinkKey) -> Hue:
    return theme.flows[key.kind]


# -- bands ------------------------------------------------------------------------------------------


def _drawn(
    size: tuple[int, int], flows: FlowsBody, is_pale: bool, look: tuple[Theme, float]
) -> pygame.Surface:
    """All bands, in colour or all pale, on the page's paper: without holes it is put there ten times as fast."""
    drawn = pygame.Surface(size)
    drawn.fill(look[0].paper)
    for band in sorted(flows.picture.bands, key=lambda band: (band.goes_back, -band.wide)):
        _band(drawn, band, (False, is_pale), look)
    return drawn


def _band(
    drawn: pygame.Surface, band: SankeyBand, shown: tuple[bool, bool], look: tuple[Theme, float]
) -> None:
    """`shown`: whether it is looked at itself, and whether it is pale."""
    (theme, k), (is_focus, pale) = look, shown
    hue = _hue(theme, band.link.key)
    points = [(x * k, y * k) for x, y in band.way]
    fill, edge = (hue.tint, theme.mute) if pale else (hue.fill, hue.edge)
    if band.link.amount < 0 and not pale:
        fill = theme.panel
    if is_focus:
        _strip(drawn, points, band.wide * k + 14 * k, theme.ink)
    _strip(drawn, points, band.wide * k + 2 * k, edge)
    _strip(drawn, points, max(2.0, (band.wide - _EDGE) * k), fill)
    if pale or band.wide < 10:
        return
    mark = hue.edge if band.link.amount < 0 else theme.paper
    for x, y, dx, dy in along(points, _DASHES * k, _DASHES * k / 2):
        if band.link.key.kind == "energy":
            pygame.draw.circle(drawn, mark, (x, y), 3.5 * k)
        else:
            pygame.draw.line(
                drawn, mark, (x - dx * 8 * k, y - dy * 8 * k), (x + dx * 8 * k, y + dy * 8 * k), round(5 * k)
            )


def _strip(drawn: pygame.Surface, points: Sequence[Point], wide: float, colour: Colour) -> None:
    """A band along a line, as wide across as it is large."""
    left, right = [], []
    for before, (x, y), after in zip(
        (points[0], *points[:-1]), points, (*points[1:], points[-1]), strict=True
    ):
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        nx, ny = -dy / length * wide / 2, dx / length * wide / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    pygame.draw.polygon(drawn, colour, left + right[::-1])
    pygame.draw.aalines(drawn, colour, False, left)
    pygame.draw.aalines(drawn, colour, False, right)


# -- bars, blocks, amounts ----------------------------------------------------------------------------


def _bar(page: Page, box: Box, place: Box, of: tuple[str, FlowsBody]) -> None:
    theme, (firm, flows) = page.theme, of
    mark = flows.marks.get(firm)
    hue = theme.team(mark) if mark is not None else Hue(theme.mute, theme.ink2, theme.track)
    page.box(box, hue.fill, 4, rim=(theme.ink, _EDGE))
    above: Box = (place[0], place[1] - _LIFT, place[2], place[3])
    page.text(above, flows.names[firm], _NAME, align="centre", valign="bottom", lines=2, shorten=True)


def _block(page: Page, box: Box, block: SankeyBlock, flows: FlowsBody) -> None:
    """What is bought new ends at the bar, plain; what is thrown away stands at it, hatched; both with amounts."""
    theme, key = page.theme, block.link.key
    hue, pale = _hue(theme, key), _is_pale(flows, key)
    if block.link.amount < 0:
        dashed_box(page, box, hue.edge)
    elif pale:
        page.box(box, hue.tint, rim=(theme.mute, 2))
    elif key.kind == "landfill":
        hatched(page, box, hue, "stripes", hue.edge)
    else:
        page.box(box, hue.fill, rim=(hue.edge, _EDGE))
    if key == flows.focus:
        page.box((box[0] - 6, box[1] - 6, box[2] + 12, 6), theme.ink)
        page.box((box[0] - 6, box[1] + box[3], box[2] + 12, 6), theme.ink)
    amount = flows.amounts[key]
    wide = page.measure(amount, _AMOUNT.room, "semibold") * page.look.text_scale
    if amount and box[3] >= _READ * page.look.text_scale and wide <= box[2]:
        _pill(page, (box[0] + 2, box[1] + box[3] / 2 - 23, box[2] - 4, 46), amount, hue.edge)


def _amount(page: Page, box: Box, band: SankeyBand, flows: FlowsBody) -> None:
    if band.label is not None and not _is_pale(flows, band.link.key):
        _pill(
            page, _within(box, band.label), flows.amounts[band.link.key], _hue(page.theme, band.link.key).edge
        )


def _pill(page: Page, box: Box, text: str, edge: Colour) -> None:
    page.box(box, page.theme.panel, min(RADIUS["card"], box[3] / 2), rim=(edge, _EDGE))
    page.text(box, text, _AMOUNT, ground=page.theme.panel, align="centre", valign="middle", lines=1)

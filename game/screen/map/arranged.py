"""A board put in order for a window: what there is to place, and where it went, worked out once while it stays."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from game.cluster_map.board import Board, Place, Ribbon
from game.cluster_map.layout.arrange import Steps, arranging, with_guests
from game.cluster_map.layout.space import Arrangement, FirmSpace, Lane, MapSpace, Size
from game.cluster_map.sizes import (
    SMALLEST,
    UNIT,
    arrow_size,
    coarse,
    enlargement,
    exchange_wide,
    heap_size,
    heap_wide,
    plinth,
)
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.surface_cache import Same
from game.screen.map.map_view import MapView, frame_of, in_frame
from game.screen.map.models import roof
from game.screen.map.ribbons import Course

_LINE: Final = 1.25
"""height of a name's line, in sizes of its letters"""
_PILL: Final = 1.5
ICON: Final = 1.2
"""room for a hand before an offer's code, in sizes of its letters"""
CROSS: Final = 1.7
"""room for the cross on an exchange that is over, in sizes of the letters"""
_MARKED: Final = 0.95
"""room for a team's mark beside a name, in sizes of the letters"""
_ALONE: Final = 1.35
"""how large a mark is that stands for a name"""
_NARROW: Final = 12.0
"""of what has no lane, in canvas pixels"""
_OFF: Final = 64.0
"""from a firm's middle to where a straight line to it ends"""
MOST_RIBBONS: Final = 10


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything stands, in canvas pixels."""

    middle: Mapping[str, Point]
    placed: Arrangement
    looks: Mapping[str, Sequence[Sequence[str]]]
    """firm → the lines of its name, in each way that it may be written"""
    boost: float
    """how much larger amounts are drawn than on the map of a large cluster"""
    is_whole: bool = True
    """whether everything has its place already: if not, only firms stand"""

    def course(self, flow: Ribbon, unit: float) -> Course | None:
        """Where an exchange runs; None where it is left to the flows."""
        way = self.placed.lanes.get(flow.id)
        return (
            None
            if way is None
            else Course(way, exchange_wide(min(flow.tonnes, flow.most) * self.boost, unit))
        )

    def straight(self, source: str, target: str) -> Course | None:
        """From firm to firm, for what has no lane; None where they stand too close."""
        start, end = self.middle.get(source), self.middle.get(target)
        if start is None or end is None or math.dist(start, end) < 3 * _OFF:
            return None
        across, down = ((b - a) / math.dist(start, end) * _OFF for a, b in zip(start, end, strict=True))
        here, there = (start[0] + across, start[1] + down), (end[0] - across, end[1] - down)
        return Course((here, ((here[0] + there[0]) / 2, (here[1] + there[1]) / 2), there), _NARROW)

    def courses(self, board: Board, unit: float) -> dict[str, Course]:
        """Every exchange that is drawn as a ribbon: ten at most, and what is spoken of first."""
        ranked = sorted(board.ribbons, key=lambda flow: (flow.dim and not flow.dead, -flow.most, flow.id))
        courses = {flow.id: self.course(flow, unit) for flow in ranked}
        drawn = [(key, course) for key, course in courses.items() if course is not None]
        return dict(drawn[:MOST_RIBBONS])

    def hairlines(self, board: Board) -> list[tuple[Ribbon, Point, Point]]:
        """What flows now and has no ribbon: from where to where a thin line says so."""
        courses, at = self.courses(board, UNIT), self.middle
        return [
            (flow, at[flow.source], at[flow.target])
            for flow in board.ribbons
            if flow.is_exchange and not flow.offered and not flow.dim and flow.id not in courses
            if {flow.source, flow.target} <= at.keys()
        ]


def laid_out(page: Page, box: Box, board: Board, view: MapView) -> MapLayout:
    """Where the places of a board stand, and everything about them, as soon as that is worked out."""
    still, art = view.standing, page.art
    seen = (
        "lies",
        box,
        Same(board.places),
        Same(board.ribbons),
        board.lit,
        still,
        page.surface.get_size(),
        page.look.text_scale,
    )
    laid: MapLayout | None = art.kept.get(seen)
    if laid is None:
        laid = art.worked_on(seen, partial(_laid_out, page, box, board, still), page.look.spare)
        if laid is None:
            return unplaced(box, board)
        art.kept.put(seen, laid)
    return laid


def unplaced(box: Box, board: Board) -> MapLayout:
    """Where the places stand, and nothing about them yet."""
    return MapLayout(_middles(box, board), Arrangement(), {}, 1.0, is_whole=False)


def _middles(box: Box, board: Board) -> dict[str, Point]:
    frame = frame_of(box)
    return {place.id: in_frame(frame, place.at) for place in board.places}


def _laid_out(page: Page, box: Box, board: Board, view: MapView) -> Generator[None, None, MapLayout]:
    """In a film boards change, and what is to be placed mostly does not."""
    factor, middle = view.unit / UNIT, _middles(box, board)
    larger = enlargement(board.largest_at_home)
    looks = {place.id: _looks(place) for place in board.places} if view.names else {}
    boosted, firms = _Enlarged(larger, factor), []
    for place in board.places:
        firms.append(_firm(page, board, place, (middle[place.id], looks.get(place.id, ()), boosted), view))
        yield None
    lanes = _lanes(page, board, boosted, view)
    reserved = tuple(_smaller(each, factor) for each in view.reserved)
    space = MapSpace(_smaller(box, factor), tuple(firms), lanes, reserved, board.links)
    lasting = yield from _once(page, ("lasting", space.lasting), partial(arranging, space.lasting))
    placed = yield from _once(page, ("arranged", space), partial(with_guests, space, lasting))
    return MapLayout(middle, placed.times(factor), looks, larger)


def _once(page: Page, key: tuple[object, ...], begin: Callable[[], Steps]) -> Steps:
    """What these steps come to, if nobody has taken them before."""
    known = page.art.known(key)
    if known is None:
        known = yield from begin()
        page.art.worked(key, lambda: known)
    done: Arrangement = known
    return done


class _Enlarged(NamedTuple):
    """How amounts and places become those of a map whose models' unit is 18: that is put in order for all sizes."""

    boost: float
    """of kilotonnes"""
    factor: float
    """how much larger the map is that is drawn"""


def _smaller(box: Box, factor: float) -> Box:
    return box[0] / factor, box[1] / factor, box[2] / factor, box[3] / factor


def _firm(
    page: Page,
    board: Board,
    place: Place,
    known: tuple[Point, Sequence[Sequence[str]], _Enlarged],
    view: MapView,
) -> FirmSpace:
    """`known`: where its middle is, how its name may be written, and the scale."""
    (x, y), looks, (boost, factor) = known
    waste, bought = (
        sum(flow.most for flow in board.at_home(place.id, kind)) * boost for kind in ("landfill", "virgin")
    )
    size = view.text * page.look.text_scale
    mark = 0.0 if place.mark is None else size * _MARKED / factor
    return FirmSpace(
        place.id,
        (x / factor, y / factor),
        plinth(place.picture, UNIT),
        roof(page, place.picture, UNIT),
        heap_size(coarse(waste), UNIT) if heap_wide(waste, UNIT) >= SMALLEST else None,
        arrow_size(coarse(bought), UNIT) if bought else None,
        tuple(_name_size(page, lines, size, (mark, factor)) for lines in looks),
        mark,
    )


def _looks(place: Place) -> Sequence[Sequence[str]]:
    """A name in its lines, or only its team's mark."""
    return [*place.name_in_lines, *([()] if place.mark is not None else [])]


def _name_size(page: Page, lines: Sequence[str], size: float, beside: tuple[float, float]) -> Size:
    """`beside`: how wide the mark is, and how much larger all is drawn."""
    mark, factor = beside
    if not lines:
        return size * _ALONE / factor, size * _ALONE / factor
    wide = max(page.fonts.width(line, max(6, int(size * page.k)), "semibold") for line in lines) / page.k
    return (wide + 10) / factor + mark, size * _LINE * len(lines) / factor


def _lanes(page: Page, board: Board, scale: _Enlarged, view: MapView) -> tuple[Lane, ...]:
    """The largest exchanges, those there longest first: a new one goes round those before it. Offers come after
    them, and last what is spoken of for a moment."""
    exchanges = [flow for flow in board.ribbons if flow.is_exchange]
    offers = [flow for flow in exchanges if flow.offered and flow.label]
    others = (flow for flow in exchanges if flow not in offers)
    ranked = sorted(others, key=lambda flow: (flow.offered, -flow.most, flow.id))
    most = ranked[: view.lanes - len(offers)]
    guests = [
        flow
        for flow in (ranked[len(most) :] if board.lit is not None else ())
        if (flow.dead or not flow.dim) and board.is_lit(flow.source, flow.target)
    ]
    drawn = (*guests, *most)
    labelled = [flow for flow in drawn if flow.label and not flow.dim][: view.pills]
    crossed = [flow for flow in drawn if flow.dead == "ended"]
    pills = {flow.id: _pill_size(page, flow, view, scale.factor) for flow in (*labelled, *crossed, *offers)}
    return tuple(
        Lane(
            flow.id,
            flow.source,
            flow.target,
            exchange_wide(coarse(flow.most * scale.boost), UNIT),
            pills.get(flow.id),
            is_guest=flow in guests,
        )
        for flow in (
            *sorted(most, key=lambda flow: (flow.offered, flow.since, _apart(board, flow), flow.id)),
            *offers,
            *guests[: view.lanes],
        )
    )


def _apart(board: Board, flow: Ribbon) -> float:
    """How far its firms are apart: the shortest way is found first."""
    at = {place.id: place.at for place in board.places}
    return math.dist(at[flow.source], at[flow.target]) if {flow.source, flow.target} <= at.keys() else 0.0


def _pill_size(page: Page, flow: Ribbon, view: MapView, factor: float) -> Size:
    size = view.text * page.look.text_scale
    if flow.dead:
        return size * CROSS / factor, size * CROSS / factor
    icon = size * ICON if flow.offered else 0.0
    return (page.measure(flow.label, size, "bold") + icon + 36) / factor, size * _PILL / factor

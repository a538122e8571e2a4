"""The map of the page: who stands where, and which way each exchange takes. One for all rounds, so that it holds still.

The same pure arrangement as on the screen; widths of names are reckoned, since a page knows its letters only when it
is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.cluster_map.board import Board, Place, Ribbon
from game.cluster_map.layout.arrange import arranging, at_once, with_guests
from game.cluster_map.layout.space import Arrangement, FirmSpace, Lane, MapSpace, Point, Size
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

WIDE, HIGH = 1920.0, 1080.0
"""of the whole picture that the camera gives"""
TOP: Final = 150.0
"""how much of it is left out above"""
LETTERS: Final = 30.0
"""size of a firm's name"""
MARK: Final = 34.0
"""how wide a team's mark is beside it"""
_FOOT: Final = 40.0
_LETTER: Final = 0.58
"""width of a letter of a name, in sizes"""
_LINE: Final = 1.25
_ROOF: Final = 5.2
"""how far a model rises above its plinth's middle, in units"""
_MOST_LANES: Final = 10


@dataclass(frozen=True, slots=True)
class Stage:
    """What holds still."""

    board: Board
    """every firm, and whatever flows in any round, at its largest"""
    middles: dict[str, Point]
    placed: Arrangement
    looks: dict[str, tuple[tuple[str, ...], ...]]
    """firm → the lines of its name, in each way that it may be written"""
    larger: float
    """how much larger amounts are drawn than on the map of a large cluster"""

    @property
    def lanes(self) -> list[Ribbon]:
        """The exchanges that have their way, in the order in which they are drawn."""
        return [flow for flow in self.board.ribbons if flow.id in self.placed.lanes]

    @property
    def heaps(self) -> list[str]:
        """The firms that have room for a heap."""
        return [place.id for place in self.board.places if place.id in self.placed.heaps]

    @property
    def stubs(self) -> list[str]:
        """The firms that buy."""
        return [place.id for place in self.board.places if place.id in self.placed.stubs]


def stage_of(rounds: Sequence[Board]) -> Stage:
    """`rounds`: the board of each round as a whole."""
    board = _union(rounds)
    larger = enlargement(board.largest_at_home)
    middles = {place.id: (place.at[0] * WIDE, place.at[1] * HIGH) for place in board.places}
    looks = {place.id: place.name_in_lines for place in board.places}
    space = MapSpace(
        (0.0, TOP, WIDE, HIGH - TOP - _FOOT),
        tuple(_firm(board, place, middles[place.id], larger) for place in board.places),
        _lanes(board, larger),
        links=board.links,
    )
    placed = at_once(with_guests(space, at_once(arranging(space.lasting))))
    return Stage(board, middles, placed, looks, larger)


def _union(rounds: Sequence[Board]) -> Board:
    """Whatever flows in any round, as large as it ever comes."""
    largest: dict[str, Ribbon] = {}
    for flow in (flow for board in rounds for flow in board.ribbons):
        known = largest.get(flow.id)
        if known is None or flow.most > known.most:
            largest[flow.id] = replace(flow, since=known.since if known else flow.since)
    return replace(rounds[-1], ribbons=tuple(largest.values()))


def _firm(board: Board, place: Place, middle: Point, larger: float) -> FirmSpace:
    waste, bought = (
        larger * sum(flow.most for flow in board.at_home(place.id, kind)) for kind in ("landfill", "virgin")
    )
    mark = 0.0 if place.mark is None else MARK
    return FirmSpace(
        place.id,
        middle,
        plinth(place.picture, UNIT),
        _ROOF * UNIT,
        heap_size(coarse(waste), UNIT) if heap_wide(waste, UNIT) >= SMALLEST else None,
        arrow_size(coarse(bought), UNIT) if bought else None,
        tuple(_size(lines, mark) for lines in place.name_in_lines),
        mark,
    )


def _size(lines: Sequence[str], mark: float) -> Size:
    return max(map(len, lines)) * LETTERS * _LETTER + mark, LETTERS * _LINE * len(lines)


def _lanes(board: Board, larger: float) -> tuple[Lane, ...]:
    """The largest exchanges, those first that were there first."""
    exchanges = [flow for flow in board.ribbons if flow.is_exchange]
    largest = sorted(exchanges, key=lambda flow: (flow.offered, -flow.most, flow.id))[:_MOST_LANES]
    return tuple(
        Lane(flow.id, flow.source, flow.target, exchange_wide(coarse(flow.most * larger), UNIT))
        for flow in sorted(largest, key=lambda flow: (flow.since, flow.id))
    )

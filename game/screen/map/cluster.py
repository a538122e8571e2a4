"""The map: ground, ribbons, models, stores, signs and names, in this order. One function draws any board."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from game.cluster_map.board import Board, Gauge, Place, Sign
from game.cluster_map.sizes import plinth
from game.outputs.picture_words import map_words
from game.screen.kit.page import Box, Page
from game.screen.kit.surface_cache import Same
from game.screen.map.arranged import MapLayout, laid_out, unplaced
from game.screen.map.backdrop import Backdrop
from game.screen.map.map_view import MapView as MapView
from game.screen.map.models import roof
from game.screen.map.moving_goods import draw_goods
from game.screen.map.names import draw_amounts, draw_names
from game.screen.map.place_names import draw_place_names
from game.screen.map.ribbons import EXCHANGE
from game.screen.map.steam import draw_steam

_SIGN: Final = 33.0
_WEIGHTY: Final = ("site", "stopped", "opened", "closed")
_LEVELS: Final = 24
"""steps in which a store is seen to fill"""


def draw_map(page: Page, box: Box, board: Board, view: MapView | None = None) -> MapLayout:
    """Draw a board into a box; returns where things stand, for whoever lays something over it.

    What is new takes some frames: until it is there, the last board of this stage is seen, or land and firms alone;
    in a stage's first frame the land alone, which has its time.
    """
    view = view or MapView()
    page.pictured(box, lambda: map_words(page.look.words, board))
    seen = _place_of(page, box, view)
    held: Shown | None = page.art.kept.get(seen)
    if held is None and page.waits(board.places, "map"):
        shown = Shown(board, unplaced(box, board), view)
        shown.backdrop(page, box).draw_land()
        return shown.laid
    shown = Shown(board, laid_out(page, box, board, view), view)
    if shown.laid.is_whole and Backdrop(page, box, board, shown.laid, view.unit).goes_on():
        page.art.kept.put(seen, shown)
    else:
        page.look.spare.leave()
        if held is None or not held.is_of(board) or not held.backdrop(page, box).is_there:
            _plain(page, box, shown)
            return shown.laid
        shown = held._replace(view=replace(held.view, phase=view.phase))
    _whole(page, box, shown)
    return shown.laid


def draw_turning(page: Page, box: Box, boards: tuple[Board, Board], view: MapView, share: float) -> MapLayout:
    """A board gives way to another of the same stage, as far as `share`: only what flows and who is lit differs."""
    before, after = boards
    if share >= 1:
        return draw_map(page, box, after, view)
    laid, then = draw_map(page, box, before, view), laid_out(page, box, after, view)
    new = Backdrop(page, box, after, then, view.unit)
    if not then.is_whole or not new.goes_on():
        page.look.spare.leave()
        return laid
    if share > 0:
        new.draw(share)
    return then


class Shown(NamedTuple):
    """A board as it was put in order to be seen."""

    board: Board
    laid: MapLayout
    view: MapView

    def is_of(self, board: Board) -> bool:
        """Whether the other board has the same stage."""
        return _stage(self.board) == _stage(board)

    def backdrop(self, page: Page, box: Box) -> Backdrop:
        """What lies under everything."""
        return Backdrop(page, box, self.board, self.laid, self.view.unit)


def _stage(board: Board) -> tuple[object, ...]:
    """The ground, and who stands where."""
    return board.terrain, tuple((place.id, place.at, place.picture) for place in board.places)


def _place_of(page: Page, box: Box, view: MapView) -> tuple[object, ...]:
    look = page.look
    return ("shown", box, view.unit, view.names, page.surface.get_size(), look.text_scale, look.theme.name)


def _whole(page: Page, box: Box, shown: Shown) -> None:
    board, laid, view = shown
    shown.backdrop(page, box).draw()
    if view.phase is not None:
        draw_goods(page, board.ribbons, laid.courses(board, view.unit), view.phase)
        draw_steam(page, board, laid.middle, view.unit)
    page.cached(_over_key(box, board, view), partial(_over, page, box, board, laid, view))


def _plain(page: Page, box: Box, shown: Shown) -> None:
    """Land, firms, and their names as soon as those have their places."""
    shown.backdrop(page, box).draw_plain()
    if shown.laid.is_whole:
        draw_names(page, shown.board, shown.laid, shown.view)


def prefetch_map(page: Page, box: Box, board: Board, view: MapView, seconds: float) -> bool:
    """Draw some of a board that will be shown soon, for about so long. Whether all of it was ready."""
    laid = laid_out(page, box, board, view)
    if (
        not laid.is_whole
        or page.look.spare.is_over
        or not Backdrop(page, box, board, laid, view.unit).prepare(seconds)
    ):
        return False
    return page.prefetch(_over_key(box, board, view), partial(_over, page, box, board, laid, view))


def _over_key(box: Box, board: Board, view: MapView) -> tuple[object, ...]:
    parts = (board.places, board.ribbons, board.gauges, board.signs, board.named)
    return ("over the map", box, *map(Same, parts), board.lit, view.standing)


def _over(page: Page, box: Box, board: Board, laid: MapLayout, view: MapView) -> None:
    """What stands over the flows: stores, names, signs and amounts."""
    for gauge in {gauge.place: gauge for gauge in reversed(board.gauges)}.values() if view.gauges else ():
        _gauge(page, gauge, _gauge_box(gauge, laid, board, view))
    draw_names(page, board, laid, view)
    for sign in sorted(board.signs, key=lambda sign: _WEIGHTY.index(sign.what)):  # the weightiest on top
        _sign(page, sign, laid, board, view)
    draw_amounts(page, board, laid, view)
    if view.names:
        draw_place_names(page, box, board, laid, view)


def _gauge_box(store: Gauge, laid: MapLayout, board: Board, view: MapView) -> Box:
    """The first store of a firm stands as an upright capsule at the right of its model."""
    place = _place(board, store.place)
    x, y = laid.middle[store.place]
    wide, high = view.unit * 1.1, view.unit * 3.2
    across, down = plinth(place.picture, view.unit)
    return x + across - wide - 3, y - down * 0.25 - high, wide, high


def _gauge(page: Page, store: Gauge, box: Box) -> None:
    left, top, wide, high = box
    theme = page.theme
    page.box((left - 3, top - 3, wide + 6, high + 6), theme.panel, wide / 2 + 3, rim=(theme.ink2, 2.5))
    hue = theme.flows["landfill" if store.spills else store.kind]
    level = round(max(0.0, min(1.0, store.share)) * _LEVELS) / _LEVELS * (high - 4)
    if level >= 2:
        inner = (left + 2, top + high - 2 - level, wide - 4, level)
        page.box(inner, hue.fill, min(wide / 2 - 2, level / 2))


def _sign(page: Page, shown: Sign, laid: MapLayout, board: Board, view: MapView) -> None:
    """A building site, works just opened, a stopped line or a closed firm: a disc on its firm's left shoulder."""
    icon = {"site": "hard-hat", "opened": "flag", "stopped": "wrench", "closed": "x"}[shown.what]
    picture, (x, y) = _place(board, shown.place).picture, laid.middle[shown.place]
    size = min(_SIGN, view.unit * 1.6)
    at = (x - plinth(picture, view.unit)[0] + size, y - roof(page, picture, view.unit) + size)
    theme = page.theme
    dark, open_ = shown.what in ("stopped", "closed"), theme.flows[EXCHANGE].fill
    fill = theme.ink if dark else open_ if shown.what == "opened" else theme.panel
    page.circle(at, size, fill, theme.panel if dark else theme.ink, 4)
    page.icon(icon, at, size * 1.1, theme.ink if shown.what == "site" else theme.paper)


def _place(board: Board, key: str) -> Place:
    return next(place for place in board.places if place.id == key)

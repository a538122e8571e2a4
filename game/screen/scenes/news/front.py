"""The front page: a newspaper beside the map, the firm it names lit, and below it the seat that answers first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.ended_exchanges import EndedExchange
from game.design import spacing
from game.design.text_styles import LABEL, TextStyle
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.turned import Askew, turned
from game.screen.map.arranged import MapLayout
from game.screen.map.ribbons import Course, ribbon
from game.screen.map.rings import ring
from game.text.emphasis import strong_numbers

DROP_SECONDS: Final = 0.3
DIM_SECONDS: Final = 0.4
RING_SECONDS: Final = 0.2
END_SECONDS: Final = 0.6
ASKED_AFTER: Final = DROP_SECONDS + DIM_SECONDS + RING_SECONDS + END_SECONDS
"""seconds: the page has dropped, the rest of the map is pale, the firm is ringed, what ends has ended; one after the
other, and last comes the question"""
WIDE: Final = 860.0
_TOP, _HIGH = 148.0, 664.0
BAND: Final[Box] = (0.0, 836.0, 1920.0, 244.0)
_FIGURE: Final = TextStyle(190, 190, "bold", 1.1, is_fixed=True)
_SHORT: Final = TextStyle(120, 120, "bold", 1.1, is_fixed=True)
"""of a figure that is longer than a number"""
_LOW: Final = TextStyle(64, 64, "bold", 1.1, is_fixed=True)
"""of a figure over a story that needs all the room"""
_MOST_CROSSES = 3
_RINGED: Final = 118.0
"""canvas pixels from a firm's middle to where its rings end"""
_HEAD: Final = 140.0
"""how far down nothing of the map stands"""
_DROP = 18.0
_ASKEW: Final = 1.1
"""degrees"""
_SIZES: Final = ((84.0, 68.0), (72.0, 56.0), (64.0, 48.0), (50.0, LABEL.room))
"""of a title and the text below it, the largest first"""
_FULL = 0.85
"""of the room that is left, so much a story fills at most"""
_ROOMY = 240.0
"""as high as a story is at most beside a large figure"""


@dataclass(frozen=True, slots=True)
class FrontView:
    """A front page in the words of the moment."""

    paper: str
    """its name"""
    year: str
    place: str
    """which page this is of how many; empty for a single one"""
    figure: str
    unit: str
    """what the figure counts"""
    title: str
    body: str
    seat: str
    mark: int | None
    """of the team that answers; None: all do"""
    question: str
    firm: str
    """id; empty: the whole region"""
    firm_name: str
    ended: tuple[EndedExchange, ...]
    partner: str
    """id of the firm that loses the largest of them; empty: none ends"""
    partner_name: str
    lost: str
    """how much went over in that one, in words"""


@dataclass(frozen=True, slots=True)
class OnMap:
    """The map that a front page lies on."""

    laid: MapLayout
    lanes: Mapping[tuple[str, str], Course]
    """giver and taker of what ends → how it runs, where it has a way"""
    free: tuple[float, float]
    """from where to where across nothing lies on the map"""
    passed: float
    """seconds since the page was turned to"""


def dimmed(passed: float) -> float:
    """How pale the rest of the map is, so many seconds after a page was turned to: 0 to 1."""
    share = min(1.0, max(0.0, passed - DROP_SECONDS) / DIM_SECONDS)
    return share * share * (3 - 2 * share)


def draw_on_map(page: Page, on: OnMap, view: FrontView) -> None:
    """The firm in its rings, with its name; the exchanges that end, from the firm outwards, and who loses them."""
    at, since = on.laid.middle.get(view.firm), on.passed - DROP_SECONDS - DIM_SECONDS
    pairs = {(exchange.giver, exchange.taker): exchange for exchange in reversed(view.ended)}
    share = min(1.0, max(0.0, since - RING_SECONDS) / END_SECONDS)
    ways = [
        (on.lanes.get(pair) or on.laid.straight(*pair), exchange)
        for pair, exchange in reversed(pairs.items())
    ]
    for way, exchange in ways if share > 0 else ():
        if way is not None:
            _ended(page, way if exchange.loses == exchange.taker else way.back, share)
    crosses = [way.at(0.5) for way, _ in ways[:_MOST_CROSSES] if way is not None and share == 1]
    for cross in crosses:
        page.circle(cross, 42, page.theme.panel, page.theme.ink, 7)
        page.icon("x", cross, 52, page.theme.ink)
    if at is None or since <= 0:
        return
    grown = min(1.0, since / RING_SECONDS)
    ring(page, at, 96 * grown, page.theme.ink)
    ring(page, at, 114 * grown, page.theme.ink)
    if grown == 1:
        _labels(page, on, view, (at, crosses))


def _labels(page: Page, on: OnMap, view: FrontView, where: tuple[Point, list[Point]]) -> None:
    """The firm's name; once all is over who stands at the other end, and how much it was: where there is room."""
    at, crosses = where
    ringed = (at[0] - _RINGED, at[1] - _RINGED, 2 * _RINGED, 2 * _RINGED)
    taken = [ringed, *((x - 46, y - 46, 92.0, 92.0) for x, y in crosses)]
    taken += [(x - 72, y - 92, 144.0, 140.0) for x, y in on.laid.middle.values() if (x, y) != at]
    named = [(ringed, view.firm_name)]
    other = on.laid.middle.get(view.partner)
    if crosses and other is not None:
        named += [((other[0] - 72, other[1] - 92, 144.0, 140.0), view.partner_name), (taken[1], view.lost)]
    for nth, (about, words) in enumerate(named):
        chosen = _beside(page, about, words, (on.free, taken))
        if nth and not (chosen and on.free[0] < about[0] + about[2] / 2 < on.free[1]):
            continue
        box = chosen or _sides(page, about, words, on.free)[0]
        taken.append(box)
        page.box(box, page.theme.panel, spacing.S, shadow=spacing.SHADOW_LOW)
        bold = partial(page.text, size=44, weight="bold", align="centre", valign="middle", lines=1)
        bold(box, words, ground=page.theme.panel)


def _beside(page: Page, about: Box, words: str, room: tuple[tuple[float, float], list[Box]]) -> Box | None:
    """Where words stand beside a box and keep off all else."""
    free, taken = room
    for box in _sides(page, about, words, free):
        is_inside = _HEAD < box[1] and box[1] + box[3] < BAND[1] - 8 and free[0] <= box[0] <= free[1] - box[2]
        if is_inside and not any(_meet(box, each) for each in taken):
            return box
    return None


def _sides(page: Page, about: Box, words: str, free: tuple[float, float]) -> list[Box]:
    """Below, above, at the right, at the left."""
    x, y, across, down = about
    wide = page.measure(words, 44, "bold") * page.look.text_scale + 40
    high = 68 * max(1.0, page.look.text_scale)
    left, middle = min(max(free[0], x + across / 2 - wide / 2), free[1] - wide), y + down / 2 - high / 2
    corners = ((left, y + down + 6), (left, y - high - 6), (x + across + 6, middle), (x - wide - 6, middle))
    tops = sorted(corners[:2], key=lambda corner: corner[1] + high >= BAND[1])
    return [(*corner, wide, high) for corner in (*tops, *corners[2:])]


def _meet(box: Box, other: Box) -> bool:
    return all(box[i] < other[i] + other[i + 2] and other[i] < box[i] + box[i + 2] for i in (0, 1))


def _ended(page: Page, course: Course, share: float) -> None:
    """A closed railway as far as it has come."""
    count = max(2, round(share * len(course.points)))
    points = [page.at(point) for point in course.points[:count]]
    ribbon(page.surface, Course(points, max(3.0, course.width * page.k)), page.theme, "dead")


def draw_paper(page: Page, left: float, view: FrontView, passed: float) -> None:
    """The newspaper, which drops onto the page and lies a little askew."""
    up = _DROP * (1 - min(1.0, passed / DROP_SECONDS)) ** 2
    box = (left, _TOP, WIDE, _HIGH)
    turned(page, box, Askew(_ASKEW, up), partial(_paper, box=box, view=view), ("front page", view))


def _paper(page: Page, box: Box, view: FrontView) -> None:
    (x, y, *_), theme = box, page.theme
    page.box(box, theme.panel, 6, shadow=(12, 40))
    inner, wide = x + 40, WIDE - 80
    with page.on(theme.panel):
        _masthead(page, (inner, y + 10, wide, 76), view)
        page.line((inner, y + 88), (inner + wide, y + 88), theme.ink, 6)
        page.line((inner, y + 97), (inner + wide, y + 97), theme.ink, 2)
        top = y + 108 + _figure(page, (inner, y + 108, wide, _HIGH - 128), view)
        _story(page, (inner, top, wide, y + _HIGH - top - 20), view)


def _masthead(page: Page, box: Box, view: FrontView) -> None:
    """What the paper is called, and when this is."""
    (x, y, wide, high), grown = box, page.ruler.grown
    when = f"{view.year} · {view.place}" if view.place else view.year
    room = grown(page.measure(when, LABEL.room, "semibold")) + 12
    bold = partial(page.text, valign="middle", lines=1)
    bold((x + wide - room, y, room, high), when, size=LABEL.room, weight="semibold", align="right")
    left = 0.0 if page.ruler.scale > 1 else 72.0
    if left:
        page.icon("newspaper", (x + 28, y + high / 2), 52)
    bold((x + left, y, wide - room - left - 12, high), view.paper, size=LABEL.room, weight="bold")


def _figure(page: Page, box: Box, view: FrontView) -> float:
    """The figure and what it counts; returns how high they are."""
    if not view.figure:
        return 0.0
    (x, y, wide, left), (size, small) = box, _SIZES[-1]
    body = page.height(view.body, wide, small)
    story = page.height(view.title, wide, size, "bold") + body + 12
    is_short = body < _ROOMY and page.ruler.width(view.figure, _FIGURE) <= wide * 0.62
    styles = (_FIGURE, _SHORT, _LOW) if is_short else (_SHORT, _LOW)
    style = next((each for each in styles if page.ruler.line(each) + 12 + story <= left), _LOW)
    high = page.ruler.line(style)
    room = page.ruler.width(view.figure, style) + 4
    page.text((x, y, room, high), view.figure, style, valign="middle", lines=1)
    beside = wide - room - 28
    if view.unit and beside > 240:
        unit = (x + room + 28, y, beside, high)
        page.text(unit, view.unit, size=48, weight="semibold", valign="middle", lines=2, shorten=True)
    elif view.unit:
        page.text((x, y + high, wide, 62), view.unit, size=48, weight="semibold", lines=1, shorten=True)
        high += 62
    return high + 12


def _story(page: Page, box: Box, view: FrontView) -> None:
    """Title and text; without a figure above they are as large as they have room."""
    (x, y, wide, high), sizes = box, _SIZES[-1:] if view.figure else _SIZES
    for size, small in sizes:
        title, body = page.height(view.title, wide, size, "bold"), page.height(view.body, wide, small)
        if title + body + 12 <= _FULL * high:
            break
    title = min(title, high - body - 12)
    page.text((x, y, wide, title), view.title, size=size, weight="bold", lines=3)
    page.text((x, y + title + 12, wide, high - title - 12), strong_numbers(view.body), size=small)


def draw_band(page: Page, view: FrontView, right: float, passed: float) -> None:
    """The question to one team; `right`: where the band's text has to end."""
    theme = page.theme
    page.box(BAND, theme.ink)
    if passed < ASKED_AFTER:
        return
    x = 48.0
    if view.mark is not None:
        page.circle((x + 60, 930), 60, theme.panel)
        mark(page, view.mark, (x + 60, 930), 42)
        x += 152
    words = f"**{view.seat}:** {view.question}" if view.seat else view.question
    place = (x, 846, right - x, 176)
    page.text(place, words, size=56, colour=theme.paper, ground=theme.ink, valign="middle", lines=2)

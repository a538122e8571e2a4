"""The console as it is drawn: the clock, the journal and the seats; below them what can be done to a game."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import HEADLINE, HERO, SMALL
from game.design.theme import LEAST_TARGET, RADIUS
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.text_layout import Span
from game.screen.kit.title_row import title_high, title_row
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.dialog import PAGE
from game.screen.scenes.console.journal_view import JournalView, draw_journal
from game.screen.scenes.console.panel_view import Panel, draw_panel
from game.screen.scenes.console.tiles import Tile, draw_tiles, take_tiles


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A team, and who plays it."""

    name: str
    mark: int
    control: Button


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """The console at one moment."""

    title: str
    place: str
    """where the game stands"""
    back: Button
    clock: str
    clock_controls: tuple[Button, Button, Button]
    """a minute less, a minute more, hold"""
    journal: JournalView
    seats_title: str
    seats: tuple[SeatRow, ...]
    seats_turning: Turning
    more_seats: Callable[[int, int], Button]
    """the way to the next page of the seats, of so many"""
    tiles: tuple[Tile, ...]
    panel: Panel | None
    status: str
    status_icon: str
    is_notice: bool
    keys: tuple[tuple[str, str], ...]


def draw_console(page: Page, view: ConsoleView) -> None:
    """All of it, over a scene that is veiled."""
    theme, ruler = page.theme, page.ruler
    frame = layout.inset(PAGE, spacing.L)
    page.box(frame, theme.paper, RADIUS["console"], shadow=spacing.SHADOW_HIGH)
    inner = layout.inset(frame, spacing.L, spacing.M)
    head, rest = layout.take_top(inner, max(spacing.CONTROL, ruler.line(HEADLINE)), spacing.M)
    status = ruler.height(view.status, inner[2] - spacing.L - spacing.S, SMALL)
    foot, body = layout.take_bottom(rest, max(spacing.L, min(status, ruler.line(SMALL, lines=2))), spacing.S)
    with page.on(theme.paper):
        _head(page, head, view)
        _status(page, foot, view)
    if view.panel is None:
        tiles, upper, style = take_tiles(body, view.tiles, ruler, _clock_high(view, ruler))
        _upper(page, upper, view)
        draw_tiles(page, tiles, view.tiles, style)
    else:
        clock, rest = layout.take_left(body, _clock_wide(view, ruler), spacing.M)
        _clock(page, clock, view)
        page.layer += 1
        draw_panel(page, rest, view.panel)
        page.layer -= 1
    keys(page, view.keys)


def _head(page: Page, box: Box, view: ConsoleView) -> None:
    ruler = page.ruler
    sizes = ruler.width(view.title, HEADLINE), REST, view.back.width(ruler)
    title, place, back = layout.columns(box, *sizes, gap=spacing.L)
    page.text(title, view.title, HEADLINE, valign="middle", lines=1)
    page.text(place, view.place, SMALL, colour=page.theme.ink2, valign="middle", lines=2)
    view.back.draw(page, back)


def _status(page: Page, box: Box, view: ConsoleView) -> None:
    icon, words = layout.take_left(box, spacing.L, spacing.S)
    page.icon(view.status_icon, layout.middle(icon), page.ruler.size(SMALL) * spacing.ICON, page.theme.ink2)
    status = Span(view.status, "semibold" if view.is_notice else "regular")
    colour = None if view.is_notice else page.theme.ink2
    page.text(words, (status,), SMALL, colour=colour, valign="middle", lines=2, shorten=True)


def _upper(page: Page, box: Box, view: ConsoleView) -> None:
    ruler = page.ruler
    sizes = _clock_wide(view, ruler), REST, _seats_wide(view, ruler)
    clock, journal, seats = layout.columns(box, *sizes, gap=spacing.M)
    _clock(page, clock, view)
    draw_journal(page, _card(page, journal), view.journal)
    _seats(page, seats, view)


def _card(page: Page, box: Box) -> Box:
    page.box(box, page.theme.panel, RADIUS["large"])
    return layout.inset(box, spacing.M, spacing.S)


# --- the clock ------------------------------------------------------------------------------------
def _clock_wide(view: ConsoleView, ruler: Ruler) -> float:
    """As wide as its two shorter buttons side by side, and as the time of a long phase."""
    each = max(button.width(ruler) for button in view.clock_controls[:-1])
    buttons = each + spacing.S + each
    alone = view.clock_controls[-1].width(ruler)
    return layout.framed(max(buttons, alone, ruler.width(view.clock, HERO)), spacing.M)


def _clock_high(view: ConsoleView, ruler: Ruler) -> float:
    """As high as the time and its buttons need."""
    each = view.clock_controls[0].height(ruler) + spacing.S
    return layout.framed(ruler.line(HERO) + each + each, spacing.S)


def _clock(page: Page, box: Box, view: ConsoleView) -> None:
    inner = _card(page, box)
    less, more, hold = view.clock_controls
    high = less.height(page.ruler)
    time, minutes, last = layout.rows(inner, REST, high, high, gap=spacing.S)
    page.text(time, view.clock, HERO, align="centre", valign="middle", lines=1)
    for button, place in zip((less, more), layout.columns(minutes, REST, REST, gap=spacing.S), strict=True):
        button.draw(page, place)
    hold.draw(page, last)


# --- the seats ------------------------------------------------------------------------------------
def _seats_wide(view: ConsoleView, ruler: Ruler) -> float:
    """As wide as names and controls need, within reason: a long name loses its end."""
    name = min(max(ruler.width(seat.name, SMALL) for seat in view.seats), spacing.NAME)
    control = max(seat.control.width(ruler) for seat in view.seats)
    return layout.framed(LEAST_TARGET + layout.framed(name, spacing.XS) + control, spacing.M)


def _seats(page: Page, box: Box, view: ConsoleView) -> None:
    ruler, inner = page.ruler, _card(page, box)
    high = max(LEAST_TARGET, ruler.line(SMALL) + spacing.XS)
    pages = _seat_pages(view, ruler, inner, high)
    at = view.seats_turning.shown(len(pages))
    page.scrolls(box, partial(view.seats_turning.scroll, len(pages)))
    more = [view.more_seats(at + 1, len(pages))] if len(pages) > 1 else []
    rest = title_row(page, inner, view.seats_title, more, least=LEAST_TARGET)
    shown = view.seats[pages[at]]
    gap = min(spacing.S, (rest[3] - high * len(shown)) / max(1, len(shown) - 1))
    for seat, place in zip(shown, layout.rows(rest, *[high] * len(shown), gap=gap), strict=True):
        control = max(each.control.width(ruler) for each in view.seats)
        sign, name, who = layout.columns(place, LEAST_TARGET, REST, control, gap=spacing.XS)
        mark(page, seat.mark, layout.middle(sign), spacing.S)
        page.text(name, (Span(seat.name, "regular"),), SMALL, valign="middle", lines=1, shorten=True)
        seat.control.draw(page, who)


def _seat_pages(view: ConsoleView, ruler: Ruler, inner: Box, high: float) -> list[slice]:
    """Which seats share a page: the way to the next one takes room only where there is one."""
    pages: list[slice] = []
    for more in ([], [view.more_seats(1, len(view.seats))]):
        head = title_high(ruler, inner[2], view.seats_title, more, LEAST_TARGET) + spacing.XS
        pages = layout.paged([high] * len(view.seats), inner[3] - head)
        if len(pages) == 1:
            break
    return pages

"""A page for each deal: its picture, what its teams said at the bell and then did or did not, and all deals as a film.

Below stands one line: who signs, or the reason that was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.reveal import RevealItem, SaidRow
from game.design.text_styles import TextStyle
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.map.models import model
from game.screen.parts.party import Party
from game.screen.scenes.reveal.deal_picture import arrow
from game.text.translator import Translator

MOST_DEALS: Final = 8
"""deals with a page each; the others stand together"""
BAND: Final[Box] = (0.0, 916.0, 1920.0, 164.0)
_CARD: Final[Box] = (40.0, 150.0, 1840.0, 560.0)
_SAID: Final = 620.0
"""width of what was said, beside the picture"""
_FILM: Final[Box] = (40.0, 744.0, 212.0, 150.0)
"""the first picture of the film"""
_TITLE: Final = TextStyle(60, 60, "bold", 1.1, may_shrink=True)
_TEXT: Final = TextStyle(40, 40, leading=1.15, may_shrink=True)
_BOLD: Final = TextStyle(44, 44, "bold", 1.15, may_shrink=True)
_BAND_TEXT: Final = TextStyle(60, 60, "bold", 1.15, may_shrink=True)
_ROW: Final = 112.0
_UNIT, _SMALL_UNIT = 17.0, 6.5
CHECKS_AFTER: Final = 0.6
CHECK_SECONDS: Final = 0.12
"""when the first promise is checked, and how long after it the next"""


@dataclass(frozen=True, slots=True)
class DealPage:
    """A deal among all deals, at one moment."""

    cards: Sequence[RevealItem]
    at: int
    parties: dict[str, Party]
    grown: float
    """how far its ribbon has come, 0 to 1"""
    passed: float
    """seconds since the page was turned to"""

    @property
    def card(self) -> RevealItem:
        """The deal itself."""
        return self.cards[self.at]


def draw_deal_page(page: Page, w: Translator, view: DealPage) -> None:
    """All of it but the band."""
    rows = view.card.promised
    x, y, wide, high = _CARD
    _picture(page, w, (x, y, wide - (_SAID + 30 if rows else 0), high), view)
    if rows:
        _said(page, w, (x + wide - _SAID, y, _SAID, high), view)
    _film(page, view)


def _picture(page: Page, w: Translator, box: Box, view: DealPage) -> None:
    """Both firms, the ribbon between them, what it carries, and the rest of the deal."""
    x, y, wide, high = box
    card, passing = view.card, view.card.passing
    page.box(box, page.theme.panel, 24, shadow=(8, 24))
    stamp = page.measure(w("Signed"), 52, "bold") + 64
    title = passing.what if passing is not None else card.title
    with page.on(page.theme.panel):
        page.text(
            (x + 40, y + 24, wide - stamp - 110, 80), title, _TITLE, valign="middle", lines=1, shorten=True
        )
        top = y + 128
        if passing is not None:
            _parties(page, (x, y + 112, wide, 264), view)
            top = y + 384
        for line, tall in _fitting(page, w, card.lines, (wide - 80, y + high - 16 - top)):
            page.text((x + 40, top, wide - 80, tall), line, _TEXT, align="centre")
            top += tall
    if view.grown >= 1:
        _stamp(page, w, (x + wide - stamp - 36, y + 26, stamp, 80))


def _stamp(page: Page, w: Translator, box: Box) -> None:
    page.box(box, page.theme.panel, 12, rim=(page.theme.ink, 7))
    with page.on(page.theme.panel):
        page.text(box, w("Signed"), size=52, weight="bold", align="centre", valign="middle", lines=1)


def _parties(page: Page, box: Box, view: DealPage) -> None:
    x, y, wide, _ = box
    passing = view.card.passing
    if passing is None:
        return
    side = min(370.0, wide * 0.31)
    for firm, left in ((passing.giver, x), (passing.taker, x + wide - side)):
        party = view.parties[firm]
        model(page, party.picture, (left + side / 2, y + 124), _UNIT, party.mark)
        shift = 34.0 if party.mark is not None else 0.0
        name = (left + 16 + shift, y + 172, side - 32 - shift, 92)
        covered = page.text(name, party.name, _TEXT, align="centre", valign="middle", lines=2, shorten=True)
        if party.mark is not None:
            mark(page, party.mark, (max(left + 26, covered[0] - 30), covered[1] + covered[3] / 2), 20)
    left, middle = x + side + 8, wide - 2 * side - 16
    arrow(page, (left, y + 64, middle, 84), passing, view.grown)
    terms = (left, y + 160, middle, 100)
    page.text(terms, passing.terms, _TEXT, colour=page.theme.ink2, align="centre", lines=2)


def _fitting(
    page: Page, w: Translator, lines: Sequence[str], room: tuple[float, float]
) -> Iterator[tuple[str, float]]:
    """As many lines as have room, each with its height; then how many more there are."""
    wide, high = room
    heights = [page.ruler.height(line, wide, _TEXT) for line in lines]
    more = page.ruler.line(_TEXT)
    for nth, (line, tall) in enumerate(zip(lines, heights, strict=True)):
        if sum(heights[nth:]) > high and tall + more > high:
            yield w.many("and {n} more", "and {n} more", len(lines) - nth), more
            return
        yield line, tall
        high -= tall


def _said(page: Page, w: Translator, box: Box, view: DealPage) -> None:
    """What was said at the bell, a row each; what was not done comes last, in a frame."""
    x, y, wide, high = box
    rows = view.card.promised
    page.box(box, page.theme.panel, 24, shadow=(8, 24))
    broken = sum(not row.is_kept for row in rows)
    title = w.many("{n} said, not done", "{n} said, not done", broken) if broken else w("Said and done")
    with page.on(page.theme.panel):
        page.text((x + 30, y + 24, wide - 60, 80), title, _BOLD, valign="middle", lines=1)
    fit = int((high - 108) // _ROW)
    shown = rows if len(rows) <= fit else (*rows[: fit - 1], rows[-1])
    for nth, row in enumerate(shown):
        if page.look.still or view.passed >= CHECKS_AFTER + nth * CHECK_SECONDS:
            _row(page, (x + 16, y + 108 + nth * _ROW, wide - 32, _ROW - 8), row)


def _row(page: Page, box: Box, row: SaidRow) -> None:
    x, y, wide, high = box
    if not row.is_kept:
        page.box(box, page.theme.panel, 14, rim=(page.theme.ink, 7))
    mark(page, row.team.mark, (x + 50, y + high / 2), 30)
    page.icon("check" if row.is_kept else "x", (x + wide - 52, y + high / 2), 60)
    in_panel = partial(page.text, ground=page.theme.panel, valign="middle", lines=1, shorten=True)
    in_panel((x + 100, y + 3, wide - 190, 48), row.team.name, _BOLD)
    in_panel((x + 100, y + 47, wide - 190, 48), f"{row.code} {row.name}", _TEXT, colour=page.theme.ink2)


def _film(page: Page, view: DealPage) -> None:
    """All deals, small: those to come are dark."""
    left, top, wide, high = _FILM
    step = wide + 16
    for nth, card in enumerate(view.cards[:MOST_DEALS]):
        box = (left + nth * step, top, wide, high)
        is_open, passing = nth <= view.at, card.passing
        theme = page.theme
        rim = (theme.ink, 6 if nth == view.at else 0)
        page.box(box, theme.panel if is_open else theme.ink, 14, rim=rim)
        if not is_open or passing is None:
            ink, ground = (theme.ink, theme.panel) if is_open else (theme.paper, theme.ink)
            icon = "handshake" if is_open else "eye-off"
            page.icon(icon, (box[0] + wide / 2, top + high / 2), 64, ink if ground else theme.ink)
            continue
        for firm, x in ((passing.giver, box[0] + 52), (passing.taker, box[0] + wide - 52)):
            party = view.parties[firm]
            model(page, party.picture, (x, top + high / 2 + 20), _SMALL_UNIT, party.mark)
        page.icon("arrow-right", (box[0] + wide / 2, top + high / 2), 40)


def draw_deal_band(page: Page, w: Translator, card: RevealItem, right: float) -> None:
    """Who signs; or the reason that was given, in its own words. `right`: where the text has to end."""
    theme = page.theme
    page.box(BAND, theme.ink)
    x = 48.0
    for team in card.teams[:4]:
        page.circle((x + 44, BAND[1] + 58), 46, theme.panel)
        mark(page, team.mark, (x + 44, BAND[1] + 58), 32)
        x += 104
    place = (x + 16, BAND[1] + 6, right - x - 16, 104)
    with page.on(theme.ink):
        text = _in_a_line(page, w, card, place[2])
        page.text(place, text, _BAND_TEXT, colour=theme.paper, valign="middle", lines=1, shorten=True)


def _in_a_line(page: Page, w: Translator, card: RevealItem, wide: float) -> str:
    """The reason that was given; else who signed, by name where there is room."""
    if card.reason:
        return f"“{card.reason}”"
    by_name = w("{teams}: signed.", teams=", ".join(team.name for team in card.teams))
    if page.ruler.width(by_name, _BAND_TEXT) <= wide:
        return by_name
    return w.many("{n} team: signed.", "{n} teams: signed.", len(card.teams))

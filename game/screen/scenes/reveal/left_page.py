"""The last page of the reveal: offers that nobody signed, and who is left standing, each with a reason in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.unsigned import LeftStanding, UnsignedOffer
from game.design.text_styles import TextStyle
from game.screen.kit.hit_testing import one_of
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.map.models import model
from game.screen.parts.party import Party
from game.text.translator import Translator

_OFFERS: Final[Box] = (40.0, 150.0, 1120.0, 744.0)
_TEAMS: Final[Box] = (1190.0, 150.0, 690.0, 744.0)
_TITLE: Final = TextStyle(46, 46, "bold", 1.1, may_shrink=True)
_BOLD: Final = TextStyle(48, 48, "bold", 1.15, may_shrink=True)
_TEXT: Final = TextStyle(40, 40, leading=1.15, may_shrink=True)
_SAID: Final = TextStyle(40, 40, "bold", 1.1, may_shrink=True)
_MOST: Final = 4
_UNIT = 9.0


@dataclass(frozen=True, slots=True)
class LeftPage:
    """What is left when all sheets are open."""

    offers: Sequence[UnsignedOffer]
    standing: Sequence[LeftStanding]
    parties: dict[str, Party]
    choose: Callable[[int], None]
    """which of the rows is asked about"""

    @property
    def rows(self) -> Sequence[UnsignedOffer | LeftStanding]:
        """All that are shown, offers first."""
        return (*self.offers[:_MOST], *self.standing[:_MOST])


def draw_left_page(page: Page, w: Translator, view: LeftPage, chosen: int | None = None) -> None:
    """Offers at the left, teams at the right; `chosen`: the row that is asked about, where one may choose."""
    title = w("Offered, not signed") if view.offers else w("No offer is left open")
    _head(page, _OFFERS, title, len(view.offers))
    for nth, offer in enumerate(view.offers[:_MOST]):
        _ask(page, _row(_OFFERS, nth), (nth, chosen), view)
        _offer(page, _row(_OFFERS, nth), offer, view.parties)
    _more(page, w, _OFFERS, len(view.offers))
    title = w("Left standing") if view.standing else w("Nobody is left standing")
    _head(page, _TEAMS, title, len(view.standing))
    for nth, left in enumerate(view.standing[:_MOST]):
        _ask(page, _row(_TEAMS, nth), (len(view.offers[:_MOST]) + nth, chosen), view)
        _team(page, _row(_TEAMS, nth), left)
    _more(page, w, _TEAMS, len(view.standing))


def _ask(page: Page, box: Box, row: tuple[int, int | None], view: LeftPage) -> None:
    """A row that answers to the hand; the one that is asked about in a frame."""
    nth, chosen = row
    if chosen is None:
        return
    place = (box[0] - 24, box[1] + 2, box[2] + 48, box[3] - 4)
    if nth == chosen:
        page.box(place, page.theme.panel, 14, rim=(page.theme.ink2, 4))
    page.target(HitTarget(f"row {nth + 1}", place, partial(view.choose, nth), spoken=one_of(nth == chosen)))


def _head(page: Page, box: Box, title: str, count: int) -> None:
    """The card, as high as its rows need, and its title."""
    x, y, wide, whole = box
    high = whole if count > _MOST else 122 + count * _step(box)
    page.box((x, y, wide, high), page.theme.panel, 24, shadow=(8, 24))
    place = (x + 36, y + 8, wide - 72, 104)
    page.text(place, title, _TITLE, ground=page.theme.panel, valign="middle", lines=2)


def _row(box: Box, nth: int) -> Box:
    x, y, wide, _ = box
    return x + 36, y + 114 + nth * _step(box), wide - 72, _step(box)


def _step(box: Box) -> float:
    return (box[3] - 170) / _MOST


def _more(page: Page, w: Translator, box: Box, count: int) -> None:
    if count > _MOST:
        x, y, wide, high = box
        text = w.many("and {n} more", "and {n} more", count - _MOST)
        page.text((x + 36, y + high - 62, wide - 72, 54), text, _TEXT, ground=page.theme.panel, lines=1)


def _offer(page: Page, box: Box, offer: UnsignedOffer, parties: dict[str, Party]) -> None:
    """The giver, dashes that end in a hollow head, the taker; what was offered, and the answer."""
    (x, y, wide, high), theme = box, page.theme
    middle = y + high / 2
    for firm, at in ((offer.giver, x + 70), (offer.taker, x + 390)):
        party = parties[firm]
        model(page, party.picture, (at, middle + 26), _UNIT, party.mark)
    for dash in range(4):
        left = x + 146 + dash * 34
        page.line((left, middle), (left + 20, middle), theme.ink2, 9)
    tip = x + 318
    for start, end in (
        ((tip - 34, -24), (tip, 0)),
        ((tip, 0), (tip - 34, 24)),
        ((tip - 34, 24), (tip - 34, -24)),
    ):
        page.line((start[0], middle + start[1]), (end[0], middle + end[1]), theme.ink2, 5)
    in_panel = partial(page.text, ground=theme.panel, valign="middle", lines=1, shorten=True)
    if not offer.reason:
        in_panel((x + 480, middle - 62, wide - 480, 60), offer.what, _TEXT)
        in_panel((x + 480, middle - 4, wide - 480, 64), offer.answer, _BOLD)
        return
    in_panel((x + 480, y + 2, wide - 480, 48), f"{offer.what}: {offer.answer}", _TEXT)
    place = (x + 480, y + 48, wide - 480, high - 50)
    page.text(place, f"“{offer.reason}”", _SAID, ground=theme.panel, lines=2, shorten=True)


def _team(page: Page, box: Box, left: LeftStanding) -> None:
    x, y, wide, high = box
    mark(page, left.team.mark, (x + 40, y + high / 2), 36)
    in_panel = partial(page.text, ground=page.theme.panel)
    name = (x + 100, y + 4, wide - 100, 58)
    in_panel(name, left.team.name, _BOLD, valign="middle", lines=1, shorten=True)
    in_panel((x + 100, y + 62, wide - 100, high - 66), left.reason, _TEXT, lines=2, shorten=True)

"""What stands on a deal slip: each exchange with its amount, price and years; what is built, and who carries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.deal_table import builds
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.widgets import Button, Dial
from game.screen.parts.exchange_words import advance_words, exchange_values
from game.session.session import Session
from game.text.clauses import clause_words
from game.text.translator import Translator
from game.typed.deals import advances
from sim.decisions import DealExchange, DealTerms
from sim.plan.plan import Plan
from sim.rules.deal_verdict import SideView, Verdict
from sim.rules.names import firm_name, store_name

_EDGE = 30.0
_MOST = 5


@dataclass(frozen=True, slots=True)
class VerdictCard:
    """An answer to a slip of a cluster, in the words of the moment."""

    w: Translator
    session: Session
    world: str
    verdict: Verdict

    def draw(self, page: Page, box: Box) -> None:
        """Draw it. Teams in the order of the slip; a team with several firms on it shows each below."""
        x, y, wide, high = box
        w, verdict, ground = self.w, self.verdict, page.theme.sunk
        left, room = x + _EDGE, wide - 2 * _EDGE
        answers = {
            "both gain": w("All gain"),
            "one loses": w("Somebody loses"),
            "not possible": w("Not possible"),
        }
        title, place = answers[verdict.answer], (left, y + 14, room, 60)
        page.text(place, title, size=44, weight="bold", ground=ground, valign="middle", lines=1)
        if verdict.because:
            because = f"{w.say(verdict.because[0].what)} {w.say(verdict.because[0].instead)}"
            page.text((left, y + 90, room, high - 110), because, size=26, ground=ground)
            return
        note = 96.0 if verdict.notes else 0.0
        self._sides(page, (left, y + 70, room, high - 70 - note))
        if verdict.notes:
            self._note(page, (left, y + high - note, room, note))

    def _sides(self, page: Page, box: Box) -> None:
        left, y, room, high = box
        sides, ground = self.verdict.sides, page.theme.sunk
        caption = self.w.many(
            "What each has gained after {n} year, at this year’s prices",
            "What each has gained after {n} years, at this year’s prices",
            max(side.years for side in sides),
        )
        page.text((left, y, room, 60), caption, size=20, colour=page.theme.ink2, ground=ground, lines=2)
        step = min(132.0, (high - 74) / max(1, len(sides[:_MOST])))
        for i, side in enumerate(sides[:_MOST]):
            self._side(page, (left, y + 70 + i * step, room, step), side)

    def _note(self, page: Page, box: Box) -> None:
        left, y, room, high = box
        page.icon("triangle-alert", (left + 14, y + 40), 28, page.theme.flows["landfill"].edge)
        text, place = self.w.say(self.verdict.notes[0].what), (left + 36, y, room - 36, high - 8)
        ground = page.theme.sunk
        page.text(place, text, size=20, weight="semibold", ground=ground, valign="middle", lines=3)

    def _side(self, page: Page, box: Box, side: SideView) -> None:
        x, y, wide, high = box
        w, session = self.w, self.session
        team = next(
            (each for each in session.teams if each.world == self.world and each.id == side.seat), None
        )
        name = team.name if team is not None else firm_name(session.plan, side.seat, w.language)
        if team is not None:
            mark(page, team.mark, (x + 16, y + 20), 14)
        bold = partial(page.text, size=24, weight="bold", ground=page.theme.sunk, valign="middle", lines=1)
        bold((x + 40, y, wide - 190, 40), name, shorten=True)
        bold((x + wide - 150, y, 150, 40), w.money(side.gain, signed=True), align="right")
        year = w("{money} a year", money=w.money(side.yearly, signed=True))
        if side.invested:
            year = w("{year}, builds {money}", year=year, money=w.money(side.invested))
        small = partial(page.text, size=20, colour=page.theme.ink2, ground=page.theme.sunk)
        small((x + 40, y + 38, wide - 40, 32), year, lines=1)
        if len(side.firms) > 1 and high >= 100:
            small((x + 40, y + 66, wide - 40, 60), self._firms(side), lines=2, shorten=True)

    def _firms(self, side: SideView) -> str:
        """What each of a team's firms gains in a year."""
        names = {firm: firm_name(self.session.plan, firm, self.w.language) for firm in side.firms}
        return ", ".join(
            f"{names[party.firm]} {self.w.money(party.yearly, signed=True)}"
            for party in self.verdict.parties
            if party.firm in names
        )


_MOST_SHOWN: Final = 4
_LOWEST: Final = 880
_ROW: Final = 70


@dataclass(frozen=True, slots=True)
class Pencil:
    """What is done where a slip is pressed."""

    more: Callable[[int, str, int], None]
    """(which exchange, amount, price or years, how many steps)"""
    drop: Callable[[int], None]
    """strike an exchange"""
    advance: Callable[[str, str, int], None]
    """(project, firm, how many tenths)"""


@dataclass(frozen=True, slots=True)
class SlipParts:
    """The parts of a slip, in the words of the moment."""

    w: Translator
    plan: Plan
    terms: DealTerms
    pencil: Pencil

    def draw(self, page: Page) -> None:
        """The exchanges, and below them what has to be built."""
        y, exchanges = 150.0, self.terms.exchanges
        for at, exchange in enumerate(exchanges[:_MOST_SHOWN]):
            self._exchange(page, exchange, at, y)
            if len(exchanges) > 1:
                drop = Button("", partial(self.pencil.drop, at), f"drop {at}", "trash-2", "quiet")
                drop.draw(page, (1212, y + 42, 52, 52))
            y += 104
        hidden = len(exchanges) - _MOST_SHOWN
        if hidden > 0:
            more = self.w.many("and {n} more: type its code", "and {n} more: type their codes", hidden)
            page.text((830, y, 434, 36), more, size=22, weight="semibold", align="right", lines=1)
        built = self.w("What must be built, and who lends a share of it")
        if not self.terms.projects:
            built = self.w("Nobody builds anything yet: type the code of a project")
        place = (170, y, 650 if hidden > 0 else 1090, 36)
        page.text(place, built, size=22, colour=page.theme.ink2, lines=1)
        self._projects(page, y + 40)

    def _exchange(self, page: Page, exchange: DealExchange, at: int, y: float) -> None:
        w, plan = self.w, self.plan
        stream = store_name(plan, exchange.giver, w.language)
        giver = firm_name(plan, plan.firm_of(exchange.giver), w.language)
        taker = firm_name(plan, plan.firm_of(exchange.taker), w.language)
        line = w("{stream}: {giver} → {taker}", stream=stream, giver=giver, taker=taker)
        clauses = "; ".join(clause_words(w, plan, exchange))
        room = 440 if clauses else 1094
        page.text((170, y, room, 40), line, size=24, weight="bold", valign="middle", lines=1, shorten=True)
        if clauses:
            beside = partial(page.text, size=20, valign="middle", align="right", lines=2, shorten=True)
            beside((620, y - 4, 644, 46), clauses, colour=page.theme.ink2)
        places = ((170, 370), (552, 392), (956, 240))
        for (what, value), (x, wide) in zip(exchange_values(w, plan, exchange), places, strict=True):
            dial = Dial(value, partial(self.pencil.more, at, what), name=f"{what} {at}", size=22)
            dial.draw(page, (x, y + 42, wide, 52))

    def _projects(self, page: Page, y: float) -> None:
        """Each project once, and beside it whoever can carry a share of it."""
        last = ""
        name = partial(page.text, size=20, weight="semibold", valign="middle", lines=2)
        for project, firm in advances(self.plan, self.terms, int((_LOWEST - y) // _ROW)):
            if project != last:
                name((170, y, 640, 60), builds(self.w, self.plan, project))
            last = project
            if firm:
                label = advance_words(self.w, self.plan, self.terms, project, firm)
                act = partial(self.pencil.advance, project, firm)
                dial = Dial(label, act, name=f"advance {project} {firm}", size=20, lines=2)
                dial.draw(page, (826, y, 438, 60))
            y += _ROW

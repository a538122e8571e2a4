"""What stands on a deal slip: each exchange with its amount, price and years; what is built, and who carries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, Dial
from game.screen.parts.exchange_words import advance_words, exchange_values
from game.text.translator import Translator
from game.typed.deals import advances
from sim.decisions import DealExchange, DealTerms
from sim.plan.plan import Plan
from sim.rules.names import firm_name, project_name, store_name

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
        built = self.w("What has to be built, and who advances a share of it")
        place = (170, y, 650 if hidden > 0 else 1090, 36)
        page.text(place, built, size=22, colour=page.theme.ink2, lines=1)
        self._projects(page, y + 40)

    def _exchange(self, page: Page, exchange: DealExchange, at: int, y: float) -> None:
        w, plan = self.w, self.plan
        stream = store_name(plan, exchange.giver, w.language)
        giver = firm_name(plan, plan.firm_of(exchange.giver), w.language)
        taker = firm_name(plan, plan.firm_of(exchange.taker), w.language)
        line = w("{stream}: {giver} → {taker}", stream=stream, giver=giver, taker=taker)
        page.text((170, y, 1094, 40), line, size=24, weight="bold", valign="middle", lines=1)
        places = ((170, 400), (586, 330), (932, 264))
        for (what, value), (x, wide) in zip(exchange_values(w, plan, exchange), places, strict=True):
            dial = Dial(value, partial(self.pencil.more, at, what), name=f"{what} {at}", size=22)
            dial.draw(page, (x, y + 42, wide, 52))

    def _projects(self, page: Page, y: float) -> None:
        """Each project once, and beside it whoever can carry a share of it."""
        last = ""
        name = partial(page.text, size=20, weight="semibold", valign="middle", lines=2)
        for project, firm in advances(self.plan, self.terms, int((_LOWEST - y) // _ROW)):
            if project != last:
                name((170, y, 640, 60), _builds(self.w, self.plan, project))
            last = project
            if firm:
                label = advance_words(self.w, self.plan, self.terms, project, firm)
                act = partial(self.pencil.advance, project, firm)
                dial = Dial(label, act, name=f"advance {project} {firm}", size=20, lines=2)
                dial.draw(page, (826, y, 438, 60))
            y += _ROW


def _builds(w: Translator, plan: Plan, project: str) -> str:
    """Who builds what, for how much."""
    card = plan.projects[project]
    owner, name = firm_name(plan, card.firm, w.language), project_name(plan, project, w.language)
    return w("{firm} builds {project}: {money}", firm=owner, project=name, money=w.money(card.cost))

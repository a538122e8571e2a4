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


def slip_parts(page: Page, w: Translator, plan: Plan, terms: DealTerms, pencil: Pencil) -> None:
    """Draw its parts."""
    y = 150.0
    for at, one in enumerate(terms.exchanges[:_MOST_SHOWN]):
        _exchange(page, w, plan, one, at, y, pencil)
        if len(terms.exchanges) > 1:
            act = partial(pencil.drop, at)
            Button("", act, name=f"drop {at}", icon="trash-2", style="quiet").draw(
                page, (1212, y + 42, 52, 52)
            )
        y += 104
    ink2, hidden = page.theme.ink2, len(terms.exchanges) - _MOST_SHOWN
    if hidden > 0:
        more = w.many("and {n} more: type its code", "and {n} more: type their codes", hidden)
        page.text((830, y, 434, 36), more, size=22, weight="semibold", align="right", lines=1)
    built = w("What has to be built, and who advances a share of it")
    page.text((170, y, 650 if hidden > 0 else 1090, 36), built, size=22, colour=ink2, lines=1)
    y += 40
    last = ""
    for project, firm in advances(plan, terms, int((_LOWEST - y) // _ROW)):
        if project != last:
            page.text(
                (170, y, 640, 60),
                _builds(w, plan, project),
                size=20,
                weight="semibold",
                valign="middle",
                lines=2,
            )
        last = project
        if firm:
            label = advance_words(w, plan, terms, project, firm)
            act = partial(pencil.advance, project, firm)
            Dial(label, act, name=f"advance {project} {firm}", size=20, lines=2).draw(page, (826, y, 438, 60))
        y += _ROW


def _exchange(
    page: Page, w: Translator, plan: Plan, one: DealExchange, at: int, y: float, pencil: Pencil
) -> None:
    stream = store_name(plan, one.giver, w.language)
    giver = firm_name(plan, plan.firm_of(one.giver), w.language)
    taker = firm_name(plan, plan.firm_of(one.taker), w.language)
    line = w("{stream}: {giver} → {taker}", stream=stream, giver=giver, taker=taker)
    page.text((170, y, 1094, 40), line, size=24, weight="bold", valign="middle", lines=1)
    places = ((170, 400), (586, 330), (932, 264))
    for (what, value), (x, wide) in zip(exchange_values(w, plan, one), places, strict=True):
        Dial(value, partial(pencil.more, at, what), name=f"{what} {at}", size=22).draw(
            page, (x, y + 42, wide, 52)
        )


def _builds(w: Translator, plan: Plan, project: str) -> str:
    """Who builds what, for how much."""
    card = plan.projects[project]
    owner, name = firm_name(plan, card.firm, w.language), project_name(plan, project, w.language)
    return w("{firm} builds {project}: {money}", firm=owner, project=name, money=w.money(card.cost))

"""What lasted: the largest exchanges, each with a point a year, filled where something came, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.lasting import MOST, LastingExchange, lasting
from game.debrief.model import GameDebrief
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import firm_name, store_name


@dataclass(frozen=True, slots=True)
class LastedRow:
    """An exchange, in the words of the moment."""

    name: str
    firms: str
    years: tuple[tuple[int, bool], ...]
    """year → whether anything came"""
    answer: str
    has_lasted: bool


def lasted_rows(game: GameDebrief, w: Translator) -> tuple[LastedRow, ...]:
    """The largest exchanges of a game whose legacy years have run; none before."""
    last = game.rounds[-1]
    if not last.is_legacy or game.last_played.is_legacy:
        return ()
    largest = lasting(game.last_played.cluster, last.cluster, MOST)
    return tuple(_row(game.plan, each, w) for each in largest)


def _row(plan: Plan, each: LastingExchange, w: Translator) -> LastedRow:
    ends = each.contract.giver, each.contract.taker
    giver, taker = (firm_name(plan, plan.firm_of(end), w.language) for end in ends)
    answers = {
        "lasted": w("lasted"),
        "ran out": w("ran out {year}", year=each.contract.last_year),
        "stopped": w("broke {year}", year=each.broke),
    }
    years = tuple((year, amount > 0) for year, amount in each.years)
    name = store_name(plan, ends[0], w.language)
    return LastedRow(name, f"{giver} → {taker}", years, answers[each.end], each.end == "lasted")

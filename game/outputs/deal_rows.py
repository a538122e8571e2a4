"""Deals as rows of a table: what was promised a year, what came, what was paid, and what stopped the rest."""

from __future__ import annotations

from game.debrief.deals import DealResult
from game.debrief.model import GameDebrief
from game.outputs.round_text import between, years_text
from game.text.causes import cause_text
from game.text.translator import Translator
from sim.rules.names import store_name


def deal_heads(w: Translator) -> tuple[str, ...]:
    """What stands above the columns."""
    return (
        w("Deal"),
        w("Giver and taker"),
        w("Years"),
        w("Promised a year"),
        w("Delivered"),
        w("Price promised"),
        w("Paid"),
        w("Why"),
    )


def deal_rows(game: GameDebrief, w: Translator) -> list[tuple[str, ...]]:
    """A row for each exchange that was agreed on, in the order of its signing."""
    return [_row(game, result, w) for result in game.deals]


def _row(game: GameDebrief, result: DealResult, w: Translator) -> tuple[str, ...]:
    plan, contract = game.plan, result.contract
    unit = plan.stores[contract.giver].unit
    giver, taker = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
    state = game.rounds[-1].cluster.state
    why = cause_text(plan, state, w, result.cause, result.culprit) if result.cause else ""
    return (
        store_name(plan, contract.giver, w.language),
        between(plan, giver, taker, w),
        years_text(result.years) if result.years else "",
        w.amount(result.promised, unit),
        w.amount(result.delivered, unit),
        w.money(result.promised_cents, signed=True),
        w.money(result.paid_cents, signed=True),
        why,
    )

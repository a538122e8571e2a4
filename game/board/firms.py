"""A firm in a few figures, for the briefing and on paper: what leaves it, what it buys, its purse, at the opening."""

from __future__ import annotations

from dataclasses import dataclass

from sim.economy.volumes import generated, required
from sim.opening import opening_state
from sim.plan.parts import NeedPlan, StorePlan
from sim.plan.plan import Plan
from sim.rules.names import project_name, store_name, taker_name
from sim.situation import Situation


@dataclass(frozen=True, slots=True)
class YearlyAmount:
    """An amount of something a year."""

    name: str
    amount: int
    """kg, kWh or l a year"""
    unit: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A firm as its team first sees it."""

    firm: str
    gives: tuple[YearlyAmount, ...]
    """what it throws away, largest first"""
    needs: tuple[YearlyAmount, ...]
    """virgin material it buys that something else could replace, largest first"""
    purse: int
    """cents it may spend at the start"""
    project: str
    """the first thing it could build, for a firm that neither gives nor takes anything yet; empty if there is none"""


def leaving(situation: Situation, firm: str) -> list[tuple[StorePlan, int]]:
    """What leaves a firm in an ordinary year, in kg, kWh or l: matter first, and of each the largest first."""
    stores = (store for store in situation.plan.stores.values() if store.firm == firm and not store.is_yield)
    amounts = [(store, int(generated(situation, store.id))) for store in stores]
    return sorted(amounts, key=lambda item: (item[0].unit != "t", -item[1]))


def buying(situation: Situation, firm: str) -> list[tuple[NeedPlan, int]]:
    """What a firm buys in an ordinary year that a secondary could replace, in kg, kWh or l, in the same order."""
    needs = (need for need in situation.plan.needs.values() if need.firm == firm and need.intakes)
    amounts = [(need, int(required(situation, need.id))) for need in needs]
    return sorted(amounts, key=lambda item: (item[0].unit != "t", -item[1]))


def portrait(plan: Plan, firm: str, language: str, most: int = 2) -> Portrait:
    """The firm at the opening of the game."""
    state = opening_state(plan)
    situation = Situation(plan, state)
    cards = sorted(
        (project for project in plan.projects.values() if project.firm == firm),
        key=lambda project: project.window.from_round,
    )
    return Portrait(
        firm,
        tuple(
            YearlyAmount(store_name(plan, store.id, language), amount, store.unit)
            for store, amount in leaving(situation, firm)[:most]
            if amount
        ),
        tuple(
            YearlyAmount(taker_name(plan, need.id, language), amount, need.unit)
            for need, amount in buying(situation, firm)[:most]
            if amount
        ),
        state.cash.get(firm, 0),
        project_name(plan, cards[0].id, language) if cards else "",
    )

"""A firm in a few figures, for the briefing: its largest side stream, what it buys most of, its purse."""

from __future__ import annotations

from dataclasses import dataclass

from sim.economy.volumes import generated, required
from sim.opening import opening_state
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


def portrait(plan: Plan, firm: str, language: str, most: int = 2) -> Portrait:
    """The firm at the opening of the game."""
    state = opening_state(plan)
    situation = Situation(plan, state)
    gives = [
        YearlyAmount(
            store_name(plan, key, language), int(generated(situation, key)), _unit(plan, store.material)
        )
        for key, store in plan.stores.items()
        if store.firm == firm and not store.is_yield
    ]
    needs = []
    for key, need in plan.needs.items():
        if need.firm != firm or not need.intakes:
            continue
        needs.append(
            YearlyAmount(
                taker_name(plan, key, language), int(required(situation, key)), _unit(plan, need.virgin)
            )
        )
    cards = sorted(
        (one for one in plan.projects.values() if one.firm == firm), key=lambda one: one.from_round
    )
    project = project_name(plan, cards[0].id, language) if cards else ""
    return Portrait(firm, _largest(gives, most), _largest(needs, most), state.cash.get(firm, 0), project)


def _unit(plan: Plan, material: str) -> str:
    return plan.scenario.materials[material].unit


def _largest(things: list[YearlyAmount], most: int) -> tuple[YearlyAmount, ...]:
    return tuple(sorted((one for one in things if one.amount > 0), key=lambda one: -one.amount)[:most])

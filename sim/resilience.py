"""Resilience: the same year again with one firm gone, for every firm in turn.

Same plan, same seed, same state, so luck cancels and what differs is the firm. Node removal after
Chopra and Khanna 2014, *Journal of Environmental Management* 141 (the approach; measures are our own).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sim.indicators.moved import Moved
from sim.indicators.virgin import addressable_rows, headline, replaced
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.state import State
from sim.units import BASE


class PlayedYear(Protocol):
    """A year that was played."""

    @property
    def ledger(self) -> Ledger:
        """What moved in it."""
        ...


class PlayYear(Protocol):
    """Whatever plays a year: `sim.year` or a stand-in. It does not change the state it is given."""

    def __call__(self, plan: Plan, seed: int, state: State) -> PlayedYear:
        """Play the year the state is about to begin."""
        ...


@dataclass(frozen=True, slots=True)
class Removal:
    """What a year would be without one firm."""

    firm: str
    needs_met: float
    """share of addressable needs still filled, by anything, in virgin-equivalent tonnes; 0 to 1"""
    extra_virgin_t: float
    """headline above that of the whole cluster, undelivered service included"""
    benefit_loss: float
    """node removal loss 1 − B(without) ÷ B(all), where B is the virgin material secondaries replaced"""


def resilience(plan: Plan, seed: int, state: State, play_year: PlayYear) -> list[Removal]:
    """The year with each firm removed that is still open, in order of id."""
    whole = _measure(plan, play_year(plan, seed, state).ledger)
    firms = [firm for firm in plan.firms if firm not in state.closed]
    without = [_measure(plan, play_year(plan, seed, _less(state, firm)).ledger) for firm in firms]
    return [_removal(firm, whole, changed) for firm, changed in zip(firms, without, strict=True)]


def _less(state: State, firm: str) -> State:
    """The same New Year, with a firm closed from its first hour."""
    twin = state.copy()
    twin.closed[firm] = state.year
    return twin


@dataclass(frozen=True, slots=True)
class _Measure:
    """Virgin-equivalent kg of a year."""

    filled: float
    """addressable needs, by virgin and secondary"""
    replaced: float
    headline_kg: int


def _measure(plan: Plan, ledger: Ledger) -> _Measure:
    moved = Moved([ledger])
    virgin = sum(addressable_rows(plan, moved).values())
    secondary = sum(worth for _, _, worth in replaced(plan, moved))
    return _Measure(float(virgin + secondary), float(secondary), headline(plan, moved).total_kg)


def _removal(firm: str, whole: _Measure, without: _Measure) -> Removal:
    met = min(1.0, without.filled / whole.filled) if whole.filled else 1.0
    lost = max(0.0, 1 - without.replaced / whole.replaced) if whole.replaced else 0.0
    return Removal(firm, met, (without.headline_kg - whole.headline_kg) / BASE, lost)

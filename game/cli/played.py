"""What was played, as the command line shows it: rounds, each beside the idle game of the same luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sim.indicators.round import Indicators, indicators
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.state import State

Phase = Literal["play", "legacy"]


@dataclass(frozen=True)
class World:
    """One cluster in one round."""

    plan: Plan
    ledgers: Sequence[Ledger]
    state: State
    """at its end"""
    seats: Mapping[str, tuple[str, ...]]
    """team → the firms it runs"""

    @cached_property
    def indicators(self) -> Indicators:
        """What the round came to."""
        return indicators(self.plan, self.ledgers, self.state.contracts, self.state.closed)

    @cached_property
    def purses(self) -> Mapping[str, int]:
        """Team → cents at the end of the round."""
        return {
            seat: sum(self.state.cash.get(firm, 0) for firm in firms) for seat, firms in self.seats.items()
        }


@dataclass(frozen=True)
class Round:
    """A round that was played, and the same years idle."""

    number: int
    phase: Phase
    years: tuple[int, ...]
    ours: World
    idle: World
    lapsed: tuple[str, ...] = ()
    """offers that somebody left unanswered"""


@dataclass(frozen=True)
class Game:
    """A whole game of one cluster."""

    plan: Plan
    seed: int
    name: str
    """of the cluster: one of several where teams play parallel"""
    teams: Mapping[str, str]
    """team → what it is called"""
    rounds: Sequence[Round]
    decided: bool
    """whether anybody decided anything; without, the game is its own idle twin"""

    @property
    def last_played(self) -> Round:
        """The last round that was decided on, before the legacy run."""
        return [one for one in self.rounds if one.phase == "play"][-1]

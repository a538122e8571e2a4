"""What was decided in one world, round by round, as plain data: enough to play it again, whole or in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from game.roster.teams import purse_of
from game.session.entries import CashAdjusted
from game.session.fold import SessionState
from game.session.round_task import Seats, prepared
from sim.decisions import AgreeDeal, Decision
from sim.indicators.round import Indicators, indicators
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules import SIGNED
from sim.state import State


class Place(NamedTuple):
    """Where a decision stands: its round, the seat whose sheet it is on, and its place there.

    `SIGNED` stands for a seat where a deal was signed by all its parties during the round."""

    round: int
    seat: str
    at: int


@dataclass(frozen=True)
class RoundDecided:
    """A round's decisions, and what the facilitator did in it."""

    years: int
    sheets: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    signed: tuple[AgreeDeal, ...] = ()
    injected: tuple[str, ...] = ()
    adjusted: tuple[CashAdjusted, ...] = ()

    def without(self, places: frozenset[Place], number: int) -> RoundDecided:
        """The round without some decisions."""
        if not any(place.round == number for place in places):
            return self
        sheets = {
            seat: tuple(one for at, one in enumerate(sheet) if Place(number, seat, at) not in places)
            for seat, sheet in self.sheets.items()
        }
        signed = tuple(one for at, one in enumerate(self.signed) if Place(number, SIGNED, at) not in places)
        return replace(self, sheets=sheets, signed=signed)


@dataclass(frozen=True)
class Decided:
    """A game's decisions in one world, from round 1 on. The legacy run is left out."""

    seed: int
    seats: Seats
    rounds: tuple[RoundDecided, ...]

    def decisions(self) -> dict[Place, Decision]:
        """Every decision by its place, in the order of play."""
        found: dict[Place, Decision] = {}
        for number, one in enumerate(self.rounds, 1):
            found |= {Place(number, SIGNED, at): deal for at, deal in enumerate(one.signed)}
            for seat, sheet in sorted(one.sheets.items()):
                found |= {Place(number, seat, at): decision for at, decision in enumerate(sheet)}
        return found

    def idle(self) -> Decided:
        """The same game in which nobody decides; what the facilitator began stays, money given does not."""
        bare = tuple(replace(one, sheets={}, signed=(), adjusted=()) for one in self.rounds)
        return replace(self, rounds=bare)


@dataclass(frozen=True, slots=True)
class Told:
    """What a round came to."""

    years: int
    indicators: Indicators
    purses: Mapping[str, int]
    """seat → cents at its end"""
    set_aside: int
    """decisions that did not pass their check"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A game in play between two rounds."""

    state: State
    told: tuple[Told, ...]
    """its rounds so far"""


def opening(plan: Plan) -> Standing:
    """A game before round 1."""
    return Standing(opening_state(plan), ())


def play_on(plan: Plan, decided: Decided, standing: Standing) -> Standing:
    """The next round of a game."""
    one = decided.rounds[len(standing.told)]
    state, aside = prepared(plan, standing.state, one.injected, one.adjusted)
    sheets = {seat: sheet for seat, sheet in one.sheets.items() if sheet}
    played = play_round(
        plan, decided.seed, state, RoundInput(sheets, one.years, "play", decided.seats, one.signed)
    )
    after = played.state
    purses = {seat: purse_of(after, firms) for seat, firms in decided.seats.items()}
    told = Told(
        one.years,
        indicators(plan, played.ledgers, after.contracts, after.closed),
        purses,
        len(played.objections) + len(aside),
    )
    return Standing(after, (*standing.told, told))


def play_out(plan: Plan, decided: Decided, standing: Standing | None = None) -> tuple[Told, ...]:
    """The rest of a game, or all of it."""
    here = standing or opening(plan)
    while len(here.told) < len(decided.rounds):
        here = play_on(plan, decided, here)
    return here.told


def of_session(plan: Plan, past: SessionState, world: str) -> Decided:
    """What counts of a session's rounds, in one of its worlds."""
    setup = past.setup
    seats = setup.seats(world)
    rounds = []
    for number, years in enumerate(plan.scenario.about.rounds[: past.reached], 1):
        basis = past.basis(number)
        rounds.append(
            RoundDecided(
                years,
                {one.team: tuple(one.decisions) for one in basis.sheets if one.team in seats},
                tuple(one.deal for one in basis.deals if one.world == world),
                tuple(one.measure for one in basis.injected),
                tuple(one for one in basis.adjusted if one.world == world),
            )
        )
    return Decided(setup.seed, seats, tuple(rounds))

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


class DecisionPlace(NamedTuple):
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

    def without(self, places: frozenset[DecisionPlace], number: int) -> RoundDecided:
        """The round without some decisions."""
        if not any(place.round == number for place in places):
            return self
        sheets = {
            seat: tuple(
                decision for at, decision in enumerate(sheet) if DecisionPlace(number, seat, at) not in places
            )
            for seat, sheet in self.sheets.items()
        }
        signed = tuple(
            deal for at, deal in enumerate(self.signed) if DecisionPlace(number, SIGNED, at) not in places
        )
        return replace(self, sheets=sheets, signed=signed)


@dataclass(frozen=True)
class DecidedGame:
    """A game's decisions in one world, from round 1 on. The legacy run is left out."""

    seed: int
    seats: Seats
    rounds: tuple[RoundDecided, ...]

    def decisions(self) -> dict[DecisionPlace, Decision]:
        """Every decision by its place, in the order of play."""
        by_place: dict[DecisionPlace, Decision] = {}
        for number, of_round in enumerate(self.rounds, 1):
            by_place |= {DecisionPlace(number, SIGNED, at): deal for at, deal in enumerate(of_round.signed)}
            for seat, sheet in sorted(of_round.sheets.items()):
                by_place |= {DecisionPlace(number, seat, at): decision for at, decision in enumerate(sheet)}
        return by_place

    def without(self, places: frozenset[DecisionPlace]) -> DecidedGame:
        """The same game without some decisions."""
        rounds = tuple(of_round.without(places, number) for number, of_round in enumerate(self.rounds, 1))
        return replace(self, rounds=rounds)

    def idle(self) -> DecidedGame:
        """The same game in which nobody decides; what the facilitator began stays, money given does not."""
        bare = tuple(replace(of_round, sheets={}, signed=(), adjusted=()) for of_round in self.rounds)
        return replace(self, rounds=bare)


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """What a round came to."""

    years: int
    indicators: Indicators
    purses: Mapping[str, int]
    """seat → cents at its end"""
    set_aside: int
    """decisions that did not pass their check"""


@dataclass(frozen=True, slots=True)
class RoundAhead:
    """A round about to be played. Two that are equal go on alike, whichever games led to them."""

    state: State
    of_round: RoundDecided

    def __hash__(self) -> int:
        return hash((self.state.year, frozenset(self.state.cash.items())))


@dataclass(frozen=True, slots=True)
class RoundBehind:
    """A round that was played: what it came to, and where the next one begins."""

    state: State
    outcome: RoundOutcome


KnownRounds = dict[RoundAhead, RoundBehind]
"""The rounds of a game and of what is tried of it, in one world under one luck: each is played once."""


def play_on(plan: Plan, seed: int, seats: Seats, ahead: RoundAhead) -> RoundBehind:
    """A round of a game."""
    of_round = ahead.of_round
    state, aside = prepared(plan, ahead.state, of_round.injected, of_round.adjusted)
    sheets = {seat: sheet for seat, sheet in of_round.sheets.items() if sheet}
    given = RoundInput(sheets, of_round.years, "play", seats, of_round.signed)
    played = play_round(plan, seed, state, given)
    after = played.state
    outcome = RoundOutcome(
        of_round.years,
        indicators(plan, played.ledgers, after.contracts, after.closed),
        {seat: purse_of(after, firms) for seat, firms in seats.items()},
        len(played.objections) + len(aside),
    )
    return RoundBehind(after, outcome)


def play_out(plan: Plan, decided: DecidedGame, known: KnownRounds | None = None) -> tuple[RoundOutcome, ...]:
    """All of a game; `known`: rounds that need not be played, to which those that were are added."""
    rounds = {} if known is None else known
    state = opening_state(plan, decided.seed)
    outcomes = []
    for of_round in decided.rounds:
        ahead = RoundAhead(state, of_round)
        if ahead not in rounds:
            rounds[ahead] = play_on(plan, decided.seed, decided.seats, ahead)
        state = rounds[ahead].state
        outcomes.append(rounds[ahead].outcome)
    return tuple(outcomes)


def of_session(plan: Plan, past: SessionState, world: str) -> DecidedGame:
    """What counts of a session's rounds, in one of its worlds."""
    setup = past.setup
    seats = setup.seats(world)
    rounds = []
    for number, years in enumerate(plan.scenario.about.rounds[: past.reached], 1):
        basis = past.basis(number)
        rounds.append(
            RoundDecided(
                years,
                {sheet.team: tuple(sheet.decisions) for sheet in basis.sheets if sheet.team in seats},
                tuple(signed.deal for signed in basis.deals if signed.world == world),
                tuple(begun.measure for begun in basis.injected),
                tuple(gift for gift in basis.adjusted if gift.world == world),
            )
        )
    return DecidedGame(setup.seed, seats, tuple(rounds))

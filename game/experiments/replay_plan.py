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
class GameStanding:
    """A game in play between two rounds."""

    state: State
    outcomes: tuple[RoundOutcome, ...]
    """its rounds so far"""


def opening(plan: Plan) -> GameStanding:
    """A game before round 1."""
    return GameStanding(opening_state(plan), ())


def play_on(plan: Plan, decided: DecidedGame, standing: GameStanding) -> GameStanding:
    """The next round of a game."""
    of_round = decided.rounds[len(standing.outcomes)]
    state, aside = prepared(plan, standing.state, of_round.injected, of_round.adjusted)
    sheets = {seat: sheet for seat, sheet in of_round.sheets.items() if sheet}
    played = play_round(
        plan, decided.seed, state, RoundInput(sheets, of_round.years, "play", decided.seats, of_round.signed)
    )
    after = played.state
    purses = {seat: purse_of(after, firms) for seat, firms in decided.seats.items()}
    outcome = RoundOutcome(
        of_round.years,
        indicators(plan, played.ledgers, after.contracts, after.closed),
        purses,
        len(played.objections) + len(aside),
    )
    return GameStanding(after, (*standing.outcomes, outcome))


def play_out(
    plan: Plan, decided: DecidedGame, standing: GameStanding | None = None
) -> tuple[RoundOutcome, ...]:
    """The rest of a game, or all of it."""
    here = standing or opening(plan)
    while len(here.outcomes) < len(decided.rounds):
        here = play_on(plan, decided, here)
    return here.outcomes


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

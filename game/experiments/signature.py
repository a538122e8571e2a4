"""One signature: the same game with one more deal signed, under the same luck; and in how many worlds it would hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.bots.bot import Reckoning
from game.bots.gain_split import players_in
from game.bots.shortlist import Limits, agenda
from game.bots.strategy import COOPERATIVE
from game.experiments.executors import Workers
from game.experiments.pickled_scenario import plan_of, scenario_of
from game.experiments.replay_plan import DecidedGame, KnownRounds, RoundOutcome, play_out
from game.experiments.round_graph import RoundGraph
from game.session.round_task import Seats
from game.session.unsigned import Ends, UnsignedSlip
from sim.decisions import AgreeDeal, DealTerms
from sim.plan.plan import Plan
from sim.scenario.parameter_overrides import vary
from sim.state import State

MOST_PACKAGES: Final = 5
"""of the bots' packages that are tried: those that replace most"""


@dataclass(frozen=True, slots=True)
class SignatureEffect:
    """What a deal would have come to that was not signed."""

    slip: UnsignedSlip
    headlines: tuple[int, ...]
    """kg of replaceable new material a year with it, round by round"""
    fall: int
    """kg a year less in the last round than as it was played"""
    purses: dict[str, int]
    """seat → cents more at the end of play; below zero: it would have paid"""
    set_aside: int
    """other decisions that could not stand beside it"""


def packages_at(packed: bytes, state: State, seats: Seats) -> tuple[tuple[int, UnsignedSlip], ...]:
    """(kg a year that it replaces, slip) of what bots that look at the whole would sign: what a worker does."""
    plan = plan_of(packed)
    market = Reckoning(plan, state, seats).now
    slips = agenda(market, COOPERATIVE, Limits.at(market, {}), min(seats))
    return tuple(
        (slip.bundle.virgin, UnsignedSlip(state.round, "package", slip.terms))
        for slip in slips
        if len(players_in(market, slip.bundle)) > 1 and slip.terms.exchanges
    )


def best_packages(offered: Iterable[tuple[int, UnsignedSlip]], signed: Ends) -> tuple[UnsignedSlip, ...]:
    """Those that replace most and were never signed; of several for the same exchanges the earliest."""
    earliest: dict[Ends, tuple[int, UnsignedSlip]] = {}
    for kg, slip in sorted(offered, key=lambda each: (each[1].round, -each[0])):
        if not slip.ends <= signed:
            earliest.setdefault(slip.ends, (kg, slip))
    ranked = sorted(earliest.values(), key=lambda each: (-each[0], each[1].round, sorted(each[1].ends)))
    return tuple(slip for _, slip in ranked[:MOST_PACKAGES])


def with_signature(decided: DecidedGame, slip: UnsignedSlip) -> DecidedGame:
    """The game with this slip signed by all its parties in its round."""
    terms = {name: getattr(slip.terms, name) for name in DealTerms.model_fields}
    deal = AgreeDeal(do="agree_deal", signed=slip.terms.parties, **terms)
    rounds = list(decided.rounds)
    rounds[slip.round - 1] = replace(rounds[slip.round - 1], signed=(*rounds[slip.round - 1].signed, deal))
    return replace(decided, rounds=tuple(rounds))


def signature_effects(
    plan: Plan, decided: DecidedGame, slips: Sequence[UnsignedSlip], workers: Workers
) -> Iterator[SignatureEffect]:
    """What each would have come to, as it becomes known."""
    graph = RoundGraph(plan, decided.seed, decided.seats, workers)
    ((_, whole),) = graph.play([decided])
    for at, outcomes in graph.play([with_signature(decided, slip) for slip in slips]):
        yield _effect(slips[at], whole, outcomes)


def _effect(
    slip: UnsignedSlip, whole: Sequence[RoundOutcome], signed: Sequence[RoundOutcome]
) -> SignatureEffect:
    headlines = tuple(outcome.indicators.addressable_virgin_kg for outcome in signed)
    purses = {seat: signed[-1].purses[seat] - cents for seat, cents in whole[-1].purses.items()}
    aside = sum(outcome.set_aside for outcome in signed) - sum(outcome.set_aside for outcome in whole)
    fall = whole[-1].indicators.addressable_virgin_kg - headlines[-1]
    return SignatureEffect(slip, headlines, fall, purses, max(0, aside))


def ranked(effects: Iterable[SignatureEffect]) -> tuple[SignatureEffect, ...]:
    """Those that would have helped, the greatest effect first; what was on the table before what nobody asked for."""
    helping = [effect for effect in effects if effect.fall > 0]
    return tuple(
        sorted(helping, key=lambda each: (-each.fall, each.slip.origin == "package", each.slip.round))
    )


def holds_in_world(packed: bytes, decided: DecidedGame, slip: UnsignedSlip, number: int) -> bool:
    """Whether it would have helped in a world whose uncertain figures are drawn anew: what a worker does."""
    plan = Plan(vary(scenario_of(packed), number))
    known: KnownRounds = {}
    without, signed = play_out(plan, decided, known), play_out(plan, with_signature(decided, slip), known)
    last = (outcomes[-1].indicators.addressable_virgin_kg for outcomes in (signed, without))
    return next(last) < next(last)

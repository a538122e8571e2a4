"""The course of a game: from one New Year to the next by what counts. Pure, so that any process can run it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.session.entries import CashAdjusted
from game.session.records import FACILITATOR, RoundRecord, WorldRecord
from sim.decisions import AgreeDeal, Decision
from sim.digest import digests, round_digest
from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, play_round
from sim.rules import Objection, adjust_cash, inject, refusals
from sim.rules.names import named
from sim.state import State

Seats = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Start:
    """What one world brings into a round."""

    seats: Seats
    state: State
    idle: State
    """where its idle twin stands"""
    sheets: Mapping[str, tuple[Decision, ...]]
    signed: tuple[AgreeDeal, ...] = ()
    adjusted: tuple[CashAdjusted, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether anything was decided or changed, so that it parts from its idle twin."""
        return bool(any(self.sheets.values()) or self.signed or self.adjusted)


@dataclass(frozen=True)
class Task:
    """A round waiting to be played, whole in itself: it may be run in a thread or a process of its own."""

    plan: Plan
    seed: int
    round: int
    phase: Literal["play", "legacy"]
    years: int
    stands_on: int
    injected: tuple[str, ...]
    worlds: Mapping[str, Start]

    def run(self, tick: Callable[[], object] = lambda: None) -> RoundRecord:
        """Play it. `tick` is called after each world."""
        twins: dict[object, RoundResult] = {}
        records = {}
        for name, start in self.worlds.items():
            records[name] = self._play(start, twins)
            tick()
        years = tuple(ledger.year for ledger in next(iter(records.values())).ledgers)
        return RoundRecord(self.round, self.phase, years, self.stands_on, records)

    def _play(self, start: Start, twins: dict[object, RoundResult]) -> WorldRecord:
        state, aside = prepared(self.plan, start.state, self.injected, start.adjusted)
        ours = self._years(state, start)
        key = tuple(sorted(start.seats.values()))
        twin = twins.get(key)
        if twin is None:
            same = not start.decided and start.state == start.idle
            idle, _ = prepared(self.plan, start.idle, self.injected)
            twin = ours if same else self._years(idle, Start(start.seats, idle, idle, {}))
            twins[key] = twin
        return _record(self.plan, ours, twin, aside)

    def _years(self, state: State, start: Start) -> RoundResult:
        sheets = {seat: sheet for seat, sheet in start.sheets.items() if sheet}
        return play_round(
            self.plan, self.seed, state, RoundInput(sheets, self.years, self.phase, start.seats, start.signed)
        )


def prepared(
    plan: Plan, state: State, injected: Sequence[str], adjusted: Sequence[CashAdjusted] = ()
) -> tuple[State, list[Objection]]:
    """The New Year with what the facilitator did in the round; money for a firm that has closed is set aside."""
    aside = []
    for measure in injected:
        state = inject(state, measure)
    for index, gift in enumerate(adjusted):
        if gift.firm in state.closed:
            problem = refusals.NO_PURSE(firm=named(plan, "firm", gift.firm))
            aside.append(Objection(FACILITATOR, index, problem.what, problem.instead))
        else:
            state = adjust_cash(state, gift.firm, gift.cents)
    return state, aside


def _record(plan: Plan, ours: RoundResult, twin: RoundResult, aside: Sequence[Objection]) -> WorldRecord:
    yearly = [digests(plan, ledger) for ledger in ours.ledgers]
    return WorldRecord(
        ledgers=ours.ledgers,
        before=ours.before,
        state=ours.state,
        indicators=indicators(plan, ours.ledgers, ours.state.contracts, ours.state.closed),
        idle_ledgers=twin.ledgers,
        idle=indicators(plan, twin.ledgers, twin.state.contracts, twin.state.closed),
        idle_state=twin.state,
        set_aside=(*aside, *ours.objections),
        lapsed=ours.lapsed,
        digests={firm: round_digest([by_firm[firm] for _, by_firm in yearly]) for firm in plan.firms},
        digest=round_digest([whole for whole, _ in yearly]),
    )

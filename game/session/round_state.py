"""How things stand while a round is being decided: each world as its teams see it now."""

from __future__ import annotations

from dataclasses import dataclass

from game.roster.setup import Setup
from game.session.entries import Sheet
from game.session.fold import SessionState
from game.session.records import RoundRecord
from game.session.round_task import Seats, Start, Task, prepared
from sim.decisions import AgreeDeal, Decision, OfferDeal
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import carry_signed, put_on_table
from sim.state import State


@dataclass(frozen=True)
class RoundState:
    """One world in a round under way."""

    plan: Plan
    seed: int
    start: Start
    injected: tuple[str, ...]

    @property
    def seats(self) -> Seats:
        """Seat → the firms that it runs."""
        return self.start.seats

    def base(self) -> State:
        """The New Year with deals signed this round and what the facilitator did; no sheet plays a part."""
        state, _ = prepared(self.plan, self.start.state, self.injected, self.start.adjusted)
        if self.start.signed:
            state, _ = carry_signed(self.plan, state, self.start.signed, self.seats, self.seed)
        return state

    def state(self, without: str = "") -> State:
        """The same with the offers of sealed sheets on the table: what teams see.

        `without`: leave out the offers of this team, which is about to decide again.
        """
        sheets = {seat: sheet for seat, sheet in self.start.sheets.items() if seat != without}
        if not any(isinstance(one, OfferDeal) for sheet in sheets.values() for one in sheet):
            return self.base()
        return put_on_table(self.plan, self.base(), sheets, self.seats, self.seed)[0]


def task(
    plan: Plan, past: SessionState, before: RoundRecord | None, number: int, phase: str = "play"
) -> Task:
    """A round ready to be played, after the record of the one before it (none: from the opening)."""
    about = plan.scenario.about
    legacy = phase == "legacy"
    return Task(
        plan=plan,
        seed=past.setup.seed,
        round=number,
        phase="legacy" if legacy else "play",
        years=about.legacy_years if legacy else about.rounds[number - 1],
        stands_on=past.last,
        injected=() if legacy else injected(past, number),
        worlds={name: start(plan, past, before, number, name, legacy=legacy) for name in past.setup.worlds},
    )


def round_state(
    plan: Plan, past: SessionState, before: RoundRecord | None, number: int, world: str
) -> RoundState:
    """A world in a round under way."""
    found = start(plan, past, before, number, world)
    return RoundState(plan, past.setup.seed, found, injected(past, number))


def start(
    plan: Plan,
    past: SessionState,
    before: RoundRecord | None,
    number: int,
    world: str,
    *,
    legacy: bool = False,
) -> Start:
    """What a world brings into a round."""
    opening = opening_state(plan) if before is None else None
    state = opening or before.worlds[world].state  # type: ignore[union-attr]
    idle = opening or before.worlds[world].idle_state  # type: ignore[union-attr]
    seats = past.setup.seats(world)
    if legacy:
        return Start(seats, state, idle, {})
    basis = past.basis(number)
    return Start(
        seats=seats,
        state=state,
        idle=idle,
        sheets=sheets(past.setup, world, basis.sheets),
        signed=tuple(one.deal for one in basis.deals if one.world == world),
        adjusted=tuple(one for one in basis.adjusted if one.world == world),
    )


def injected(past: SessionState, number: int) -> tuple[str, ...]:
    """What the facilitator lets begin in a round, each once."""
    return tuple(dict.fromkeys(one.measure for one in past.basis(number).injected))


def sheets(setup: Setup, world: str, sealed: tuple[Sheet, ...]) -> dict[str, tuple[Decision, ...]]:
    """Team → its sealed sheet, in one world. A team without one decides nothing: all goes on as last year."""
    teams = {team.id for team in setup.teams if team.world == world}
    return {one.team: one.decisions for one in sealed if one.team in teams}


def with_signatures(plan: Plan, deal: AgreeDeal) -> AgreeDeal:
    """A deal signed by all its parties that sit at the table; firms outside speak for themselves."""
    parties = [one for one in deal.parties if one not in plan.firms or not plan.firms[one].outside]
    return deal.model_copy(update={"signed": list(dict.fromkeys(parties))})

"""How things stand while a round is being decided: each world as its teams see it now."""

from __future__ import annotations

from dataclasses import dataclass

from game.roster.setup import Setup
from game.session.basis import Basis
from game.session.fold import SessionState
from game.session.letters import opened_letters
from game.session.records import RoundRecord
from game.session.round_task import Seats, Start, Task, prepared
from sim.decisions import AgreeDeal, OfferDeal
from sim.letters import with_bonuses
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import Seating, carry_signed, put_on_table, settle
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
            state, _ = carry_signed(self.plan, state, self.start.signed, Seating(self.seats, self.seed))
        return state

    def state(self, without: str = "") -> State:
        """The same with the offers of sealed sheets on the table: what teams see.

        `without`: leave out the offers of this team, which is about to decide again.
        """
        sheets = {seat: sheet for seat, sheet in self.start.sheets.items() if seat != without}
        if not any(isinstance(decision, OfferDeal) for sheet in sheets.values() for decision in sheet):
            return self.base()
        return put_on_table(self.plan, self.base(), sheets, Seating(self.seats, self.seed))[0]

    def settled(self) -> State:
        """The New Year with all that was decided carried out: what its years are played from."""
        state, _ = prepared(self.plan, self.start.state, self.injected, self.start.adjusted)
        sheets = {seat: sheet for seat, sheet in self.start.sheets.items() if sheet}
        return settle(self.plan, state, sheets, Seating(self.seats, self.seed), self.start.signed).state


def task(
    plan: Plan, past: SessionState, before: RoundRecord | None, number: int, phase: str = "play"
) -> Task:
    """A round ready to be played, after the record of the one before it (none: from the opening)."""
    about = plan.scenario.about
    basis = None if phase == "legacy" else past.basis(number)
    return Task(
        plan=plan,
        seed=past.setup.seed,
        round=number,
        phase="legacy" if basis is None else "play",
        years=about.legacy_years if basis is None else about.rounds[number - 1],
        stands_on=past.last,
        injected=() if basis is None else injected(basis),
        worlds={world: start(plan, past.setup, before, world, basis) for world in past.setup.worlds},
    )


def round_state(
    plan: Plan, past: SessionState, before: RoundRecord | None, number: int, world: str
) -> RoundState:
    """A world in a round under way."""
    basis = past.basis(number)
    return RoundState(plan, past.setup.seed, start(plan, past.setup, before, world, basis), injected(basis))


def start(plan: Plan, setup: Setup, before: RoundRecord | None, world: str, basis: Basis | None) -> Start:
    """What a world brings into a round that was decided like this; without a basis nobody decides any more."""
    if before is None:
        state = idle = opening_state(plan, setup.seed)
    else:
        state, idle = before.worlds[world].state, before.worlds[world].idle_state
    seats = setup.seats(world)
    if basis is None:
        if before is not None:
            letters = opened_letters(plan, setup.seed, seats, before, world)
            state = with_bonuses(state, seats, letters)
        return Start(seats, state, idle, {})
    return Start(
        seats=seats,
        state=state,
        idle=idle,
        sheets={sheet.team: sheet.decisions for sheet in basis.sheets if sheet.team in seats},
        signed=tuple(signed.deal for signed in basis.deals if signed.world == world),
        adjusted=tuple(adjusted for adjusted in basis.adjusted if adjusted.world == world),
    )


def injected(basis: Basis) -> tuple[str, ...]:
    """What the facilitator lets begin in a round, each once."""
    return tuple(dict.fromkeys(injection.measure for injection in basis.injected))


def with_signatures(plan: Plan, deal: AgreeDeal) -> AgreeDeal:
    """A deal signed by all its parties that sit at the table; firms outside speak for themselves."""
    parties = [firm for firm in deal.parties if firm not in plan.firms or not plan.firms[firm].outside]
    return deal.model_copy(update={"signed": list(dict.fromkeys(parties))})

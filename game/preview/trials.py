"""One try: a round, or a year with everything running, under luck that no game is ever played with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from game.preview.figures import Try
from game.roster.teams import purse_of
from sim.effects import Effects
from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, play_round
from sim.situation import UNDER_WAY
from sim.state import Loan, ProjectState, State
from sim.units import half_even
from sim.year.sites import Terms, outcome

OWN_LUCK = 2**63
"""Seeds of games lie below it, those of tries do not: no try can be the year that will really happen."""

Seats = Mapping[str, tuple[str, ...]]


def seed_of(salt: str, number: int) -> int:
    """The seed of a try."""
    digest = blake2b(f"preview|{salt}|{number}".encode(), digest_size=8).digest()
    return OWN_LUCK | int.from_bytes(digest, "big")


def try_round(plan: Plan, seed: int, state: State, given: RoundInput) -> tuple[Try, RoundResult]:
    """A round as it might go, and what it left."""
    played = play_round(plan, seed, state, given)
    return _outcome(plan, played, given.seats or plan.seats), played


def try_running(plan: Plan, seed: int, state: State, ready: State, seats: Seats) -> Try:
    """A year from `ready` (decisions carried out) as if everything under way had ramped up.

    What is owed once (`state` tells what was owed already) is left out: it is the year after all that.
    """
    return try_round(plan, seed, as_if_running(plan, seed, state, ready), RoundInput({}, 1, seats=seats))[0]


def as_if_running(plan: Plan, seed: int, state: State, ready: State) -> State:
    """The state with every project under way done, or failed, as the try's luck has it; advances run."""
    effects = Effects.at(plan, ready)
    after = ready.copy()
    after.dues = state.dues
    loans = list(ready.loans)
    for key, project in ready.projects.items():
        if project.stage in UNDER_WAY:
            after.projects[key] = _done(plan, effects, seed, project)
            loans += _advances(plan, project)
    after.loans = tuple(loans)
    return after


def _done(plan: Plan, effects: Effects, seed: int, project: ProjectState) -> ProjectState:
    if project.stage == "ramp":
        return replace(project, stage="done", elapsed=0)
    card = plan.projects[project.id]
    stage, works = outcome(card, Terms.of(card, effects).readiness, seed, project.attempt)
    return replace(project, stage="failed" if stage == "failed" else "done", elapsed=0, works=works)


def _advances(plan: Plan, project: ProjectState) -> list[Loan]:
    """What others have advanced and get back in yearly parts."""
    if project.stage == "ramp":
        return []
    card, loans = plan.projects[project.id], []
    for payer in project.payers:
        if payer.repaid_years and payer.firm != card.firm:
            lent = half_even(card.cost * payer.share[0], payer.share[1])
            yearly = -(-lent // payer.repaid_years)
            loans.append(Loan(project.id, payer.firm, card.firm, lent, yearly))
    return loans


def _outcome(plan: Plan, played: RoundResult, seats: Seats) -> Try:
    state = played.state
    came_to = indicators(plan, played.ledgers, state.contracts, state.closed)
    purses = {seat: purse_of(state, firms) for seat, firms in seats.items()}
    waste = came_to.landfill_kg + came_to.heap_kg
    return Try(came_to.addressable_virgin_kg, came_to.virgin_kg, waste, came_to.co2e_kg, purses)

"""Starting a measure: who pays, when it is open, and the mark it leaves in the state."""

from __future__ import annotations

from fractions import Fraction

from sim.effects import measure_of, works_at
from sim.ledger import FUND, OUTSIDE, PROGRAMME
from sim.message import Listing
from sim.rules import refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.scenario.measures import Measure
from sim.scenario.windows import years_open
from sim.situation import ADJUSTMENT, Situation
from sim.state import Due, Scope, State
from sim.units import cents, share_out

COST = "measure"
"""Kind of the payment for a measure."""


def inject(state: State, measure: str) -> State:
    """The state with an event or measure begun at this New Year for the whole cluster, whoever may start it.

    Nobody pays; its lead time runs. What is under way already goes on as it is.
    """
    after = state.copy()
    after.events.setdefault(measure, 0)
    return after


def adjust_cash(state: State, firm: str, sum_: int) -> State:
    """The state with money that the facilitator gives a firm (cents), or takes from it if negative.

    Booked like any payment in the first week, so that purses still close to the cent.
    """
    after = state.copy()
    payer, payee = (OUTSIDE, firm) if sum_ > 0 else (firm, OUTSIDE)
    after.dues = (*after.dues, *([Due(payer, payee, ADJUSTMENT, firm, abs(sum_))] if sum_ else ()))
    return after


def cost_of_measure(measure: Measure) -> int:
    """Cents, each time it is started."""
    return cents(measure.cost.exact)


def is_working(situation: Situation, key: str) -> bool:
    """Whether a measure works at this moment, for anybody."""
    plan, state = situation.plan, situation.state
    if key in state.areas:
        return True
    return any(
        measure_of(plan, state, event)[0] == key and works_at(plan.measures[key], elapsed)
        for event, elapsed in state.events.items()
    )


def start_problems(situation: Situation, key: str) -> list[Problem]:
    """Why a measure cannot be started this round, whoever wants it."""
    plan, state, measure = situation.plan, situation.state, situation.plan.measures[key]
    name, problems = named(plan, "measure", key), []
    years = years_open(plan.scenario.about, measure)
    if years and years.isdisjoint(plan.scenario.about.years_of(state.round)):
        problems.append(refusals.NOT_OPEN_IN(name=name, years=Listing(tuple(sorted(years)), "or")))
    after = measure.eligible.after
    if after is not None and not is_working(situation, after):
        problems.append(refusals.NEEDS_FIRST(name=name, other=named(plan, "measure", after)))
    return problems


def start_for_all(situation: Situation, key: str) -> None:
    """Something the cluster has voted for begins at New Year; the fund pays it."""
    state, measure = situation.state, situation.plan.measures[key]
    state.events[key] = 0
    state.started[key] = ()
    payer = FUND if measure.paid_by == "fund" else PROGRAMME
    _owe(state, payer, key, cost_of_measure(measure))


def start_for(
    situation: Situation, key: str, firms: tuple[str, ...], projects: tuple[str, ...], payers: tuple[str, ...]
) -> None:
    """Something begins at New Year for these firms and projects; the payers share what applicants bear."""
    state, measure = situation.state, situation.plan.measures[key]
    number = 1
    while f"{key}.{number}" in state.events:
        number += 1
    state.events[f"{key}.{number}"] = 0
    state.scopes[f"{key}.{number}"] = Scope(key, firms, projects)
    state.started[key] = tuple(sorted({*state.started.get(key, ()), *firms}))
    for firm, part in shares_of_cost(measure, payers).items():
        _owe(state, firm, key, part)
    _owe(state, PROGRAMME, key, cost_of_measure(measure) - sum(shares_of_cost(measure, payers).values()))


def shares_of_cost(measure: Measure, payers: tuple[str, ...]) -> dict[str, int]:
    """Firm → cents it pays when these use a measure together."""
    if measure.paid_by != "applicant":
        return {}
    own = cents(measure.cost.exact * Fraction(measure.applicants_share.exact))
    return dict(zip(payers, share_out(own, [1] * len(payers)), strict=True))


def _owe(state: State, payer: str, about: str, sum_: int) -> None:
    if sum_:
        state.dues = (*state.dues, Due(payer, OUTSIDE, COST, about, sum_))

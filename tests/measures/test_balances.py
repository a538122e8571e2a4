"""Whatever is decided and whatever works: every store and every purse closes, and the fund is never in debt."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim.balance import residuals
from sim.decisions import Decision
from sim.effects import working
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules import inject
from sim.rules.fund import in_fund
from sim.scenario.loader import from_data
from sim.state import State
from tests.rules.cluster import decided
from tests.strategies import scenarios
from tests.tries import tries

Sheets = dict[str, list[Decision]]


def wishes(plan: Plan, draw: Any) -> Sheets:
    """Everybody wants most of what there is: contributes, votes, proposes, invests with co-funding, applies."""
    return {seat: [*_shared(plan, draw), *_own(plan, firms, draw)] for seat, firms in plan.seats.items()}


def _shared(plan: Plan, draw: Any) -> list[Decision]:
    measures = plan.scenario.measures
    areas = [key for key, one in measures.items() if one.kind == "area"]
    voted = [key for key, one in measures.items() if one.begins == "by vote"]
    amount = draw(st.sampled_from([Decimal("0.01"), 5_000, 100_000]))
    return [
        *([decided("contribute", amount=amount)] if plan.has_fund else []),
        *(decided("vote", measure=key, in_favour=draw(st.booleans())) for key in voted),
        decided("set_priority_areas", areas=draw(st.lists(st.sampled_from(areas), min_size=1, max_size=2))),
    ]


def _own(plan: Plan, firms: tuple[str, ...], draw: Any) -> list[Decision]:
    cards = [key for key, one in plan.projects.items() if one.firm in firms]
    used = [key for key, one in plan.scenario.measures.items() if one.begins == "by application"]
    call = draw(st.sampled_from([None, "call0"]))
    found = [decided("invest", project=key, co_funding=call) for key in cards]
    found += [
        decided("apply", call=key, projects=cards[:1], firm=draw(st.sampled_from(firms))) for key in used
    ]
    return found


@tries(0.5)
@given(scenarios(most_firms=8), st.data())
def test_a_cluster_that_starts_everything_closes(data: dict[str, Any], drawn: st.DataObject) -> None:
    plan = Plan(from_data(data))
    state = opening_state(plan)
    for years in plan.scenario.about.rounds:
        result = play_round(plan, 3, state, RoundInput(wishes(plan, drawn.draw), years))
        for ledger in result.ledgers:
            assert residuals(plan, ledger).where == ()
        state = result.state
        assert state.fund >= 0
        assert in_fund(state) >= 0
        assert sum(one.granted for one in state.projects.values()) <= sum(state.pots.values())
        assert [*state.started.values()].count(()) == len([key for key in state.started if _voted(plan, key)])


def _voted(plan: Plan, key: str) -> bool:
    return plan.measures[key].begins == "by vote"


@tries(0.5)
@given(scenarios(most_firms=8), st.data())
def test_a_cluster_into_which_anything_is_injected_closes(data: dict[str, Any], drawn: st.DataObject) -> None:
    plan = Plan(from_data(data))
    state = _injected(plan, opening_state(plan), drawn)
    for years in plan.scenario.about.rounds:
        result = play_round(plan, 3, state, RoundInput({}, years))
        for ledger in result.ledgers:
            assert residuals(plan, ledger).where == ()
        state = _injected(plan, result.state, drawn)
        working(plan, state)


def _injected(plan: Plan, state: State, drawn: st.DataObject) -> State:
    for key in drawn.draw(st.lists(st.sampled_from(list(plan.measures)), max_size=6, unique=True)):
        state = inject(state, key)
    return state

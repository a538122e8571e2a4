"""Whatever cluster they sit in, bots decide only what the rules let stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.bots import Bot, seated
from game.bots.bot_round import decide
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import Objection, settle
from sim.scenario.loader import from_data
from tests.clusters.draws import Data
from tests.strategies import scenarios

NAMES = ("private", "dealing", "cooperative", "random")
LOST_DRAWS = (
    "went to projects that save more",  # a call's pot
    "The fund is",  # short of what others did not pay in
)
"""What a seat cannot know when it decides: what comes of the sheets of others."""


def rounds(plan: Plan, bots: dict[str, Bot], seed: int, count: int = 3) -> Iterator[tuple[Objection, ...]]:
    """What the rules say against each round of bots. No year is played: projects wait, contracts stand."""
    state = opening_state(plan)
    for _ in range(count):
        settled = settle(plan, state, decide(plan, state, plan.seats, bots, seed), plan.seats, seed + 1)
        yield settled.objections
        state = replace(settled.state, round=state.round + 1, year=state.year + 1, dues=())


def own_faults(objections: tuple[Objection, ...]) -> list[Objection]:
    """Objections that a seat could have foreseen."""
    return [one for one in objections if not any(words in one.what for words in LOST_DRAWS)]


@pytest.mark.parametrize("name", NAMES)
@given(data=scenarios(most_firms=8), seed=st.integers(0, 1000))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_seats_of_one_kind_never_break_a_rule(name: str, data: Data, seed: int) -> None:
    plan = Plan(from_data(data))
    bots = {seat: seated(name) for seat in plan.seats}
    for objections in rounds(plan, bots, seed):
        assert own_faults(objections) == []


@given(data=scenarios(most_firms=8), seed=st.integers(0, 1000), names=st.permutations(NAMES))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_bots_of_all_kinds_never_break_a_rule_together(data: Data, seed: int, names: list[str]) -> None:
    plan = Plan(from_data(data))
    bots = {seat: seated(names[place % len(names)]) for place, seat in enumerate(plan.seats)}
    for objections in rounds(plan, bots, seed):
        assert own_faults(objections) == []


@given(data=scenarios(most_firms=8), luck=st.integers(0, 1000), names=st.permutations(NAMES))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_deciding_changes_nothing_and_comes_out_the_same_twice(
    data: Data, luck: int, names: list[str]
) -> None:
    plan = Plan(from_data(data))
    state = opening_state(plan)
    before = state.digest()
    bots = {seat: seated(names[place % len(names)]) for place, seat in enumerate(plan.seats)}
    first = decide(plan, state, plan.seats, bots, luck)
    assert state.digest() == before
    assert decide(plan, state, plan.seats, dict(reversed(bots.items())), luck) == first

"""Whatever cluster they sit in, bots decide only what the rules let stand.

A seat answers for what it can know: its own sheet, the offers on the table, and others signing what it
signs. What others pay, leave or vote for, and whose turn comes first, shows only when all sheets are opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from game.bots import Bot, seated
from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from sim.decisions import AcceptDeal, Decision, OfferDeal
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import Objection, Seating, settle
from sim.scenario.loader import from_data
from sim.state import State
from tests.clusters.draws import Data
from tests.random_scenarios import random_scenario
from tests.strategies import scenarios
from tests.tries import tries

NAMES = ("private", "dealing", "cooperative", "conditional", "stubborn", "random")
LOST_DRAWS = (
    "went to projects that save more",  # a call's pot
    "The fund is",  # short of what others did not pay in
)
"""What a seat cannot know when it decides: what comes of the sheets of others."""
TURNS = 8
"""Orders of turns in all of which a decision must fail to be held against its seat."""
Sheets = Mapping[str, Sequence[Decision]]


def rounds(plan: Plan, bots: dict[str, Bot], seed: int, count: int = 3) -> Iterator[tuple[State, Sheets]]:
    """The sheets of each round of bots. No year is played: projects wait, contracts stand."""
    state = opening_state(plan)
    for _ in range(count):
        sheets = decide(Reckoning(plan, state, plan.seats), bots, seed)
        yield state, sheets
        settled = settle(plan, state, sheets, Seating(plan.seats, seed + 1))
        state = replace(settled.state, round=state.round + 1, year=state.year + 1, dues=())


def known_to(plan: Plan, sheets: Sheets, seat: str) -> dict[str, list[Decision]]:
    """A seat's sheet whole; of the others' the offers, and the signatures on packages with this seat."""
    offers = {one.offer: one for sheet in sheets.values() for one in sheet if isinstance(one, OfferDeal)}
    shared = {key for key, one in offers.items() if set(one.parties) & set(plan.seats[seat])}

    def is_known(other: str, one: Decision) -> bool:
        signs = isinstance(one, AcceptDeal) and one.offer in shared
        return other == seat or isinstance(one, OfferDeal) or signs

    return {other: [one for one in sheet if is_known(other, one)] for other, sheet in sheets.items()}


def own_faults(plan: Plan, state: State, sheets: Sheets, seed: int) -> list[Objection]:
    """Objections that a seat could have foreseen: they come whatever the turns and whatever others do besides."""
    faults: list[Objection] = []
    for seat in sheets:
        known = known_to(plan, sheets, seat)
        for turns in range(seed, seed + TURNS):
            objections = settle(plan, state, known, Seating(plan.seats, turns)).objections
            own = [one for one in objections if one.decider == seat]
            own = [one for one in own if not any(words in str(one.what) for words in LOST_DRAWS)]
            if not own:
                break
        else:
            faults += own
    return faults


@pytest.mark.parametrize("name", NAMES)
@given(data=scenarios(most_firms=8), seed=st.integers(0, 1000))
@tries(0.24, suppress_health_check=list(HealthCheck))
def test_seats_of_one_kind_never_break_a_rule(name: str, data: Data, seed: int) -> None:
    plan = Plan(from_data(data))
    bots = {seat: seated(name) for seat in plan.seats}
    for state, sheets in rounds(plan, bots, seed):
        assert own_faults(plan, state, sheets, seed + 1) == []


@given(data=scenarios(most_firms=8), seed=st.integers(0, 1000), names=st.permutations(NAMES))
@tries(0.5, suppress_health_check=list(HealthCheck))
def test_bots_of_all_kinds_never_break_a_rule_together(data: Data, seed: int, names: list[str]) -> None:
    plan = Plan(from_data(data))
    bots = {seat: seated(names[place % len(names)]) for place, seat in enumerate(plan.seats)}
    for state, sheets in rounds(plan, bots, seed):
        assert own_faults(plan, state, sheets, seed + 1) == []


# Draws that once failed.


def random_seats(data: Data, seed: int) -> Iterator[tuple[Plan, State, Sheets]]:
    """Rounds of seats that all decide by dice."""
    plan = Plan(from_data(data))
    for state, sheets in rounds(plan, {seat: seated("random") for seat in plan.seats}, seed):
        yield plan, state, sheets


def test_a_seat_does_not_pay_the_fund_what_its_own_offer_needs() -> None:
    data = random_scenario(44427, 8, density=0.4, rounds=1, outages=True, money="cash")
    for plan, state, sheets in random_seats(data, seed=18):
        assert own_faults(plan, state, sheets, seed=19) == []
        objections = settle(plan, state, sheets, Seating(plan.seats, 19)).objections
        assert [one for one in objections if one.decider == "f1"] == []


def test_an_offer_abroad_stands_beside_what_its_seat_signs_before() -> None:
    data = random_scenario(15941, 5, density=0.4, rounds=2, outages=True, money="purse")
    for plan, state, sheets in random_seats(data, seed=438):
        assert own_faults(plan, state, sheets, seed=439) == []


def test_an_offer_abroad_is_not_signed_twice_when_its_sheet_is_judged() -> None:
    data = random_scenario(34511, 7, density=0.4, rounds=1, outages=True, money="cash")
    for plan, state, sheets in random_seats(data, seed=502):
        assert own_faults(plan, state, sheets, seed=503) == []


def test_whose_signature_completes_a_package_signs_one_version_of_it() -> None:
    plan = Plan(from_data(random_scenario(63136, 6, density=2.0, rounds=2, outages=True, money="cash")))
    names = ("cooperative", "dealing", "random", "private")
    bots = {seat: seated(names[place % 4]) for place, seat in enumerate(plan.seats)}
    for state, sheets in rounds(plan, bots, seed=904):
        assert settle(plan, state, sheets, Seating(plan.seats, 905)).objections == ()


@given(data=scenarios(most_firms=8), luck=st.integers(0, 1000), names=st.permutations(NAMES))
@tries(0.5, suppress_health_check=list(HealthCheck))
def test_deciding_changes_nothing_and_comes_out_the_same_twice(
    data: Data, luck: int, names: list[str]
) -> None:
    plan = Plan(from_data(data))
    state = opening_state(plan)
    before = state.digest()
    bots = {seat: seated(names[place % len(names)]) for place, seat in enumerate(plan.seats)}
    first = decide(Reckoning(plan, state, plan.seats), bots, luck)
    assert state.digest() == before
    assert decide(Reckoning(plan, state, plan.seats), dict(reversed(bots.items())), luck) == first

"""Leaving an exchange."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.rules import check
from sim.state import Contract, Due, State
from tests.rules.cluster import SEATS, SEED, SLAG, deal, decided, opening, plan
from tests.rules.settling import apply

PLAN = plan()
RUNS = Contract(
    "old", "slag", "road-gravel", "truck", 30_000, 0, None, 2018, 2021, leaving_price=70_000
)  # fmt: skip
LEAVE = decided("leave_exchange", exchange="old")


def _state(**changes: object) -> State:
    return opening(PLAN, contracts={"old": replace(RUNS, **changes)})  # type: ignore[arg-type]


@pytest.mark.parametrize(("seat", "leaver", "left"), [("blue", "steel", "roads"), ("red", "roads", "steel")])
def test_whoever_leaves_early_owes_the_other_the_agreed_price(seat: str, leaver: str, left: str) -> None:
    state, objections = apply(PLAN, _state(), {seat: [LEAVE]}, SEATS, SEED)
    assert objections == []
    assert state.dues == (Due(leaver, left, "leaving", "old", 70_000),)
    assert (state.contracts["old"].ended, state.contracts["old"].ended_by) == ("left", leaver)


def test_a_renewing_contract_may_be_left_freely_after_its_last_year() -> None:
    state, objections = apply(PLAN, _state(last_year=2019, renews=True), {"blue": [LEAVE]}, SEATS, SEED)
    assert (objections, state.dues, state.contracts["old"].ended) == ([], (), "left")


@pytest.mark.parametrize("changes", [{"last_year": 2019}, {"ended": "expired"}, {"ended": "partner_closed"}])
def test_what_has_ended_cannot_be_left(changes: dict[str, object]) -> None:
    found = check(PLAN, _state(**changes), ("steel",), LEAVE)
    assert [str(one.what) for one in found] == ["The exchange old has ended already."]


def test_only_its_two_firms_can_leave_an_exchange() -> None:
    assert [str(one.what) for one in check(PLAN, _state(), ("bricks",), LEAVE)] == [
        "This exchange is between Steelworks and Road builder."
    ]
    assert [str(one.what) for one in check(PLAN, opening(PLAN), ("bricks",), LEAVE)] == [
        "There is no exchange called old."
    ]


def test_leaving_early_must_be_paid_for() -> None:
    found = check(PLAN, _state(leaving_price=10**9), ("steel",), LEAVE)
    assert [str(one.what) for one in found] == ["Steelworks lacks 9 850 000 EUR."]


@pytest.mark.parametrize("price", [0, 70_000])
def test_partners_who_both_leave_owe_each_other_nothing(price: int) -> None:
    """Whose turn comes first is drawn, so it must not decide who pays, nor who is told off."""
    digests = set()
    for seed in range(10):
        before = _state(leaving_price=price)
        state, objections = apply(PLAN, before, {"blue": [LEAVE], "red": [LEAVE]}, SEATS, seed)
        assert (objections, state.dues, state.contracts["old"].ended) == ([], (), "left")
        digests.add(state.digest())
    assert len(digests) == 1


def test_what_a_partner_left_in_an_earlier_round_has_ended() -> None:
    left = _state(ended="left", ended_by="roads", left_in=2019)
    assert [str(one.what) for one in check(PLAN, left, ("steel",), LEAVE)] == [
        "The exchange old has ended already."
    ]


def test_once_both_have_left_nobody_can_leave_again() -> None:
    objections = apply(PLAN, _state(), {"blue": [LEAVE], "red": [LEAVE, LEAVE]}, SEATS, SEED)[1]
    assert [str(one.what) for one in objections] == ["The exchange old has ended already."]


def test_nobody_leaves_the_same_exchange_twice() -> None:
    state, objections = apply(PLAN, _state(), {"blue": [LEAVE, LEAVE]}, SEATS, SEED)
    assert [str(one.what) for one in objections] == ["The exchange old has ended already."]
    assert len(state.dues) == 1


def test_a_contract_may_be_left_and_agreed_anew_in_one_round() -> None:
    state, objections = apply(PLAN, _state(), {"blue": [deal(SLAG), LEAVE]}, SEATS, SEED)
    assert objections == []
    assert [key for key, one in state.contracts.items() if not one.ended] == ["r1-steel-roads-1"]

"""The cluster fund and what it pays for: contributions, votes, priority areas."""

from __future__ import annotations

from typing import Any

import pytest

from sim.balance import residuals
from sim.ledger import FUND, OUTSIDE, Payment
from sim.rules import Seating, check, check_sheet
from sim.state import Due, State
from sim.year import play_year
from tests.rules.cluster import SEATS, SEED, decided, opening, plan
from tests.rules.settling import apply

AREAS = {key: {"kind": "area", "name": f"Area {key}"} for key in ("metals", "energy", "water")}
MEASURES: dict[str, Any] = {
    "desk": {"kind": "action", "code": "D1", "name": "Funding desk", "cost": 1_000, "paid_by": "fund"},
    "fair": {"kind": "matchmaking", "name": "Matchmaking fair", "cost": 600, "paid_by": "fund", "once": False,
             "lasts_days": 10, "rounds": [1, 2]},
    "lab": {"kind": "action", "cost": 0, "paid_by": "fund", "eligible": {"after": "desk"}},
    "card": {"kind": "card", "cost": 100, "paid_by": "applicant"},
    **AREAS,
}  # fmt: skip
PLAN = plan(measures=MEASURES, events={})
YES = {key: [decided("vote", measure="desk")] for key in SEATS}


def contribute(amount: float) -> Any:
    return decided("contribute", amount=amount)


def vote(measure: str, in_favour: bool = True) -> Any:
    return decided("vote", measure=measure, in_favour=in_favour)


def propose(*areas: str) -> Any:
    return decided("set_priority_areas", areas=list(areas))


def said(state: State, decision: Any, firms: tuple[str, ...] = ("steel",)) -> list[str]:
    return [str(one.what) for one in check(PLAN, state, firms, decision, SEATS)]


def after(state: State, sheets: dict[str, Any], seed: int = SEED) -> tuple[State, list[str]]:
    found, objections = apply(PLAN, state, sheets, SEATS, seed)
    return found, [str(one.what) for one in objections]


def test_a_contribution_goes_from_the_purse_to_the_fund_at_new_year() -> None:
    state, objections = after(opening(PLAN), {"red": [contribute(700)]})
    assert objections == []
    assert state.dues == (Due("roads", FUND, "contribution", FUND, 70_000),)
    result = play_year(PLAN, SEED, state)
    assert result.ledger.opening_cash[FUND] == 0
    assert result.ledger.closing_cash[FUND] == result.state.fund == 70_000
    assert result.ledger.payments[Payment("roads", FUND, "contribution", FUND)][0] == 70_000
    assert FUND not in result.state.cash
    assert residuals(PLAN, result.ledger).where == ()


def test_nobody_contributes_more_than_the_purse_bears() -> None:
    """Brick works has 10 000 EUR and may owe as much again."""
    assert said(opening(PLAN), contribute(20_001), ("bricks",)) == ["Brick works lacks 1 EUR."]
    twice = [contribute(15_000), contribute(10_000)]
    assert [one.index for one in check_sheet(PLAN, opening(PLAN), ("bricks",), twice, Seating(SEATS))] == [1]


def test_a_firm_under_restructuring_contributes_nothing() -> None:
    state = opening(PLAN, restructuring={"bricks": 1})
    assert said(state, contribute(5), ("bricks",)) == [
        "Brick works is under restructuring and may promise nothing new."
    ]


def test_less_than_a_cent_is_refused() -> None:
    assert said(opening(PLAN), contribute(0.001)) == ["Less than a cent is no contribution."]


def test_a_cluster_without_actions_has_no_fund() -> None:
    bare = plan()
    assert [str(one.what) for one in check(bare, opening(bare), ("steel",), contribute(5))] == [
        "This cluster has no shared fund."
    ]


@pytest.mark.parametrize(
    ("yes", "carried"), [(["blue"], False), (["blue", "red"], True), (list(SEATS), True)]
)
def test_more_than_half_of_the_seats_carries(yes: list[str], carried: bool) -> None:
    state, objections = after(opening(PLAN, fund=100_000), {key: YES[key] for key in yes})
    assert objections == []
    assert (state.events.get("desk") == 0) is carried


def test_a_vote_against_counts_as_much_as_none() -> None:
    sheets = {"blue": [vote("desk")], "red": [vote("desk", False)], "green": [vote("desk", False)]}
    assert "desk" not in after(opening(PLAN, fund=100_000), sheets)[0].events


def test_one_seat_has_one_vote_however_many_firms_it_runs() -> None:
    sheets = {"red": [vote("desk"), vote("desk")], "mine": [vote("desk")]}
    state, objections = after(opening(PLAN, fund=100_000), sheets)
    assert "desk" not in state.events
    assert objections == ["This seat has voted on D1 Funding desk already."] * 2


def test_what_carries_is_paid_from_the_fund_with_this_rounds_contributions() -> None:
    sheets = dict(YES) | {"blue": [*YES["blue"], contribute(400)]}
    state, objections = after(opening(PLAN, fund=60_000), sheets)
    assert objections == []
    assert state.started == {"desk": ()}
    assert Due(FUND, OUTSIDE, "measure", "desk", 100_000) in state.dues
    result = play_year(PLAN, SEED, state)
    assert result.state.fund == 0
    assert result.state.events == {"desk": 8760}
    assert residuals(PLAN, result.ledger).where == ()


def test_a_short_fund_refuses_with_its_reason() -> None:
    state, objections = after(opening(PLAN, fund=60_000), YES)
    assert objections == ["The fund is 400 EUR short for D1 Funding desk."] * 3
    assert "desk" not in state.events
    assert state.dues == ()


def test_the_more_wanted_comes_first_where_the_fund_is_short() -> None:
    sheets = {
        "blue": [vote("fair"), vote("desk")],
        "red": [vote("desk"), vote("fair")],
        "green": [vote("fair")],
    }
    for seed in range(20):
        state, objections = after(opening(PLAN, fund=100_000), sheets, seed)
        assert set(state.events) == {"fair"}
        assert objections == ["The fund is 600 EUR short for D1 Funding desk."] * 2


def test_what_is_wanted_alike_is_drawn() -> None:
    sheets = {key: [vote("fair"), vote("desk")] for key in SEATS}
    first = {next(iter(after(opening(PLAN, fund=100_000), sheets, seed)[0].events)) for seed in range(20)}
    assert first == {"fair", "desk"}


@pytest.mark.parametrize(
    ("measure", "state", "what"),
    [
        ("nothing", {}, "There is nothing called nothing to start."),
        ("card", {}, "The cluster does not vote on card."),
        ("metals", {}, "The cluster does not vote on Area metals."),
        ("fair", {"round": 3}, "Matchmaking fair can be started only in 2020 or 2021."),
        ("lab", {}, "lab needs D1 Funding desk first."),
        ("desk", {"started": {"desk": ()}}, "D1 Funding desk has been started already."),
        ("fair", {"events": {"fair": 3}}, "Matchmaking fair has been started already."),
    ],
)
def test_what_cannot_be_voted_on_says_why(measure: str, state: dict[str, Any], what: str) -> None:
    assert said(opening(PLAN, **state), vote(measure)) == [what]


def test_what_comes_after_another_can_be_voted_on_once_that_works() -> None:
    assert said(opening(PLAN, events={"desk": 8760}), vote("lab")) == []


def test_a_measure_that_may_be_started_again_can_when_it_is_over() -> None:
    assert said(opening(PLAN, started={"fair": ()}), vote("fair")) == []


def test_a_buyer_abroad_has_no_vote() -> None:
    assert said(opening(PLAN), vote("desk"), ("abroad",)) == ["Buyer abroad has no seat and no vote."]
    assert said(opening(PLAN), propose("metals"), ("abroad",)) == ["Buyer abroad has no seat and no vote."]


# -- priority areas -------------------------------------------------------------------------------


def test_an_area_that_most_seats_propose_is_chosen() -> None:
    sheets = {"blue": [propose("metals", "water")], "red": [propose("metals")], "green": [propose("energy")]}
    state, objections = after(opening(PLAN), sheets)
    assert (state.areas, objections) == (("metals",), [])


def test_the_region_picks_two_at_most() -> None:
    sheets = {
        "blue": [propose("metals", "water")],
        "red": [propose("metals", "energy")],
        "green": [propose("energy", "water")],
    }
    picked = {after(opening(PLAN), sheets, seed)[0].areas for seed in range(40)}
    assert {len(areas) for areas in picked} == {2}
    assert len(picked) == 3, "all are wanted alike, and luck is no respecter of names"


def test_new_areas_take_the_place_of_old_ones_and_no_majority_changes_nothing() -> None:
    state = opening(PLAN, areas=("energy",))
    assert after(state, {"blue": [propose("metals")]})[0].areas == ("energy",)
    assert after(state, {key: [propose("metals")] for key in SEATS})[0].areas == ("metals",)


def test_a_proposal_names_areas_once_and_comes_once() -> None:
    assert said(opening(PLAN), propose("desk", "nothing")) == [
        "There is no priority area called D1 Funding desk.",
        "There is no priority area called nothing.",
    ]
    assert said(opening(PLAN), propose("metals", "metals")) == ["Area metals is named twice."]
    again = [propose("metals"), propose("water")]
    assert [str(one.what) for one in check_sheet(PLAN, opening(PLAN), ("steel",), again, Seating(SEATS))] == [
        "This seat has proposed priority areas already."
    ]

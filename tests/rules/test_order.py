"""The order of application favours nobody."""

from __future__ import annotations

from itertools import permutations

from sim.decisions import Decision
from sim.rules import check_sheet
from tests.rules.cluster import HEAT, SEATS, SEED, SLAG, deal, decided, opening, plan
from tests.rules.settling import apply

PLAN = plan(matches={}, projects={})
ROADS = deal(SLAG)
BRICKS = deal(SLAG | {"taker": "clay", "years": 9}, parties=["steel", "bricks"])


def _rivals(amount: int) -> Decision:
    return deal(SLAG | {"most": amount})


def test_the_order_in_which_sheets_come_in_changes_nothing() -> None:
    sheets = {
        "blue": [decided("set_recovery", side_stream="slag", share="0.5"), _rivals(10)],
        "red": [_rivals(20), decided("set_blend", need="road-gravel", share="0.5")],
        "green": [BRICKS, deal(HEAT, parties=["steel", "bricks"])],
    }
    results = set()
    for order in permutations(sheets):
        for seats in permutations(SEATS):
            after, objections = apply(
                PLAN,
                opening(PLAN),
                {key: sheets[key] for key in order},
                {key: SEATS[key] for key in seats},
                SEED,
            )
            results.add((after.digest(), tuple(objections)))
    assert len(results) == 1


def _winner(seed: int, round_now: int = 1) -> int:
    sheets = {"blue": [_rivals(10)], "red": [_rivals(20)]}
    after, objections = apply(PLAN, opening(PLAN, round=round_now), sheets, SEATS, seed)
    assert len(objections) == len(after.contracts) == 1
    return next(iter(after.contracts.values())).most // 10_000


def test_each_of_two_rivals_comes_first_as_often_as_the_other() -> None:
    """Of 400 drawn orders a fair coin gives 160 to 240 to one side all but once in 15 000 times."""
    first = sum(_winner(seed) == 1 for seed in range(400))
    assert 160 <= first <= 240


def test_the_order_is_drawn_anew_each_round() -> None:
    assert {_winner(SEED, round_now) for round_now in range(1, 20)} == {1, 2}


def test_the_first_wish_of_every_seat_comes_before_the_second_of_any() -> None:
    """Red's slip for the gravel is its first; Blue's is its second, so Red's stands whatever is drawn."""
    for seed in range(30):
        sheets = {"blue": [BRICKS, _rivals(10)], "red": [_rivals(20)]}
        after, _ = apply(PLAN, opening(PLAN), sheets, SEATS, seed)
        assert after.contracts["r1-steel-roads-1"].most == 20_000


def test_a_teams_own_order_is_its_order_of_preference() -> None:
    for seed in range(30):
        after, objections = apply(PLAN, opening(PLAN), {"blue": [_rivals(10), _rivals(20)]}, SEATS, seed)
        assert after.contracts["r1-steel-roads-1"].most == 10_000
        assert [one.index for one in objections] == [1]


def test_deals_come_before_projects_so_a_promise_outweighs_a_plan_of_ones_own() -> None:
    whole = plan()
    heat = deal(HEAT, parties=["steel", "bricks"], projects=[{"project": "heat-pipe"}])
    sheet = [decided("invest", project="crusher-hall"), heat]
    found = check_sheet(whole, opening(whole), ("bricks",), sheet)
    assert [(one.index, str(one.what)) for one in found] == [(0, "Brick works lacks 1 000 EUR.")]


def test_a_sheet_may_bear_the_name_of_a_single_firm() -> None:
    sheets = {"mine": [decided("set_recovery", side_stream="rock", share="0.5")]}
    state, objections = apply(PLAN, opening(PLAN), sheets, SEATS, SEED)
    assert (objections, state.recovery) == ([], {"rock": (1, 2)})


def test_a_sheet_of_nobody_is_set_aside() -> None:
    objections = apply(PLAN, opening(PLAN), {"ghosts": [ROADS]}, SEATS, SEED)[1]
    assert [str(one.what) for one in objections] == ["Nobody sits at this seat."]

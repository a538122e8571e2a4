"""Cards, building sites and purses."""

from __future__ import annotations

import pytest

from sim.decisions import Decision
from sim.rules import Objection, check, check_sheet
from sim.rules.cards import open_cards
from sim.state import Due, Payer, ProjectState
from tests.rules.cluster import SEATS, SEED, deal, decided, opening, plan
from tests.rules.settling import apply

PLAN = plan()
BRICKS = ("bricks",)


def _invest(project: str, **parts: object) -> Decision:
    return decided("invest", project=project, **parts)


def _said(objections: list[Objection]) -> list[str]:
    return [str(one.what) for one in objections]


def _begun(project: str, stage: str = "build", paid: int = 0, firm: str = "bricks") -> ProjectState:
    return ProjectState(project, stage, 5, paid, (Payer(firm, (1, 1)),), 2019)  # type: ignore[arg-type]


def test_a_project_that_needs_a_permit_goes_to_the_authority_first() -> None:
    state, objections = apply(PLAN, opening(PLAN), {"blue": [_invest("mill")]}, SEATS, SEED)
    assert objections == []
    assert state.projects["mill"] == ProjectState("mill", "permit", 0, 0, (Payer("steel", (1, 1)),), 2020)


def test_a_project_without_a_permit_goes_straight_to_the_building_site() -> None:
    state, _ = apply(PLAN, opening(PLAN), {"green": [_invest("thrift")]}, SEATS, SEED)
    assert state.projects["thrift"].stage == "build"


@pytest.mark.parametrize(
    ("round_now", "said"),
    [
        (1, ["S2 Cleaner melt opens in 2021."]),
        (2, []),
        (3, []),
        (4, ["S2 Cleaner melt was open until 2023."]),
    ],
)
def test_a_card_opens_and_expires_by_round(round_now: int, said: list[str]) -> None:
    state = opening(PLAN, round=round_now)
    assert _said(check(PLAN, state, ("steel",), _invest("cleaner"))) == said


@pytest.mark.parametrize("stage", ["permit", "build", "ramp"])
def test_what_is_under_way_cannot_begin_again(stage: str) -> None:
    state = opening(PLAN, projects={"thrift": _begun("thrift", stage)})
    assert _said(check(PLAN, state, BRICKS, _invest("thrift"))) == ["B3 thrift is already under way."]


def test_what_stands_cannot_be_built_again() -> None:
    assert _said(check(PLAN, opening(PLAN), BRICKS, _invest("old-dryer"))) == [
        "B4 old dryer is already built."
    ]


@pytest.mark.parametrize("stage", ["failed", "cancelled"])
def test_what_failed_or_was_cancelled_may_be_tried_again(stage: str) -> None:
    state = opening(PLAN, projects={"thrift": _begun("thrift", stage, paid=70)})
    after, objections = apply(PLAN, state, {"green": [_invest("thrift")]}, SEATS, SEED)
    assert objections == []
    assert (after.projects["thrift"].stage, after.projects["thrift"].paid) == ("build", 0)


def test_only_the_owner_begins_a_project() -> None:
    found = check(PLAN, opening(PLAN), ("steel",), _invest("thrift"))
    assert [(str(one.what), str(one.instead)) for one in found] == [
        ("B3 thrift belongs to Brick works.", "Offer Brick works a deal that includes it.")
    ]


def test_no_call_for_co_funding_exists_yet() -> None:
    found = check(PLAN, opening(PLAN), BRICKS, _invest("thrift", co_funding="clean"))
    assert _said(found) == ["There is no such support: clean."]


def test_a_firm_builds_on_no_more_sites_than_it_can_run() -> None:
    rich = opening(PLAN, cash={"bricks": 10_000_000})
    wishes = [_invest(one) for one in ("heat-pipe", "crusher-hall", "thrift")]
    found = check_sheet(PLAN, rich, BRICKS, wishes)
    assert [(one.index, str(one.what)) for one in found] == [
        (2, "Brick works can run 2 building sites at once.")
    ]


def test_a_project_that_is_ramping_up_leaves_its_site_free() -> None:
    projects = {"heat-pipe": _begun("heat-pipe", "ramp"), "crusher-hall": _begun("crusher-hall")}
    rich = opening(PLAN, cash={"bricks": 10_000_000}, projects=projects)
    assert check(PLAN, rich, BRICKS, _invest("thrift")) == []


def test_a_sheet_spends_its_purse_only_once() -> None:
    """Brick works has 10 000 EUR and 10 000 EUR of credit: enough for 12 000, not for 9 000 more."""
    found = check_sheet(PLAN, opening(PLAN), BRICKS, [_invest("heat-pipe"), _invest("crusher-hall")])
    assert [(one.index, str(one.what)) for one in found] == [(1, "Brick works lacks 1 000 EUR.")]


def test_what_is_set_aside_takes_nothing_from_the_rest_of_the_sheet() -> None:
    wishes = [_invest("heat-pipe", co_funding="none"), _invest("crusher-hall")]
    assert {one.index for one in check_sheet(PLAN, opening(PLAN), BRICKS, wishes)} == {0}


@pytest.mark.parametrize(("paid", "fits"), [(400_000, False), (500_000, True)])
def test_instalments_still_to_pay_are_spoken_for(paid: int, fits: bool) -> None:
    """6 000 EUR of cash and 10 000 of credit, less what is left of 12 000: is there room for 9 000 more?"""
    under_way = {"heat-pipe": _begun("heat-pipe", paid=paid)}
    state = opening(PLAN, cash={"bricks": 1_000_000 - 400_000}, projects=under_way)
    assert (check(PLAN, state, BRICKS, _invest("crusher-hall")) == []) is fits


def test_the_firms_of_a_seat_share_one_purse() -> None:
    """Road builder and Mine have 21 000 EUR and 6 000 EUR of credit between them."""
    part = {"project": "crusher-hall", "paid_by": [{"firm": "mine", "share": 1}]}
    package = deal(parties=["bricks", "mine"], projects=[part])
    assert check(PLAN, opening(PLAN), BRICKS, package) == []
    alone = SEATS | {"red": ("roads",), "pit": ("mine",)}
    found = check(PLAN, opening(PLAN), BRICKS, package, alone)
    assert _said(found) == ["Mine lacks 7 000 EUR."]


def test_what_falls_due_at_new_year_is_spoken_for() -> None:
    owing = opening(PLAN, dues=(Due("bricks", "steel", "leaving", "old", 1_200_000),))
    assert _said(check(PLAN, owing, BRICKS, _invest("crusher-hall"))) == ["Brick works lacks 1 000 EUR."]
    owed = opening(PLAN, dues=(Due("steel", "bricks", "leaving", "old", 1_200_000),))
    assert check(PLAN, owed, BRICKS, _invest("crusher-hall")) == []


def test_a_firm_under_restructuring_promises_nothing_new() -> None:
    state = opening(PLAN, restructuring={"bricks": 1})
    said = _said(check(PLAN, state, BRICKS, _invest("thrift")))
    assert said == ["Brick works is under restructuring and may promise nothing new."]


def test_a_closed_firm_decides_nothing() -> None:
    state = opening(PLAN, closed={"bricks": 2020}, projects={"thrift": _begun("thrift")})
    for decision in (
        _invest("crusher-hall"),
        decided("cancel", project="thrift"),
        decided("set_blend", need="clay", share=0),
    ):
        assert "Brick works has closed." in _said(check(PLAN, state, BRICKS, decision))


def test_cancelling_forfeits_what_was_paid() -> None:
    state = opening(PLAN, projects={"thrift": _begun("thrift", paid=500)})
    after, objections = apply(PLAN, state, {"green": [decided("cancel", project="thrift")]}, SEATS, SEED)
    assert objections == []
    assert (after.projects["thrift"].stage, after.projects["thrift"].paid) == ("cancelled", 500)
    assert after.cash == state.cash


@pytest.mark.parametrize("stage", ["done", "failed", "cancelled"])
def test_only_what_is_under_way_can_be_cancelled(stage: str) -> None:
    state = opening(PLAN, projects={"thrift": _begun("thrift", stage)})
    found = check(PLAN, state, BRICKS, decided("cancel", project="thrift"))
    assert _said(found) == ["B3 thrift is not under way."]


def test_cancelling_frees_the_site_for_another_project_of_the_same_sheet() -> None:
    projects = {one: _begun(one, paid=10**9) for one in ("heat-pipe", "crusher-hall")}
    sheet = [_invest("thrift"), decided("cancel", project="heat-pipe")]
    assert check_sheet(PLAN, opening(PLAN, projects=projects), BRICKS, sheet) == []


def test_the_open_cards_of_a_seat_come_with_what_speaks_against_them() -> None:
    state = opening(PLAN, cash={"bricks": 0}, projects={"thrift": _begun("thrift", "ramp", 150_000)})
    cards = {card.project: len(card.problems) for card in open_cards(PLAN, state, BRICKS)}
    assert cards == {"crusher-hall": 0, "heat-pipe": 1}


def test_cards_of_later_rounds_are_not_yet_on_the_table() -> None:
    steel = ("steel",)
    assert [card.project for card in open_cards(PLAN, opening(PLAN), steel)] == ["mill"]
    assert [card.project for card in open_cards(PLAN, opening(PLAN, round=2), steel)] == ["cleaner", "mill"]

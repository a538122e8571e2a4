"""The package deal: all or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sim.decisions import Decision
from sim.rules import check
from sim.state import Contract, Payer, ProjectState, State
from tests.rules.cluster import HEAT, SEATS, SEED, SLAG, deal, opening, plan
from tests.rules.settling import apply

PLAN = plan()
PIPE = {"project": "heat-pipe", "paid_by": [{"firm": "steel", "share": "0.25", "repaid_years": 4}]}
PARTNERS = ["steel", "bricks"]


def _package(**parts: Any) -> Decision:
    return deal(HEAT, **{"parties": PARTNERS, "projects": [PIPE], **parts})


def _said(decision: Decision, state: State | None = None, firms: tuple[str, ...] = ("steel",)) -> list[str]:
    return [str(one.what) for one in check(PLAN, state or opening(PLAN), firms, decision, SEATS)]


def test_a_package_makes_its_contracts_and_begins_its_projects() -> None:
    state, objections = apply(PLAN, opening(PLAN), {"blue": [_package()]}, SEATS, SEED)
    assert objections == []
    contract = state.contracts["r1-steel-bricks-1"]
    assert (contract.giver, contract.taker, contract.carrier) == ("heat-out", "kiln-heat", "pipe")
    assert (contract.most, contract.first_year, contract.last_year) == (50_000, 2020, 2022)
    assert contract.deal == "r1-deal-1"
    assert state.projects["heat-pipe"].payers == (Payer("bricks", (3, 4)), Payer("steel", (1, 4), 4))


def test_terms_are_kept_in_whole_numbers() -> None:
    terms = SLAG | {"price": "-12.5", "least": 10, "shortfall_price": 7, "leaving_price": 900, "renews": True}
    state, objections = apply(PLAN, opening(PLAN), {"red": [deal(terms)]}, SEATS, SEED)
    assert objections == []
    assert state.contracts["r1-steel-roads-1"] == Contract(
        "r1-steel-roads-1", "slag", "road-gravel", "truck", 30_000, -1250, None, 2020, 2022,
        renews=True, least=10_000, shortfall_price=700, leaving_price=90_000, deal="r1-deal-1",
    )  # fmt: skip


@pytest.mark.parametrize("missing", PARTNERS)
def test_a_package_missing_one_signature_moves_nothing(missing: str) -> None:
    before = opening(PLAN)
    half_signed = _package(signed=[one for one in PARTNERS if one != missing])
    state, objections = apply(PLAN, before, {"blue": [half_signed]}, SEATS, SEED)
    name = {"steel": "Steelworks", "bricks": "Brick works"}[missing]
    assert [str(one.what) for one in objections] == [f"{name} has not signed."]
    assert state.digest() == before.digest()


def test_one_bad_part_takes_the_whole_package_down() -> None:
    before = opening(PLAN)
    bad = deal(HEAT, SLAG | {"taker": "clay"}, parties=PARTNERS, projects=[PIPE])
    state, objections = apply(PLAN, before, {"blue": [bad]}, SEATS, SEED)
    assert len(objections) == 1
    assert state.digest() == before.digest()


def test_all_problems_of_a_package_come_at_once() -> None:
    worst = deal(
        SLAG | {"taker": "clay", "price": 90_000, "least": 31},
        HEAT | {"most": "0.0001"},
        parties=["steel", "bricks", "steel", "nobody"],
        signed=["bricks", "mine"],
        projects=[
            {"project": "cleaner", "co_funding": "x", "paid_by": [{"firm": "roads", "share": 1}] * 2},
            {"project": "thrift", "paid_by": [{"firm": "bricks", "share": "0.1"}]},
        ],
    )
    assert _said(worst) == [
        "Steelworks is named twice.",
        "Steelworks has not signed.",
        "There is no firm called nobody.",
        "Mine signed but is not a party.",
        "Nobody knows yet that slag fits clay.",
        "The least amount of slag is above the most.",
        "The price of slag looks like a typing error.",
        "There is no pipe between these firms.",
        "The yearly amount of heat is too small to count.",
        "S2 Cleaner melt opens in 2021.",
        "There is no such support: x.",
        "Road builder pays for S2 Cleaner melt but is no party.",
        "Road builder is named twice as payer of S2 Cleaner melt.",
        "Others pay more than the whole of S2 Cleaner melt.",
        "Brick works owns B3 thrift and pays the rest anyway.",
        "Road builder and Mine lacks 153 000 EUR.",
    ]


def test_only_a_party_can_hand_in_a_deal() -> None:
    assert _said(deal(SLAG), firms=("bricks",)) == ["None of your firms is a party to this deal."]


def test_an_empty_package_is_no_deal() -> None:
    assert _said(deal()) == ["The deal holds no exchange and no project."]


def test_the_owners_of_what_flows_must_be_parties() -> None:
    assert _said(deal(SLAG, parties=["steel", "bricks"])) == [
        "Gravel for roads belongs to Road builder, who is no party."
    ]


def test_a_firm_makes_no_deal_with_itself() -> None:
    own = {"giver": "crushed", "taker": "clay", "most": 1, "years": 1}
    assert _said(deal(own, parties=PARTNERS)) == ["Brick works both gives and takes filler."]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"giver": "gold"}, "Nobody gives anything called gold."),
        ({"taker": "gold"}, "Nobody takes in anything called gold."),
        ({"taker": "kiln-heat"}, "fuel cannot use slag."),
        ({"carrier": "ship"}, "There is no carrier called ship."),
        ({"price": 5, "indexed": "0.5"}, "slag has a fixed and an indexed price."),
        ({"least": 40}, "The least amount of slag is above the most."),
        ({"price": 1001}, "The price of slag looks like a typing error."),
        ({"price": -1001}, "The price of slag looks like a typing error."),
    ],
)
def test_an_exchange_that_cannot_work_is_refused(changes: dict[str, Any], said: str) -> None:
    assert said in _said(deal(SLAG | changes))


def test_less_than_a_truckload_may_be_agreed() -> None:
    state, objections = apply(PLAN, opening(PLAN), {"blue": [deal(SLAG | {"most": "0.5"})]}, SEATS, SEED)
    assert (objections, state.contracts["r1-steel-roads-1"].most) == ([], 500)
    assert PLAN.carriers["truck"].lot > 500


def test_material_below_the_takers_grade_needs_a_treatment_first() -> None:
    rock = {"giver": "rock", "taker": "road-gravel", "most": 5, "years": 1}
    clean = plan(matches={})
    rocks = deal(rock, parties=["mine", "roads"])
    assert [str(one.what) for one in check(clean, opening(clean), ("mine", "roads"), rocks)] == [
        "Mixed rock is not clean or warm enough for Gravel for roads."
    ]


def test_a_treatment_replaces_nothing_so_its_feed_has_no_indexed_price() -> None:
    feed = SLAG | {"taker": "crusher", "indexed": "0.3", "most": 9}
    said = _said(deal(feed, parties=PARTNERS), opening(PLAN, round=2))
    assert said == ["crusher replaces nothing that is bought."]


def test_heat_needs_a_pipe() -> None:
    assert _said(deal(HEAT, parties=PARTNERS)) == ["There is no pipe between these firms."]
    by_truck = deal(HEAT | {"carrier": "truck"}, parties=PARTNERS)
    assert _said(by_truck) == ["heat cannot go by truck."]


@pytest.mark.parametrize("stage", ["permit", "build", "ramp", "done"])
def test_a_pipe_under_way_will_do(stage: str) -> None:
    begun = ProjectState("heat-pipe", stage, 0, 0, (Payer("bricks", (1, 1)),), 2019)  # type: ignore[arg-type]
    state = opening(PLAN, projects={"heat-pipe": begun})
    assert _said(deal(HEAT, parties=PARTNERS), state) == []


def test_a_pipe_that_no_project_builds_stands_from_the_start() -> None:
    laid = plan(projects={})
    assert check(laid, opening(laid), ("steel",), deal(HEAT, parties=PARTNERS)) == []


@pytest.mark.parametrize(("year", "known"), [(2021, False), (2022, True)])
def test_a_hidden_match_comes_to_light_in_its_year(year: int, known: bool) -> None:
    hidden = deal(SLAG | {"taker": "clay"}, parties=PARTNERS)
    said = _said(hidden, opening(PLAN, year=year))
    assert said == ([] if known else ["Nobody knows yet that slag fits clay."])


@pytest.mark.parametrize(("events", "known"), [({}, False), ({"fair": 100}, True)])
def test_an_event_brings_a_hidden_match_to_light(events: dict[str, int], known: bool) -> None:
    hidden = deal(SLAG | {"giver": "clean-dust", "taker": "clay"}, parties=PARTNERS)
    said = _said(hidden, opening(PLAN, events=events))
    assert said == ([] if known else ["Nobody knows yet that filler fits clay."])


def test_a_match_opens_in_its_round() -> None:
    feed = deal(SLAG | {"taker": "crusher"}, parties=PARTNERS)
    assert _said(feed) == ["slag for crusher opens in 2021."]


def test_one_contract_at_a_time_for_a_pair() -> None:
    state, _ = apply(PLAN, opening(PLAN), {"blue": [deal(SLAG)]}, SEATS, SEED)
    assert _said(deal(SLAG), state) == ["Gravel for roads already has a contract for this slag."]
    assert _said(deal(SLAG, SLAG)) == ["The deal names slag for Gravel for roads twice."]


def test_a_contract_whose_years_are_over_stands_in_nobodys_way() -> None:
    state, _ = apply(PLAN, opening(PLAN), {"blue": [deal(SLAG)]}, SEATS, SEED)
    state.year = 2023
    assert _said(deal(SLAG), state) == []


def test_a_second_contract_of_the_same_firms_has_its_own_name() -> None:
    laid = plan(projects={}, matches={})
    both = deal(HEAT, SLAG | {"taker": "clay"}, parties=PARTNERS)
    state, objections = apply(laid, opening(laid), {"blue": [both]}, SEATS, SEED)
    assert objections == []
    assert sorted(state.contracts) == ["r1-steel-bricks-1", "r1-steel-bricks-2"]
    assert {one.deal for one in state.contracts.values()} == {"r1-deal-1"}


def test_others_may_carry_a_whole_project_but_no_more() -> None:
    half = {"firm": "steel", "share": "0.5"}
    rest = {"firm": "roads", "share": "0.5"}
    three = [*PARTNERS, "roads"]
    package = _package(parties=three, projects=[PIPE | {"paid_by": [half, rest]}])
    state, objections = apply(PLAN, opening(PLAN), {"blue": [package]}, SEATS, SEED)
    assert objections == []
    assert state.projects["heat-pipe"].payers == (Payer("steel", (1, 2)), Payer("roads", (1, 2)))
    greedy = _package(parties=three, projects=[PIPE | {"paid_by": [half, rest | {"share": "0.6"}]}])
    assert _said(greedy) == ["Others pay more than the whole of B1 Heat pipe."]


def test_the_projects_of_a_package_share_the_sites_of_their_owner() -> None:
    rich = opening(PLAN, cash={"bricks": 10_000_000})
    all_three = deal(HEAT, parties=PARTNERS, projects=[
        {"project": one} for one in ("heat-pipe", "crusher-hall", "thrift")
    ])  # fmt: skip
    assert _said(all_three, rich) == ["Brick works can run 2 building sites at once."]


def test_a_project_stands_in_a_package_once() -> None:
    assert _said(_package(projects=[PIPE, PIPE])) == ["B1 Heat pipe is in the deal twice."]


def test_a_partner_under_restructuring_signs_nothing() -> None:
    state = opening(PLAN, restructuring={"roads": 1})
    assert _said(deal(SLAG), state) == ["Road builder is under restructuring and may promise nothing new."]


def test_a_closed_partner_signs_nothing() -> None:
    assert _said(deal(SLAG), opening(PLAN, closed={"roads": 2019})) == ["Road builder has closed."]


@pytest.mark.parametrize("signed", [["steel"], ["steel", "abroad"]])
@pytest.mark.parametrize(("price", "signs"), [(-80, True), (-79, False)])
def test_a_buyer_abroad_signs_by_itself_what_does_not_cost_it_money(
    price: int, signs: bool, signed: list[str]
) -> None:
    """It replaces clay at 20 EUR/t; 100 km by truck cost it 100 EUR/t, and −80 is the most it can pay."""
    far = SLAG | {"taker": "far-clay", "price": price}
    package = deal(far, parties=["steel", "abroad"], signed=signed)
    said = _said(package)
    assert said == ([] if signs else ["Buyer abroad would lose by this price and will not sign."])


def test_a_buyer_abroad_pays_for_nobodys_project() -> None:
    part = {"project": "mill", "paid_by": [{"firm": "abroad", "share": "0.1"}]}
    package = deal(parties=["steel", "abroad"], signed=["steel", "abroad"], projects=[part])
    assert _said(package)[-1] == "Buyer abroad is outside the cluster and pays for no project."

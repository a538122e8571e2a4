"""Who may use a card, an audit or an innovation project, what it costs them, and whom it is for."""

from __future__ import annotations

from typing import Any

import pytest

from sim.ledger import OUTSIDE, PROGRAMME
from sim.rules import Seating, check, check_sheet
from sim.state import Contract, Due, Scope, State
from tests.rules.cluster import SEATS, SEED, decided, opening, plan
from tests.rules.settling import apply

CARD = {"kind": "card", "name": "Card", "paid_by": "applicant"}
LONG = Contract("long", "slag", "clay", "truck", 1000, 0, None, 2020, 2024)


def cluster(project: dict[str, Any] | None = None, **measures: Any) -> Any:
    from tests.rules.cluster import CLUSTER

    firms = {key: dict(part) for key, part in CLUSTER["firms"].items()}
    for key, sector in (("steel", "metals"), ("mine", "metals"), ("bricks", "building")):
        firms[key]["sector"] = sector
    projects = {key: part | (project or {}) for key, part in CLUSTER["projects"].items()}
    area = {"kind": "area", "name": "Green metals"}
    return plan(measures={"green": area, **measures}, firms=firms, projects=projects, events={}, matches={})


def use(measure: str = "card", **parts: Any) -> Any:
    return decided("apply", call=measure, **parts)


def said(of: Any, decision: Any, firms: tuple[str, ...] = ("bricks",), **state: Any) -> list[str]:
    return [str(one.what) for one in check(of, opening(of, **state), firms, decision, SEATS)]


def used(of: Any, sheets: dict[str, Any], **state: Any) -> State:
    found, objections = apply(of, opening(of, **state), sheets, SEATS, SEED)
    assert objections == []
    return found


def test_a_card_works_for_the_firm_that_uses_it() -> None:
    state = used(cluster(card=CARD | {"cost": 100}), {"green": [use()]})
    assert state.events == {"card.1": 0}
    assert state.scopes == {"card.1": Scope("card", ("bricks",))}
    assert state.started == {"card": ("bricks",)}
    assert state.dues == (Due("bricks", OUTSIDE, "measure", "card", 10_000),)


def test_half_is_paid_by_the_programme() -> None:
    state = used(cluster(card=CARD | {"cost": 101, "applicants_share": 0.5}), {"green": [use()]})
    assert state.dues == (
        Due("bricks", OUTSIDE, "measure", "card", 5_050),
        Due(PROGRAMME, OUTSIDE, "measure", "card", 5_050),
    )


def test_two_firms_use_the_same_card_each_for_itself() -> None:
    state = used(cluster(card=CARD), {"green": [use()], "blue": [use()]})
    assert {one.firms for one in state.scopes.values()} == {("bricks",), ("steel",)}


def test_a_card_is_used_once_by_each_firm() -> None:
    of = cluster(card=CARD)
    assert said(of, use(), started={"card": ("steel",)}) == []
    assert said(of, use(), started={"card": ("bricks",)}) == ["Brick works has used Card already."]
    assert [
        one.index for one in check_sheet(of, opening(of), ("bricks",), [use(), use()], Seating(SEATS))
    ] == [1]


def test_a_seat_with_two_firms_uses_it_for_the_one_that_is_left_or_named() -> None:
    of = cluster(card=CARD)
    state = used(of, {"red": [use(), use()]})
    assert {one.firms for one in state.scopes.values()} == {("roads",), ("mine",)}
    assert used(of, {"red": [use(firm="mine")]}).scopes["card.1"].firms == ("mine",)
    assert said(of, use(firm="mine")) == ["Mine is not yours."]


def test_a_repeatable_card_waits_until_it_is_over() -> None:
    of = cluster(card=CARD | {"once": False, "lasts_days": 100})
    running: dict[str, Any] = {
        "events": {"card.1": 5},
        "scopes": {"card.1": Scope("card", ("bricks",))},
        "started": {"card": ("bricks",)},
    }
    assert said(of, use(), **running) == ["Brick works has used Card already."]
    assert said(of, use(), started={"card": ("bricks",)}) == []


@pytest.mark.parametrize(
    ("eligible", "what"),
    [
        ({"sizes": ["anchor", "community"]}, "Card is for anchor firms and communities."),
        ({"sizes": ["sme"]}, ""),
        ({"sectors": ["metals"]}, "Card is for firms in metals."),
        ({"sectors": ["building"]}, ""),
        ({"least_parties": 2}, "Card needs at least 2 firms together."),
        ({"least_sectors": 2}, "Card needs firms from at least 2 sectors."),
        ({"least_ticket": 5}, "Card is for projects, and none is named."),
        ({"in_priority_area": True}, "Card is for projects, and none is named."),
        ({"after": "desk"}, "Card needs Desk first."),
        ({"anchor_years": 5}, "Brick works holds no contract of 5 years with an anchor firm."),
    ],
)  # fmt: skip
def test_a_condition_that_fails_is_named(eligible: dict[str, Any], what: str) -> None:
    desk = {"kind": "action", "name": "Desk", "paid_by": "fund"}
    of = cluster(card=CARD | {"eligible": eligible}, desk=desk)
    assert said(of, use()) == ([what] if what else [])


def test_each_condition_can_be_met() -> None:
    of = cluster(
        {"areas": ["green"]}, card=CARD | {"eligible": {"in_priority_area": True, "least_ticket": 1_500}}
    )
    wish = use(projects=["thrift"])
    assert said(of, wish, areas=("green",)) == []
    assert said(of, wish) == ["B3 thrift is in none of the region's priority areas."]
    dear = cluster(card=CARD | {"eligible": {"least_ticket": 1_501}})
    assert said(dear, wish) == ["Card is for projects of at least 1 501 EUR together."]
    assert said(dear, use(projects=["thrift", "crusher-hall"])) == []
    tractor = cluster(card=CARD | {"eligible": {"anchor_years": 5}})
    assert said(tractor, use(), contracts={"long": LONG}) == []
    assert said(tractor, use(), contracts={"long": LONG}, year=2025) != []


def test_a_technology_must_stand_in_another_sector() -> None:
    of = cluster({"technology": "milling"}, card=CARD | {"eligible": {"proven_elsewhere": True}})
    from tests.rules.test_projects import _begun

    assert said(of, use(projects=["thrift"])) == [
        "The technology of B3 thrift is not yet proven in another sector."
    ]
    assert said(of, use(projects=["thrift"]), projects={"mill": _begun("mill", "done")}) == []
    assert said(of, use(projects=["thrift"]), projects={"crusher-hall": _begun("crusher-hall", "done")}) != []


def test_partners_of_other_teams_sign_and_share_the_cost() -> None:
    innovation = {"kind": "innovation", "name": "Trial", "cost": 100, "paid_by": "applicant"}
    of = cluster(card=innovation | {"eligible": {"least_parties": 2, "least_sectors": 2}})
    assert said(of, use(partners=["steel"])) == ["Steelworks has not signed as a partner."]
    assert said(of, use(partners=["nobody"], signed=["nobody"])) == ["There is no firm called nobody."]
    state = used(of, {"green": [use(partners=["steel"], signed=["steel"])]})
    assert state.scopes["card.1"].firms == ("bricks", "steel")
    assert [(due.payer, due.cents) for due in state.dues] == [("bricks", 5_000), ("steel", 5_000)]


def test_a_partner_abroad_neither_signs_nor_pays() -> None:
    of = cluster(
        card={"kind": "partner", "cost": 100, "paid_by": "applicant", "eligible": {"least_parties": 2}}
    )
    state = used(of, {"green": [use(partners=["abroad"])]})
    assert [(due.payer, due.cents) for due in state.dues] == [("bricks", 10_000)]
    assert state.scopes["card.1"].firms == ("bricks",)


def test_a_large_partner_helps_but_does_not_use_what_is_for_small_firms() -> None:
    of = cluster(card=CARD | {"eligible": {"sizes": ["sme"], "least_parties": 2}})
    state = used(of, {"green": [use(partners=["steel"], signed=["steel"])]})
    assert state.scopes["card.1"].firms == ("bricks",)


def test_a_purse_bears_it_or_not() -> None:
    dear = cluster(card=CARD | {"cost": 20_500})
    assert said(dear, use()) == ["Brick works lacks 500 EUR."]


def test_what_is_not_applied_for_says_so() -> None:
    of = cluster(desk={"kind": "action", "name": "Desk", "paid_by": "fund"})
    assert said(of, use("desk")) == ["Nobody applies for Desk."]
    assert said(of, use("nothing")) == ["There is nothing called nothing to start."]
    assert said(cluster(card=CARD), use(projects=["nothing", "mill"])) == [
        "There is no project called nothing.",
        "S1 Dust mill belongs to nobody who applies.",
    ]

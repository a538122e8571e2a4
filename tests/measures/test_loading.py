"""What a scenario may say about measures, and what is said to its author otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario.loader import from_data
from sim.scenario.problems import ScenarioFault
from tests.clusters.draws import WHY, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import event, project

RATE = {"change": "rate", "of": "all", "times": 1}


def problems(data: Data) -> list[str]:
    try:
        from_data(data)
    except ScenarioFault as fault:
        return [f"{one.field}: {one.what} {one.instead}" for one in fault.problems]
    return []


def told(*effects: Data, **terms: Any) -> list[str]:
    """What is wrong with a pair of firms and one measure."""
    data = project(
        steady_pair(), {"less_waste": "giver_waste", "share": 0.5}, firm="giver", technology="sieve"
    )
    measure = {"kind": "card", "paid_by": "applicant", "estimate": WHY, "effects": list(effects)} | terms
    data["measures"] = {"m": measure, "zone": {"kind": "area", "estimate": WHY}}
    return problems(data)


@pytest.mark.parametrize(
    "effect",
    [
        RATE,
        {"change": "permit", "of": "sieve", "times": 0.5},
        {"change": "cost", "of": "zone", "times": 0.5},
        {"change": "risk", "of": "applicant", "to": 0},
        {"change": "credit_rate", "of": "giver", "plus": 0.01},
        {"change": "share", "of": "taker_need", "material": "waste", "to": 0.5},
        {"change": "saving", "of": "applicant", "saves": {"low": 0.1, "base": 0.2, "high": 0.3}},
        {"change": "carriage", "of": "belt", "times": 0.5},
        {"change": "stand", "of": "taker_need", "material": "waste"},
        {"change": "stop", "of": "giver_line"},
    ],
)
def test_an_effect_that_can_be_carried_out_is_taken(effect: Data) -> None:
    assert told(effect) == []


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ({"change": "rate", "of": "giver"}, "measures.m.effects[1]: One of `times`, `plus` and `to` is needed"),
        (RATE | {"to": 1}, "there is times and to. Write exactly one of the three."),
        ({"change": "stop", "of": "giver", "to": 0}, "effects[1].to: A stop has no number. Take this line out."),
        ({"change": "reveal", "of": "applicant"}, "A reveal cannot be of `applicant`. Write the id of a match."),
        ({"change": "close", "of": "all"}, "A close cannot be of `all`. Write the id of a firm."),
        ({"change": "tax", "of": "giver", "to": 1}, "There is no tax `giver`."),
        ({"change": "carriage", "of": "bel", "to": 1}, "There is no carrier `bel`. Write `belt`"),
        ({"change": "readiness", "of": "seive", "plus": 1}, "There is no `seive`."),
        ({"change": "grant", "of": "m", "plus": 1}, "`m` is a measure, not a call."),
        ({"change": "share", "of": "taker_need", "to": 1}, "effects[1].material: Nothing says which secondary"),
        ({"change": "share", "of": "taker_need", "to": 1, "material": "rock"}, "not among the secondaries of"),
        (RATE | {"material": "rock"}, "A rate is of no material here. Take this line out."),
        ({"change": "saving", "of": "all"}, "effects[1].saves: An audit says what part it saves."),
        (RATE | {"saves": 0.1}, "Only a saving says what it saves. Take this line out."),
        ({"change": "saving", "of": "all", "saves": 2}, "2 is out of bounds."),
    ],
)  # fmt: skip
def test_an_effect_that_cannot_is_refused(effect: Data, said: str) -> None:
    found = told(effect)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"kind": "event"}, "m.kind: An event is no measure. Move it to `events:`, or write its `kind:`."),
        ({"year": 2024}, "m.year: `year` says nothing here: people start it. Take this line out."),
        ({"rounds": [1, 9]}, "m.rounds[2]: The game has no round 9. Write a round from 1 to 1."),
        (
            {"kind": "advantage"},
            "m.paid_by: `paid_by` says nothing here: nobody starts or pays for an advantage.",
        ),
        ({"kind": "action"}, "m.paid_by: The whole cluster votes on an action; nobody applies for it."),
        ({"paid_by": "fund", "once": False}, "m.once: It lasts for good, so it cannot be started again."),
        ({"paid_by": "fund", "call": {"rate": 1, "pot": 1}}, "m.call: Firms apply for a call"),
        ({"eligible": {"after": "m"}}, "m.eligible.after: It cannot come after itself."),
        ({"eligible": {"after": "desk"}}, "m.eligible.after: There is no `desk`."),
        ({"eligible": {"sectors": ["metals"]}}, "m.eligible.sectors[1]: No firm is in the sector `metals`."),
        ({"cost": -1}, "m.cost: -1 is out of bounds."),
        ({"call": {"rate": 0, "pot": 5}}, "m.call.rate: 0 is out of bounds."),
        ({"estimate": None, "lead_days": 3}, "m.lead_days: Nothing says where this figure is from."),
        ({"effects": [{"change": "stand", "of": "giver"}], "lasts_days": 3}, "the measure ends."),
    ],
)
def test_a_measure_that_makes_no_sense_is_refused(terms: Data, said: str) -> None:
    found = told(**terms)
    assert len(found) == 1
    assert said in found[0]


def test_an_action_has_no_applicant() -> None:
    effect = {"change": "risk", "of": "applicant", "to": 0}
    assert told(effect, kind="action", paid_by="fund") == [
        "measures.m.effects[1].of: Nobody applies for this, so there is no applicant. Write `all`, or an id."
    ]


def test_an_event_is_neither_paid_nor_of_another_kind() -> None:
    assert problems(event(steady_pair(), RATE, cost=3)) == [
        "events.news0.cost: `cost` says nothing here: an event happens by itself. Take this line out."
    ]
    assert problems(event(steady_pair(), RATE, kind="action")) == [
        "events.news0.kind: A measure of kind action is no event. Move it to `measures:`."
    ]


def test_a_project_names_areas_and_a_technology_that_make_sense() -> None:
    less = {"less_waste": "giver_waste", "share": 0.5}
    assert problems(project(steady_pair(), less, firm="giver", areas=["zone"])) == [
        "projects.works.areas[1]: There is no `zone`. Write the id of a priority area, or add it to the scenario."
    ]
    assert problems(project(steady_pair(), less, firm="giver", technology="giver_line")) == [
        "projects.works.technology: `giver_line` is already the id of a line. Write another word for the technology."
    ]


def test_a_condition_on_areas_needs_areas() -> None:
    data = steady_pair()
    data["measures"] = {"m": {"kind": "card", "eligible": {"in_priority_area": True}}}
    assert problems(data) == [
        "measures.m.eligible.in_priority_area: There is no priority area. Add a measure of kind area."
    ]


def test_words_for_many_things_are_no_ids() -> None:
    data = steady_pair()
    data["measures"] = {"applicant": {"kind": "card"}}
    assert problems(data) == [
        "measures.applicant: The id `applicant` is kept for the ledger. Write `applicant_1` or another id."
    ]


def test_the_code_on_a_card_is_its_own() -> None:
    assert told(code="works")[0].endswith("The code `works` is already that of `works`. Write another code.")


PLEDGE = {"kind": "pledge", "estimate": WHY, "pledge": {"share": 0.1, "all_paid": 1, "one_missing": 0.5}}
FUND = {"kind": "action", "estimate": WHY, "paid_by": "fund", "cost": 5}
LEVY = {"change": "levy", "of": "heap", "plus": 0.25}


def of_measures(**measures: Data) -> list[str]:
    return problems(steady_pair() | {"measures": measures})


def test_a_pledge_and_a_levy_that_can_work_are_taken() -> None:
    assert of_measures(pledge=PLEDGE, desk=FUND | {"effects": [LEVY], "majority": 0.75}) == []


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ({"p": PLEDGE}, "measures.p.pledge: There is no fund to pay into. Add a measure with `paid_by: fund`"),
        ({"p": PLEDGE, "q": PLEDGE, "d": FUND}, "measures.q: There is a pledge already: p. Keep one of the two."),
        ({"p": PLEDGE | {"pledge": None}, "d": FUND}, "measures.p: Nothing says what is pledged. Add `pledge:`"),
        ({"p": PLEDGE | {"kind": "card"}, "d": FUND}, "measures.p.kind: Only a pledge has the terms of one."),
        ({"p": PLEDGE | {"cost": 5}, "d": FUND}, "measures.p.cost: `cost` says nothing here: a pledge only fills"),
        (
            {"p": PLEDGE | {"pledge": {"share": 2, "all_paid": 1, "one_missing": 0}}, "d": FUND},
            "measures.p.pledge.share: 2 is out of bounds. Write a number above 0 and at most 1.",
        ),
        (
            {"p": PLEDGE | {"pledge": {"share": 0.1, "all_paid": 0.2, "one_missing": 0.5}}, "d": FUND},
            "measures.p.pledge.one_missing: The region would add more when one has not paid than when all have.",
        ),
        ({"d": FUND | {"majority": 1.5}}, "measures.d.majority: 1.5 is out of bounds."),
        ({"c": {"kind": "card", "estimate": WHY, "majority": 0.5}}, "measures.c.majority: Nobody votes on this."),
        (
            {"d": FUND | {"effects": [LEVY | {"of": "haep"}]}},
            "measures.d.effects[1].of: There is no kind of disposal `haep`. Write `heap`",
        ),
        ({"d": FUND | {"effects": [LEVY | {"plus": -1}]}}, "measures.d.effects[1]: A levy says how many EUR"),
        (
            {"d": FUND | {"effects": [LEVY], "lead_days": 3650}},
            "measures.d.lead_days: The game runs until",
        ),
        (
            {"d": FUND, "c": {"kind": "card", "estimate": WHY, "effects": [LEVY]}},
            "measures.c.effects[1].change: A levy falls on all, so all decide on it.",
        ),
        (
            {"c": {"kind": "action", "estimate": WHY, "effects": [LEVY]}},
            "measures.c.effects[1].change: There is no fund to pay into.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_fill_the_fund_is_refused_with_what_to_write_instead(
    measures: dict[str, Data], said: str
) -> None:
    assert any(said in problem for problem in of_measures(**measures)), of_measures(**measures)

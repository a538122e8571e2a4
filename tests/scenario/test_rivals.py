"""A card that can be had in one round only, and empties its purse, is asked about: it decides the whole game."""

from __future__ import annotations

from typing import Any

from sim.scenario.doubts import doubts
from sim.scenario.loader import from_data, load, to_data
from tests.session.table import ROOT

KEMI_TORNIO = ROOT / "scenarios" / "kemi-tornio.yaml"


def asked(**cost: Any) -> list[str]:
    """What is asked of Kemi-Tornio with another cost of its filler plant, which is offered in 2019 only."""
    data: Any = to_data(load(KEMI_TORNIO))
    data["projects"]["m7"]["cost"] = cost
    return [f"{one.what} {one.instead}" for one in doubts(from_data(data)) if one.where == ("projects", "m7")]


def test_a_card_that_rules_out_others_in_its_only_round_is_named_with_them() -> None:
    (question,) = asked(value=6_300_000, estimate="a planning value")
    assert "M7 is offered in round 1 only" in question
    assert "M1 or M3 or M6" in question


def test_it_is_no_question_where_the_choice_is_meant_or_the_money_suffices() -> None:
    assert asked(value=6_300_000, tuned="a bet") == []
    assert asked(value=500_000, estimate="cheap") == []
    assert asked(value=60_000_000, estimate="out of reach in any case") == []


def test_two_cards_that_open_together_later_are_named_where_not_even_all_that_was_saved_pays_both() -> None:
    data: Any = to_data(load(KEMI_TORNIO))
    late = {"from_year": 2022, "to_year": 2023}
    for key, cost in (("f5", 11_000_000), ("f6", 9_000_000)):
        data["projects"][key] |= {**late, "cost": {"value": cost, "estimate": "a planning value"}}
    question, other = [one for one in doubts(from_data(data)) if "is offered in round" in str(one.what)]
    assert (question.where, other.where) == (("projects", "f5"), ("projects", "f6"))
    assert "F5 is offered in round 3 only, and its purse cannot pay it beside F6" in str(question.what)
    data["projects"]["f6"]["cost"]["value"] = 3_000_000
    assert not [one for one in doubts(from_data(data)) if "is offered in round" in str(one.what)]

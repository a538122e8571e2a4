"""A card that can be had in the first round only, and empties its purse, is asked about: it decides the whole game."""

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
    assert "M7 is offered in the first round only" in question
    assert "M1 or M3 or M6" in question


def test_it_is_no_question_where_the_choice_is_meant_or_the_money_suffices() -> None:
    assert asked(value=6_300_000, tuned="a bet") == []
    assert asked(value=500_000, estimate="cheap") == []
    assert asked(value=60_000_000, estimate="out of reach in any case") == []

"""What a slip must say before it is signed, and that the first slip counts."""

from __future__ import annotations

from typing import Any

import pytest

from sim.decisions import AgreeDeal, DealTerms
from sim.rules import Seating, carry_signed
from sim.rules.signing import not_built, signing_problems
from sim.situation import Situation, purses_of
from sim.state import State
from tests.rules.cluster import HEAT, SEATS, SLAG, deal, opening, plan

PLAN = plan()
PRICED = SLAG | {"price": -32}


def against(*exchanges: dict[str, Any], state: State | None = None, **parts: Any) -> list[str]:
    slip = deal(*exchanges, **parts)
    assert isinstance(slip, DealTerms)
    situation = Situation(PLAN, state or opening(PLAN), purses_of(SEATS.values()))
    return [f"{one.what} {one.instead}" for one in signing_problems(situation, slip)]


def after(*exchanges: dict[str, Any]) -> State:
    """The cluster when a slip has been handed in."""
    slip = deal(*exchanges)
    assert isinstance(slip, AgreeDeal)
    state, objections = carry_signed(PLAN, opening(PLAN), [slip], Seating(SEATS))
    assert not objections
    return state


def test_a_slip_without_a_price_says_what_to_write() -> None:
    assert against(SLAG) == [
        "The slip names no price for slag. Write euros for a unit, or index and a share: 3 €, index 60 %."
    ]
    assert against(PRICED) == against(SLAG | {"indexed": "0.5"}) == []


def test_a_slip_without_years_says_what_to_write() -> None:
    (said,) = against({key: value for key, value in PRICED.items() if key != "years"})
    assert said == "The slip does not say for how long slag is agreed. Write years: 6 y."


@pytest.mark.parametrize(("price", "fits"), [(144, True), ("144.01", False)])
def test_a_shortfall_costs_at_most_three_times_the_virgin_material_it_replaces(
    price: Any, fits: bool
) -> None:
    """0.8 t of gravel at 60 EUR, three times."""
    said = against(PRICED | {"least": 10, "shortfall_price": price})
    assert (said == []) == fits
    assert all("at most" in one and "144" in one for one in said)


def test_what_is_sold_twice_goes_to_the_slip_handed_in_first() -> None:
    """Steel has 30 t of slag: whoever hands in a slip for 20 of them leaves 10, and no second slip takes more."""
    first = PRICED | {"most": 20}
    second = {"giver": "slag", "taker": "far-clay", "years": 3, "price": -90}
    state = after(first)
    parties = ["steel", "abroad"]
    (said,) = against(second | {"most": 20}, state=state, parties=parties)
    assert said.startswith("slag is sold already: the first slip counts, and 10 t a year are left.")
    assert against(second | {"most": 10}, state=state, parties=parties) == []
    assert against(second | {"most": 20}, parties=parties) == []


def test_a_slip_that_says_no_years_yet_is_told_what_is_sold_already() -> None:
    state = after(PRICED | {"most": 20})
    blank = {"giver": "slag", "taker": "far-clay", "price": -90, "most": 20}
    said = against(blank, state=state, parties=["steel", "abroad"])
    assert any("slag is sold already" in one for one in said)


def test_what_a_slip_needs_and_nobody_builds_is_said_and_forbids_nothing() -> None:
    slips = [
        deal(HEAT, parties=["steel", "bricks"], projects=projects)
        for projects in ([], [{"project": "heat-pipe"}])
    ]
    situation = Situation(PLAN, opening(PLAN), purses_of(SEATS.values()))
    said = [
        [str(one.what) for one in not_built(situation, slip)] for slip in slips if isinstance(slip, DealTerms)
    ]
    assert [len(one) for one in said] == [1, 0]
    assert "Heat pipe is not built" in said[0][0]

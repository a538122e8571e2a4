"""Losing a firm: what is still served, and what must be made from virgin material instead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pytest

from sim.indicators.moved import Moved
from sim.indicators.virgin import addressable_rows, undelivered
from sim.ledger import Ledger
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.resilience import Removal, resilience
from sim.scenario.file import Scenario
from sim.state import State
from sim.year import play_year
from tests.indicators.cluster import Year, plan
from tests.random_scenarios import random_scenario, steady_pair


@dataclass(frozen=True)
class Played:
    ledger: Ledger


def by_hand(plan: Plan, seed: int, state: State) -> Played:
    """The road builder takes slag as long as there is a steelworks; both close at 0 o'clock if closed."""
    assert all(year == state.year for year in state.closed.values())
    year = Year()
    if "roads" in state.closed:
        return Played(year.served("paver", "road", 40, 0).ledger)
    slag = 0 if "steelworks" in state.closed else 30
    year.sent("c1", "slag-stream", "stone", "paver", "slag", slag)
    year.bought("stone", "paver", "rock", 40 - 0.8 * slag).bought("cover", "paver", "rock", 20)
    return Played(year.served("paver", "road", 40, 40).ledger)


def removed(firm: str) -> Removal:
    found = resilience(plan(), 1, State(2020), by_hand)
    return next(one for one in found if one.firm == firm)


def test_without_its_giver_the_road_is_built_of_rock() -> None:
    assert removed("steelworks") == Removal("steelworks", 1.0, 24.0, 1.0)


def test_without_the_road_builder_others_build_the_road() -> None:
    assert removed("roads") == Removal("roads", 0.0, 24.0, 1.0)


def test_a_firm_without_exchanges_is_not_missed() -> None:
    assert removed("boilers") == Removal("boilers", 1.0, 0.0, 0.0)


def test_a_firm_already_closed_is_not_removed_again() -> None:
    state = State(2020, closed={"roads": 2020})
    found = resilience(plan(), 1, state, by_hand)
    assert [one.firm for one in found] == ["boilers", "processor", "steelworks"]
    assert state.closed == {"roads": 2020}, "and the state it was asked about is left as it was"


def test_in_the_played_worked_case_either_firm_costs_the_24_tonnes() -> None:
    made = Plan(Scenario.model_validate(steady_pair()))
    giver, taker = resilience(made, 1, opening_state(made), play_year)
    assert giver.extra_virgin_t == pytest.approx(24, abs=0.2)
    assert taker.extra_virgin_t == pytest.approx(24, abs=0.2)
    assert giver.needs_met == pytest.approx(1, abs=1e-3)
    assert giver.benefit_loss == pytest.approx(1, abs=0.01), "all but the batch under way at New Year"


@pytest.mark.parametrize("seed", range(8))
def test_a_closed_firm_never_lowers_the_headline_by_its_own_needs(seed: int) -> None:
    """Its closing may free a secondary for others; a rebound, or a measure that changed its recipe, goes with it."""
    made = Plan(Scenario.model_validate(random_scenario(seed, 5) | {"measures": {}}))
    state = opening_state(made)
    whole = own_headlines(made, play_year(made, seed, state).ledger)
    rebounds = {line.firm for line in made.lines.values() if line.market and line.market.elasticity[0]}
    for firm in sorted(made.firms.keys() - rebounds):
        twin = state.copy()
        twin.closed[firm] = state.year
        without = own_headlines(made, play_year(made, seed, twin).ledger)
        assert without.get(firm, 0) >= whole.get(firm, 0) - 10, "but for rounding to a kilogram"


def own_headlines(plan: Plan, ledger: Ledger) -> dict[str, float]:
    """Firm → virgin-equivalent kg of its own needs, undelivered included."""
    moved, result = Moved([ledger]), defaultdict[str, float](float)
    for row, kilograms in addressable_rows(plan, moved).items():
        result[plan.firm_of(row.source)] += float(kilograms)
    for line, kilograms in undelivered(plan, moved).items():
        result[plan.firm_of(line)] += float(kilograms)
    return result

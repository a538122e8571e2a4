"""Indicators of years that were really played: they hold in clusters nobody wrote them for."""

from __future__ import annotations

from functools import cache

import pytest

from sim.balance import residuals
from sim.indicators.gain import gains
from sim.indicators.round import indicators
from sim.indicators.why import disposal_causes, headline_causes
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import State
from sim.year import play_year
from tests.random_scenarios import random_scenario


@cache
def played(seed: int) -> tuple[Plan, list[Ledger], State]:
    """A round of two years."""
    plan = Plan(Scenario.model_validate(random_scenario(seed)))
    first = play_year(plan, seed, opening_state(plan))
    second = play_year(plan, seed, first.state)
    return plan, [first.ledger, second.ledger], second.state


@pytest.mark.parametrize("seed", range(10))
def test_a_played_round_closes_and_its_indicators_are_sound(seed: int) -> None:
    plan, ledgers, state = played(seed)
    assert all(residuals(plan, ledger).where == () for ledger in ledgers)
    found = indicators(plan, ledgers, state.contracts, state.closed)
    for share in ("secondary_share", "energy_share", "fill_share", "symbiotic_utilisation", "own_use", "mci"):
        assert 0 <= getattr(found, share) <= 1
    assert sum(headline_causes(plan, ledgers).values()) == found.addressable_virgin_kg
    assert sum(found.virgin_by_class.values()) == sum(found.virgin_by_stage.values()) == found.virgin_kg


@pytest.mark.parametrize("seed", range(10))
def test_causes_of_what_was_disposed_of_add_up(seed: int) -> None:
    _, ledgers, _ = played(seed)
    moved = sum(amount for ledger in ledgers for _, amount in ledger.totals(Kind.DISPOSAL))
    assert sum(because.amount for because in disposal_causes(ledgers)) == moved


@pytest.mark.parametrize("seed", range(10))
def test_gains_add_the_two_sides_whatever_the_price(seed: int) -> None:
    plan, ledgers, state = played(seed)
    on_road = {key.place: amount for key, amount in ledgers[0].opening.items()}
    for gain in gains(plan, ledgers, state.contracts):
        assert gain.joint == gain.real + gain.tax_avoided + gain.grant
        assert gain.received <= gain.sent + on_road.get(gain.contract, 0)

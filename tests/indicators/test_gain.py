"""Who gains what from an exchange, and whose money it is."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.gain import Gain, gains
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.year import play_year
from tests.indicators.cluster import Year, contract, plan, scenario
from tests.random_scenarios import steady_pair

PLAN = plan()
CONTRACTS = {"c1": contract("c1", "slag-stream", "stone"), "c2": contract("c2", "gravel-yield", "stone")}


def worked(price: float = 0.0) -> Year:
    """Waste 30 t, need 40 t, ratio 0.8: exchanged 30, bought 16. Fee 20, tax 75, virgin 60, carriage 5."""
    year = Year().move(Kind.MADE, "furnace", "slag-stream", "slag", 30)
    year.sent("c1", "slag-stream", "stone", "paver", "slag", 30).bought("stone", "paver", "rock", 16)
    year.pay("virgin", "business:roads", "outside", "stone", 16 * 60)
    year.pay("intake", "roads", "outside", "stone", 30 * 12)
    year.pay("carriage", "roads", "carriers", "c1", 30 * 5)
    return year.pay("contract", "roads", "steelworks", "c1", 30 * price)


def only(year: Year, of: Plan = PLAN) -> Gain:
    (gain,) = gains(of, [year.ledger], CONTRACTS)
    return gain


def test_the_worked_case_gains_3780_euros() -> None:
    gain = only(worked())
    assert gain.joint == 378_000
    assert (gain.giver, gain.taker) == (95 * 30 * 100, 31 * 30 * 100)
    assert (gain.tax_avoided, gain.grant, gain.real) == (225_000, 0, 153_000), "75 of the 95 are tax"


@given(st.decimals(-200, 200, places=2))
def test_the_price_only_splits_the_joint_gain(price: Any) -> None:
    gain = only(worked(float(price)))
    assert gain.joint == 378_000
    assert gain.giver == 285_000 + gain.paid
    assert gain.paid == round(price * 3000)


@pytest.mark.parametrize(("price", "loser"), [(-95.01, "giver"), (31.01, "taker")])
def test_outside_the_price_zone_one_of_them_loses(price: float, loser: str) -> None:
    gain = only(worked(price))
    assert getattr(gain, loser) < 0


def test_carriage_falls_on_whoever_paid_it() -> None:
    year = worked().pay("carriage", "roads", "carriers", "c1", -150)
    year.pay("carriage", "steelworks", "carriers", "c1", 150)
    gain = only(year)
    assert (gain.giver, gain.taker) == (285_000 - 15_000, 93_000 + 15_000)


def test_prices_are_those_really_paid() -> None:
    year = worked().pay("virgin", "business:roads", "outside", "stone", 16 * 60)
    assert only(year).joint == 378_000 + 24 * 6_000, "rock at 120 instead of 60"
    year.move(Kind.DISPOSAL, "slag-stream", "landfill", "slag", 10, "contract_cap", "c1")
    year.pay("disposal", "business:steelworks", "outside", "slag-stream", 10 * 50)
    assert only(year).giver == 30 * (50 + 75) * 100


def test_a_grant_is_not_a_saving() -> None:
    gain = only(worked().pay("grant", "fund", "roads", "c1", 100))
    assert (gain.joint, gain.grant, gain.real) == (388_000, 10_000, 153_000)


def test_years_of_a_round_add_up() -> None:
    (gain,) = gains(PLAN, [worked().ledger, worked().ledger], CONTRACTS)
    assert (gain.joint, gain.sent) == (756_000, 60_000)


def test_a_co2_price_saved_is_the_states_money() -> None:
    data = scenario().model_dump(mode="json", exclude_none=True) | {"co2_price": 100}
    year = Year().sent("c3", "gas-stream", "fuel", "boiler", "gas", 100)
    (gain,) = gains(Plan(Scenario.model_validate(data)), [year.ledger], {})
    assert gain.tax_avoided == round((Fraction("0.9") * Fraction("0.28") - Fraction("0.3")) * 100 * 100 * 100)
    assert gain.real == 90 * 50 * 100


def treated(fed_by: Kind) -> Year:
    """100 t of slag become 90 t of gravel for the roads; crushing costs 400 EUR, the dust 20."""
    year = Year()
    if fed_by is Kind.RECEIVED:
        year.move(Kind.EXCHANGE, "slag-stream", "c0", "slag", 100)
        year.move(Kind.RECEIVED, "c0", "crusher/feed", "slag", 100)
    else:
        year.move(Kind.OWN, "slag-stream", "crusher/feed", "slag", 100)
    year.move(Kind.USED, "crusher/feed", "crusher", "slag", 100)
    year.move(Kind.MADE, "crusher", "gravel-yield", "gravel", 90)
    year.sent("c2", "gravel-yield", "stone", "paver", "gravel", 90)
    year.pay("treatment", "processor", "outside", "crusher", 400)
    return year.pay("disposal", "processor", "outside", "crusher", 20)


def test_what_a_treatment_sends_on_is_credited_once() -> None:
    chain = gains(PLAN, [treated(Kind.RECEIVED).ledger], {})
    own = gains(PLAN, [treated(Kind.OWN).ledger], {})
    assert [(one.contract, one.joint) for one in chain] == [("c0", 950_000), ("c2", 90 * 6_000 - 42_000)]
    assert sum(one.joint for one in chain) == sum(one.joint for one in own)


def test_yields_that_a_firm_uses_itself_are_the_worth_of_its_feed() -> None:
    year = Year().move(Kind.EXCHANGE, "slag-stream", "c0", "slag", 100)
    year.move(Kind.RECEIVED, "c0", "crusher/feed", "slag", 100)
    year.move(Kind.USED, "crusher/feed", "crusher", "slag", 100)
    year.move(Kind.MADE, "crusher", "gravel-yield", "gravel", 90).move(
        Kind.OWN, "gravel-yield", "stone", "gravel", 90
    )
    year.pay("treatment", "processor", "outside", "crusher", 400)
    assert only(year).taker == 90 * 6_000 - 40_000


def test_the_played_worked_case_gains_it_too() -> None:
    made = Plan(Scenario.model_validate(steady_pair(price=10)))
    first = play_year(made, 1, opening_state(made))
    second = play_year(made, 1, first.state)
    (gain,) = gains(made, [second.ledger], second.state.contracts)
    assert gain.sent == 30_000
    assert gain.joint == pytest.approx(378_000, rel=1e-4), "less what rounding to weeks takes"

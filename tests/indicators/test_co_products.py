"""Yields in unlike units share what their treatment cost by what they are worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sim.indicators.costs import UnitCosts
from sim.ledger import Kind
from sim.plan.co_products import parts_by_value
from tests.clusters.draws import FIRST_YEAR, WHY, Data
from tests.year.test_streams import DUMP, milled
from tests.year.worlds import line_of, moved, plan_of, year


def with_heat(price: int) -> Data:
    """A mill that also gives 0.5 MWh a tonne, worth so much at the taker; its sand is worth 60 EUR/t."""
    data = milled()
    for name in ("heat", "gas"):
        data["materials"][name] = {"resource": "energy", "unit": "MWh", "estimate": WHY}
    mill = data["firms"]["giver"]["treatments"]["mill"]
    del mill["yields"]["fines_out"]
    mill["yields"]["heat_out"] = {"material": "heat", "share": Decimal("0.5"), "store": 0, "disposal": DUMP}
    line_of(data, "taker")["needs"]["warmth"] = {
        "virgin": "gas", "amount": 1, "price": price, "secondaries": {"heat": {"ratio": 1}},
    }  # fmt: skip
    return data


def test_cost_is_shared_by_value_between_tonnes_and_megawatt_hours() -> None:
    for price, heat in ((72, Fraction(1, 2)), (24, Fraction(1, 4)), (0, Fraction(0))):
        plan = plan_of(with_heat(price))
        parts = parts_by_value(plan, plan.treatments["mill"], FIRST_YEAR)
        assert parts == {"t": 1 - heat, "MWh": heat}


def test_what_yields_bear_adds_up_to_what_the_treatment_cost() -> None:
    data = with_heat(24)
    plan, ledger = plan_of(data), year(data)
    costs = UnitCosts(plan, ledger)
    borne = sum(
        costs.treating(store).saving * moved(ledger, Kind.MADE, target=store.id)
        for store in plan.treatments["mill"].yields
    )
    paid = sum(
        sum(weeks) for payment, weeks in ledger.payments.items()
        if payment.about == "mill" and payment.kind in ("treatment", "auxiliary", "disposal")
    )  # fmt: skip
    assert borne == -paid != 0

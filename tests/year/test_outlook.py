"""What people reckon with and what the year charges are one thing: same luck, same tax, same way."""

from __future__ import annotations

import pytest

from sim.economy.outlook import Outlook
from sim.opening import opening_state
from sim.units import cents
from sim.year.events import Changes
from sim.year.tariffs import Tariffs
from tests.clusters.draws import FIRST_YEAR
from tests.random_scenarios import steady_pair
from tests.year.worlds import need_of, plan_of


@pytest.mark.parametrize("year", [FIRST_YEAR, FIRST_YEAR + 1])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_preview_of_the_same_luck_knows_the_prices_of_the_year(seed: int, year: int) -> None:
    data = steady_pair(tax=20, years=2)
    need_of(data)["price"] = {"value": 60, "volatility": 1}
    for carrier in data["carriers"].values():
        carrier["per_unit"] = {"value": 3, "volatility": 1}
        carrier["per_unit_km"] = {"value": 2, "volatility": 1}
    plan = plan_of(data)
    state = opening_state(plan)
    outlook, tariffs = Outlook.at(plan, state, year, seed), Tariffs(plan, seed, year, Changes(plan, state))
    tariffs.new_era(0)
    (need,), (carrier, *_), (store, *_) = plan.needs, plan.carriers, plan.stores.values()
    km = plan.km("giver", "taker")
    assert cents(outlook.virgin(need)) == tariffs.virgin(need)
    assert cents(outlook.carriage_between(carrier, "giver", "taker")) == tariffs.carriage(carrier, km)
    fee, tax = tariffs.fee(store.id, store.disposal), tariffs.tax(store.disposal)
    assert cents(outlook.disposal(store.disposal, store.id)) == fee + tax

"""What a scenario may say of markets and contracts besides prices, and that the ledger does as it says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sim.decisions import DealExchange
from sim.economy.agreed_terms import draft_contract
from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing
from sim.ledger import Kind
from sim.opening import opening_state
from sim.rules.exchanges import exchange_problems
from sim.scenario.loader import from_data
from sim.scenario.problems import ScenarioFault
from sim.situation import Situation
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import line_of, moved, need_of, paid, plan_of, play, wasted, year

WASTE = 3650


def treated(**product: Any) -> Data:
    """The giver dries all its waste into a fuel that nobody in the cluster takes."""
    data = steady_pair(waste=WASTE, need=WASTE, contract=False)
    data["materials"]["pellets"] = {"resource": "biomass", "estimate": "test"}
    made = {
        "material": "pellets",
        "share": Decimal("0.5"),
        "disposal": {"kind": "landfill", "fee": 10},
    } | product
    data["firms"]["giver"]["treatments"] = {
        "drier": {
            "takes": "waste",
            "capacity": WASTE,
            "cost": 1,
            "yields": {"pellet_yield": made},
            "off_gas": Decimal("0.5"),
        }
    }
    need_of(data)["secondaries"]["pellets"] = {"ratio": 1, "estimate": "test"}
    return data


def test_what_nobody_in_the_cluster_takes_is_sold_into_the_purse() -> None:
    data = treated(sale=40)
    ledger = year(data)
    made = moved(ledger, Kind.MADE, source="drier")
    assert made == pytest.approx(WASTE * 500, rel=0.01)
    assert moved(ledger, Kind.PRODUCT, source="pellet_yield") == made
    assert paid(ledger, "sales", payee="giver", about="pellet_yield") == pytest.approx(made * 4, abs=52)
    assert not wasted(ledger, "pellet_yield")
    assert moved(year(treated()), Kind.MADE, source="drier") == 0, "without a buyer it does not run"


def test_public_support_is_paid_for_what_is_used_or_sold_and_for_nothing_else() -> None:
    sold = year(treated(sale=40, support=7))
    made = moved(sold, Kind.MADE, source="drier")
    assert paid(sold, "support", payer="state", payee="giver") == pytest.approx(made * 7 / 10, abs=52)
    data = treated(support=7)
    data["exchanges"] = {
        "pellets_away": {
            "giver": "pellet_yield", "taker": "taker_need", "most": 1000, "carrier": "belt",
            "first_year": FIRST_YEAR, "last_year": FIRST_YEAR, "estimate": "test",
        }
    }  # fmt: skip
    used = year(data)
    sent = moved(used, Kind.EXCHANGE, source="pellet_yield")
    assert 0 < sent <= 1_000_000
    assert paid(used, "support") == pytest.approx(sent * 7 / 10, abs=52)


def test_sale_and_support_are_reckoned_with_at_the_table() -> None:
    def ends(data: Data) -> tuple[float, float]:
        plan = plan_of(data)
        state = opening_state(plan)
        pricing = Pricing(plan, state, Outlook.at(plan, state, FIRST_YEAR))
        return float(pricing.floor("pellet_yield")), float(pricing.ceiling("drier", "waste"))

    (plain, _), (supported, feed), (sold, sold_feed) = (
        ends(treated(**how)) for how in ({}, {"support": 7}, {"sale": 40, "support": 7})
    )
    assert supported == plain - 7
    assert sold == 40, "nobody gives for less what others pay for"
    assert sold_feed == pytest.approx(0.5 * 47 - 1)
    assert feed < sold_feed


def premium(**more: Any) -> Data:
    data = steady_pair(waste=1000, need=2000, ratio=Decimal("0.5"), **more)
    data["materials"]["rock"] |= {"upstream": 2, "direct": Decimal("0.4")}
    data["materials"]["waste"]["direct"] = Decimal("0.2")
    line_of(data, "taker")["market"]["premium"] = 100
    return data


def test_a_premium_pays_for_what_the_inputs_spare_and_ends_with_the_link() -> None:
    found = play(premium(years=1), 3)
    used = [moved(result.ledger, Kind.USED, source="taker_need") for result in found]
    cents = [paid(result.ledger, "premium", payer="market", payee="taker") for result in found]
    assert cents[0] == pytest.approx(used[0] * 100 * (0.5 * 2.4 - 0.2) / 10, abs=52), (
        "1 t CO2e a tonne, 100 EUR each"
    )
    assert used[0] > 0
    assert (used[2], cents[2]) == (0, 0), "the contract has run out"
    plan = plan_of(premium())
    state = opening_state(plan)
    pricing = Pricing(plan, state, Outlook.at(plan, state, FIRST_YEAR))
    plain = Pricing(
        bare := plan_of(steady_pair(ratio=Decimal("0.5"))), state, Outlook.at(bare, state, FIRST_YEAR)
    )
    assert pricing.ceiling("taker_need", "waste") == plain.ceiling("taker_need", "waste") + 100


@pytest.mark.parametrize(
    ("by", "payers"), [("giver", ["giver"]), ("taker", ["taker"]), ("both", ["giver", "taker"])]
)
def test_whoever_holds_a_contract_up_pays_for_the_least_amount_as_far_as_they_owe_it(
    by: str, payers: list[str]
) -> None:
    def short(waste: int, need: int) -> dict[str, int]:
        data = steady_pair(waste=waste, need=need, ratio=1, most=1000)
        data["exchanges"]["pair"] |= {"least": 1000, "shortfall_price": 10, "shortfall_paid_by": by}
        ledger = year(data)
        return {
            firm: cents for firm in ("giver", "taker") if (cents := paid(ledger, "shortfall", payer=firm))
        }

    assert list(short(400, 1000)) == (["giver"] if "giver" in payers else []), "the giver is short"
    stuck = short(1000, 400)
    assert list(stuck) == (["taker"] if "taker" in payers else []), "the taker is full"
    if stuck:
        assert stuck["taker"] == pytest.approx(600 * 1000, rel=0.1)


def situation(data: Data, at: int = FIRST_YEAR) -> Situation:
    plan = plan_of(data)
    return Situation(plan, replace(opening_state(plan), year=at))


SLIP = DealExchange(
    giver="giver_waste", taker="taker_need", most=Decimal(10), years=9, carrier="truck", renews=True
)


def codes(data: Data, at: int = FIRST_YEAR) -> str:
    return " ".join(
        str(problem.what) for problem in exchange_problems(situation(data, at), SLIP, ("giver", "taker"), ())
    )


def test_a_match_ends_and_with_it_whatever_is_agreed_on_it() -> None:
    data = steady_pair(contract=False)
    assert draft_contract(plan_of(data), FIRST_YEAR, SLIP, "truck", 0).last_year == FIRST_YEAR + 8
    data["matches"]["pair"]["last_year"] = FIRST_YEAR + 1
    agreed = draft_contract(plan_of(data), FIRST_YEAR, SLIP, "truck", 0)
    assert (agreed.last_year, agreed.renews) == (FIRST_YEAR + 1, False)
    assert "ended" not in codes(data, FIRST_YEAR + 1)
    assert f"ended with {FIRST_YEAR + 1}" in codes(data, FIRST_YEAR + 2)


def test_what_spoils_is_carried_only_so_far() -> None:
    data = steady_pair(contract=False)
    data["firms"]["taker"]["place"] = [100, 0]
    assert not codes(data)
    data["materials"]["waste"]["greatest_km"] = 50
    assert "may be carried 50 km" in codes(data)
    data["materials"]["waste"]["greatest_km"] = 130
    assert not codes(data), "a road is three tenths longer than the straight line"


def test_the_check_says_that_a_match_is_too_far() -> None:
    data = steady_pair(contract=False)
    data["firms"]["taker"]["place"] = [100, 0]
    data["materials"]["waste"]["greatest_km"] = 129
    with pytest.raises(ScenarioFault, match="the way is 130 km"):
        from_data(data)

"""Treatments follow their load: for their outlets, or also for disposal where their owner says so."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.ledger import Kind
from tests.clusters.draws import WHY, Data
from tests.tries import tries
from tests.year.test_streams import milled
from tests.year.worlds import in_store, moved, paid, play, wasted, year


def by_contract(most: object, **works: Any) -> Data:
    """A mill with a contract of so many tonnes a year for its sand; none of nothing."""
    data = milled(auxiliaries={"power": {"amount": Decimal("0.03"), "price": 50}}, **works)
    data["materials"]["power"] = {"resource": "energy", "unit": "MWh", "estimate": WHY}
    if most:
        data["exchanges"]["pair"]["most"] = most
    else:
        data["exchanges"] = {}
    return data


def sums(data: Data, **state: Any) -> dict[str, int]:
    """What a year threw away, treated, bought and paid."""
    found = play(data, 1, **state)[0]
    return {
        "treated": moved(found.ledger, Kind.USED, target="mill"),
        "bought": moved(found.ledger, Kind.BOUGHT, target="mill"),
        "wasted": sum(wasted(found.ledger).values()),
        "cost": paid(found.ledger, "treatment"),
        "auxiliary": paid(found.ledger, "auxiliary"),
        "disposal": paid(found.ledger, "disposal"),
        "cash": found.ledger.closing_cash["giver"],
    }


@given(st.integers(0, 20), st.sampled_from([None, 1, 60]), st.sampled_from(["belt", "truck"]), st.booleans())
@tries(0.24)
def test_a_contract_of_a_thousandth_changes_little(
    store: int, feed_store: int | None, carrier: str, disposal: bool
) -> None:
    """Of each sum at most a twentieth of what it is at a contract for all."""
    made = []
    for most in (0, Decimal("0.1"), 1000):
        data = by_contract(most, **({"feed_store": feed_store} if feed_store else {}))
        data["firms"]["giver"]["treatments"]["mill"]["yields"]["sand_out"]["store"] = store
        if most:
            data["exchanges"]["pair"]["carrier"] = carrier
        made.append(sums(data, runs_for={"mill": "disposal"} if disposal else {}))
    none, little, whole = made
    for key in none:
        assert abs(little[key] - none[key]) <= max(abs(whole[key] - none[key]), abs(none[key])) / 20, key


def test_for_disposal_it_treats_all_and_its_yields_are_thrown_away() -> None:
    ledger = year(by_contract(0), runs_for={"mill": "disposal"})
    fed = moved(ledger, Kind.USED, target="mill")
    assert fed == pytest.approx(100_000 + 200_000 / 52, rel=0.01), "and the week's feed that waited"
    assert sum(wasted(ledger, "sand_out").values()) == pytest.approx(fed * 0.6 - 5_000, rel=0.02)
    assert sum(wasted(ledger, "giver_waste").values()) < 1_000
    assert paid(ledger, "auxiliary") == pytest.approx(fed * 0.15, rel=0.01)


def test_a_scenario_may_say_so_and_the_owner_may_say_otherwise() -> None:
    data = by_contract(0, runs_for="disposal")
    assert moved(year(data), Kind.USED, target="mill") > 90_000
    assert moved(year(data, runs_for={"mill": "outlets"}), Kind.USED, target="mill") == 0


def test_without_an_outlet_it_stands_and_does_not_name_itself() -> None:
    ledger = year(by_contract(0))
    assert moved(ledger, Kind.USED, target="mill") == 0
    assert {culprit for _, culprit in wasted(ledger, "giver_waste")} == {"taker_need"}


@pytest.mark.parametrize("carrier", ["belt", "truck"])
def test_a_yield_without_a_store_does_not_spill_what_nobody_takes(carrier: str) -> None:
    data = by_contract(20)
    data["firms"]["giver"]["treatments"]["mill"]["yields"]["sand_out"]["store"] = 0
    data["exchanges"]["pair"]["carrier"] = carrier
    ledger = year(data)
    assert moved(ledger, Kind.EXCHANGE) == pytest.approx(20_000, rel=0.06)
    assert moved(ledger, Kind.USED, target="mill") * 0.6 == pytest.approx(20_000, rel=0.1)
    assert sum(wasted(ledger, "sand_out").values()) < 1_000


def test_what_it_has_ahead_is_a_few_weeks_of_its_contracts() -> None:
    data = by_contract(20)
    data["firms"]["giver"]["treatments"]["mill"]["yields"]["sand_out"]["store"] = 50
    found = play(data)[0]
    assert in_store(found, "sand_out", "sand") <= 20_000 * 4 // 52 + 300

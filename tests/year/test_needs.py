"""A need takes the cheapest secondary first, as far as share, blend and stock allow, and virgin for the rest."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.ledger import Kind
from tests.clusters.draws import Data
from tests.random_scenarios import steady_pair
from tests.tries import tries
from tests.year.worlds import PAIR, event, in_store, line_of, moved, need_of, paid, play, virgin, weeks, year


def with_dust(data: Data, price: object = 0, **secondary: object) -> Data:
    """A second secondary, of the same giver, as plentiful as the first."""
    data["materials"]["dust"] = data["materials"]["waste"]
    line = line_of(data, "giver")
    line["side_streams"]["giver_dust"] = line["side_streams"]["giver_waste"] | {"material": "dust"}
    secondaries = need_of(data)["secondaries"]
    secondaries["dust"] = secondaries["waste"] | secondary
    terms = data["exchanges"][PAIR] | {"giver": "giver_dust", "price": price}
    data["exchanges"] = data["exchanges"] | {"dusty": terms}
    return data


def used(data: Data, material: str) -> int:
    return moved(year(data), Kind.USED, material=material)


def test_the_cheaper_delivered_goes_first() -> None:
    for price, first, other in ((-1, "dust", "waste"), (1, "waste", "dust")):
        data = with_dust(steady_pair(waste=60, need=40, ratio=1), price)
        assert used(data, first) > 39_000
        assert used(data, other) < 1_000


def test_cheap_is_what_replaces_most_for_its_price() -> None:
    data = with_dust(steady_pair(waste=60, need=40, ratio=1, price=6), 5, ratio=Decimal("0.5"), cost=12)
    assert used(data, "waste") > 39_000, "(6 + 17) a virgin tonne, against (5 + 17) ÷ 0.5"


def test_carriage_counts_only_where_the_taker_pays_it() -> None:
    data = with_dust(steady_pair(waste=60, need=40, ratio=1, price=3, carriage=5), 0)
    data["exchanges"][PAIR]["carriage_paid_by"] = "giver"
    assert used(data, "waste") > 39_000


def test_news_that_changes_prices_changes_the_order() -> None:
    data = with_dust(steady_pair(waste=60, need=40, ratio=1), 20)
    del data["exchanges"][PAIR]["price"]
    data["exchanges"][PAIR]["indexed"] = Decimal("0.2")
    event(data, {"change": "price", "of": "taker_need", "times": 2}, day=183)
    ledger = year(data)
    waste, dust = (weeks(ledger, Kind.USED, material=key) for key in ("waste", "dust"))
    assert sum(waste[:25]) > 20 * sum(dust[:25])
    assert sum(dust[28:]) > 20 * sum(waste[28:])


def test_the_second_fills_what_the_greatest_share_of_the_first_leaves() -> None:
    data = with_dust(steady_pair(waste=600, need=400, ratio=1, greatest_share=Decimal("0.3")), 1)
    ledger = year(data)
    for material in ("waste", "dust"):
        assert moved(ledger, Kind.USED, material=material) == pytest.approx(120_000, rel=0.01)
    assert virgin(ledger)["share_limit", ""] == pytest.approx(160_000, rel=0.01)


SHARES = st.integers(0, 10).map(lambda tenths: Decimal(tenths) / 10)


@given(SHARES, SHARES, st.integers(2, 20))
@tries(0.4)
def test_neither_share_nor_blend_is_ever_exceeded(greatest: Decimal, blend: Decimal, tenths: int) -> None:
    ratio = Decimal(tenths) / 10
    data = steady_pair(waste=900, need=400, ratio=ratio, greatest_share=max(greatest, Decimal("0.1")))
    need_of(data)["blend"] = blend
    ledger = year(data)
    replaced, bought = weeks(ledger, Kind.USED), weeks(ledger, Kind.VIRGIN)
    most = float(min(max(greatest, Decimal("0.1")), blend))
    for secondary, rock in zip(replaced, bought, strict=True):
        filled = secondary * float(ratio)
        assert filled <= most * (filled + rock) + 9, "to a kilogram a batch and the weeks' rests"


def test_virgin_use_and_replacement_add_up_to_the_kilogram() -> None:
    found = play(steady_pair(waste=37, need=41, ratio=Decimal("0.777"), years=3), 3)
    needed = sum(moved(one.ledger, Kind.PRODUCT, source="taker_line") for one in found)
    filled = sum(moved(one.ledger, Kind.USED) for one in found) * 777 / 1000
    rock = sum(moved(one.ledger, Kind.VIRGIN) for one in found)
    assert filled + rock == pytest.approx(needed, abs=2 + 41_000 * 2 * 24 / 8760)


# -- virgin material kept in store ----------------------------------------------------------------


def supplied(lot: object, reorder: object, lead: int, stock: object, **pair: object) -> Data:
    data = steady_pair(contract=False, **pair)
    need_of(data)["supply"] = {"lot": lot, "reorder": reorder, "lead_days": lead, "stock": stock}
    return data


def test_whole_lots_are_ordered_at_the_reorder_level_and_arrive_after_the_lead_time() -> None:
    bought = weeks(year(supplied(5, 3, 14, 6)), Kind.BOUGHT)
    assert set(bought) == {0, 5_000}
    days_to_three_tonnes = ceil((6_000 - 3_000) / (40_000 / 365))
    assert bought.index(5_000) == (days_to_three_tonnes + 14) // 7


def test_enough_in_store_means_no_batch_is_lost() -> None:
    ledger = year(supplied(5, 3, 14, 6))
    assert moved(ledger, Kind.PRODUCT, source="taker_line") > 39_990


def test_a_line_that_runs_dry_makes_less_and_what_it_lacks_is_made_elsewhere() -> None:
    found = play(supplied(2, 0, 30, 2))[0]
    made = moved(found.ledger, Kind.PRODUCT, source="taker_line")
    assert made < 25_000
    assert moved(found.ledger, Kind.SERVICE, target="taker_line") == 40_000
    assert moved(found.ledger, Kind.VIRGIN) <= moved(found.ledger, Kind.BOUGHT) + 2_000
    assert in_store(found, "taker_need", "rock") >= 0


def test_an_order_without_lead_time_is_there_at_once() -> None:
    ledger = year(supplied(2, 1, 0, 2))
    assert moved(ledger, Kind.PRODUCT, source="taker_line") > 39_900


@given(st.integers(1, 30), st.integers(0, 9), st.integers(0, 20), st.integers(3, 30), st.integers(0, 20))
@tries(0.5)
def test_the_virgin_store_is_never_below_nothing(
    lot: int, reorder: int, lead: int, tenths: int, share: int
) -> None:
    greatest = Decimal(share + 1) / 25
    data = steady_pair(waste=300, need=400, ratio=Decimal(tenths) / 10, greatest_share=greatest, years=2)
    need_of(data)["supply"] = {"lot": lot, "reorder": reorder, "lead_days": lead, "stock": 1}
    play(data, 2)


def test_virgin_material_is_paid_for_when_it_arrives() -> None:
    data = supplied(5, 3, 14, 6)
    data["about"]["money"] = "cash"
    ledger = year(data)
    assert paid(ledger, "virgin", payer="taker") == moved(ledger, Kind.BOUGHT) * 6

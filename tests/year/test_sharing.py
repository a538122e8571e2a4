"""Several takers of one store share it in proportion to their contracts, on every carrier."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.ledger import Kind
from tests.clusters.draws import WHY, Data
from tests.random_scenarios import steady_pair
from tests.tries import tries
from tests.year.worlds import PAIR, line_of, moved, need_of, year

LOT = 30


def shared_out(supply: int, contracts: list[int], carriers: list[str], **pair: Any) -> list[int]:
    """What each contract was sent in a year, kg: takers of plenty at a giver of so many tonnes."""
    data = steady_pair(waste=supply, need=200_000, ratio=1, most=contracts[0], carrier=carriers[0],
                       lot=LOT, **pair)  # fmt: skip
    data["carriers"]["truck"]["vehicles"] = 100
    for number, (most, carrier) in enumerate(zip(contracts[1:], carriers[1:], strict=True)):
        with_taker(data, f"taker{number}", most, carrier)
    ledger = year(data)
    return [moved(ledger, Kind.EXCHANGE, target=key) for key in data["exchanges"]]


def with_taker(data: Data, key: str, most: int, carrier: str) -> None:
    line = dict(line_of(data, "taker")) | {"needs": {f"{key}_need": need_of(data)}}
    data["firms"][key] = {**data["firms"]["taker"], "lines": {f"{key}_line": line}, "estimate": WHY}
    terms = data["exchanges"][PAIR] | {"taker": f"{key}_need", "most": most, "carrier": carrier}
    data["exchanges"][key] = terms


def in_proportion(sent: list[int], contracts: list[int], slack: int = LOT * 1000 + 400) -> None:
    for amount, most in zip(sent, contracts, strict=True):
        fair = Fraction(sum(sent) * most, sum(contracts))
        assert abs(amount - min(fair, Fraction(most * 1000))) <= slack, (sent, contracts)


@pytest.mark.parametrize("carrier", ["truck", "belt"])
def test_the_smaller_of_two_takers_has_its_third(carrier: str) -> None:
    sent = shared_out(20_000, [20_000, 40_000], [carrier] * 2)
    assert sum(sent) == pytest.approx(20_000_000, abs=2 * LOT * 1000)
    in_proportion(sent, [20_000, 40_000])


def test_who_asks_for_more_crowds_out_nobody() -> None:
    small = [shared_out(20_000, [2_000, most], ["truck"] * 2)[0] for most in (20_000, 200_000)]
    assert small == [pytest.approx(1_818_000, abs=31_000), pytest.approx(198_000, abs=31_000)]


def test_a_contract_of_two_loads_beside_one_of_a_thousand_has_its_half() -> None:
    assert shared_out(20_000, [50, 40_000], ["truck"] * 2)[0] == 25_000


def test_truck_and_belt_agree_within_a_lot() -> None:
    contracts = [20_000, 40_000, 3_000]
    by_truck, by_belt = (shared_out(20_000, contracts, [carrier] * 3) for carrier in ("truck", "belt"))
    assert all(abs(a - b) <= LOT * 1000 + 400 for a, b in zip(by_truck, by_belt, strict=True))


@given(
    st.lists(st.integers(100, 60_000), min_size=2, max_size=8), st.integers(10, 100),
    st.lists(st.sampled_from(["truck", "belt"]), min_size=8, max_size=8), st.booleans(),
)  # fmt: skip
@tries(0.6)
def test_any_contracts_share_in_proportion_within_a_lot(
    contracts: list[int], percent: int, carriers: list[str], alike: bool
) -> None:
    carriers = [carriers[0]] * len(contracts) if alike else carriers[: len(contracts)]
    supply = max(500, sum(contracts) * percent // 100)
    in_proportion(shared_out(supply, contracts, carriers), contracts)


def test_a_giver_without_a_store_shares_in_proportion_too() -> None:
    in_proportion(shared_out(20_000, [20_000, 40_000], ["truck"] * 2, giver_store=0), [20_000, 40_000])

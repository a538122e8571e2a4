"""The checks of the model: worlds whose result can be worked out on paper."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.gain import gains
from sim.indicators.round import indicators
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.year import play_year
from tests.clusters.draws import Data
from tests.random_scenarios import series, steady_pair, two_state_source
from tests.tries import tries
from tests.year.worlds import moved, paid, plan_of, play, wasted, year

HOURS = 8760
BATCH = 24 / HOURS
"""Part of a year that a batch makes."""


def test_the_worked_case() -> None:
    data = steady_pair()
    plan, found = plan_of(data), play(data)[0]
    assert moved(found.ledger, Kind.EXCHANGE) == pytest.approx(30_000, abs=30_000 * BATCH)
    assert moved(found.ledger, Kind.VIRGIN) == pytest.approx(16_000, abs=40_000 * BATCH)
    (gain,) = gains(plan, [found.ledger], found.state.contracts)
    assert gain.joint == pytest.approx(378_000, rel=BATCH)
    assert paid(found.ledger, "disposal_saved", payee="giver") == pytest.approx(285_000, rel=BATCH)
    assert paid(found.ledger, "virgin_saved", payee="taker") == pytest.approx(144_000, rel=BATCH)


@pytest.mark.parametrize(("price", "giver", "taker"), [(-95, 0, 3780), (31, 3780, 0)])
def test_at_the_ends_of_the_price_zone_one_side_has_all_the_gain(price: int, giver: int, taker: int) -> None:
    found = play(steady_pair(price=price))[0]
    gained = {firm: (cents - 100_000_000) / 100 for firm, cents in found.state.cash.items()}
    assert gained == {"giver": pytest.approx(giver, abs=12), "taker": pytest.approx(taker, abs=12)}


@given(
    st.integers(500, 9000), st.integers(500, 9000), st.integers(2, 20), st.integers(2, 10),
    st.integers(500, 20000),
)  # fmt: skip
@tries(0.6)
def test_in_a_steady_world_the_lesser_of_supply_and_demand_is_exchanged(
    waste: int, need: int, tenths: int, share: int, most: int
) -> None:
    ratio, greatest = Decimal(tenths) / 10, Decimal(share) / 10
    ledger = year(steady_pair(waste=waste, need=need, ratio=ratio, greatest_share=greatest, most=most))
    expected = 1000 * float(min(Decimal(waste), need * greatest / ratio, Decimal(most)))
    used = moved(ledger, Kind.USED)
    assert used == pytest.approx(expected, abs=365 * 6 + 1000 * waste * BATCH), "to some kg a batch"
    assert moved(ledger, Kind.VIRGIN) == pytest.approx(need * 1000 - float(ratio) * used, abs=2)
    assert moved(ledger, Kind.BOUGHT) == moved(ledger, Kind.VIRGIN)


# -- availability ---------------------------------------------------------------------------------


def interval(values: list[float]) -> float:
    """Half a 95 % interval of the mean, and a little for the ends."""
    return 1.96 * stdev(values) / sqrt(len(values)) * 1.5


def test_availability_is_up_over_up_and_down() -> None:
    data = steady_pair(batch_hours=1, giver_outage=(100, 10), years=3, contract=False)
    found = [one.ledger.uptime["giver_line"] for seed in range(8) for one in play(data, 3, seed)]
    parts = [up / whole for up, whole in found]
    assert mean(parts) == pytest.approx(100 / 110, abs=interval(parts))


def test_an_outage_takes_calendar_time_whether_or_not_the_line_works() -> None:
    busy = steady_pair(batch_hours=1, giver_outage=(100, 10), contract=False)
    idle = steady_pair(batch_hours=1, giver_outage=(100, 10), contract=False)
    idle["firms"]["giver"]["lines"]["giver_line"]["market"]["demand"] = 0
    assert year(busy).uptime == year(idle).uptime


def test_three_in_a_row_without_stores_work_when_all_do() -> None:
    data = series([(95, 5), (90, 10), (92, 8)])
    found = [moved(one.ledger, Kind.RECEIVED) / 8_760_000 for seed in range(4) for one in play(data, 1, seed)]
    truth = 0.95 * 0.90 * 0.92
    assert truth - interval(found) < mean(found) < truth + 2 / 100 + interval(found)


def delivered(store: int, demand: int, seed: int) -> tuple[float, float]:
    """Parts of a year's supply at full rate: what was delivered, and how long the source was up."""
    ledger = year(two_state_source(60, 40, demand=demand, store=store), seed)
    return moved(ledger, Kind.USED) / 8_760_000, ledger.uptime["source"][0] / HOURS


def test_a_source_that_is_up_and_down_gives_its_up_share_without_a_store() -> None:
    found = [delivered(0, HOURS, seed) for seed in range(8)]
    assert all(given == pytest.approx(up, abs=3 / HOURS) for given, up in found)
    shares = [given for given, _ in found]
    assert mean(shares) == pytest.approx(0.6, abs=interval(shares))


@pytest.mark.parametrize("seed", range(3))
def test_a_store_brings_it_up_to_the_lesser_of_supply_and_demand(seed: int) -> None:
    found = [delivered(store, HOURS // 2, seed) for store in (0, 20, 60, 3000)]
    by_size, up = [given for given, _ in found], found[0][1]
    assert all(less < more for less, more in pairwise(by_size))
    assert by_size[0] == pytest.approx(up / 2, abs=3 / HOURS)
    assert by_size[-1] == pytest.approx(min(up, 0.5), abs=0.05), "less what the empty store lacked at first"


STORES, MORE, MOST, SEEDS = st.integers(0, 100), st.integers(0, 40), st.integers(1, 300), st.integers(0, 50)


@given(STORES, MORE, MOST, SEEDS, st.sampled_from(["belt", "truck"]))
@tries(0.5)
def test_more_storage_never_raises_overflow(
    store: int, more: int, most: int, seed: int, carrier: str
) -> None:
    def spilt(size: int) -> int:
        data = steady_pair(
            waste=200, need=150, ratio=1, giver_store=size, giver_outage=(300, 100), taker_outage=(200, 150),
            most=most, carrier=carrier, lot=1,
        )  # fmt: skip
        return moved(year(data, seed), Kind.DISPOSAL)

    assert spilt(store + more) <= spilt(store)


# -- indicators -----------------------------------------------------------------------------------


def headline(data: Data, ledgers: list[Ledger]) -> int:
    return indicators(plan_of(data), ledgers, {}, {}).addressable_virgin_kg


@pytest.mark.parametrize("firm", ["giver", "taker"])
@pytest.mark.parametrize("day", [1, 60, 200])
def test_a_closed_firm_never_lowers_the_headline(firm: str, day: int) -> None:
    data = steady_pair(years=2)
    plain = headline(data, [one.ledger for one in play(data, 2)])
    data["events"] = {"end": {"year": 2024, "day": day, "effects": [{"change": "close", "of": firm}],
                              "estimate": "to see"}}  # fmt: skip
    assert headline(data, [one.ledger for one in play(data, 2)]) >= plain - 200, "but for a batch under way"


def test_without_exchanges_the_secondary_share_is_nought() -> None:
    data = steady_pair(contract=False)
    found = indicators(plan_of(data), [year(data)], {}, {})
    assert found.secondary_share == 0


def test_with_all_needs_filled_by_secondaries_it_is_one() -> None:
    data = steady_pair(waste=80, need=40, ratio=1)
    data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]["secondaries"]["waste"]["stock"] = 1
    plan = plan_of(data)
    found = play_year(plan, 1, opening_state(plan))
    assert wasted(found.ledger) != {}
    assert indicators(plan, [found.ledger], found.state.contracts, {}).secondary_share == 1

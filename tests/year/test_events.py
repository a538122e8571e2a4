"""News changes prices, taxes, rates and demand from its day on, as long as it lasts, across New Year."""

from __future__ import annotations

from sim.ledger import Kind
from tests.clusters.draws import FIRST_YEAR
from tests.random_scenarios import steady_pair
from tests.year.worlds import event, moved, paid, paid_weeks, play, wasted, weeks, year

DOUBLE_ROCK = {"change": "price", "of": "taker_need", "times": 2}


def unit_prices(ledger, kind: str, amounts: list[int]) -> list[int]:  # type: ignore[no-untyped-def]
    """Cents a tonne in each week, to the nearest euro."""
    costs = paid_weeks(ledger, kind)
    return [round(cost * 10 / amount) if amount else 0 for cost, amount in zip(costs, amounts, strict=True)]


def test_a_price_doubles_from_the_week_of_the_news() -> None:
    ledger = year(event(steady_pair(), DOUBLE_ROCK, day=180))
    prices = unit_prices(ledger, "virgin", weeks(ledger, Kind.BOUGHT))
    assert set(prices[:25]) == {60}
    assert set(prices[25:]) == {120}


def test_a_price_that_doubled_for_four_hundred_days_stays_so_over_new_year() -> None:
    first, second, third = play(event(steady_pair(years=3), DOUBLE_ROCK, day=180, lasts_days=400), 3)
    assert first.state.events == {"news0": 186 * 24}
    prices = unit_prices(second.ledger, "virgin", weeks(second.ledger, Kind.BOUGHT))
    assert set(prices[:30]) == {120}
    assert set(prices[31:]) == {60}
    assert second.state.events == third.state.events == {}
    assert set(unit_prices(third.ledger, "virgin", weeks(third.ledger, Kind.BOUGHT))) == {60}


def test_news_for_good_is_for_good() -> None:
    *_, last = play(event(steady_pair(years=3), DOUBLE_ROCK, day=1), 3)
    assert paid(last.ledger, "virgin") == 2 * paid(play(steady_pair(years=3), 3)[-1].ledger, "virgin")


def test_two_pieces_of_news_on_one_price_are_both_felt() -> None:
    data = event(steady_pair(), DOUBLE_ROCK)
    event(data, {"change": "price", "of": "taker_need", "plus": 7}, day=8)
    ledger = year(data)
    assert unit_prices(ledger, "virgin", weeks(ledger, Kind.BOUGHT))[:3] == [120, 127, 127]


def test_a_tax_rises_on_its_day() -> None:
    tax = {"change": "tax", "of": "landfill_tax", "to": 50}
    ledger = year(event(steady_pair(contract=False, tax=20, giver_store=0), tax, day=29))
    prices = unit_prices(ledger, "waste_tax", weeks(ledger, Kind.DISPOSAL))
    assert prices[:6] == [20, 20, 20, 20, 50, 50]


def test_a_line_at_half_rate_makes_half() -> None:
    rate = {"change": "rate", "of": "giver_line", "times": 0.5}
    first, second = play(event(steady_pair(years=2), rate, day=183, lasts_days=365), 2)
    for ledger, part in ((first.ledger, 0.75), (second.ledger, 0.75)):
        assert abs(moved(ledger, Kind.PRODUCT, source="giver_line") - 30_000 * part) < 100


def test_half_the_demand_is_half_the_sales_and_nobody_else_makes_the_rest() -> None:
    fall = {"change": "demand", "of": "taker_line", "times": 0.5}
    ledger = year(event(steady_pair(), fall))
    assert abs(moved(ledger, Kind.PRODUCT, source="taker_line") - 20_000) < 400, "to a batch and the rounding"
    assert moved(ledger, Kind.SERVICE, target="taker_line") <= 20_000


def test_news_by_chance_has_luck_of_its_own() -> None:
    plain = event(steady_pair(), DOUBLE_ROCK, chance=0.5)
    beside = event(event(steady_pair(), DOUBLE_ROCK, chance=0.5), {"change": "tax", "of": "t", "to": 1})
    beside["taxes"] = {"t": 1}
    came = [[bool(play(data, 1, seed)[0].state.events) for seed in range(40)] for data in (plain, beside)]
    assert 10 < sum(came[0]) < 30
    assert [any("news0" in play(beside, 1, seed)[0].state.events for _ in "1") for seed in range(40)] == came[
        0
    ]


def test_news_by_chance_may_come_in_a_later_year() -> None:
    found = play(event(steady_pair(years=9), DOUBLE_ROCK, chance=0.3, year=FIRST_YEAR + 2), 9, seed=3)
    first = next(number for number, one in enumerate(found) if one.state.events)
    assert first > 2
    assert all(one.state.events for one in found[first:]), "and then it lasts"


def test_a_closure_is_news_and_happens_once() -> None:
    close = {"change": "close", "of": "giver"}
    first, second = play(event(steady_pair(years=2), close, day=100), 2)
    assert first.state.closed == second.state.closed == {"giver": FIRST_YEAR}
    assert wasted(second.ledger) == {}

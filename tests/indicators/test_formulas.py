"""Published formulas give the numbers worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.formulas import (
    counts_as_symbiosis,
    eco_connectance,
    exchange_efficiency,
    link_density,
    link_saving_t,
    material_use_rate,
    mci,
    network_efficiency,
    recycling_connectance,
    resource_productivity,
    symbiosis_indicator,
)

SHARE = st.floats(0, 1)


def test_the_circularity_of_a_worked_product() -> None:
    assert mci(1000, 0.4, 0.1, 0.6, 0.05, 0.9, 0.85, 1.2) == pytest.approx(0.65767, abs=5e-6)


def test_a_wholly_linear_product_has_a_tenth_and_a_closed_loop_one() -> None:
    assert mci(1, 0, 0, 0, 0, 1, 1) == pytest.approx(0.1)
    assert mci(1, 1, 0, 1, 0, 1, 1) == pytest.approx(1)


def test_a_product_without_mass_has_no_circularity() -> None:
    with pytest.raises(ValueError, match="positive"):
        mci(0, 0, 0, 0, 0, 1, 1)


@given(SHARE, SHARE, st.floats(0.01, 1), st.floats(0.01, 1))
def test_circularity_lies_between_nothing_and_one(fr: float, cr: float, ec: float, ef: float) -> None:
    assert 0 <= mci(1, fr, 0, cr, 0, ec, ef) <= 1 + 1e-9


def test_fifteen_links_between_fourteen_pairs_of_twelve_firms() -> None:
    assert link_density(12, 15) == pytest.approx(0.1136, abs=5e-5)
    assert eco_connectance(12, 14) == pytest.approx(0.2121, abs=5e-5)
    assert recycling_connectance(12, 14, 0.8) == pytest.approx(0.1697, abs=5e-5)


def test_a_lonely_firm_has_no_links() -> None:
    assert link_density(1, 0) == eco_connectance(1, 0) == 0


def test_finland_recovered_fifteen_of_two_hundred_and_four_million_tonnes() -> None:
    assert material_use_rate(15, 204 - 15) == pytest.approx(0.0735, abs=5e-5)
    assert material_use_rate(0, 0) == 0


def test_value_over_virgin_tonnes() -> None:
    assert resource_productivity(5000, 20) == 250
    assert resource_productivity(5000, 0) == 0


def test_by_products_used_against_those_that_leave() -> None:
    assert symbiosis_indicator([(600, 3), (200, 2)], [(100, 4)]) == pytest.approx(5.486, abs=5e-4)
    assert symbiosis_indicator([], [(100, 4)]) == 0


def test_thirty_tonnes_offered_where_fifty_are_wanted() -> None:
    assert exchange_efficiency([(30, 40 / 0.8)]) == pytest.approx(0.6)
    assert exchange_efficiency([(30, 30), (5, 5)]) == 1
    assert exchange_efficiency([]) == 0


def test_three_firms_and_two_resources_make_a_symbiosis() -> None:
    links = [("steel", "roads", "slag"), ("steel", "kiln", "gas")]
    assert counts_as_symbiosis(links)
    assert not counts_as_symbiosis(links[:1])
    assert not counts_as_symbiosis([("steel", "roads", "slag"), ("mine", "roads", "slag")])
    assert not counts_as_symbiosis(links, recyclers=["roads"])


def test_slag_as_aggregate_saves_352_tonnes() -> None:
    assert link_saving_t(100_000, 1, 7.79, 3.22, 0.0770, 30, 1.26) == pytest.approx(352)


def test_a_chain_of_three_firms_is_less_efficient_than_a_triangle() -> None:
    assert network_efficiency("abc", [("a", "b"), ("b", "c")]) == pytest.approx((4 + 2 * 0.5) / 6)
    assert network_efficiency("abc", [("a", "b"), ("b", "c"), ("c", "a")]) == 1
    assert network_efficiency("ab", []) == network_efficiency("a", []) == 0

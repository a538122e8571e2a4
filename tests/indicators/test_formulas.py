"""Published formulas give the numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.formulas import ProductFlow, eco_connectance, link_density, mci, resource_productivity

SHARE = st.floats(0, 1)


LINEAR = ProductFlow(recycled_feed=0, collected_for_recycling=0, recycling_efficiency=1, feed_efficiency=1)


def test_the_circularity_of_a_worked_product() -> None:
    product = ProductFlow(
        mass=1000,
        recycled_feed=0.4,
        reused_feed=0.1,
        collected_for_recycling=0.6,
        collected_for_reuse=0.05,
        recycling_efficiency=0.9,
        feed_efficiency=0.85,
        use=1.2,
    )
    assert mci(product) == pytest.approx(0.65767, abs=5e-6)


def test_a_wholly_linear_product_has_a_tenth_and_a_closed_loop_one() -> None:
    assert mci(LINEAR) == pytest.approx(0.1)
    assert mci(replace(LINEAR, recycled_feed=1, collected_for_recycling=1)) == pytest.approx(1)


def test_a_product_without_mass_has_no_circularity() -> None:
    with pytest.raises(ValueError, match="positive"):
        mci(replace(LINEAR, mass=0))


@given(SHARE, SHARE, st.floats(0.01, 1), st.floats(0.01, 1))
def test_circularity_lies_between_nothing_and_one(
    feed: float, collected: float, end: float, start: float
) -> None:
    product = ProductFlow(
        recycled_feed=feed, collected_for_recycling=collected, recycling_efficiency=end, feed_efficiency=start
    )
    assert 0 <= mci(product) <= 1 + 1e-9


def test_a_lonely_firm_has_no_links() -> None:
    assert link_density(1, 0) == eco_connectance(1, 0) == 0


def test_value_over_virgin_tonnes() -> None:
    assert resource_productivity(5000, 20) == 250
    assert resource_productivity(5000, 0) == 0

"""Published formulas give the numbers worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.formulas import eco_connectance, link_density, mci, resource_productivity

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


def test_a_lonely_firm_has_no_links() -> None:
    assert link_density(1, 0) == eco_connectance(1, 0) == 0


def test_value_over_virgin_tonnes() -> None:
    assert resource_productivity(5000, 20) == 250
    assert resource_productivity(5000, 0) == 0

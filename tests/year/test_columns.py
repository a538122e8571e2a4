"""Week columns: the books come out the same in 64 bits and in Python's own whole numbers, and parts add up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from sim.units import WEEKS
from sim.year import cash, columns, play_year
from tests.random_scenarios import random_scenario
from tests.tries import tries

AMOUNTS = st.integers(0, 1 << 80)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_year_whose_amounts_fit_no_64_bits_is_booked_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Plan(from_data(random_scenario(seed, 8)))
    state = play_year(plan, seed, opening_state(plan)).state
    usual = play_year(plan, seed, state)
    for module in (columns, cash):
        monkeypatch.setattr(module, "SAFE", 1)
    assert play_year(plan, seed, state) == usual


@given(st.lists(st.tuples(AMOUNTS, st.lists(AMOUNTS, min_size=1, max_size=4)), min_size=1, max_size=4))
@tries(0.3)
def test_shares_add_up_exactly_however_large_and_none_is_more_than_its_part(
    totals: list[tuple[int, list[int]]],
) -> None:
    weights = [weight for _, shares in totals for weight in shares]
    starts = np.cumsum([0, *(len(shares) for _, shares in totals)])[:-1].tolist()
    repeated = columns.summable(columns.column(weights) * np.ones(WEEKS, dtype=np.int64))
    parts = columns.shared(columns.column(total for total, _ in totals) + columns.nothing(), repeated, starts)
    rows = iter(parts.tolist())
    for total, shares in totals:
        given_out = [next(rows)[0] for _ in shares]
        exact = [total * share // max(1, sum(shares)) for share in shares]
        first = next((place for place, share in enumerate(shares) if share), 0)
        exact[first] += total - sum(exact) if any(shares) else 0
        assert given_out == exact

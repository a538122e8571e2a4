"""Hypothesis strategies: random clusters that shrink to few firms."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.clusters.draws import Data
from tests.random_scenarios import random_scenario

SEEDS = st.integers(0, 100_000)


@st.composite
def scenarios(
    draw: st.DrawFn,
    *,
    most_firms: int = 20,
    rounds: int = 3,
    outages: bool | None = None,
    money: str | None = None,
) -> Data:
    """A valid cluster of 2 to `most_firms` firms. Options left at None are drawn.

    Firms are drawn first, and a cluster with fewer firms is the first of the same ones, so a failure
    shrinks to the fewest firms that show it. `scenario["id"]` ends with the seed.
    """
    firms = draw(st.integers(2, most_firms))
    seed = draw(SEEDS)
    return random_scenario(
        seed,
        firms,
        density=draw(st.sampled_from([1.0, 0.4, 2.0])),
        rounds=draw(st.integers(1, rounds)),
        outages=draw(st.booleans()) if outages is None else outages,
        money=draw(st.sampled_from(["purse", "cash"])) if money is None else money,
    )

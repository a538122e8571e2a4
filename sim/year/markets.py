"""Markets: what customers want of each slot of the year, with season, backlog and rebound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sim.plan.parts import MarketPlan
from sim.rows import packed
from sim.state import Ratio
from sim.units import DAY, YEAR

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ALIKE = tuple([1] * 365)
"""Every day's weight where a market has no season."""


@lru_cache(maxsize=512)
def _weights(season: tuple[int, ...], batch: int, first: int) -> tuple[list[int], int]:
    """Running sums of the season's weight over the slots that end at `first`, `first` + batch …, and the total."""
    by_day = [
        weight * (YEAR // _MONTH_DAYS[month]) for month, weight in enumerate(season)
        for _ in range(_MONTH_DAYS[month])
    ] or _ALIKE  # fmt: skip
    running, total = [], 0
    for hour in range(first, YEAR, batch):
        total += by_day[hour // DAY]
        running.append(total)
    return running, total


@lru_cache(maxsize=64)
def slot_demands(demand: int, season: tuple[int, ...], batch: int, first: int) -> Sequence[int]:
    """Whole units wanted of each slot; they add up to the year's demand exactly.

    A month's weight is spread over its days, so twelve equal weights give twelve equal months; without
    a season every day is like any other. Kept, since a year is often played again: by the idle twin and by
    each preview.
    """
    running, total = _weights(season, batch, first)
    if not total:
        return packed([0] * len(running))
    marks = [demand * weight // total for weight in running]
    return packed([now - before for before, now in pairwise([0, *marks])])


def rebound(market: MarketPlan, unit_saving: Ratio) -> Ratio:
    """Factor on demand: 1 + elasticity × pass-through × relative change of unit cost.

    Savings that make a product cheaper make people buy more of it: the direct rebound effect.
    """
    num, den = unit_saving
    elastic, passed = market.elasticity, market.pass_through
    whole = elastic[1] * passed[1] * den
    factor = whole - elastic[0] * passed[0] * num
    return max(0, factor), whole

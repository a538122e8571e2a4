"""Clusters for tests: `random_scenario` at random; `steady_pair`, `series` and `two_state_source` by hand.

All give plain data, as the YAML loader would. The parts are in `tests.clusters`.
"""

from __future__ import annotations

from typing import Any

from tests.clusters.draws import FIRST_YEAR, Data
from tests.clusters.whole import random_scenario
from tools.validation.by_hand import SteadyPair, TwoStateSource, series

__all__ = ["FIRST_YEAR", "random_scenario", "series", "steady_pair", "two_state_source"]


def steady_pair(**terms: Any) -> Data:
    """A giver and a taker whose year can be worked out on paper."""
    return SteadyPair(**terms).data()


def two_state_source(up: int, down: int, **terms: Any) -> Data:
    """A source that is up and down, a store and a steady taker."""
    return TwoStateSource(up=up, down=down, **terms).data()

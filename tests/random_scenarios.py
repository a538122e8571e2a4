"""Clusters for tests: `random_scenario` at random; `steady_pair`, `series` and `two_state_source` by hand.

All give plain data, as the YAML loader would. The parts are in `tests.clusters`.
"""

from __future__ import annotations

from tests.clusters.by_hand import series, steady_pair, two_state_source
from tests.clusters.draws import FIRST_YEAR
from tests.clusters.whole import random_scenario

__all__ = ["FIRST_YEAR", "random_scenario", "series", "steady_pair", "two_state_source"]

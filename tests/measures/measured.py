"""A pair of firms under a measure, for the tests of what measures change."""

from __future__ import annotations

from typing import Any

from sim.scenario.loader import from_data
from tests.clusters.draws import WHY, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import project, year


def pair(**changes: Any) -> Data:
    return steady_pair(years=3, **changes)


def measure(data: Data, *effects: Data, kind: str = "action", key: str = "m", **terms: Any) -> Data:
    """A measure of the whole cluster, not yet begun."""
    paid_by = {"paid_by": "fund"} if kind == "action" else {}
    found = {"kind": kind, "effects": list(effects), "estimate": WHY} | paid_by | terms
    data.setdefault("measures", {})[key] = found
    return data


def both(data: Data, **state: Any) -> tuple[Any, Any]:
    """The first year's ledgers without and with the measure `m` begun at New Year."""
    from_data(data)
    return year(data, **state), year(data, **(state | {"events": {"m": 0}}))


def building(**terms: Any) -> Data:
    less = {"less_waste": "giver_waste", "share": 0.5}
    return project(
        pair(contract=False, giver_store=0),
        less,
        firm="giver",
        **({"cost": 10_000, "build_days": 100} | terms),
    )

"""The cluster the speed figures are about: 12 firms of realistic density, in daily batches."""

from __future__ import annotations

from typing import Any

from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data
from tests.random_scenarios import random_scenario

USUAL_OUTAGE = {"mtbf": 960, "mttr": 48}
"""A failure every forty days, repaired in two: the usual range of design values (30–60 and 1–3 days)."""


def everyday(firms: int, seed: int = 1) -> Plan:
    """A random cluster with the batches and failures of ordinary plants, as it is played."""
    return Plan(written(firms, seed))


def written(firms: int, seed: int = 1) -> Scenario:
    """The same, as it was read."""
    data = random_scenario(seed, firms)
    for firm in data["firms"].values():
        for machine in (*firm.get("lines", {}).values(), *firm.get("treatments", {}).values()):
            _make_ordinary(machine)
    return from_data(data)


def _make_ordinary(machine: dict[str, Any]) -> None:
    machine["batch_hours"] = 24
    if "outage" in machine:
        machine["outage"] = dict(USUAL_OUTAGE)

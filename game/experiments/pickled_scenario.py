"""A scenario packed small, so that it can go along with every task to any worker on any machine."""

from __future__ import annotations

import pickle
import zlib
from functools import lru_cache

from game.experiments.executors import Workers
from sim.plan.plan import Plan
from sim.scenario.file import Scenario


def pack(scenario: Scenario) -> bytes:
    """The scenario in a tenth of its size."""
    return zlib.compress(pickle.dumps(scenario), 6)


@lru_cache(maxsize=2)
def scenario_of(packed: bytes) -> Scenario:
    """The scenario again; a worker unpacks it once."""
    scenario: Scenario = pickle.loads(zlib.decompress(packed))
    return scenario


@lru_cache(maxsize=2)
def plan_of(packed: bytes) -> Plan:
    """Its plan; a worker makes it once."""
    return Plan(scenario_of(packed))


def warm_up(workers: Workers, scenario: Scenario) -> None:
    """Have the workers of this machine start and make the plan, while something else is done here."""
    if workers.count > 1:
        packed = pack(scenario)
        for _ in range(workers.count):
            workers.executor.submit(make_ready, packed)


def make_ready(packed: bytes) -> None:
    """What a worker does before its first task."""
    plan_of(packed)

"""The files a command reads: where the shipped scenarios are, and how a scenario becomes a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.cli.faults import InputFault, more_may_appear
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault

DEFAULT_SCENARIO: Final = "kemi-tornio"
"""What is played when nothing is named."""


def shipped(scenario: str) -> Path:
    """Where a scenario that comes with Kierto lies."""
    return Path(__file__).parents[2] / "scenarios" / f"{scenario}.yaml"


def read_scenario(file: str | Path) -> Scenario:
    """A scenario from its file. Raises InputFault with every problem on its own line."""
    try:
        return load(file)
    except ScenarioFault as fault:
        more = [more_may_appear(len(fault.problems))] if fault.more else []
        raise InputFault([*map(str, fault.problems), *more]) from fault


def read_plan(file: str | Path) -> Plan:
    """A scenario ready to be played. Raises InputFault."""
    return Plan(read_scenario(file))

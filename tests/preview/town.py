"""The tutorial's town with a sand plant to draft, and news that everybody or nobody has read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from game.preview.preview import PublicSituation
from sim.decisions import DECISION, Decision
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data, load, to_data

FILE = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"


@cache
def plan() -> Plan:
    """The town as it ships."""
    return Plan(load(FILE))


def plan_with(**events: Any) -> Plan:
    """The town with other events."""
    data: Any = to_data(plan().scenario)
    data.pop("matches")  # whatever reveals them is gone
    data["events"] = {key: {"estimate": "made for a test", **event} for key, event in events.items()}
    return Plan(from_data(data))


def decided(do: str, **parts: Any) -> Decision:
    """A decision from its plain form."""
    return DECISION.validate_python({"do": do, **parts})


SAND_DEAL = decided(
    "agree_deal",
    parties=["foundry", "roads"],
    signed=["foundry", "roads"],
    exchanges=[{"giver": "cleaned_sand", "taker": "gravel_need", "most": 20000, "years": 8}],
    projects=[
        {"project": "build_sand_plant"},
        {"project": "mixing_yard", "paid_by": [{"firm": "foundry", "share": "0.5", "repaid_years": 4}]},
    ],
)


def situation(of: Plan, **parts: Any) -> PublicSituation:
    """The town before its first round."""
    return PublicSituation(opening_state(of), of.seats, 1, **parts)

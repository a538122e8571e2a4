"""What everybody knows of the future: the news that is out. The rest of it must not show in a preview."""

from __future__ import annotations

from collections.abc import Mapping

from sim.plan.plan import Plan
from sim.scenario.figures import figure

News = Mapping[str, int]
"""Event → the year in which it begins, as the Room has read it."""


def dated(plan: Plan, first: int, years: int) -> dict[str, int]:
    """The events of these years that the scenario sets a certain date for: a round's news, without luck.

    Events that luck brings are not among them: whoever has shown them to the Room adds them.
    """
    return {
        key: event.year
        for key, event in plan.scenario.events.items()
        if event.year is not None and first <= event.year < first + years and event.chance.value >= 1
    }


def as_known(plan: Plan, news: News) -> Plan:
    """The world as the Room knows it: what is out will happen, and nothing else that is still to come.

    Events stay in the plan without ever happening, since what an event opens is not there before.
    """
    never = {"year": None, "chance": figure(0)}
    events = {
        key: event.model_copy(update={"year": news[key], "chance": figure(1)} if key in news else never)
        for key, event in plan.scenario.events.items()
    }
    return Plan(plan.scenario.model_copy(update={"events": events}))

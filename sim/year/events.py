"""Events and measures: what begins and ends in a year, and what is in force at each hour of it."""

from __future__ import annotations

from collections.abc import Callable

from sim import keyed_random
from sim.effects import Effects, Works, instance, working
from sim.plan.plan import Plan
from sim.scenario.measures import Measure
from sim.state import Scope, State
from sim.units import DAY, YEAR
from sim.year.calendar import Calendar, Phase, Story

Changed = Callable[[Works, int, bool], None]
"""Called whenever something begins (True) or ends (False) to work, with the hour."""


class Changes:
    """What is under way and what of it is in force, and what that makes of a figure."""

    def __init__(self, plan: Plan, state: State) -> None:
        self.plan = plan
        self.state = state
        self.under_way: dict[str, int] = dict(state.events)
        """event or measure → hours since it began at New Year; negative if it began after"""
        self.in_force: dict[str, Works] = {works.key: works for works in working(plan, state)}
        self._now: Effects | None = None

    def begin(self, works: Works) -> None:
        """Something works from now on."""
        self.in_force[works.key] = works
        self._now = None

    def end(self, works: Works) -> None:
        """It no longer does."""
        del self.in_force[works.key], self.under_way[works.key]
        self._now = None

    def now(self) -> Effects:
        """The effects of what is in force."""
        if self._now is None:
            self._now = Effects(self.plan, self.state, self.in_force.values())
        return self._now

    def at_new_year(self) -> dict[str, int]:
        """What is under way next year."""
        return {key: hours + YEAR for key, hours in sorted(self.under_way.items())}

    def scopes_at_new_year(self) -> dict[str, Scope]:
        """Whose those are that belong to some firms only."""
        return {key: scope for key, scope in self.state.scopes.items() if key in self.under_way}


def happens(key: str, event: Measure, year: int, seed: int) -> bool:
    """Whether an event begins in this year: in its year, or by chance from its year on."""
    certain = event.chance.value >= 1
    if event.year is not None and (year != event.year if certain else year < event.year):
        return False
    return keyed_random.chance(float(event.chance.value), seed, "event", key, year)


def begin_events(calendar: Calendar, seed: int, changes: Changes, changed: Changed) -> None:
    """Set everything going: what is under way already, and the events that happen this year; none before round 1."""
    plan, state = changes.plan, changes.state
    for key, hours in sorted(state.events.items()):
        works = instance(plan, state, key)
        calendar.begin(_course(calendar, changes, works, -hours, changed))
    for key, event in sorted(plan.scenario.events.items()):
        if state.round and key not in state.events and happens(key, event, state.year, seed):
            calendar.begin(_happen(calendar, changes, Works(key, event, key), changed))


def _happen(calendar: Calendar, changes: Changes, works: Works, changed: Changed) -> Story:
    hour = (works.measure.day - 1) * DAY
    yield calendar.until(hour, Phase.EVENTS, works.id)
    changes.under_way[works.key] = -hour
    yield from _course(calendar, changes, works, hour, changed)


def _course(calendar: Calendar, changes: Changes, works: Works, begun: int, changed: Changed) -> Story:
    """From the hour in which something began: it works after its lead time, for as long as it lasts."""
    measure = works.measure
    hour = begun + measure.lead_days * DAY
    if hour > calendar.hour:
        yield calendar.until(hour, Phase.EVENTS, works.id)
    if works.key not in changes.in_force:
        changes.begin(works)
        changed(works, hour, True)
    if measure.lasts_days is not None:
        over = hour + measure.lasts_days * DAY
        yield calendar.until(over, Phase.EVENTS, works.id)
        changes.end(works)
        changed(works, over, False)

"""Events: news that changes prices, taxes, rates and demand, or closes a firm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from sim import luck
from sim.scenario.projects import Effect, Event
from sim.units import DAY, YEAR
from sim.year.calendar import Calendar, Phase, Story
from sim.year.cluster import Cluster


class Changes:
    """Which events are in force, and what they make of a figure."""

    def __init__(self, events: dict[str, Event]) -> None:
        self._events = events
        self.in_force: dict[str, int] = {}
        """event → hours it had lasted at New Year; negative if it began after"""

    def effects(self, change: str, thing: str, in_force: Iterable[str]) -> Iterator[Effect]:
        """Effects of this kind on this thing, in order of the events' ids."""
        for key in sorted(in_force):
            for effect in self._events[key].effects:
                if effect.change == change and effect.of == thing:
                    yield effect

    def apply(
        self, change: str, thing: str, figure: Fraction, in_force: Iterable[str] | None = None
    ) -> Fraction:
        """A figure as the events in force make it: those of now, or those named."""
        for effect in self.effects(change, thing, self.in_force if in_force is None else in_force):
            if effect.to is not None:
                figure = Fraction(effect.to)
            if effect.times is not None:
                figure *= Fraction(effect.times)
            if effect.plus is not None:
                figure += Fraction(effect.plus)
        return figure

    def at_new_year(self) -> dict[str, int]:
        """What goes on next year."""
        return {key: lasted + YEAR for key, lasted in sorted(self.in_force.items())}


def happens(key: str, event: Event, year: int, seed: int) -> bool:
    """Whether an event begins in this year: in its year, or by chance from its year on."""
    certain = event.chance.value >= 1
    if event.year is not None and (year != event.year if certain else year < event.year):
        return False
    return luck.chance(float(event.chance.value), seed, "event", key, year)


def begin_events(
    calendar: Calendar, cluster: Cluster, changes: Changes, changed: Callable[[Event, int], None]
) -> None:
    """Set every event going: those still in force, and those that begin this year.

    `changed` is called whenever one begins or ends, with the hour.
    """
    for key, event in sorted(cluster.plan.scenario.events.items()):
        lasted = cluster.state.events.get(key)
        if lasted is not None:
            changes.in_force[key] = lasted
            if event.lasts_days is not None:
                calendar.begin(_end(calendar, changes, key, event, event.lasts_days * DAY - lasted, changed))
        elif happens(key, event, cluster.year, cluster.seed):
            calendar.begin(_happen(calendar, changes, key, event, changed))


def _happen(
    calendar: Calendar, changes: Changes, key: str, event: Event, changed: Callable[[Event, int], None]
) -> Story:
    hour = (event.day - 1) * DAY
    yield calendar.until(hour, Phase.EVENTS, key)
    changes.in_force[key] = -hour
    changed(event, hour)
    if event.lasts_days is not None:
        yield from _end(calendar, changes, key, event, hour + event.lasts_days * DAY, changed)


def _end(
    calendar: Calendar,
    changes: Changes,
    key: str,
    event: Event,
    hour: int,
    changed: Callable[[Event, int], None],
) -> Story:
    yield calendar.until(hour, Phase.EVENTS, key)
    del changes.in_force[key]
    changed(event, hour)

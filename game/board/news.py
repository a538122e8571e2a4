"""The news of a round: what happens in its years, told before anybody decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim.plan.plan import Plan
from sim.rules.names import measure_name
from sim.scenario.measures import Measure
from sim.state import State
from sim.year.events import happens


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news."""

    year: int
    measure: str
    title: str
    text: str
    source: str
    """where it really happened; empty if the scenario made it up"""
    firms: tuple[str, ...]
    """whom it concerns"""


def years_of(plan: Plan, number: int) -> tuple[int, ...]:
    """The calendar years a round covers."""
    about = plan.scenario.about
    first = about.first_year + sum(about.rounds[: number - 1])
    return tuple(range(first, first + about.rounds[number - 1]))


def news_of(plan: Plan, seed: int, state: State, years: Iterable[int], language: str) -> tuple[Told, ...]:
    """What will be heard in these years, as the years themselves will have it. `state` is that at their beginning."""
    found, begun = [], set(state.events)
    for year in years:
        coming = sorted(plan.scenario.events.items(), key=lambda item: (item[1].day, item[0]))
        for key, event in coming:
            if key not in begun and happens(key, event, year, seed):
                begun.add(key)
                found.append(_told(plan, year, key, event, language))
    return tuple(found)


def _told(plan: Plan, year: int, key: str, event: Measure, language: str) -> Told:
    title = measure_name(plan, key, language)
    text = event.news.in_language(language) if event.news is not None else title
    firms = dict.fromkeys(firm for effect in event.effects for firm in _concerned(plan, effect.of))
    return Told(year, key, title, text, event.source or "", tuple(firms))


def _concerned(plan: Plan, thing: str) -> tuple[str, ...]:
    firm = plan.firm_of(thing)
    return (firm,) if firm and not plan.firms[firm].outside else ()

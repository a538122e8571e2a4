"""The news of a round: what happens in its years, told before anybody decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.text.told_text import told
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import measure_name
from sim.scenario.measures import Measure
from sim.state import State
from sim.units import DAY, YEAR
from sim.year.events import happens

_FOREVER: Final = 10**12
"""hours after which nobody asks any more"""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """Something that everybody hears of in a year."""

    year: int
    measure: str
    """the event, or the measure that somebody started"""
    source: str
    """where it really happened; empty if the scenario made it up"""
    firms: tuple[str, ...]
    """whom it concerns"""
    answering: tuple[str, ...] = ()
    """whose teams are asked first, in place of those that it concerns"""
    is_brought: bool = False
    """whether the facilitator brought it into play"""

    @property
    def asked(self) -> tuple[str, ...]:
        """The firms whose teams answer."""
        return self.answering or self.firms

    def title(self, plan: Plan, language: str) -> str:
        """The event by its name."""
        return measure_name(plan, self.measure, language)

    def question(self, plan: Plan, w: Translator) -> str:
        """What it asks at its end; empty: nothing."""
        text = self.text(plan, w)
        sentences = text.replace("! ", ". ").replace("? ", ". ").split(". ")
        return sentences[-1] if text.endswith("?") else ""

    def text(self, plan: Plan, w: Translator) -> str:
        """What is told of it, or what it does; its name where the scenario says neither."""
        measure = plan.measures[self.measure]
        return told(w, plan, measure.news or measure.what, self.title(plan, w.language))


def news_of(plan: Plan, seed: int, state: State, years: Iterable[int]) -> tuple[NewsItem, ...]:
    """The events of these years, as the years themselves will have them. `state` is that at their beginning.

    An event that is under way at New Year does not come again in that year.
    """
    items: list[NewsItem] = []
    events = plan.scenario.events
    until = {key: _lasts(events[key]) - hours for key, hours in state.events.items() if key in events}
    for at, year in enumerate(years):
        new_year = at * YEAR
        for key, event in sorted(events.items(), key=lambda item: (item[1].day, item[0])):
            if until.get(key, -1) < new_year and happens(key, event, year, seed):
                items.append(_item(plan, year, key, event))
                until[key] = new_year + (event.day - 1) * DAY + _lasts(event)
    return tuple(items)


_WEIGHT: Final = {"close": 5, "stop": 4, "demand": 4, "share": 3, "reveal": 2, "tax": 2}
"""by what an event changes; anything else weighs 1, a remark nothing"""
_ASKED: Final = 5
"""more for news whose author asks the room something"""
OWN_PAGES: Final = 4
"""A minute of news has room for so many (tuned)."""


def front_page(plan: Plan, items: Sequence[NewsItem]) -> tuple[tuple[NewsItem, ...], tuple[NewsItem, ...]]:
    """What has a page of its own, and what is only named: the weightiest, and whatever somebody brought into play."""

    weightiest = sorted(
        (item for item in items if not item.is_brought), key=lambda item: -_weight(plan, item)
    )
    if len(weightiest) <= OWN_PAGES + 1:
        return tuple(items), ()
    named = weightiest[OWN_PAGES:]
    return tuple(item for item in items if item not in named), tuple(item for item in items if item in named)


def leading(plan: Plan, items: Iterable[NewsItem]) -> NewsItem | None:
    """What the Room keeps before its eyes: what somebody brought into play, else the weightiest."""
    return max(items, key=lambda item: (item.is_brought, _weight(plan, item)), default=None)


def _weight(plan: Plan, item: NewsItem) -> int:
    """By what it changes, and whether it asks the room something."""
    measure = plan.measures[item.measure]
    asks = measure.news is not None and measure.news.en.endswith("?")
    changes = max((_WEIGHT.get(effect.change, 1) for effect in measure.effects), default=0)
    return changes + _ASKED * asks


def brought_news(plan: Plan, state: State, year: int, brought: Iterable[str]) -> tuple[NewsItem, ...]:
    """News of what the facilitator brought into play. `state` is that at the New Year at which it begins.

    What was under way already goes on as it is, and is no news.
    """
    begun = (key for key in dict.fromkeys(brought) if state.events.get(key) == 0)
    return tuple(replace(_item(plan, year, key, plan.measures[key]), is_brought=True) for key in begun)


def started_news(
    plan: Plan, year: int, earlier: Mapping[str, tuple[str, ...]], started: Mapping[str, tuple[str, ...]]
) -> Iterator[NewsItem]:
    """News of what teams started in a round. `earlier`, `started`: `State.started` before and after it."""
    for key, firms in sorted(started.items()):
        measure = plan.measures[key]
        if measure.news is not None and (key not in earlier or len(earlier[key]) != len(firms)):
            yield _item(plan, year, key, measure)


def _lasts(event: Measure) -> int:
    """Hours from its beginning to its end, lead time included."""
    return _FOREVER if event.lasts_days is None else (event.lead_days + event.lasts_days) * DAY


def _item(plan: Plan, year: int, key: str, measure: Measure) -> NewsItem:
    firms = dict.fromkeys(firm for effect in measure.effects for firm in _concerned(plan, effect.of))
    return NewsItem(year, key, measure.source or "", tuple(firms), tuple(measure.answers))


def _concerned(plan: Plan, thing: str) -> tuple[str, ...]:
    firm = plan.firm_of(thing)
    return (firm,) if firm and not plan.firms[firm].outside else ()

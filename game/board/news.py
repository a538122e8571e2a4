"""The news of a round: what happens in its years, told before anybody decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.board.ended_exchanges import EndedExchange, ended_by
from game.text.told_text import told
from game.text.translator import Translator
from sim.economy.volumes import stands
from sim.plan.plan import Plan
from sim.rules.names import measure_name
from sim.scenario.measures import Effect, Measure
from sim.situation import Situation
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
    people: int = 0
    """how many it is about, where the scenario says so"""
    people_are_guessed: bool = False
    """whether that number is an estimate of low confidence"""
    ended: tuple[EndedExchange, ...] = ()
    """exchanges that it ends, the largest first"""

    has_effect: bool = False
    """whether it changes any figure"""
    changes: int = 0
    """how much what it changes weighs; nothing, where it stops what nobody has built"""

    @property
    def kg(self) -> int:
        """What the exchanges that it ends may carry in a year, as far as it is weighed."""
        return sum(exchange.amount for exchange in self.ended)

    @property
    def moved(self) -> int:
        """The people who count when news is ranked: none where nothing changes, or a price would cover a closure."""
        return self.people if self.changes else 0

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
                items.append(_item(plan, state, year, key))
                until[key] = new_year + (event.day - 1) * DAY + _lasts(event)
    return tuple(items)


_WEIGHT: Final = {"close": 5, "stop": 4, "demand": 4, "share": 3, "reveal": 2, "tax": 2}
"""by what an event changes; anything else weighs 1, a remark nothing"""
_ASKED: Final = 5
"""more for news whose author asks the room something"""
OWN_PAGES: Final = 4
"""A minute of news has room for so many (tuned)."""


def front_page(plan: Plan, items: Sequence[NewsItem]) -> tuple[tuple[NewsItem, ...], tuple[NewsItem, ...]]:
    """What has a page of its own, and what is only named. First what the scenario wants there; then by people, by
    tonnes that no longer find a partner, and by what it changes. Whatever somebody brought into play has a page.
    """
    ranked = sorted(items, key=lambda item: _weight(plan, item), reverse=True)
    in_years = sorted(items, key=lambda item: (item.is_brought, item.year, -item.moved, -item.kg))
    weightiest = [item for item in ranked if not item.is_brought]
    if len(weightiest) <= OWN_PAGES + 1:
        return tuple(in_years), ()
    named = weightiest[OWN_PAGES:]
    return tuple(item for item in in_years if item not in named), tuple(
        item for item in items if item in named
    )


def leading(plan: Plan, items: Iterable[NewsItem]) -> NewsItem | None:
    """What the Room keeps before its eyes: what somebody brought into play, else the weightiest."""
    return max(items, key=lambda item: (item.is_brought, _weight(plan, item)), default=None)


def _weight(plan: Plan, item: NewsItem) -> tuple[bool, int, int, int]:
    """What the scenario wants on the front, people, tonnes, then what it changes and whether it asks something."""
    measure = plan.measures[item.measure]
    asks = measure.news is not None and measure.news.en.endswith("?")
    is_idle = item.has_effect and not item.changes
    return measure.front_page, item.moved, item.kg, item.changes + _ASKED * (asks and not is_idle)


def brought_news(plan: Plan, state: State, year: int, brought: Iterable[str]) -> tuple[NewsItem, ...]:
    """News of what the facilitator brought into play. `state` is that at the New Year at which it begins.

    What was under way already goes on as it is, and is no news.
    """
    begun = (key for key in dict.fromkeys(brought) if state.events.get(key) == 0)
    return tuple(replace(_item(plan, state, year, key), is_brought=True) for key in begun)


def started_news(
    plan: Plan, year: int, earlier: Mapping[str, tuple[str, ...]], started: Mapping[str, tuple[str, ...]]
) -> Iterator[NewsItem]:
    """News of what teams started in a round. `earlier`, `started`: `State.started` before and after it."""
    for key, firms in sorted(started.items()):
        measure = plan.measures[key]
        if measure.news is not None and (key not in earlier or len(earlier[key]) != len(firms)):
            yield _item(plan, State(year), year, key)


def _lasts(event: Measure) -> int:
    """Hours from its beginning to its end, lead time included."""
    return _FOREVER if event.lasts_days is None else (event.lead_days + event.lasts_days) * DAY


def _item(plan: Plan, state: State, year: int, key: str) -> NewsItem:
    measure = plan.measures[key]
    firms = dict.fromkeys(firm for effect in measure.effects for firm in _concerned(plan, effect.of))
    people = int(measure.people.exact) if measure.people is not None else 0
    return NewsItem(
        year,
        key,
        measure.source or "",
        tuple(firms),
        tuple(measure.answers),
        people=people,
        people_are_guessed=measure.people is not None and measure.people.confidence == "low",
        ended=ended_by(plan, state, year, measure),
        has_effect=bool(measure.effects),
        changes=max((_changed(plan, state, effect) for effect in measure.effects), default=0),
    )


def _changed(plan: Plan, state: State, effect: Effect) -> int:
    """How much an effect weighs: stopping a treatment weighs nothing before it stands."""
    is_plant = effect.change == "stop" and effect.of in plan.treatments
    if is_plant and not stands(Situation(plan, state), "treatment", effect.of):
        return 0
    return _WEIGHT.get(effect.change, 1)


def _concerned(plan: Plan, thing: str) -> tuple[str, ...]:
    firm = plan.firm_of(thing)
    return (firm,) if firm and not plan.firms[firm].outside else ()

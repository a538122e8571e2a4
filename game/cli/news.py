"""News: which events came in a game, year by year, and what people start that is told to all."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from game.cli.played import Game, Round
from game.cli.table import WIDTH
from sim.plan.plan import Plan
from sim.rules.names import measure_name
from sim.units import DAY, YEAR
from sim.year.events import happens

_FOREVER: Final = 10**12
"""Hours after which nobody asks any more."""


class News(NamedTuple):
    """Something that everybody heard of in a year."""

    year: int
    id: str
    """the event or measure"""
    text: str


def news(game: Game) -> list[News]:
    """All news of a game, year by year. Events come by luck of their own: they are the same when idle."""
    years = [year for one in game.rounds for year in one.years]
    told = [*_events(game.plan, game.seed, years), *_started(game)]
    return sorted(told, key=lambda one: one.year)


def in_round(told: Iterable[News], one: Round) -> list[News]:
    """The news of a round."""
    return [item for item in told if item.year in one.years]


def _events(plan: Plan, seed: int, years: Iterable[int]) -> Iterator[News]:
    """An event that is under way at New Year does not come again in that year, as in the year itself."""
    until: dict[str, int] = {}
    for at, year in enumerate(years):
        new_year = at * YEAR
        for key, event in sorted(plan.scenario.events.items(), key=lambda item: (item[1].day, item[0])):
            if until.get(key, -1) < new_year and happens(key, event, year, seed):
                yield News(year, key, _text(plan, key))
                lasts = _FOREVER if event.lasts_days is None else event.lasts_days * DAY
                until[key] = new_year + (event.day - 1 + event.lead_days) * DAY + lasts


def _started(game: Game) -> Iterator[News]:
    """What teams started in a round, if the scenario has news of it."""
    known: dict[str, int] = {}
    for one in game.rounds:
        for key, firms in sorted(one.ours.state.started.items()):
            measure = game.plan.measures[key]
            if measure.news is not None and known.get(key) != len(firms):
                yield News(one.years[0], key, measure.news.en)
            known[key] = len(firms)


def _text(plan: Plan, key: str) -> str:
    told = plan.measures[key].news
    return told.en if told else f"{measure_name(plan, key)}."


def as_lines(told: Iterable[News]) -> list[str]:
    """A line for each, longer ones wrapped; the year stands once."""
    lines, before = [], 0
    for one in told:
        year = str(one.year) if one.year != before else ""
        lines += textwrap.wrap(
            one.text, WIDTH, initial_indent=f"  {year:4}  ", subsequent_indent=" " * len("  2026  ")
        )
        before = one.year
    return ["", "News:", *lines] if lines else []

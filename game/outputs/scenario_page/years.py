"""The years of the game, and what a line makes in each of them if nobody decides anything."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from game.outputs.scenario_page.figures import short
from sim.scenario.figures import Path
from sim.scenario.file import Scenario
from sim.scenario.firms import Line

_MOST_CHANGES = 4


def played(scenario: Scenario) -> range:
    """The years in which teams decide; the legacy run comes after them."""
    about = scenario.about
    return range(about.first_year, about.first_year + sum(about.rounds))


def output(line: Line, year: int) -> Fraction:
    """Units made in a year: the lesser of demand and capacity, failures and stops not counted."""
    most = line.capacity.exact
    return min(line.market.demand.in_year(year), most) if line.market else most


def changes(line: Line, amount: Fraction, years: range) -> str:
    """How something that goes with a line's output changes after the first year: "2022: 0"."""
    changed: list[tuple[int, str]] = []
    before = short(output(line, years[0]) * amount)
    for year in years[1:]:
        now = short(output(line, year) * amount)
        if now != before:
            changed.append((year, now))
        before = now
    if len(changed) > _MOST_CHANGES:
        return f"{changed[0][0]} to {changed[-1][0]}, step by step: {changed[-1][1]}"
    return "; ".join(f"{year}: {shown}" for year, shown in changed)


def steps(path: Path, years: range, write: Callable[[Fraction], str] = short) -> str:
    """A path within the game: its first year, where it bends, its last. One number if it is level."""
    bends = (year for year in sorted(path.by_year) if years[0] < year < years[-1])
    values_by_year = [
        (year, write(path.in_year(year))) for year in dict.fromkeys((years[0], *bends, years[-1]))
    ]
    values = [value for _, value in values_by_year]
    if len(set(values)) == 1:
        return values[0]
    kept = [item for at, item in enumerate(values_by_year) if not _goes_on(values, at)]
    return ", ".join(f"{value} ({year})" for year, value in kept)


def _goes_on(values: list[str], at: int) -> bool:
    """Whether a year tells nothing new: as before, and either the last or as after."""
    return at > 0 and values[at] == values[at - 1] and (at + 1 == len(values) or values[at + 1] == values[at])

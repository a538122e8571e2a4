"""The same scenario with other figures: some named ones, or all uncertain ones drawn within their ranges.

A figure with a range is drawn from a triangle over `low`, its value and `high`; an end that is not given
is the value itself. A price, cost or fee that is an estimate without a range is drawn up to a fifth
below and above. Everything else stays: shares, grades and recipes without a range have reasons to fit
together. Where a draw breaks a recipe (its mass no longer closes), that line or treatment keeps its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from sim import keyed_random
from sim.scenario.counts import WholeFigure
from sim.scenario.figures import ANY_YEAR, Figure, Path, Provenance
from sim.scenario.file import Scenario
from sim.scenario.loader import check
from sim.scenario.problems import Where
from sim.scenario.traversal import Part, parts

ESTIMATED: Final = ("price", "cost", "fee", "running", "per_unit", "per_unit_km", "sorting_cost")
"""Figures that are drawn when they are estimates, even without a range."""
FIFTH: Final = Decimal("0.2")
_DIGITS: Final = 9
_TRIES: Final = 3


def vary(scenario: Scenario, seed: int) -> Scenario:
    """The scenario with its uncertain figures drawn: the same for the same seed, each by luck of its own."""
    drawn = {
        part.where: _drawn(part.model, ends, seed, part.where)
        for part, ends in uncertain(scenario)
        if isinstance(part.model, Figure | Path)
    }
    for _ in range(_TRIES):
        varied = with_figures(scenario, drawn)
        broken = [finding.where for finding in check(varied)]
        if not broken:
            return varied
        drawn = {
            where: figure for where, figure in drawn.items() if not any(_near(where, at) for at in broken)
        }
    return scenario


def uncertain(scenario: Scenario) -> Iterator[tuple[Part, tuple[Decimal, Decimal]]]:
    """The figures that are drawn, each with the ends of its range; of a path the ends are factors."""
    for part in parts(scenario):
        if isinstance(part.model, Figure | Path):
            ends = _ends(part)
            if ends[0] < ends[1]:
                yield part, ends


def with_figures(scenario: Scenario, figures: Mapping[Where, Figure | Path]) -> Scenario:
    """The scenario with these figures in place of its own. Nothing is checked."""
    changed: Scenario = _put(scenario, dict(figures))
    return changed


def figure_with(figure: Figure | Path, number: Decimal) -> Figure | Path:
    """A figure with another value; a level path at another level; a path by year times a factor."""
    alone = {"low": None, "high": None}
    if isinstance(figure, Figure):
        return figure.model_copy(update={"value": number, **alone})
    if is_level(figure):
        return figure.model_copy(update={"by_year": dict.fromkeys(figure.by_year, number), **alone})
    by_year = {year: shortened(value * number) for year, value in figure.by_year.items()}
    return figure.model_copy(update={"by_year": by_year, **alone})


def is_level(path: Path) -> bool:
    """Whether a path is one plain number for all years."""
    return list(path.by_year) == [ANY_YEAR]


def shortened(number: Decimal | float) -> Decimal:
    """A number with nine digits, without a power of ten."""
    return Decimal(f"{Decimal(f'{number:.{_DIGITS}g}'):f}")


# -- drawing ------------------------------------------------------------------------------------------


def _middle(model: Figure | Path) -> Decimal:
    return model.value if isinstance(model, Figure) else Decimal(1)


def _ends(part: Part) -> tuple[Decimal, Decimal]:
    model = part.model
    assert isinstance(model, Figure | Path)
    middle = _middle(model)
    if model.low is not None or model.high is not None:
        return (
            middle if model.low is None else model.low,
            middle if model.high is None else model.high,
        )
    if part.where[-1] in ESTIMATED and _is_estimate((*part.around, model)):
        return middle - FIFTH * abs(middle), middle + FIFTH * abs(middle)
    return middle, middle


def _is_estimate(around: tuple[Provenance, ...]) -> bool:
    """Whether the nearest word on where a figure comes from says that it is an estimate."""
    explained = (figure for figure in reversed(around) if figure.source or figure.estimate or figure.tuned)
    nearest = next(explained, None)
    return nearest is not None and nearest.estimate is not None


def _drawn(model: Figure | Path, ends: tuple[Decimal, Decimal], seed: int, where: Where) -> Figure | Path:
    key = ".".join(map(str, where))
    number = triangle(
        float(ends[0]), float(_middle(model)), float(ends[1]), keyed_random.uniform(seed, "figure", key)
    )
    kept = min(max(shortened(number), ends[0]), ends[1])
    if isinstance(model, Path) and is_level(model):
        return figure_with(model, shortened(model.by_year[ANY_YEAR] * kept))
    return figure_with(model, kept)


def triangle(low: float, middle: float, high: float, draw: float) -> float:
    """A number from the triangle over low, middle and high: `draw` is even between 0 and 1."""
    whole, left = high - low, middle - low
    if draw * whole < left:
        return low + math.sqrt(draw * whole * left)
    return high - math.sqrt((1 - draw) * whole * (high - middle))


def _near(where: Where, broken: Where) -> bool:
    """Whether a figure stands in the broken part, or round it."""
    shared = min(len(where), len(broken))
    return where[:shared] == broken[:shared]


# -- putting figures in -------------------------------------------------------------------------------


def _put(value: Any, figures: dict[Where, Figure | Path]) -> Any:
    if () in figures:
        new = figures[()]
        return value.with_figure(new) if isinstance(value, WholeFigure) and isinstance(new, Figure) else new
    inside: dict[Any, dict[Where, Figure | Path]] = defaultdict(dict)
    for where, figure in figures.items():
        inside[where[0]][where[1:]] = figure
    if isinstance(value, BaseModel):
        inner = {name: _put(getattr(value, name), some) for name, some in inside.items()}
        return value.model_copy(update=inner)
    if isinstance(value, dict):
        return {key: _put(part, inside[key]) if key in inside else part for key, part in value.items()}
    return type(value)(
        _put(part, inside[place]) if place in inside else part for place, part in enumerate(value)
    )

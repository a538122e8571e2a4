"""Provenance: every figure says where it is from, itself or through the thing around it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from pydantic import BaseModel

from sim.message import Listing, Message, Value
from sim.scenario.counts import WholeFigure
from sim.scenario.figures import ANY_YEAR, Figure, Path, Provenance, Thing
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Firm, Market, Outage, Stop, Supply
from sim.scenario.law import Legal
from sim.scenario.materials import Carrier, Disposal
from sim.scenario.measures import Effect, Eligible, Measure
from sim.scenario.problems import Finding, Where, field_name
from sim.scenario.projects import Project
from sim.scenario.traversal import Part, parts

Origin = Literal["source", "estimate", "tuned"]
_ORIGINS: Final[tuple[Origin, ...]] = ("source", "estimate", "tuned")
_MOST_NAMED: Final = 4
_REMEDY: Final = Message("Add `source:`, `estimate:` or `tuned:` here, or to a thing around it.")

_LOOKED_UP: Final = Message("Add `source:`, or `estimate:` with what could not be found.")

_Fields = dict[type[BaseModel], tuple[str, ...]]
PLAIN_FIGURES: Final[_Fields] = {
    Outage: ("mtbf", "mttr"),
    Supply: ("lead_days",),
    Collection: ("after_years",),
    Carrier: ("vehicles", "handling_hours"),
    Project: ("build_days", "ramp_days", "overrun_days", "readiness"),
    Effect: ("times", "plus", "to"),
    Measure: ("lead_days",),
}
"""Figures mostly written as bare numbers: the thing they stand in says where they are from."""
ASKED: Final[_Fields] = {
    Stop: ("from_day", "to_day"),
    Market: ("season", "backlog_days"),
    Firm: ("sites",),
    Disposal: ("taxed_from",),
    Eligible: ("least_parties", "least_sectors", "anchor_years"),
    Measure: ("day", "lasts_days"),
}
"""Bare numbers too; but files of format 1 may leave out where these are from. They are counted, not refused."""


class Trail(NamedTuple):
    """Where one figure of the scenario is from, as the game shows it."""

    field: str
    value: Decimal | dict[int, Decimal]
    """one number, or a number by year, or by month of a season"""
    low: Decimal | None
    high: Decimal | None
    origin: Origin | None
    text: str
    """the source, or the reason of an estimate or of a figure bent for play"""
    confidence: str | None
    inherited: bool
    """whether the provenance stands at a thing around the figure"""


def check_provenance(scenario: Scenario) -> Iterator[Finding]:
    """Findings about figures without provenance, thing by thing, and parts that claim two kinds at once.

    Only about those that must have one: for the others there is `unsaid`.
    """
    bare: dict[Where, list[Where]] = {}
    for part in parts(scenario):
        if isinstance(part.model, Provenance):
            yield from _one_at_most(part.where, part.model)
        if isinstance(part.model, Legal) and not _origins(part.model):
            yield Finding(part.where, "Nothing says where this was looked up.", _LOOKED_UP)
        for where, own in _figures(part):
            if _nearest(own, part.around) is None and not _is_asked(part, where):
                bare.setdefault(part.thing or where[:-1], []).append(where)
    for thing, figures in bare.items():
        yield _bare(thing, figures)


def _bare(thing: Where, figures: list[Where]) -> Finding:
    if len(figures) == 1:
        return Finding(figures[0], "Nothing says where this figure is from.", _REMEDY)
    names = ", ".join(f"`{field_name(where[len(thing) :])}`" for where in figures[:_MOST_NAMED])
    listed: Value = names
    if len(figures) > _MOST_NAMED:
        listed = Message("{names} and {n} more", names=names, n=len(figures) - _MOST_NAMED)
    what = Message("Nothing says where these figures are from: {names}.", names=listed)
    return Finding(thing, what, _REMEDY)


def unsaid(scenario: Scenario) -> list[str]:
    """The figures that may go without provenance, and do, in the order of the format."""
    return [step.field for step in trail(scenario) if step.origin is None]


def trail(scenario: Scenario) -> Iterator[Trail]:
    """Every figure the author wrote, in the order of the format, with its provenance."""
    for part in parts(scenario):
        for where, own in _figures(part):
            yield _trail(part, where, own)


def _figures(part: Part) -> Iterator[tuple[Where, Provenance]]:
    """Figures at a part: itself, or the bare numbers written in it. With the nearest place for provenance."""
    model = part.model
    if isinstance(model, Figure | Path):
        yield part.where, model
    elif isinstance(model, Thing):
        for name in (*PLAIN_FIGURES.get(type(model), ()), *ASKED.get(type(model), ())):
            number = getattr(model, name)
            if name in model.model_fields_set and number is not None and not isinstance(number, WholeFigure):
                yield (*part.where, name), model


def _is_asked(part: Part, where: Where) -> bool:
    """Whether a figure may go without provenance."""
    return where[-1] in ASKED.get(type(part.model), ())


def _nearest(own: Provenance, around: tuple[Provenance, ...]) -> Provenance | None:
    return next((figure for figure in (own, *reversed(around)) if _origins(figure)), None)


def _origins(model: Provenance) -> list[Origin]:
    return [origin for origin in _ORIGINS if getattr(model, origin) is not None]


def _one_at_most(where: Where, model: Provenance) -> Iterator[Finding]:
    origins = _origins(model)
    if len(origins) > 1:
        yield Finding(
            where,
            Message("It has {names} at once.", names=Listing(tuple(origins), "and")),
            "Keep the one that is true.",
        )


def _trail(part: Part, where: Where, own: Provenance) -> Trail:
    nearest = _nearest(own, part.around)
    origin = _origins(nearest)[0] if nearest else None
    text = getattr(nearest, origin) if origin else ""
    value, low, high = _value(part.model, where)
    return Trail(
        field_name(where),
        value,
        low,
        high,
        origin,
        text,
        nearest.confidence if nearest else None,
        nearest is not own or where != part.where,
    )


def _value(
    model: BaseModel, where: Where
) -> tuple[Decimal | dict[int, Decimal], Decimal | None, Decimal | None]:
    if isinstance(model, Figure):
        return model.value, model.low, model.high
    if isinstance(model, Path):
        return _path_value(model)
    number = getattr(model, str(where[-1]))
    if isinstance(number, list):
        return {month: Decimal(weight) for month, weight in enumerate(number, start=1)}, None, None
    return Decimal(number), None, None


def _path_value(
    path: Path,
) -> tuple[Decimal | dict[int, Decimal], Decimal | None, Decimal | None]:
    """A level path as one figure with its range in the same unit; any other with its range as factors."""
    level = path.by_year.get(ANY_YEAR) if len(path.by_year) == 1 else None
    if level is None:
        return dict(path.by_year), path.low, path.high
    ends = [None if end is None else level * end for end in (path.low, path.high)]
    low, high = ends if level >= 0 else reversed(ends)
    return level, low, high

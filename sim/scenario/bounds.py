"""Bounds of figures: shares between 0 and 1, amounts above 0, nothing absurd, ranges in order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from pydantic import BaseModel

from sim.message import Message
from sim.scenario.counts import WholeFigure
from sim.scenario.figures import Figure, Path
from sim.scenario.file import About, Goal, Scenario
from sim.scenario.firms import (
    Auxiliary,
    Collection,
    Credit,
    Firm,
    Line,
    LostPower,
    Market,
    Need,
    Purse,
    Residue,
    Secondary,
    SideStream,
    Supply,
    Treatment,
    Yield,
)
from sim.scenario.letters import DisposedWish, FilledWish, Letter
from sim.scenario.materials import Carrier, Disposal, Distance, Elements, Material
from sim.scenario.measures import Call, Effect, Eligible, Measure, Pledge
from sim.scenario.problems import Finding, Where
from sim.scenario.projects import Builds, ExchangeTerms, Permit, Project
from sim.scenario.traversal import parts


class Bounds(NamedTuple):
    """The least and the most a figure may be. `open_below`: the least itself is too little."""

    least: Decimal
    most: Decimal
    open_below: bool = False


def _bounds(least: str, most: str, *, open_below: bool = False) -> Bounds:
    return Bounds(Decimal(least), Decimal(most), open_below)


SHARE = _bounds("0", "1")
SOME_SHARE = _bounds("0", "1", open_below=True)
AMOUNT = _bounds("0", "1e9", open_below=True)
AMOUNT_OR_NONE = _bounds("0", "1e9")
PER_UNIT = _bounds("0", "1000", open_below=True)
PER_UNIT_OR_NONE = _bounds("0", "1000")
PRICE = _bounds("-100000", "100000")
COST = _bounds("0", "100000")
MONEY = _bounds("0", "1e11")
KM = _bounds("0", "20000")
GRADE = _bounds("0", "2000")
CO2E = _bounds("-1000", "1000")
_STORE: dict[str, Bounds] = {"store": AMOUNT_OR_NONE, "stock": AMOUNT_OR_NONE}
_COLLECTED: dict[str, Bounds] = {**_STORE, "recovery": SHARE, "sorting_cost": COST}

BOUNDS: Final[dict[type[BaseModel], dict[str, Bounds]]] = {
    Scenario: {
        "detour": _bounds("1", "5"),
        "taxes": COST,
        "co2_price": _bounds("0", "10000"),
    },
    Letter: {"bonus": MONEY},
    DisposedWish: {"below": AMOUNT},
    FilledWish: {"share": SOME_SHARE},
    Goal: {"change": _bounds("-1", "100"), "also": _bounds("0", "1000", open_below=True)},
    Material: {
        "grade": GRADE,
        "tonnes": PER_UNIT_OR_NONE,
        "greatest_km": KM,
        "energy": _bounds("0", "50", open_below=True),
        "contents": AMOUNT_OR_NONE,
        "upstream": CO2E,
        "direct": _bounds("0", "1000"),
        "biogenic": _bounds("0", "1000"),
        "grid": _bounds("0", "10"),
    },
    Elements: dict.fromkeys(("calcium", "chromium", "iron", "carbon"), _bounds("0", "10")),
    Carrier: {
        "lot": _bounds("0", "100000", open_below=True),
        "speed": _bounds("0", "1000", open_below=True),
        "per_unit": COST,
        "per_unit_km": COST,
        "co2e_per_unit_km": _bounds("0", "1000"),
        "capacity": AMOUNT,
    },
    Distance: {"km": KM},
    Disposal: {
        "fee": PRICE,
        "co2e": _bounds("-100000", "100000"),
        "transport": KM,
        "removes": _bounds("-10000", "10000"),
        "limits": AMOUNT_OR_NONE,
        "over_limit": COST,
    },
    Secondary: {
        **_STORE,
        "ratio": PER_UNIT,
        "greatest_share": SOME_SHARE,
        "lowest_grade": GRADE,
        "cost": PRICE,
        "removes": _bounds("-10000", "10000"),
    },
    LostPower: {"amount": PER_UNIT, "price": COST},
    Supply: {"lot": AMOUNT, "reorder": AMOUNT_OR_NONE, "stock": AMOUNT_OR_NONE},
    Need: {"amount": PER_UNIT, "price": COST, "blend": SHARE, "limits": AMOUNT_OR_NONE},
    SideStream: {**_COLLECTED, "amount": PER_UNIT},
    Market: {
        "demand": AMOUNT_OR_NONE,
        "price": COST,
        "elasticity": _bounds("-10", "0"),
        "pass_through": SHARE,
        "premium": COST,
    },
    Line: {
        "capacity": AMOUNT,
        "adds": AMOUNT_OR_NONE,
        "off_gas": PER_UNIT_OR_NONE,
        "from_air": PER_UNIT_OR_NONE,
        "losses": PER_UNIT_OR_NONE,
        "untracked": PER_UNIT_OR_NONE,
    },
    Yield: {
        **_STORE,
        "share": _bounds("0", "100", open_below=True),
        "sale": COST,
        "support": COST,
    },
    Auxiliary: {"amount": PER_UNIT, "price": COST},
    Residue: {"share": SHARE},
    Treatment: {
        "limits": AMOUNT_OR_NONE,
        "lowest_grade": GRADE,
        "capacity": AMOUNT,
        "feed_store": AMOUNT,
        "off_gas": PER_UNIT_OR_NONE,
        "cost": PRICE,
        "off_spec": SHARE,
    },
    Collection: {**_COLLECTED, "share": PER_UNIT, "sold_before": AMOUNT_OR_NONE},
    Purse: {"start": MONEY, "yearly": MONEY},
    Credit: {"limit": MONEY, "rate": SHARE},
    Firm: {"place": _bounds("-20000", "20000"), "jobs": _bounds("0", "1000000")},
    About: {"purse_bears_rises": SHARE},
    Permit: {"median_days": _bounds("0", "7300", open_below=True), "spread": _bounds("0", "3")},
    Builds: {"share": SOME_SHARE, "amount": AMOUNT},
    Project: {
        "cost": MONEY,
        "running": _bounds("-1e11", "1e11"),
        "ramp_start": SHARE,
        "overrun_chance": SHARE,
        "overrun_cost": _bounds("0", "10"),
        "fails": SHARE,
        "falls_short": SHARE,
        "short_reaches": SHARE,
    },
    ExchangeTerms: {
        "most": AMOUNT,
        "price": PRICE,
        "indexed": SHARE,
        "least": AMOUNT_OR_NONE,
        "shortfall_price": COST,
        "leaving_price": MONEY,
    },
    Effect: {"saves": SHARE},
    Eligible: {"least_ticket": MONEY},
    Call: {"rate": SOME_SHARE, "pot": MONEY, "ceiling": MONEY},
    Pledge: {"share": SOME_SHARE, "all_paid": SHARE, "one_missing": SHARE},
    Measure: {"chance": SHARE, "cost": MONEY, "applicants_share": SHARE, "majority": SOME_SHARE},
}
"""What each figure of the format may be, in its unit."""


def check_bounds(scenario: Scenario) -> Iterator[Finding]:
    """Findings about figures that no real cluster has, and ranges out of order."""
    for part in parts(scenario):
        where, model = part.where, part.model
        if isinstance(model, Figure | Path):
            yield from _range(where, model)
        else:
            yield from _fields(where, model)
            yield from _counts(where, model)


def _fields(where: Where, model: BaseModel) -> Iterator[Finding]:
    for name, bounds in BOUNDS.get(type(model), {}).items():
        if name in model.model_fields_set:
            yield from _field((*where, name), getattr(model, name), bounds)


def _counts(where: Where, model: BaseModel) -> Iterator[Finding]:
    """Whole figures, which are bounded as they are read; but they may be varied afterwards."""
    for name, count in model:
        if isinstance(count, WholeFigure):
            bounds = Bounds(Decimal(count.bounds.least), Decimal(count.bounds.most))
            yield from _number((*where, name), Decimal(count), bounds)


def _field(where: Where, value: object, bounds: Bounds) -> Iterator[Finding]:
    if isinstance(value, Figure):
        for number in (value.value, value.low, value.high):
            yield from _number(where, number, bounds)
    elif isinstance(value, Path):
        for year, number in value.by_year.items():
            yield from _number((*where, "by_year", year), number, bounds)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _field((*where, key), item, bounds)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _field((*where, place), item, bounds)


def _number(where: Where, number: Decimal | None, bounds: Bounds) -> Iterator[Finding]:
    if number is None or (
        bounds.least <= number <= bounds.most and not (bounds.open_below and number == bounds.least)
    ):
        return
    least, most = plain(bounds.least), plain(bounds.most)
    instead = Message("Write a number of at least {least} and at most {most}.", least=least, most=most)
    if bounds.open_below:
        instead = Message("Write a number above {least} and at most {most}.", least=least, most=most)
    yield Finding(
        where,
        Message("{number} is out of bounds.", number=plain(number)),
        instead,
    )


def plain(number: Decimal) -> str:
    """A number without a power of ten: 1000, not 1E+3."""
    return f"{number.normalize():f}"


def _range(where: Where, figure: Figure | Path) -> Iterator[Finding]:
    """The low end is below the figure, the high end above; of a path they are factors round 1."""
    middle = figure.value if isinstance(figure, Figure) else Decimal(1)
    name = Message("the figure") if isinstance(figure, Figure) else Message("1, the path itself,")
    if figure.low is not None and figure.low > middle:
        yield Finding(
            (*where, "low"),
            Message(
                "The low end {number} is above {name} {other}.",
                number=plain(figure.low),
                name=name,
                other=plain(middle),
            ),
            "Lower it.",
        )
    if figure.high is not None and figure.high < middle:
        yield Finding(
            (*where, "high"),
            Message(
                "The high end {number} is below {name} {other}.",
                number=plain(figure.high),
                name=name,
                other=plain(middle),
            ),
            "Raise it.",
        )
    if isinstance(figure, Path) and figure.low is not None and figure.low < 0:
        yield Finding(
            (*where, "low"), "A factor on a path cannot be negative.", "Write a number from 0 to 1."
        )

"""The small parts every scenario is written with: ids, texts, figures with provenance, yearly paths.

A figure is a plain number, or a mapping with `value` (or `base`, with `low` and `high`) and its own
provenance. Provenance is exactly one of `source`, `estimate: why` and `tuned: why`; a figure without
its own has that of the nearest thing around it. `sim.scenario.checks.provenance` walks a file and says which
figures have none.
"""

from __future__ import annotations

from bisect import bisect
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    ValidationInfo,
)
from pydantic_core import PydanticKnownError

from sim.message import Message
from sim.scenario.frozen import Frozen, Mistake, PlainText
from sim.scenario.interning import Shared
from sim.scenario.texts import LocalText

MOST = Decimal(10) ** 12
"""No figure of a real cluster is larger; larger ones are typing errors or attacks."""
_MOST_DIGITS = 24


def _bearable(number: Decimal) -> Decimal:
    if abs(number) > MOST:
        what = Message("The number is beyond {most}.", most=f"{MOST:f}")
        raise Mistake(what, "Write a figure of a real cluster.")
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DIGITS:
        # Not every pydantic counts the zeros behind the point.
        raise PydanticKnownError("decimal_max_digits", {"max_digits": _MOST_DIGITS})
    return number


Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=_MOST_DIGITS), AfterValidator(_bearable)]
"""An exact number. A field may bound it closer by `ge` and `le`, which bounds of its own would override."""
Whole = Annotated[int, Strict()]
YesNo = Annotated[bool, Strict()]


_Small = TypeVar("_Small", bound=Frozen)


class Provenance(Frozen):
    """Where figures come from. Give exactly one of `source`, `estimate` and `tuned`."""

    source: PlainText | None = Field(
        None, description="Where the figure was published: author, title, address."
    )
    estimate: PlainText | None = Field(None, description="Why we think so, when nothing is published.")
    tuned: PlainText | None = Field(None, description="Why the figure was bent for play.")
    confidence: Literal["high", "med", "low"] | None = Field(
        None, description="How much to trust the source."
    )


@lru_cache(maxsize=4096)
def ratio(number: Decimal) -> Fraction:
    """A number as an exact ratio. Kept: the same figures are asked for in every year."""
    return Fraction(number)


class Figure(Provenance):
    """One number with its provenance and, where it matters, a range."""

    value: Number = Field(description="The figure used in play.", alias="value")
    low: Number | None = Field(None, description="The lowest value an expert would defend.")
    high: Number | None = Field(None, description="The highest value an expert would defend.")

    @property
    def exact(self) -> Fraction:
        """The figure as an exact ratio."""
        return ratio(self.value)


def figure_group(raw: Any) -> Any:
    """A figure written in any of its ways, as the group of keys it stands for."""
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        return {"value": raw}
    if isinstance(raw, dict) and "base" in raw and "value" not in raw:
        return {("value" if key == "base" else key): item for key, item in raw.items()}
    return raw


def _kept_once(part: _Small, info: ValidationInfo) -> _Small:
    return info.context.one(part) if isinstance(info.context, Shared) else part


Quantity = Annotated[
    Figure, BeforeValidator(figure_group, json_schema_input_type=Number | Figure), AfterValidator(_kept_once)
]
"""A number, or `{value|base, low, high, source|estimate|tuned}`."""


class Path(Provenance):
    """A figure that changes from year to year: straight lines between the years given, level outside."""

    by_year: Annotated[
        dict[Annotated[int, Field(ge=1900, le=2200)], Number], Field(min_length=1, max_length=100)
    ] = Field(description="The figure of each year named. Between two of them it runs in a straight line.")
    volatility: Number = Field(
        Decimal(0),
        ge=0,
        le=3,
        description="Yearly log-deviation by which luck bends the path; its mean stays.",
    )
    low: Number | None = Field(
        None,
        description="Lowest factor on the whole path an expert would defend; beside `value`, in its unit.",
    )
    high: Number | None = Field(
        None,
        description="Highest factor on the whole path an expert would defend; beside `value`, in its unit.",
    )

    def in_year(self, year: int) -> Fraction:
        """The figure of a year, before luck."""
        if len(self.by_year) == 1:
            return ratio(*self.by_year.values())
        if year in self.by_year:
            return ratio(self.by_year[year])
        years = sorted(self.by_year)
        if not years[0] < year < years[-1]:
            return ratio(self.by_year[years[0] if year < years[0] else years[-1]])
        place = bisect(years, year)
        first, last = years[place - 1], years[place]
        start = ratio(self.by_year[first])
        return start + (ratio(self.by_year[last]) - start) * Fraction(year - first, last - first)


ANY_YEAR = 2000
"""The year a path made from one plain number is written for: it is level, so any will do."""


def _path(raw: Any) -> Any:
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        return {"by_year": {ANY_YEAR: raw}}
    if isinstance(raw, dict) and "by_year" not in raw:
        if any(isinstance(key, int) for key in raw):
            return {"by_year": raw}
        raw = dict(raw)
        level = raw.pop("base", None) if "base" in raw else raw.pop("value", None)
        if level is not None:
            raw["by_year"] = {ANY_YEAR: level}
            _range_as_factors(raw, level)
    return raw


def _range_as_factors(raw: dict[Any, Any], level: Any) -> None:
    """Beside one level, `low` and `high` are written in its unit; on a path they are factors."""
    ends = {key: raw[key] for key in ("low", "high") if _is_number(raw.get(key))}
    if not _is_number(level) or not level or not ends:
        return
    factors = {key: round(Decimal(str(end)) / Decimal(str(level)), 9) for key, end in ends.items()}
    if level < 0 and len(factors) == len(("low", "high")):
        factors = {"low": factors["high"], "high": factors["low"]}
    raw.update(factors)


def _is_number(raw: Any) -> bool:
    """Whether it is a finite number that can be divided by another."""
    return isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool) and -MOST <= raw <= MOST


Yearly = Annotated[
    Path,
    BeforeValidator(_path, json_schema_input_type=Number | dict[int, Number] | Path),
    AfterValidator(_kept_once),
]
"""A number, `{2019: 10, 2022: 11}`, or `{by_year: {…}, volatility: 0.05, source: …}`."""


class Thing(Provenance):
    """Anything in a scenario that has an id: its own provenance stands for all figures inside it."""

    name: LocalText | None = Field(None, description="What people read on the screen.")
    note: PlainText | None = Field(None, description="For the authors; not shown in play.")


def figure(number: int | str | Decimal) -> Figure:
    """A bare figure, for defaults."""
    return Figure(value=Decimal(number))


def path(number: int | str | Decimal) -> Path:
    """A level path, for defaults."""
    return Path(by_year={ANY_YEAR: Decimal(number)})

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
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticKnownError

from sim.message import Message
from sim.scenario.interning import Shared
from sim.scenario.problems import Sentence, quoted

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
"""Lower-case letters, digits, `_` and `-`; begins with a letter. All things share one set of ids."""

LONGEST_TEXT = 2000


class Mistake(ValueError):
    """A value that cannot be: what is wrong, and what to write."""

    def __init__(self, what: Sentence, instead: Sentence) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what} {instead}")


def _said(text: str) -> str:
    if text and not any(char.isprintable() and not char.isspace() for char in text):
        raise Mistake("There are only blanks here.", "Write a text, or take the line out.")
    return text


PlainText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_said),
    Field(json_schema_extra={"pattern": r"\S"}),
]
"""A text that says something."""

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


_Small = TypeVar("_Small", bound="Frozen")


class Frozen(BaseModel):
    """A part of a scenario: read once, never changed, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Itself: nothing in it changes, so one default serves every part that leaves it out."""
        return self

    def model_post_init(self, context: Any, /) -> None:
        """Of a large cluster, what was written alike is kept once."""
        if isinstance(context, Shared):
            context.keep_keys(self)


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


_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"
LanguageTag = Annotated[str, StringConstraints(pattern=_TAG, max_length=35)]
"""A language as the web names it (BCP 47): `fi`, `smn`, `pt-BR`, `sr-Latn-RS`."""


_TAGS = TypeAdapter(LanguageTag)


def _is_tag(text: str) -> bool:
    try:
        _TAGS.validate_python(text)
    except ValidationError:
        return False
    return True


class WrongKey(Mistake):
    """A key that a group of keys cannot have."""

    def __init__(self, key: str, what: Sentence, instead: Sentence) -> None:
        super().__init__(what, instead)
        self.key = key


def _tag_for(key: str) -> Message:
    """What to write in place of a key that is not the tag of a language."""
    language, *rest = key.strip().replace("_", "-").split("-")
    tag = "-".join(
        [language.lower(), *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)]
    )
    if _is_tag(tag):
        return Message("Write `{near}`.", near=tag)
    return Message("Write a tag such as `fi`, `smn` or `pt-BR`.")


class Text(Frozen):
    """A text in English and any other languages, each under its tag. A plain string is taken as English."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "patternProperties": {_TAG: {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "null"}]}},
            "additionalProperties": False,
        },
    )
    __pydantic_extra__: dict[str, PlainText | None]

    en: PlainText = Field(description="In English.")

    @model_validator(mode="before")
    @classmethod
    def _has_tags(cls, raw: Any) -> Any:
        for key in raw if isinstance(raw, dict) else ():
            if isinstance(key, str) and not _is_tag(key):
                raise WrongKey(key, Message("{name} is not a language.", name=quoted(key)), _tag_for(key))
        return raw

    def in_language(self, language: str) -> str:
        """The text in a language, or in the one it is a kind of (`pt` for `pt-BR`); otherwise in English."""
        others = self.__pydantic_extra__
        return others.get(language) or others.get(language.partition("-")[0]) or self.en

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags it is written in."""
        return ("en", *(tag for tag, text in self.__pydantic_extra__.items() if text))


def _text(raw: Any) -> Any:
    return {"en": raw} if isinstance(raw, str) else raw


LocalText = Annotated[Text, BeforeValidator(_text, json_schema_input_type=PlainText | Text)]


class Figure(Provenance):
    """One number with its provenance and, where it matters, a range."""

    value: Number = Field(description="The figure used in play.", alias="value")
    low: Number | None = Field(None, description="The lowest value an expert would defend.")
    high: Number | None = Field(None, description="The highest value an expert would defend.")

    @property
    def exact(self) -> Fraction:
        """The figure as an exact ratio."""
        return Fraction(self.value)


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
        Decimal(0), ge=0, le=3, description="Yearly log-deviation by which luck bends the path."
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
            return Fraction(*self.by_year.values())
        if year in self.by_year:
            return Fraction(self.by_year[year])
        years = sorted(self.by_year)
        if not years[0] < year < years[-1]:
            return Fraction(self.by_year[years[0] if year < years[0] else years[-1]])
        place = bisect(years, year)
        first, last = years[place - 1], years[place]
        start = Fraction(self.by_year[first])
        return start + (Fraction(self.by_year[last]) - start) * Fraction(year - first, last - first)


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

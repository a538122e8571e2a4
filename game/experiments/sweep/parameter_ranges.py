"""`--vary KEY=A:B`: a figure of the scenario that every game draws anew, evenly between A and B."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from sim import keyed_random
from sim.message import Message
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.loader import check
from sim.scenario.parameter_overrides import figure_with, is_level, shortened, with_figures
from sim.scenario.problems import Where, field_name
from sim.scenario.spelling import suggestion
from sim.scenario.traversal import parts

_FORM = Message("Write KEY=A:B, such as roads.purse.start=1000000:2000000.")
_MOST_NAMED = 4


class BadVary(ValueError):
    """What is wrong with a `--vary`, in whole sentences, one a line."""

    def __init__(self, lines: Iterable[Message]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(map(str, self.lines)))

    @classmethod
    def of(cls, text: str, what: Message, instead: str | Message | None = None) -> Self:
        """What is wrong with one of them, and what to write."""
        whole = Message("{what} {instead}", what=what, instead=instead) if instead else what
        return cls([Message("--vary {word}: {what}", word=text, what=whole)])


@dataclass(frozen=True, slots=True)
class Vary:
    """One figure, and between what it is drawn. Of a path by year, A and B are factors on all of it."""

    key: str
    """as the author of the sweep wrote it"""
    where: Where
    low: Decimal
    high: Decimal

    def drawn(self, seed: int) -> Decimal:
        """The number a game is played with."""
        draw = keyed_random.uniform(seed, "vary", ".".join(map(str, self.where)))
        return shortened(float(self.low) + draw * float(self.high - self.low))


def varied(scenario: Scenario, varies: Iterable[Vary], seed: int) -> Scenario:
    """The scenario of one game."""
    return _with(scenario, {vary: vary.drawn(seed) for vary in varies})


def read_varies(texts: Iterable[str], scenario: Scenario) -> tuple[Vary, ...]:
    """What the command line says. Raises `BadVary` with everything that is wrong."""
    known = {part.where: part.model for part in parts(scenario) if isinstance(part.model, Figure | Path)}
    varied: list[Vary] = []
    lines: list[Message] = []
    for text in texts:
        try:
            vary = _read(text, known)
            _refuse_out_of_bounds(vary, scenario)
            if any(vary.where == other.where for other in varied):
                raise BadVary.of(text, Message("The figure is varied twice. Leave one of them out."))
            varied.append(vary)
        except BadVary as bad:
            lines += bad.lines
    if lines:
        raise BadVary(lines)
    return tuple(varied)


def _read(text: str, known: Mapping[Where, Figure | Path]) -> Vary:
    key, equals, ends = text.partition("=")
    low, colon, high = ends.partition(":")
    if not (key and equals and colon):
        raise BadVary.of(text, Message("This is not KEY=A:B."), _FORM)
    numbers = [_number(text, end) for end in (low, high)]
    if numbers[0] > numbers[1]:
        what = Message("{first} is above {last}. Write the lower number first.", first=low, last=high)
        raise BadVary.of(text, what)
    return Vary(key, _where(text, key, known), *numbers)


def _number(text: str, written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise BadVary.of(text, Message("{word} is not a number.", word=written or Message("Nothing")), _FORM)
    return number


def _where(text: str, key: str, known: Mapping[Where, Figure | Path]) -> Where:
    """The figure of this name: its whole path, or as much of its end as tells it from all others."""
    names = {where: ".".join(map(str, where)) for where in known}
    exact = [where for where, name in names.items() if name == key]
    ending = exact or [where for where, name in names.items() if name.endswith(f".{key}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        some: str | Message = ", ".join(names[where] for where in ending[:_MOST_NAMED])
        if len(ending) > _MOST_NAMED:
            some = Message("{names} and {n} more", names=some, n=len(ending) - _MOST_NAMED)
        what = Message("{key} names several figures: {names}. Write more of the one.", key=key, names=some)
        raise BadVary.of(text, what)
    ends = {".".join(name.split(".")[-parts:]) for name in names.values() for parts in _lengths(name)}
    near = suggestion(key, sorted(ends))
    described = Message("`describe` lists the figures of a scenario.")
    hint = Message("Did you mean {near}?", near=near) if near else described
    raise BadVary.of(text, Message("The scenario has no figure {key}.", key=key), hint)


def _lengths(name: str) -> Iterator[int]:
    yield from range(1, name.count(".") + 2)


def _refuse_out_of_bounds(vary: Vary, scenario: Scenario) -> None:
    lines: list[Message] = []
    for end in dict.fromkeys((vary.low, vary.high)):
        for finding in check(_with(scenario, {vary: end})):
            place = field_name(finding.where)
            what = Message("at {level}, {place}: {what}", level=f"{end:f}", place=place, what=finding.what)
            lines += BadVary.of(vary.key, what, finding.instead).lines
    if lines:
        raise BadVary(lines)


def _with(scenario: Scenario, numbers: Mapping[Vary, Decimal]) -> Scenario:
    if not numbers:
        return scenario
    known = {part.where: part.model for part in parts(scenario) if isinstance(part.model, Figure | Path)}
    new = {}
    for vary, number in numbers.items():
        new[vary.where] = figure_with(known[vary.where], number)
    return with_figures(scenario, new)


def is_factor(vary: Vary, scenario: Scenario) -> bool:
    """Whether A and B are factors on a path by year."""
    model = next(part.model for part in parts(scenario) if part.where == vary.where)
    return isinstance(model, Path) and not is_level(model)

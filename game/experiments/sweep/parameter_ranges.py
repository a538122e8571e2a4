"""`--vary KEY=A:B`: a figure of the scenario that every game draws anew, evenly between A and B."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sim import keyed_random
from sim.scenario.explain import suggestion
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.loader import check
from sim.scenario.parameter_overrides import figure_with, is_level, shortened, with_figures
from sim.scenario.problems import Where, field_name
from sim.scenario.traversal import parts

_FORM = "Write KEY=A:B, such as roads.purse.start=1000000:2000000."
_MOST_NAMED = 4


class BadVary(ValueError):
    """What is wrong with a `--vary`, in whole sentences, one a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


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
    return _with(scenario, {one: one.drawn(seed) for one in varies})


def read_varies(texts: Iterable[str], scenario: Scenario) -> tuple[Vary, ...]:
    """What the command line says. Raises `BadVary` with everything that is wrong."""
    known = {part.where: part.model for part in parts(scenario) if isinstance(part.model, Figure | Path)}
    found: list[Vary] = []
    lines: list[str] = []
    for text in texts:
        try:
            one = _read(text, known)
            _refuse_out_of_bounds(one, scenario)
            if any(one.where == other.where for other in found):
                raise BadVary([f"--vary {text}: The figure is varied twice. Leave one of them out."])
            found.append(one)
        except BadVary as bad:
            lines += bad.lines
    if lines:
        raise BadVary(lines)
    return tuple(found)


def _read(text: str, known: Mapping[Where, Figure | Path]) -> Vary:
    key, equals, ends = text.partition("=")
    low, colon, high = ends.partition(":")
    if not (key and equals and colon):
        raise BadVary([f"--vary {text}: This is not KEY=A:B. {_FORM}"])
    numbers = [_number(text, one) for one in (low, high)]
    if numbers[0] > numbers[1]:
        raise BadVary([f"--vary {text}: {low} is above {high}. Write the lower number first."])
    return Vary(key, _where(text, key, known), *numbers)


def _number(text: str, written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise BadVary([f"--vary {text}: {written or 'Nothing'!s} is not a number. {_FORM}"])
    return number


def _where(text: str, key: str, known: Mapping[Where, Figure | Path]) -> Where:
    """The figure of this name: its whole path, or as much of its end as tells it from all others."""
    names = {where: ".".join(map(str, where)) for where in known}
    exact = [where for where, name in names.items() if name == key]
    ending = exact or [where for where, name in names.items() if name.endswith(f".{key}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        some = ", ".join(names[where] for where in ending[:_MOST_NAMED])
        more = f" and {len(ending) - _MOST_NAMED} more" if len(ending) > _MOST_NAMED else ""
        raise BadVary([f"--vary {text}: {key} names several figures: {some}{more}. Write more of the one."])
    ends = {".".join(name.split(".")[-parts:]) for name in names.values() for parts in _lengths(name)}
    near = suggestion(key, sorted(ends))
    hint = f"Did you mean {near}?" if near else "`describe` lists the figures of a scenario."
    raise BadVary([f"--vary {text}: The scenario has no figure {key}. {hint}"])


def _lengths(name: str) -> Iterator[int]:
    yield from range(1, name.count(".") + 2)


def _refuse_out_of_bounds(one: Vary, scenario: Scenario) -> None:
    lines = []
    for end in dict.fromkeys((one.low, one.high)):
        for finding in check(_with(scenario, {one: end})):
            place = field_name(finding.where)
            lines.append(f"--vary {one.key}: at {end:f}, {place}: {finding.what} {finding.instead}")
    if lines:
        raise BadVary(lines)


def _with(scenario: Scenario, numbers: Mapping[Vary, Decimal]) -> Scenario:
    if not numbers:
        return scenario
    known = {part.where: part.model for part in parts(scenario) if isinstance(part.model, Figure | Path)}
    new = {}
    for one, number in numbers.items():
        new[one.where] = figure_with(known[one.where], number)
    return with_figures(scenario, new)


def is_factor(one: Vary, scenario: Scenario) -> bool:
    """Whether A and B are factors on a path by year."""
    model = next(part.model for part in parts(scenario) if part.where == one.where)
    return isinstance(model, Path) and not is_level(model)

"""Figures in the texts of a scenario: `{projects.s1.cost:M€}` is filled from the plan, and never typed.

A place names a figure by its field, as problems name it, or by `idle.` what the opening year comes to where nobody
acts: `idle.virgin_t`, `idle.addressable_virgin_t`, `idle.side_streams_t`, or what a side stream or need comes to,
`idle.pulp_dregs` or `idle.pulp_dregs.2024`; `game.rounds` is how many rounds there are. Figures may be added (`a +
b`), taken away and divided, from left to right. Behind a colon stands what it is told in (`UNITS`), and whether as
so much `less` or `more`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from string import Formatter
from typing import Any, Final, NamedTuple

from sim.economy.volumes import generated, required, stands
from sim.message import Message
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.checks.spoken import spoken
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario, StatedFact
from sim.scenario.frozen import Mistake
from sim.scenario.places import inside, steps_of
from sim.scenario.problems import Finding, listed, quoted
from sim.scenario.spelling import suggestion
from sim.situation import Situation
from sim.units import BASE

UNITS: Final[Mapping[str, Fraction]] = {
    "": Fraction(1),
    "%": Fraction(1, 100),
    "points": Fraction(1, 100),
    "kt": Fraction(1000),
    "Mt": Fraction(10**6),
    "GWh": Fraction(1000),
    "k€": Fraction(1000),
    "M€": Fraction(10**6),
    "months": Fraction(365, 12),
    "year": Fraction(1),
    "times": Fraction(1),
}
"""what a figure is told in → how much of the file's own unit that is; a year is told whole, times in words"""
YEAR: Final = "year"
TIMES: Final = "times"
_IDLE: Final = "idle"
_ROUNDS: Final = "game.rounds"
_DIGITS_OF_YEAR: Final = 4


class Piece(NamedTuple):
    """A part of a text: what stands there, and the place behind it."""

    text: str
    place: str | None
    """none: the text ends here"""
    told_in: str


class ToldFigure(NamedTuple):
    """A figure as it is told."""

    value: Fraction
    unit: str


_PLACE: Final = "Write a place such as `{projects.s1.cost:M€}`."


def pieces(template: str) -> list[Piece]:
    """A text at its places. Raises Mistake where a brace has no other."""
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as fault:
        raise Mistake("A brace has no other.", _PLACE) from fault
    if marked := next((conversion for *_, conversion in parsed if conversion), ""):
        raise Mistake(Message("`!{name}` says nothing in a place.", name=marked), _PLACE)
    return [Piece(text, place, told_in or "") for text, place, told_in, _ in parsed]


def check_told(scenario: Scenario) -> Iterator[Finding]:
    """Places in the texts of a sound scenario that nothing can fill, or that a translation has otherwise."""
    plan = Plan(scenario)
    for where, text in spoken(scenario):
        wanted: list[tuple[str, str]] | None = None
        for language in text.languages:
            try:
                places = sorted(_places(text.in_language(language)))
                wanted = places if wanted is None else wanted
                for place, told_in in places:
                    figure(plan, place, told_in)
            except Mistake as mistake:
                yield Finding((*where, language), mistake.what, mistake.instead)
            else:
                if places != wanted:
                    what = Message("The places are not those of the English text.")
                    yield Finding((*where, language), what, "Keep each `{…}` of it as it stands there.")


def _places(template: str) -> Iterator[tuple[str, str]]:
    return ((piece.place, piece.told_in) for piece in pieces(template) if piece.place is not None)


def figure(plan: Plan, place: str, told_in: str) -> ToldFigure:
    """The figure of a place. Raises Mistake if there is none."""
    unit, _, turned = (
        told_in.partition(" ") if not told_in.startswith(("less", "more")) else ("", "", told_in)
    )
    if unit not in UNITS or turned not in ("", "less", "more"):
        what = Message("A figure cannot be told in {name}.", name=quoted(told_in))
        raise Mistake(what, Message("Write one of: {names}.", names=listed(filter(None, UNITS))))
    value = _reckoned(plan, place.split(" "))
    if turned:
        value = value - 1 if place.endswith(f".{TIMES}") else value
        value = -value if turned == "less" else value
        if value < 0:
            what = Message("This is not {name}: the figure goes the other way.", name=turned)
            raise Mistake(what, "Write `less` where it falls and `more` where it rises.")
    return ToldFigure(value / UNITS[unit], unit)


def _reckoned(plan: Plan, words: list[str]) -> Fraction:
    value = _named(plan, words[0])
    for sign, name in zip_longest(words[1::2], words[2::2], fillvalue=""):
        other = _named(plan, name)
        if sign not in "+-/" or (sign == "/" and not other):
            raise Mistake(
                Message("Figures cannot be reckoned by {name}.", name=quoted(sign)),
                "Write `+`, `-` or `/` between two figures, with blanks.",
            )
        value = value + other if sign == "+" else value - other if sign == "-" else value / other
    return value


def _named(plan: Plan, name: str) -> Fraction:
    if name == _ROUNDS:
        return Fraction(len(plan.scenario.about.rounds))
    steps = steps_of(name)
    if steps[0] == _IDLE and len(steps) > 1:
        return _idle(plan, steps[1], ".".join(steps[2:]))
    part: Any = plan.scenario
    for at, step in enumerate(steps):
        known = dict(inside(part))
        if step not in known:
            near = suggestion(step, known)
            whole = ".".join([*steps[:at], near or ""]).replace(".[", "[")
            what = Message("The scenario has no figure {name}.", name=quoted(name))
            raise Mistake(what, Message("Did you mean `{near}`?", near=whole) if near else _FIELD)
        part = known[step]
    value = _number(part, plan.scenario.about.first_year)
    if value is None:
        raise Mistake(Message("The scenario has no figure {name}.", name=quoted(name)), _FIELD)
    return value


_FIELD: Final = Message("Write a field that holds a number, such as `projects.s1.cost` or `facts.jobs`.")


def _number(part: Any, year: int) -> Fraction | None:
    """The number that a part holds; a list is its sum, and what changes by year is that of the first year."""
    match part:
        case StatedFact():
            return part.value.exact
        case Figure():
            return part.exact
        case Path():
            return part.in_year(year)
        case bool():
            return None
        case int() | Decimal() | Fraction():
            return Fraction(part)
        case [int(), *_]:
            return Fraction(sum(part))
    return None


def _idle(plan: Plan, what: str, year: str) -> Fraction:
    """What a year comes to where nobody acts, in closed form: t, MWh or m³."""
    state = opening_state(plan)
    if year.isdecimal() and len(year) == _DIGITS_OF_YEAR:
        state = replace(state, year=int(year))
    elif year:
        raise Mistake(Message("{name} is no year.", name=quoted(year)), "Write a year such as 2024.")
    situation = Situation(plan, state)
    sums = {
        "virgin_t": lambda: _bought(situation, counted_only=False),
        "addressable_virgin_t": lambda: _bought(situation, counted_only=True),
        "side_streams_t": lambda: _left_over(situation),
    }
    if what in sums:
        return sums[what]() / BASE
    if what in plan.needs:
        return required(situation, what) / BASE
    if what in plan.stores and not plan.stores[what].is_yield:
        return generated(situation, what) / BASE
    known = [*sums, *plan.needs, *plan.stores]
    near = suggestion(what, known)
    raise Mistake(
        Message("Where nobody acts there is no {name}.", name=quoted(what)),
        Message("Did you mean `{near}`?", near=f"{_IDLE}.{near}")
        if near
        else Message("Write one of: {names}.", names=listed(known)),
    )


def _bought(situation: Situation, *, counted_only: bool) -> Fraction:
    """Virgin-equivalent kg that the cluster's lines take in, those of firms outside apart."""
    plan = situation.plan
    return sum(
        (
            required(situation, need.id) * plan.scenario.materials[need.virgin].tonnes.exact
            for need in plan.needs.values()
            if (need.counted or not counted_only)
            and need.unit != "m3"
            and not plan.firms[need.firm].outside
            and stands(situation, "line", need.line)
        ),
        Fraction(0),
    )


def _left_over(situation: Situation) -> Fraction:
    """kg of side streams weighed in t that the cluster's lines leave behind."""
    plan = situation.plan
    return sum(
        (
            generated(situation, store.id)
            for store in plan.stores.values()
            if store.unit == "t"
            and not store.is_yield
            and store.process in plan.lines
            and not plan.firms[store.firm].outside
            and stands(situation, "line", store.process)
        ),
        Fraction(0),
    )

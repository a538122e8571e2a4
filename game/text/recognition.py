"""What rules and sessions say, in another language.

They speak English, with names filled in: "Steelworks has closed." So does a session's file. Here a sentence is
known again by its template ("{firm} has closed."), its names by those of the scenario, and both are said anew.
What is not known stays English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from game.resources import ASSETS
from sim.plan.plan import Plan
from sim.rules.names import (
    carrier_name,
    exchange_name,
    firm_name,
    line_name,
    material_name,
    measure_name,
    project_name,
    said,
    seat_name,
    store_name,
    taker_name,
)

TEMPLATES: Final = ASSETS / "locale" / "heard.txt"
"""The sentences that are heard, one a line; written by update.py beside it."""
_PLACE: Final = re.compile(r"\{\w+\}")
_SENTENCES: Final = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖ“])")
_BETWEEN: Final = re.compile(r"(, | and | or | \+ | → )")
_MONEY: Final = re.compile(r"(−|-|\+)?(\d[\d ]*) EUR")
_DEEPEST: Final = 3
"""A place may hold a sentence of its own, and that one a name."""
_REMEMBERED: Final = 5000
"""as many as lines of a long session"""


class Heard:
    """Says in one language what was said in English."""

    def __init__(
        self, translate: Callable[[str], str], money: Callable[[float], str], names: Mapping[str, str]
    ) -> None:
        self._translate = translate
        self._money = money
        self._names = names
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text in this language, sentence by sentence."""
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = self._whole(text)
        return self._known[text]

    def _whole(self, text: str) -> str:
        """Sentence by sentence; as one where a name has a full stop of its own."""
        parts = _SENTENCES.split(text)
        found = [self._sentence(one, 0) for one in parts]
        if None in found and (one := self._sentence(text, 0)) is not None:
            return one
        return " ".join(said or part for said, part in zip(found, parts, strict=True))

    def _sentence(self, text: str, depth: int) -> str | None:
        found = self._translate(text)
        if found != text or text in self._whole_ones:
            return found
        for pattern, template in self._templates:
            match = pattern.fullmatch(text)
            if match is not None:
                places = {key: self._place(value, depth + 1) for key, value in match.groupdict().items()}
                return self._translate(template).format(**places)
        return None

    def _place(self, text: str, depth: int) -> str:
        if not text:
            return ""
        if text in self._names:
            return self._names[text]
        money = _MONEY.fullmatch(text)
        if money is not None:
            return (money[1] or "") + self._money(100 * int(money[2].replace(" ", "")))
        found = self._sentence(text, depth) if depth <= _DEEPEST else None
        if found is not None:
            return found
        parts = _BETWEEN.split(text)
        return "".join(self._between(part) if i % 2 else self._part(part) for i, part in enumerate(parts))

    def _part(self, text: str) -> str:
        return self._names.get(text) or self._translate(text) if text else ""

    def _between(self, text: str) -> str:
        return f" {self._translate(text.strip())} " if text.strip().isalpha() else text

    @cached_property
    def _lines(self) -> list[str]:
        return TEMPLATES.read_text("utf-8").splitlines() if TEMPLATES.exists() else []

    @cached_property
    def _whole_ones(self) -> frozenset[str]:
        """Sentences that name nothing: known even where they are said as they were heard, in English."""
        return frozenset(line for line in self._lines if not _PLACE.search(line))

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Those with most words first: what says more is meant rather than what would say anything."""
        with_places = [line for line in self._lines if _PLACE.search(line)]
        with_places.sort(key=lambda line: -len(_PLACE.sub("", line)))
        return [(re.compile(_pattern(line), re.DOTALL), line) for line in with_places]


def _pattern(template: str) -> str:
    bare = (re.escape(part) for part in _PLACE.split(template))
    places = [f"(?P<{found[1:-1]}>.*?)" for found in _PLACE.findall(template)]
    return "".join(text + place for text, place in zip(bare, [*places, ""], strict=True))


def names(plan: Plan, language: str) -> dict[str, str]:
    """Every English name of a scenario → what it is called in this language."""
    found: dict[str, str] = {}
    for ours, theirs in zip(_names(plan, "en"), _names(plan, language), strict=True):
        found.setdefault(ours, theirs)
    return found


def _names(plan: Plan, language: str) -> Iterator[str]:
    scenario = plan.scenario
    yield scenario.about.title.in_language(language)
    for named, keys in (
        (firm_name, scenario.firms),
        (seat_name, scenario.seats),
        (project_name, scenario.projects),
        (measure_name, plan.measures),
        (store_name, plan.stores),
        (taker_name, (*plan.needs, *plan.treatments)),
        (material_name, scenario.materials),
        (carrier_name, scenario.carriers),
        (line_name, plan.lines),
    ):
        yield from (named(plan, key, language) for key in keys)
    yield from (said(part, key, language) for key, part in scenario.projects.items())
    yield from (said(part, key, language) for key, part in plan.measures.items())
    yield from (exchange_name(plan, key, None, language) for key in scenario.exchanges)
    yield from (one.name.in_language(language) for one in scenario.matches.values() if one.name)

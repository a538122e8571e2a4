"""Figures typed by hand in what is told: they would stay when the plan changes, so none may stand there.

Told are story, speech, rules, goals, questions, beats, letters, news and cards. A figure is a word that begins with
a digit, or an English word for a number. Years of the scenario's own calendar may stand, and whatever begins with a
letter: M4, CO2.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.texts import Text
from sim.scenario.translations import SOURCE, texts

_TOLD: Final = ("news", "what")
_TOLD_ABOUT: Final = ("story", "speech", "rules", "learning_goals", "questions")
_SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "percent"})
"""may stand behind a place: `{idle.virgin_t:Mt} million`"""
_WORDS: Final = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundreds thousands millions
half quarter third fourth fifth sixth seventh eighth ninth tenth
halves quarters thirds fourths fifths sixths sevenths eighths ninths tenths
twice thrice double doubled doubles triple tripled
"""
_NUMBERS: Final = _SCALES | frozenset(_WORDS.split())
"""what no place fills either; `one` and `second` have too many other senses"""
_AROUND: Final = ".,:;!?()“”\"'’"
_REMEDY: Final = Message(
    "Write a place that is filled, such as `{place}`, or name it under `facts:` with its source: `{fact}`.",
    place="{projects.s1.cost:M€}",
    fact="{facts.jobs}",
)


def spoken(scenario: Scenario) -> Iterator[tuple[Where, Text]]:
    """The texts that are told, whose places are filled, with where they stand."""
    for where, text in texts(scenario):
        of_about = where[0] == "about" and where[1] in _TOLD_ABOUT
        if where[-1] in _TOLD or of_about or where[0] == "beats":
            yield where, text


def typed_figures(scenario: Scenario) -> Iterator[Finding]:
    """The first figure that somebody typed into each text that is told, or into the name of a goal."""
    about = scenario.about
    last = about.last_year + about.legacy_years
    years = frozenset(map(str, range(about.first_year, last + 1)))
    goals = (
        (("about", "goals", at, "name"), goal.name)
        for at, goal in enumerate(about.goals)
        if goal.name is not None
    )
    for where, text in chain(spoken(scenario), goals):
        for language in text.languages:
            numbers = _NUMBERS if language == SOURCE else frozenset()
            word = next(_typed(text.in_language(language), years, numbers), "")
            if word:
                what = Message("The figure {name} is typed by hand.", name=quoted(word))
                yield Finding((*where, language), what, _REMEDY)


def _typed(text: str, years: frozenset[str], numbers: frozenset[str]) -> Iterator[str]:
    first, *behind = text.split("{")
    for at, part in enumerate([first, *(piece.partition("}")[2] for piece in behind)]):
        words = [word.strip(_AROUND) for word in part.replace("-", " ").replace("–", " ").split()]
        if at and words[:1] and words[0].lower() in _SCALES:
            words = words[1:]
        for word in words:
            if (word[:1].isdecimal() and word not in years) or word.lower() in numbers:
                yield word

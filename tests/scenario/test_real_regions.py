"""What holds of every real region that ships: figures say where they are from, and texts are short and complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sim.scenario.checks.provenance import trail
from sim.scenario.doubts import doubts
from sim.scenario.file import Scenario
from sim.scenario.loader import load, to_data

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FIGURES = {"kemi-tornio": 700, "kalundborg": 500, "handelo": 400}
"""region → how many figures it has at least"""
MOST_WORDS = 12

in_every_region = pytest.mark.parametrize("region", FIGURES)


@cache
def scenario(region: str) -> Scenario:
    return load(SCENARIOS / f"{region}.yaml")


def texts(data: object, field: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a scenario by its field: language → what stands there."""
    if isinstance(data, dict):
        if "en" in data:
            yield field, data
        else:
            for key, part in data.items():
                yield from texts(part, f"{field}.{key}")
    elif isinstance(data, list):
        for number, part in enumerate(data):
            yield from texts(part, f"{field}.{number}")


def test_every_region_that_ships_is_among_them() -> None:
    assert set(FIGURES) == {path.stem for path in SCENARIOS.glob("*.yaml")} - {"tutorial"}


@in_every_region
def test_every_figure_says_where_it_is_from_and_every_source_has_an_address(region: str) -> None:
    figures = list(trail(scenario(region)))
    assert len(figures) > FIGURES[region]
    assert not [figure.field for figure in figures if figure.origin is None]
    assert not [figure.field for figure in figures if figure.origin == "source" and "http" not in figure.text]


@in_every_region
def test_texts_stand_in_three_languages_in_short_sentences(region: str) -> None:
    all_texts = [
        (field, text) for field, text in texts(to_data(scenario(region))) if "real_name" not in field
    ]
    assert len(all_texts) > 200
    assert not [field for field, text in all_texts if set(text) != {"en", "fi", "sv"}]
    sentences = [
        sentence
        for _, text in all_texts
        for words in text.values()
        for sentence in re.split(r"(?<=[.?!:])\s", re.sub(r"\{[^}]*\}", "1", words))
    ]
    assert not [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS]


@in_every_region
def test_check_asks_nothing_about_it(region: str) -> None:
    assert list(doubts(scenario(region))) == []

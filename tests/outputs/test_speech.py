"""Spoken explanation and page of rules: every figure is on a sheet, every code explained, nothing hidden told."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import Paper, PaperForm, PrintStyle
from game.outputs.handouts.rules import rules_page
from game.outputs.handouts.writer import write
from game.roster.seating import seating
from game.session.presets import suggested
from game.text.told_text import told
from game.text.translator import Translator
from game.typed.codes import handles
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.scenario.texts import Text
from sim.told_figures import pieces
from tests.scenario.kemi import ROOT

_NAMES = ("kemi-tornio", "handelo", "kalundborg", "tutorial")


@cache
def plan(name: str) -> Plan:
    return Plan(load(ROOT / "scenarios" / f"{name}.yaml"))


def places(texts: list[Text]) -> set[str]:
    """The figures that texts tell."""
    return {
        part
        for text in texts
        for piece in pieces(text.en)
        if piece.place
        for part in piece.place.split(" ")
        if part not in "+-/"
    }


@pytest.mark.parametrize("name", _NAMES)
def test_each_figure_of_the_speech_is_on_a_sheet(name: str) -> None:
    about, facts = plan(name).scenario.about, Facts(plan(name), Translator("en", plan(name)))
    shown = {"about.first_year", *places([*about.story, *about.rules])}
    firms = [firm for firms in plan(name).seats.values() for firm in firms]
    shown |= {f"firms.{firm}.purse.start" for firm in firms}
    printed = {handles(plan(name))[card.code].id for card in facts.projects()}
    shown |= {f"projects.{key}.{field}" for key in printed for field in ("cost", "build_days")}
    assert about.speech
    assert places(about.speech) <= shown


def test_a_team_s_sum_that_the_speech_names_is_printed_on_its_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    written = Paper._written

    def noted(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        printed.append(text.replace("\u00a0", " "))
        return written(self, at, wide, text, style)

    monkeypatch.setattr(Paper, "_written", noted)
    kemi = plan("kemi-tornio")
    write(Facts(kemi, Translator("en", kemi)), seating(kemi), suggested(kemi.scenario.about), tmp_path)
    assert sum("In your team's purse: 5.5 M€." in text for text in printed) == 3
    assert any(text.startswith("Take the slag.") and "has 5.5 million." in text for text in printed)
    assert any(text.startswith("Codes: S, F, M and C") for text in printed)
    assert any("The argument: Slag or gas?" in text for text in printed)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_code_that_is_named_is_explained_on_the_page_of_rules(language: str) -> None:
    kemi = plan("kemi-tornio")
    about, w = kemi.scenario.about, Translator(language, kemi)
    rules = " ".join(told(w, kemi, text) for text in about.rules)
    spoken = " ".join(told(w, kemi, text) for text in about.speech)
    named = {word for word in re.findall(r"\b[A-Z]+\d+\b", rules + spoken) if word in handles(kemi)}
    assert named
    explained = set(re.findall(r"\b[A-Z]\b", rules))
    assert {re.sub(r"\d+", "", code) for code in named} <= explained
    assert explained >= {"S", "F", "M", "C", "X", "A", "T", "R", "B"}


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_neither_speech_nor_rules_nor_beats_of_the_first_round_tell_of_what_is_hidden(
    name: str, language: str
) -> None:
    game = plan(name)
    about, w = game.scenario.about, Translator(language, game)
    spoken = " ".join(told(w, game, text) for text in (*about.speech, *about.rules))
    hidden = [match for match in game.scenario.matches.values() if match.hidden]
    assert not any(match.code and re.search(rf"\b{match.code}\b", spoken) for match in hidden)
    names = [part.name for part in (*hidden, *game.scenario.letters.values()) if part.name is not None]
    assert not any(text.in_language(language) in spoken for text in names)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_rules_stand_on_one_page_in_every_language_and_size(language: str) -> None:
    kemi = plan("kemi-tornio")
    facts = Facts(kemi, Translator(language, kemi))
    for large in (False, True):
        paper = Paper("", "", PaperForm(large, language=language))
        rules_page(paper, facts)
        assert paper.bytes().count(b"/Type /Page\n") == 1

"""Translations beside a scenario: read with it, written for translators, and refused with line and entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.cli.app import run
from game.session.reader import head
from sim.scenario.loader import from_data, load, questions, to_data
from sim.scenario.problems import ScenarioFault
from tests.scenario.files import SCENARIOS, TUTORIAL
from tests.session.table import setup

TITLE = 'msgctxt "about.title"\nmsgid "A small town\'s first circle"\nmsgstr "{}"\n'


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the tutorial with its translations."""
    for file in SCENARIOS.glob("tutorial*"):
        shutil.copy(file, tmp_path)
    return tmp_path / TUTORIAL.name


def put(town: Path, text: str, language: str = "fi") -> None:
    """Write a translation beside it."""
    town.with_name(f"tutorial.{language}.po").write_text(text, encoding="utf-8")


def test_a_copied_scenario_keeps_its_languages_and_falls_back_to_english_without_them(town: Path) -> None:
    assert load(town) == load(TUTORIAL)
    for file in town.parent.glob("*.po"):
        file.unlink()
    assert load(town).about.title.languages == ("en",)
    assert load(town).about.title.in_language("fi") == "A small town's first circle"


def test_a_session_holds_the_texts_so_that_it_needs_no_other_file(town: Path) -> None:
    opened = head(load(town), setup())
    shutil.rmtree(town.parent)
    assert from_data(opened["scenario"]).about.title.in_language("sv") == "Småstadens första kretslopp"


def test_the_same_english_in_two_places_may_differ(town: Path) -> None:
    entry = 'msgctxt "{}.name"\nmsgid "Used sand"\nmsgstr "{}"\n'
    stream = "firms.foundry.lines.casting.side_streams.foundry_sand"
    put(town, entry.format("materials.used_sand", "Sand A") + entry.format(stream, "Sand B"), "de")
    scenario = load(town)
    names = (
        scenario.materials["used_sand"].name,
        scenario.firms["foundry"].lines["casting"].side_streams["foundry_sand"].name,
    )
    assert [name and name.in_language("de") for name in names] == ["Sand A", "Sand B"]


def test_maps_within_the_scenario_still_load_and_give_way_to_the_file_beside(town: Path) -> None:
    text = town.read_text(encoding="utf-8")
    both = "title: {en: A small town's first circle, fi: Vanha, sv: Gammal}"
    town.write_text(text.replace("title: A small town's first circle", both), encoding="utf-8")
    put(town, TITLE.format("Uusi"))
    town.with_name("tutorial.sv.po").unlink()
    title = load(town).about.title
    assert (title.in_language("fi"), title.in_language("sv")) == ("Uusi", "Gammal")


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (TITLE.format("Uusi") + "msgstr Vanha", "fi.po:4:1: the file", "not written as such files are"),
        ('msgctxt "about.title"\nmsgstr "Uusi"', "fi.po:2:1: the file", "not whole"),
        ('msgctxt "about.title"\nmsgid "A"\n', "fi.po:3:1: the file", "not whole"),
        ('msgid "A"\nmsgid_plural "B"\nmsgstr[0] "C"', "fi.po:2:1: the file", "not whole"),
        ('"Uusi"', "fi.po:1:1: the file", "not whole"),
        (TITLE.format("Uusi") + TITLE.format("Vanha"), "fi.po:4:1: about.title", "translated twice"),
        ('msgid "A"\nmsgstr "B"', "fi.po:1:1: `A`", "which field"),
        (TITLE.format("  "), "fi.po:2:1: about.title.fi", "only blanks"),
        (TITLE.format("x" * 2001), "fi.po:2:1: about.title.fi", "too many characters"),
        ("<<<<<<< HEAD\n", "fi.po:1:1: the file", "not written as such files are"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=x\\n"\n', "fi.po:1:1: the file", "head"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_line_and_entry(town: Path, text: str, place: str, says: str) -> None:
    put(town, text)
    with pytest.raises(ScenarioFault) as caught:
        load(town)
    said = str(caught.value.problems[0])
    assert f"tutorial.{place}: " in said
    assert says in said


def test_a_language_that_is_none_and_english_are_no_translations(town: Path) -> None:
    put(town, "", "finnish")
    put(town, "", "en")
    with pytest.raises(ScenarioFault) as caught:
        load(town)
    assert [problem.file.rpartition("/")[2] for problem in caught.value.problems] == [
        "tutorial.en.po",
        "tutorial.finnish.po",
    ]


def test_what_no_longer_fits_is_not_shown_and_asked_about(town: Path) -> None:
    stale = TITLE.format("Uusi").replace("first", "second")
    put(town, stale + stale.replace("title", "titel"))
    assert load(town).about.title.in_language("fi") == "A small town's first circle"
    asked = [(one.field, one.line) for one in questions(town) if one.file.endswith("fi.po")]
    assert asked == [("about.title", 2), ("about.titel", 5)]


def test_translate_keeps_what_is_done_follows_what_moves_and_marks_what_changed(town: Path) -> None:
    text = town.read_text(encoding="utf-8")
    text = text.replace("title: A small town's first circle", "title: A small town's second circle")
    town.write_text(text.replace("  market_evening:", "  firms_evening:"), encoding="utf-8")
    assert run(["translate", str(town), "fi", "nl"]) == 0
    written = town.with_name("tutorial.fi.po").read_text(encoding="utf-8")
    changed = written[written.index("#, fuzzy") :]
    assert changed.startswith('#, fuzzy\nmsgctxt "about.title"')
    assert 'msgctxt "events.firms_evening.name"\nmsgid "Market evening"\nmsgstr "Kumppanuusilta"' in written
    assert load(town).about.title.in_language("fi") == "A small town's second circle"
    assert town.with_name("tutorial.nl.po").read_text(encoding="utf-8").count('msgstr ""\n') > 70
    assert run(["translate", str(town)]) == 0
    assert town.with_name("tutorial.fi.po").read_text(encoding="utf-8") == written


def test_translate_loses_no_work(town: Path) -> None:
    """Notes, what the scenario no longer says, and old wordings whose new English waits elsewhere untranslated."""
    text = town.read_text(encoding="utf-8")
    noted = "# ask Liisa\n" + TITLE.format("Oma")
    gone = 'msgctxt "projects.card.name"\nmsgid "Other card"\nmsgstr "Muu kortti"\n\n'
    old = '#~ msgctxt "about.motto"\n#~ msgid "Together"\n#~ msgstr "Yhdessä"\n'
    waiting = 'msgctxt "about.goals[9].name"\nmsgid "A small town\'s second circle"\nmsgstr ""\n\n'
    put(town, noted + gone + waiting + old)
    town.write_text(text.replace("small town's first circle", "small town's second circle"), encoding="utf-8")
    assert run(["translate", str(town), "fi"]) == 0
    written = town.with_name("tutorial.fi.po").read_text(encoding="utf-8")
    assert '# ask Liisa\n#, fuzzy\nmsgctxt "about.title"' in written
    assert 'msgstr "Oma"' in written
    assert '#~ msgstr "Muu kortti"' in written
    assert '#~ msgstr "Yhdessä"' in written
    assert run(["translate", str(town), "fi"]) == 0
    assert town.with_name("tutorial.fi.po").read_text(encoding="utf-8") == written


def test_the_texts_reach_a_session_as_they_did_when_they_stood_in_the_scenario(town: Path) -> None:
    data = to_data(load(town))
    assert data["about"]["title"] == {  # type: ignore[index]
        "en": "A small town's first circle",
        "de": "Der erste Kreislauf einer Kleinstadt",
        "fi": "Pikkukaupungin ensimmäinen kierto",
        "sv": "Småstadens första kretslopp",
    }

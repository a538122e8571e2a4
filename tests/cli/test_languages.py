"""The command line speaks the language that it is asked to, and in the pseudo-language nothing is English."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from game.cli.app import _MODULES
from game.cli.bots import NAMES as BOTS
from game.cli.decisions_file import _FORMS
from game.cli.faults import in_words
from game.outputs.scenario_page.labels import LABELS
from game.outputs.scenario_page.page import page
from game.screen.settings import Settings, save
from game.text.translator import Translator
from sim.os_errors import because
from sim.rules.names import readable
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from tests.cli.shell import ROOT, TUTORIAL, inside
from tests.language import is_plain_unit
from tests.scenario.files import changed, problems_of
from tools.locale.pseudo import TAG, in_pseudo, plain_words, stretched, write_beside

pytestmark = pytest.mark.usefixtures("pseudo_language")

KEPT = re.compile(
    r"`[^`]*`|--?[a-z][\w-]*|\{[^}]*\}|(?:python main\.py|kierto) .*|[\w./*-]*[/.*_]\w[\w./*-]*"
    r"|\b(?:KEY|SEAT|EUR|NACE|JSON|CSV|PDF|YAML|Dask|Kierto|Python|Schema|Markdown)\b"
)
"""what is typed, files, ids, options, and names of formats"""
DECISIONS = {word for name in _FORMS for word in name.split()}
"""what decisions of a file are called"""
COLUMNS = ("round", "phase", "figure", "games", "world")
"""of the table of a sweep"""


def english(text: str, *names: str) -> list[str]:
    """The plain words of what was said, without what no language translates."""
    for name in names:
        text = text.replace(name, "")
    words = plain_words(KEPT.sub("", text))
    return sorted({word for word in words if not is_plain_unit(word)})


def test_a_language_may_be_said_before_and_after_the_command() -> None:
    before = inside("--language", "fi", "check", TUTORIAL)
    after = inside("check", TUTORIAL, "--language", "fi")
    assert before == after
    assert "kunnossa" in after.stdout


def test_the_language_of_the_settings_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path))
    save(Settings(language="sv"), tmp_path / "settings.json")
    assert "felfri" in inside("check", TUTORIAL).stdout


def test_the_language_of_the_machine_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "fi_FI")
    assert "kunnossa" in inside("check", TUTORIAL).stdout


def test_wrong_usage_is_said_in_the_language_too() -> None:
    assert "ei ole valittavissa" in inside("report", "--language", "fi", "--table", "long").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", TUTORIAL, "--rounds", "9"),
        ("run", TUTORIAL, "--rounds", "many"),
        ("run",),
        ("run", TUTORIAL, "--out"),
        ("run", TUTORIAL, "--re", "x"),
        ("run", TUTORIAL, "--json=5"),
        ("run", TUTORIAL, "more"),
        ("handouts", TUTORIAL, "--out", "here", "--plan", "long"),
        ("check",),
        ("walk",),
        ("run", TUTORIAL, "--report", ""),
        ("describe", TUTORIAL, "--out", TUTORIAL),
        ("describe", TUTORIAL, "--out", "scenarios"),
        ("sweep", TUTORIAL, "--games", "2", "--vary", "nothing=1..2", "--out", "here.csv"),
    ],
    ids=" ".join,
)
def test_what_is_wrong_with_the_usage_is_said_in_pseudo(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = inside(*arguments, "--language", TAG)
    assert ended.returncode == 2
    typed = ("SCENARIO", "python", "run", "walk", "scenarios", "long", "many", "more", "nothing", *_MODULES)
    assert english(ended.stderr, *typed) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "nowhere.kierto"),
        ("check", "nowhere.yaml"),
        ("check", "nowhere\0.yaml"),
        ("check", "."),
        ("check", "x" * 400),
        ("run", TUTORIAL, "--decisions", "nowhere.yaml"),
        ("report", TUTORIAL, "--out", "here"),
        ("describe", TUTORIAL, "--out", "/proc/kierto/page.md"),
        ("describe", TUTORIAL, "--out", f"here/{'x' * 400}"),
        ("describe", TUTORIAL, "--out", "x" * 400),
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_what_is_wrong_with_a_file_is_said_in_pseudo(arguments: tuple[str, ...]) -> None:
    ended = inside(*arguments, "--language", TAG)
    assert ended.returncode in (1, 3)
    assert english(re.sub("x{9,}", "", ended.stderr), *arguments, "nowhere", "here") == []


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_an_error_of_the_machine_is_said_in_pseudo(code: int) -> None:
    sentence = Translator(TAG).say(because(OSError(code, os.strerror(code))))
    assert english(sentence, errno.errorcode[code]) == []


@pytest.mark.parametrize("file", ["scenarios/kemi-tornio.yaml", TUTORIAL])
def test_a_scenario_is_described_in_pseudo(file: str) -> None:
    """But for its sources and reasons, which are in the words of its author, and ids of what has no name."""
    scenario = load(ROOT / file)
    data = _stretched_reasons(to_data(in_pseudo(scenario)))
    described = page(from_data(data), Translator(TAG))
    keys = {
        *scenario.taxes,
        *(part.technology or "" for part in scenario.projects.values()),
        *(firm.sector for firm in scenario.firms.values()),
    }
    ids = {part for key in keys for part in readable(key).split()}
    text = re.sub(r"<[^>]*>|https?://\S*", "", described)
    codes = [part.code for part in scenario.projects.values()]
    codes += [part.code for part in scenario.measures.values() if part.code]
    assert {word.lower() for word in english(text, *codes)} <= ids


def _stretched_reasons(data: Any) -> Any:
    if isinstance(data, list):
        return [_stretched_reasons(part) for part in data]
    if not isinstance(data, dict):
        return data
    return {
        key: stretched(part) if key in ("source", "estimate", "tuned") else _stretched_reasons(part)
        for key, part in data.items()
    }


def test_every_figure_of_the_format_has_a_name_on_the_page() -> None:
    unnamed = [
        (model.__name__, key)
        for model in _models(Scenario, set())
        for key, field in model.model_fields.items()
        if re.search(r"\b(Figure|figures\.Path)\b", str(field.annotation)) and key != "taxes"
        if not LABELS.keys() & {key, *(f"{kind.__name__}.{key}" for kind in model.__mro__)}
    ]
    assert unnamed == []


def _models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A group of keys of the format, and all groups in it."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in _types(field.annotation):
                _models(inner, seen)
    return seen


def _types(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def test_what_yaml_itself_finds_wrong_is_said_in_pseudo(tmp_path: Path) -> None:
    broken = (
        "format: [1", "a: 'b", "a: {b: c", "a\n  b: c: d", "a: b\n c: d", "- a\nb: c", "a: -\n\tb", "a: @b",
        'a: "\\q"', 'a: "\\ud800"', "%YAML 3.0\n---\na: b", "%TAG\n---\na: b", "a: &", "a: |x\n b",
        "a: !<x\n", "a: b\n...\nc", "a: *", "a: |0\n b", "[a, b]]", "a: b: - c", "a: - b", "a: >+-\n b", "a: !!<", "}",
    )  # fmt: skip
    w, found = Translator(TAG), 0
    for text in broken:
        for problem in problems_of(tmp_path / "wrong.yaml", text):
            assert english(in_words(w, problem), problem.file, problem.field) == [], text
            found += 1
    assert found >= len(broken)


@pytest.mark.parametrize("command", ["", *_MODULES])
def test_help_is_in_pseudo(command: str) -> None:
    ids = {*_MODULES, *BOTS, *COLUMNS, "foundry", "town", "yaml", "schema"}
    said = inside(*command.split(), "--help", "--language", TAG)
    assert (said.returncode, said.stderr) == (0, "")
    assert set(english(said.stdout)) <= ids


def test_a_game_is_told_in_pseudo(tmp_path: Path) -> None:
    """A fourth language: a folder of the game's sentences, and a file beside the scenario."""
    file = tmp_path / "pseudo.yaml"
    shutil.copy(ROOT / TUTORIAL, file)
    write_beside(file)
    session, damaged, decisions = tmp_path / "g.kierto", tmp_path / "damaged.kierto", tmp_path / "d.yaml"
    game = ("run", file, "--bots", "cooperative", "--session", session)
    commands = (("check", file), game, ("verify", session), ("debrief", session), ("check", session))
    for command in (
        *commands,
        ("sheet", session, "C1", "M7 50 %"),
        ("report", session, "--out", tmp_path / "r"),
    ):
        ended = inside(*command, "--language", TAG)
        assert ended.returncode in (0, 2), command
        assert english(ended.stdout + ended.stderr, *map(str, command)) == [], command
    lines = session.read_text(encoding="utf-8").splitlines(keepends=True)
    damaged.write_text("".join((*lines[:3], lines[4])), encoding="utf-8")
    decisions.write_text("1: {town: [{do: invest}, {do: fly}, 5]}", encoding="utf-8")
    for command in (("verify", damaged), ("debrief", file), ("run", file, "--decisions", decisions)):
        ended = inside(*command, "--language", TAG)
        assert ended.returncode == 1, command
        assert set(english(ended.stderr, *map(str, command))) <= DECISIONS, command


@pytest.mark.parametrize(
    "edits",
    [
        ("sorting_cost: 4", "sortingcost: 4"),
        ("format: 1", "format: 2"),
        ("kind: landfill", "kind: landfil"),
        ("sites: 1", "sites: 101"),
        ("sites: 1", "sites: one"),
        ("place: [6, 2]", "place: [6]"),
        ("cost: 420000", "cost: 420 000"),
        ("cost: 6\n", "cost: dear\n"),
        ("  roads:\n", "  Roads:\n"),
        ("yearly: 60000", "yearly: {x: 1, 2026: 2}"),
        ("makes: heat", "makes: [heat]"),
        ("virgin: iron", "virgin: irno", "off_spec: 0.02", "off_spec: 2", "code: M4", "code: F1"),
        ("  town_pipe:\n", "  foundry_heat:\n"),
        ("format: 1", "format: 1\nformat: 1"),
        ("format: 1", "format: &one 1"),
        ("    makes: heat\n", "    # makes: heat\n"),
        ("  cost: 420000\n", "  # cost: 420000\n"),
    ],
)
def test_what_is_wrong_with_a_scenario_is_said_in_pseudo(edits: tuple[str, ...], tmp_path: Path) -> None:
    """But for lists of the words of the format."""
    w, problems = Translator(TAG), problems_of(tmp_path / "wrong.yaml", changed(*edits))
    assert problems
    for problem in problems:
        assert english(in_words(w, problem), problem.file, problem.field) == []


def test_the_windows_open_in_the_language_of_the_machine_until_one_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "game.screen.startup.open_show", lambda go, windows, language: opened.append(language)
    )
    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path))
    monkeypatch.setattr("game.cli.language.language_of_machine", lambda: "fi-FI")
    inside()
    save(Settings(language="sv"), tmp_path / "settings.json")
    inside()
    inside("--language", "en")
    assert opened == ["fi", "sv", "en"]

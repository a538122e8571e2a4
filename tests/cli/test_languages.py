"""The command line speaks the language that it is asked to, and in the pseudo-language nothing is English."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.cli.app import _MODULES
from game.cli.bots import NAMES as BOTS
from game.cli.faults import in_words
from game.screen.settings import Settings, save
from game.text.translator import Translator
from sim.scenario.loader import load, to_data
from tests.cli.shell import ROOT, TUTORIAL, inside
from tests.language import is_plain_unit
from tests.scenario.files import changed, problems_of
from tools.locale.pseudo import TAG, in_pseudo, plain_words

pytestmark = pytest.mark.usefixtures("pseudo_language")

KEPT = re.compile(
    r"`[^`]*`|--?[a-z][\w-]*|\{[^}]*\}|(?:python main\.py|kierto) .*|[\w./*-]*[/.*_]\w[\w./*-]*"
    r"|\b(?:KEY|SEAT|EUR|JSON|CSV|PDF|YAML|Dask|Kierto|Python|Schema|Markdown)\b"
)
"""what is typed, files, ids, options, and names of formats"""
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
    assert "ei ole valittavissa" in inside("handouts", "--language", "fi", "--plan", "long").stderr


def test_what_is_wrong_with_an_option_is_said_in_pseudo() -> None:
    said = inside("run", TUTORIAL, "--rounds", "9", "--language", TAG)
    assert said.returncode == 2
    assert english(said.stderr) == []


def test_a_missing_file_is_said_in_pseudo() -> None:
    said = inside("verify", "nowhere.kierto", "--language", TAG)
    assert said.returncode == 1
    assert english(said.stderr, "nowhere.kierto") == []


@pytest.mark.parametrize("command", ["", *_MODULES])
def test_help_is_in_pseudo(command: str) -> None:
    ids = {*_MODULES, "replay", *BOTS, *COLUMNS, "foundry", "town", "yaml", "schema"}
    said = inside(*command.split(), "--help", "--language", TAG)
    assert (said.returncode, said.stderr) == (0, "")
    assert set(english(said.stdout)) <= ids


def test_a_game_is_told_in_pseudo(tmp_path: Path) -> None:
    file = tmp_path / "pseudo.yaml"
    file.write_text(json.dumps(to_data(in_pseudo(load(ROOT / TUTORIAL))), indent=1), encoding="utf-8")
    for command in ("check", "run"):
        said = inside(
            command, file, *(("--bots", "cooperative") if command == "run" else ()), "--language", TAG
        )
        assert said.returncode == 0
        assert english(said.stdout + said.stderr, str(file)) == []


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
    ],
)
def test_what_is_wrong_with_a_scenario_is_said_in_pseudo(edits: tuple[str, ...], tmp_path: Path) -> None:
    """But for what the parser of YAML says, what the format says of a missing key, and lists of its words."""
    w, problems = Translator(TAG), problems_of(tmp_path / "wrong.yaml", changed(*edits))
    assert problems
    for problem in problems:
        assert english(in_words(w, problem), problem.file, problem.field) == []

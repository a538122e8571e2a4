"""The changelog names nothing that cannot be reached: commands, options, files, modules and words of the formats."""

from __future__ import annotations

import argparse
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from game.cli.abouts import abouts
from game.cli.app import parser
from game.text.translator import Translator
from game.version import VERSION

ROOT: Final = Path(__file__).parents[1]
CHANGELOG: Final = (ROOT / "CHANGELOG.md").read_text("utf-8")
NAMED: Final = sorted(set(re.findall(r"`([^`\n]+)`", CHANGELOG)))
COMMANDS: Final = tuple(abouts(Translator("en")))
_WORD: Final = re.compile(r"[a-z_]{4,}")
_FIGURES: Final = re.compile(r"[\d., %€A-Za-z/=+:]*\d[\d., %€A-Za-z/=+:]*$")
"""what people type or read: a figure with its unit, a line of codes"""


@cache
def commands() -> dict[str, argparse.ArgumentParser]:
    """Command → its parser, with all its options."""
    whole = parser(Translator("en"), COMMANDS)
    (each,) = (action for action in whole._actions if isinstance(action, argparse._SubParsersAction))
    return dict(each.choices)


@cache
def written() -> set[str]:
    """Every word of the program's own sources, its tools, scenarios and the guide for authors."""
    files = [path for top in ("game", "sim", "tools", "scenarios") for path in (ROOT / top).rglob("*")]
    kinds = (".py", ".yaml", ".md", ".spec")
    text = "\n".join(path.read_text("utf-8") for path in files if path.suffix in kinds)
    return set(_WORD.findall(text)) | {path.name for path in files}


@pytest.mark.parametrize("name", NAMED)
def test_what_the_changelog_names_can_be_reached(name: str) -> None:
    words = name.split()
    if words[0] in COMMANDS or words[0].startswith("--"):
        known = [commands()[words[0]]] if words[0] in COMMANDS else list(commands().values())
        options = {
            option for each in (*known, parser(Translator("en"))) for option in each._option_string_actions
        }
        assert [word for word in words if word.startswith("--") and word not in options] == [], name
    elif words[:2] == ["python", "-m"]:
        assert find_spec(words[2]) is not None
    elif "/" in name and not _FIGURES.match(name):
        assert (ROOT / name).exists()
    else:
        missing = [word for word in _WORD.findall(name.removeprefix("NAME")) if word not in written()]
        assert missing == [], f"nowhere in the program: {name}"


def test_versions_stand_newest_first_and_the_program_s_own_is_the_newest() -> None:
    heads = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert heads[0] == "Unreleased"
    versions = [tuple(map(int, head.split(" ")[0].split("."))) for head in heads[1:]]
    assert versions == sorted(set(versions), reverse=True)
    assert not versions or heads[1].split(" ")[0] == VERSION


def test_every_line_stands_below_what_kind_of_change_it_is() -> None:
    kinds = re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)
    assert set(kinds) <= {"Added", "Changed", "Fixed", "Removed"}
    lines = [line for line in CHANGELOG.splitlines() if line and not line.startswith(("#", "- ", "  "))]
    assert lines == ["What a user can notice, newest first."]

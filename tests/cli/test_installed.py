"""What belongs to an installed Kierto: scenarios by their id, files that open by themselves, one version."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import resources
from game.cli.app import parser
from game.text.translator import Translator
from game.version import VERSION
from tests.cli.shell import ROOT, inside


@pytest.mark.parametrize("command", ["check", "run"])
def test_a_shipped_scenario_may_be_named_by_its_id(command: str, tmp_path: Path) -> None:
    by_id = inside(command, "tutorial")
    assert by_id.returncode == 0
    assert (
        by_id.stdout.replace("tutorial:", "scenarios/tutorial.yaml:")
        == inside(command, "scenarios/tutorial.yaml").stdout
    )


def test_a_file_of_that_name_comes_before_the_shipped_scenario(tmp_path: Path) -> None:
    (tmp_path / "tutorial").write_text("about: 1\n", encoding="utf-8")
    assert inside("check", tmp_path / "tutorial").returncode == 1


def test_a_name_that_does_not_ship_is_refused_with_its_place() -> None:
    refused = inside("run", "tutorials")
    assert refused.returncode == 1
    assert refused.stderr.startswith("tutorials:1:1:")


@pytest.mark.parametrize("file", ["tutorial", "scenarios/tutorial.yaml", "nowhere.kierto"])
def test_a_file_alone_is_played(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a display the window says so; the command is the one that opens windows, and not a usage error."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    alone, named = inside(file), inside("play", file)
    assert alone == named
    assert alone.returncode in (1, 3)


def test_a_word_that_is_no_command_and_no_file_is_wrong_usage() -> None:
    assert inside("chek").returncode == 2


def test_examples_name_the_program_as_it_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/usr/bin/kierto"])
    text = parser(Translator("en")).format_help()
    assert "kierto run" in text
    assert "python main.py" not in text


def test_the_version_is_said_once() -> None:
    assert inside("--version").stdout == f"Kierto {VERSION}\n"
    assert 'path = "game/version.py"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_what_ships_is_found_in_the_source_tree_and_beside_the_installed_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (resources.ASSETS / "fonts" / "Inter-Regular.ttf").is_file()
    assert resources.shipped_scenario("tutorial") == ROOT / "scenarios" / "tutorial.yaml"
    (tmp_path / "assets").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources._shipped("assets") == tmp_path / "assets"
    assert resources._shipped("scenarios") == resources.ROOT / "scenarios"

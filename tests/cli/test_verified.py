"""What is shown of a session that nobody played again says so: report, tables, replay, debrief."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.shell import TUTORIAL, inside
from tests.session.forged import chained, originals

SENTENCES = {
    "en": "The figures are as recorded, and not verified",
    "fi": "eikä niitä ole tarkistettu",
    "sv": "inte kontrollerade",
}


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved game."""
    file = tmp_path_factory.mktemp("saved") / "game.kierto"
    assert inside("run", TUTORIAL, "--session", file).returncode == 0
    return file


def report(game: Path, folder: Path, *options: str) -> tuple[str, set[str]]:
    """The page, and what the tables say of verifying."""
    assert inside("report", game, *options, "--out", folder).returncode == 0
    said = set()
    for table in folder.glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, delimiter=";" if "excel" in options else ",")
            said |= {row["verified"] for row in rows}
    return (folder / "report.html").read_text(encoding="utf-8"), said


@pytest.mark.parametrize("language", SENTENCES)
def test_a_report_of_a_file_says_that_it_was_not_verified(language: str, game: Path, tmp_path: Path) -> None:
    page, tables = report(game, tmp_path, "--language", language)
    assert SENTENCES[language] in page
    assert tables == {"no"}
    page, tables = report(game, tmp_path, "--language", language, "--verify", "--table", "excel")
    assert SENTENCES[language] not in page
    assert tables == {"yes"}


def test_a_game_that_was_just_played_is_verified(tmp_path: Path) -> None:
    assert inside("run", TUTORIAL, "--report", tmp_path / "r").returncode == 0
    page = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert "verified" not in page


def test_a_forged_file_gets_no_report_that_calls_it_verified(game: Path, tmp_path: Path) -> None:
    lines = [json.loads(line)["data"] for line in game.read_bytes().splitlines()]
    at = next(number for number, line in enumerate(lines) if line["line"] == "round")
    indicators = lines[at]["worlds"]["cluster"]["indicators"]
    indicators[next(key for key, figure in indicators.items() if isinstance(figure, int) and figure)] *= 10
    forged = tmp_path / "forged.kierto"
    forged.write_bytes(chained(lines))
    done = inside("report", forged, "--verify", "--out", tmp_path / "r")
    assert done.returncode == 1
    assert "round 1" in done.stderr
    assert not (tmp_path / "r").exists()


def test_what_stands_under_other_rules_names_them_everywhere(tmp_path: Path) -> None:
    lines = [dict(line) for line in originals()[0]]
    lines[0]["rules"] += 1
    file, rules = tmp_path / "other.kierto", f"rules {lines[0]['rules']}"
    file.write_bytes(chained(lines))
    page, tables = report(file, tmp_path / "r")
    assert rules in page.partition("not verified")[0]
    assert tables == {"no"}
    assert rules in inside("check", file).stdout
    assert rules in inside("verify", file).stderr
    assert "Its chain and its books are sound" in inside("verify", file).stderr
    assert rules in inside("debrief", file).stderr
    assert json.loads(inside("debrief", file, "--json").stdout)["verified"] is False

"""`run --session`, `--parallel`, `--teams`, `verify`, and `check` on sessions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.session.session import Session
from sim.digest import digest, round_digest
from tests.cli.shell import PACKAGE, TUTORIAL, inside


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A decisions file with a package deal in it."""
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    return file


def test_a_game_prints_the_same_whether_or_not_it_is_saved(package: Path, tmp_path: Path) -> None:
    for number, options in enumerate(([], ["--json"], ["--bots", "private,cooperative"])):
        command: tuple[str | Path, ...] = ("run", TUTORIAL, "--decisions", package, *options)
        saved = inside(*command, "--session", tmp_path / f"{number}.kierto")
        assert saved == inside(*command)
        assert saved.returncode == 0


def test_a_saved_game_holds_the_digest_that_was_printed(package: Path, tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    done = inside("run", TUTORIAL, "--seed", "7", "--json", "--decisions", package, "--session", file)
    session = Session.open(file, read_only=True)
    ledgers = [one for record in session.records for one in record.worlds["cluster"].ledgers]
    assert round_digest([digest(one) for one in ledgers]) == json.loads(done.stdout)["digest"]
    session.close()
    verified = inside("verify", file)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout == f"{file}: 3 rounds and the years after played again, all as recorded.\n"
    checked = inside("check", file)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith(f"{file}: sound. ")
    assert checked.stdout.endswith("3 teams, 3 rounds and the years after played.\n")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    file.write_text("mine", encoding="utf-8")
    done = inside("run", TUTORIAL, "--session", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path: Path) -> None:
    done = inside("run", TUTORIAL, "--session", tmp_path / "nowhere" / "game.kierto")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no such folder" in done.stderr


def test_parallel_teams_have_a_world_each(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text("1:\n  team-2:\n    - {do: set_recovery, side_stream: old_roads, share: 0.8}\n")
    done = inside("run", TUTORIAL, "--parallel", "--teams", "2", "--json", "--decisions", file)
    worlds = json.loads(done.stdout)["rounds"][0]["worlds"]
    assert [world["name"] for world in worlds] == ["team-1", "team-2"]
    assert worlds[0]["idle"] == worlds[1]["idle"] == worlds[0]["indicators"] != worlds[1]["indicators"]
    table = inside("run", TUTORIAL, "--parallel", "--teams", "2", "--decisions", file)
    assert table.stdout.count("Replaceable new material (") == 2
    assert "Team 2" in table.stdout


def test_seats_are_joined_where_fewer_teams_come() -> None:
    done = inside("run", TUTORIAL, "--teams", "2", "--json")
    teams = json.loads(done.stdout)["rounds"][0]["worlds"][0]["teams"]
    assert sorted(len(one["firms"]) for one in teams.values()) == [1, 2]
    refused = inside("run", TUTORIAL, "--teams", "4")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "3 firms for 4 teams" in refused.stderr


def test_damaged_sessions_are_named_by_check_and_verify(tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    inside("run", TUTORIAL, "--session", file)
    content = file.read_bytes()
    for raw in (content[:-40], content.replace(b'"round":2', b'"round":3', 1), b"", b"{}\n"):
        file.write_bytes(raw)
        for command in ("check", "verify"):
            done = inside(command, file)
            assert (done.returncode, done.stdout) == (1, ""), raw[:40]
            assert str(file) in done.stderr
            assert "Traceback" not in done.stderr
        assert file.read_bytes() == raw
    missing = inside("verify", tmp_path / "none.kierto")
    assert (missing.returncode, missing.stdout) == (1, "")

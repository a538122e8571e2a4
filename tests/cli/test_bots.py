"""`run --bots`: seats that decide by themselves, with people beside them or without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from game.roster.setup import BotName
from tests.cli.shell import PACKAGE, TUTORIAL, inside


def game(*arguments: str | Path) -> dict[str, Any]:
    done = inside("run", TUTORIAL, "--rounds", "1", "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_same_bots_play_the_same_game() -> None:
    assert game("--bots", "cooperative")["digest"] == game("--bots", "cooperative")["digest"]


def test_bots_change_the_game_and_the_idle_one_does_not() -> None:
    assert game("--bots", "idle")["digest"] == game()["digest"]
    assert game("--bots", "cooperative")["digest"] != game()["digest"]


def test_a_list_gives_each_seat_a_bot_in_turn() -> None:
    mixed = game("--bots", "idle,cooperative,private")["digest"]
    assert mixed not in (game("--bots", "idle")["digest"], game("--bots", "cooperative")["digest"])


def test_a_seat_that_a_file_decides_for_stays_as_the_file_says(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    alone = game("--decisions", file)
    assert game("--decisions", file, "--bots", "idle")["digest"] == alone["digest"]
    beside = game("--decisions", file, "--bots", "cooperative")
    assert beside["digest"] != alone["digest"]


def test_versions_of_an_offer_that_lapse_are_no_news() -> None:
    assert "lapsed" not in inside("run", TUTORIAL, "--rounds", "1", "--bots", "cooperative").stdout


@pytest.mark.parametrize("names", ["greedy", "private,", "Privat"])
def test_a_name_nobody_bears_is_a_wrong_use_with_the_names_there_are(names: str) -> None:
    done = inside("run", TUTORIAL, "--bots", names)
    assert done.returncode == 2
    assert "there is no bot" in done.stderr


def test_help_says_what_each_bot_is() -> None:
    told = inside("run", "--help").stdout
    assert all(name in told for name in get_args(BotName))

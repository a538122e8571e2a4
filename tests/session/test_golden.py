"""Golden games come out as they did, under any hash seed; a session of long ago still opens."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from game.experiments.verify import verify
from game.session.session import Session
from sim.rules import VERSION
from tests.session.golden import DIGESTS, FOLDER, GAMES, SESSION, digests, played
from tests.session.table import ROOT


@pytest.mark.parametrize("name", GAMES)
def test_a_golden_game_comes_out_as_it_did(name: str) -> None:
    kept: list[dict[str, Any]] = json.loads(DIGESTS.read_text(encoding="utf-8"))[name]
    for before, now in zip(kept, digests(played(name)), strict=True):
        other = [firm for firm, one in before["firms"].items() if now["firms"].get(firm) != one]
        assert (before["round"], other) == (before["round"], []), "see tests/session/golden.py"
        assert before == now


def test_every_shipped_scenario_has_a_golden_game_of_its_own_and_one_with_decisions() -> None:
    shipped = {file.stem for file in (ROOT / "scenarios").glob("*.yaml")}
    assert set(json.loads(DIGESTS.read_text(encoding="utf-8"))) == set(GAMES)
    assert {scenario for scenario, _ in GAMES.values()} == shipped
    assert {scenario for scenario, decisions in GAMES.values() if decisions} == shipped


def test_all_decisions_kept_for_golden_games_are_played() -> None:
    kept = {file.name for file in FOLDER.glob("*.yaml")}
    assert {decisions for _, decisions in GAMES.values() if decisions} == kept


def test_a_session_of_long_ago_opens_and_comes_out_as_recorded() -> None:
    session = Session.open(SESSION, read_only=True)
    assert [one.phase for one in session.records] == ["play", "play", "play", "legacy"]
    assert session.past.head.rules == VERSION
    assert verify(session).sound


def test_a_session_verifies_under_any_hash_seed() -> None:
    for seed, flags in (("0", []), ("4242", ["-O"])):
        done = subprocess.run(
            [sys.executable, *flags, "main.py", "verify", str(SESSION)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")

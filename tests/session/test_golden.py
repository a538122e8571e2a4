"""Golden games come out as they did, under any hash seed; a session of long ago still opens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.experiments.verify import verify
from game.session.session import Session
from sim.digest import digest, round_digest
from sim.rules import VERSION
from tests.cli.shell import inside
from tests.session.golden import (
    DIGESTS,
    FOLDER,
    GAMES,
    SESSION,
    SESSION_2,
    SESSION_RULES_1,
    digests,
    played,
)
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


@pytest.mark.parametrize("path", [SESSION, SESSION_RULES_1])
def test_a_session_under_older_rules_opens_is_reported_and_its_books_are_proved(
    path: Path, tmp_path: Path
) -> None:
    session = Session.open(path, read_only=True)
    assert session.past.head.rules < VERSION
    assert f"by rules {session.past.head.rules}" in str(session.read_only)
    recorded = json.loads(path.read_text(encoding="ascii").splitlines()[-1])["data"]["worlds"]["cluster"]
    last = session.records[-1].worlds["cluster"]
    assert last.digest == recorded["digest"] == round_digest([digest(ledger) for ledger in last.ledgers])
    proved = verify(session)
    assert (proved.rounds, proved.difference) == (len(session.records), None)
    done = inside("report", path, "--out", tmp_path)
    assert done.returncode == 0
    assert ("not finished" in done.stderr) is not session.is_finished
    assert f"rules {session.past.head.rules}" in (tmp_path / "report.html").read_text(encoding="utf-8")
    shown = json.loads(inside("debrief", path, "--json").stdout)["worlds"][0]["rounds"][-1]
    assert shown["headline_t"] * 1000 == last.indicators.addressable_virgin_kg


def test_a_session_verifies_under_any_hash_seed() -> None:
    for seed, flags in (("0", []), ("4242", ["-O"])):
        done = subprocess.run(
            [sys.executable, *flags, "main.py", "verify", str(SESSION_2)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")

"""A game whose program is killed again and again goes on where it stopped, and comes to the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

from game.experiments.verify import verify
from game.session.journal.memory import Memory
from game.session.reader import head
from game.session.session import Session
from tests.session import player
from tests.session.table import PACKAGE, ROOT, WORLD, played, scenario, setup


def run_until_killed(file: Path, lines: int, *, steps: int | None = None) -> int:
    """Let a program play until it has acknowledged so many lines, kill it; the last line it acknowledged.

    `steps`: after so many it does nothing more, and waits.
    """
    words = [sys.executable, "-m", "tests.session.player", str(file), *([str(steps)] if steps else [])]
    stdin = subprocess.PIPE if steps else subprocess.DEVNULL
    program = subprocess.Popen(words, cwd=ROOT, stdin=stdin, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    said = [line for _, line in zip(range(lines), program.stdout, strict=False)]
    program.kill()
    rest = program.stdout.read().split()
    program.wait()
    return int([*said, *rest][-1]) if said else 0


def test_a_killed_game_is_back_in_the_same_place_with_nothing_lost(tmp_path: Path) -> None:
    file, luck = tmp_path / "game.kierto", Random(4)
    kills = 0
    while True:
        acknowledged = run_until_killed(file, luck.randint(1, 6))
        with_drafts = Session.open(file, read_only=True)
        assert with_drafts.past.last >= acknowledged
        assert with_drafts.damage is None
        done = with_drafts.phase == "legacy" and with_drafts.task is None
        with_drafts.close()
        if done:
            break
        kills += 1
    whole = Session(Memory([head(scenario(), setup())]))
    player.play(whole)
    found = Session.open(file)
    assert kills >= 3
    assert played(found) == played(whole)
    assert [item.text for item in found.history()] == [item.text for item in whole.history()]
    assert verify(found).sound


def test_a_draft_comes_back_after_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    run_until_killed(file, 2, steps=2)
    session = Session.open(file)
    session.draft("town", [])
    while session.drafted("foundry") == ():
        player.step(session)
    again = session.copy()
    assert (again.phase, again.round) == ("decide", 1)
    assert again.drafted("foundry") == session.drafted("foundry") != ()


def test_a_slip_that_nobody_signed_comes_back_after_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    run_until_killed(file, 3, steps=3)
    session = Session.open(file)
    found = session.slips(WORLD)
    assert (session.phase, list(found)) == ("decide", [("sand_for_roads",)])
    assert found["sand_for_roads",].exchanges == PACKAGE.exchanges

"""Plays the tutorial in a file, from wherever it stopped; says each line once it is acknowledged."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from game.session.record_codec import packed
from game.session.round_task import Task
from game.session.session import Session
from tests.session.table import PACKAGE, WORLD, collect, scenario, setup

SHARES = {"1": "0.5", "2": "1", "3": "0"}


def go_on(file: Path) -> Session:
    """The session, from its file or begun anew."""
    return Session.open(file) if file.exists() else Session.create(file, scenario(), setup())


def play(session: Session, steps: int | None = None) -> None:
    """Every round: a draft, a slip, the foundry's sheet; then the years run. After so many steps nothing more."""
    while steps != 0 and (session.phase != "legacy" or session.task is not None):
        step(session)
        print(session.past.last, flush=True)
        steps = None if steps is None else steps - 1


def step(session: Session) -> None:
    """One thing more, told by how the session stands."""
    if session.task is not None:
        play_round(session, session.task)
    elif session.phase == "set_up":
        session.go_to("decide")
    elif session.phase in ("news", "decide"):
        decide(session)
    elif session.phase == "years":
        session.go_to("results")
    elif session.phase == "results" and session.round < session.rounds:
        session.go_to("news")
    elif session.phase == "results":
        session.go_to("end")
    else:
        session.go_to("legacy")


def play_round(session: Session, task: Task) -> None:
    """The years run, and a thread writes down what they came to, as the windows have it."""
    with ThreadPoolExecutor(1) as writer:
        session.record_beside(packed(task.run()), writer).finish()


def decide(session: Session) -> None:
    """The foundry types, begins a deal slip, then seals; nobody else decides."""
    sheet = [collect(SHARES[str(session.round)])]
    if session.sealed("foundry") is not None:
        session.go_to("years")
    elif session.drafted("foundry") == tuple(sheet) and not session.slips(WORLD):
        session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    elif session.drafted("foundry") == tuple(sheet):
        session.seal("foundry", sheet)
    else:
        session.draft("foundry", sheet)


if __name__ == "__main__":
    play(go_on(Path(sys.argv[1])), int(sys.argv[2]) if len(sys.argv) > 2 else None)
    sys.stdin.read()  # whoever wants to kill it has all the time for it

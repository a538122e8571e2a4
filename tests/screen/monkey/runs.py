"""Runs of a monkey, each from a place in a game, with luck of its own; a run that breaks is shortened."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from tests.screen.monkey.machine import Machine
from tests.screen.monkey.moves import Monkey, Move, count
from tests.screen.monkey.show import Broken, Show
from tests.session.table import plan, scenario, setup
from tools.gallery.studio import open_without_windows

STARTS: Final = (
    *("title", "briefing", "news", "decide", "second round", "reveal", "years", "results", "end", "legacy"),
    *("debrief", "parallel"),
)
Played = tuple[list[Move], set[str], Broken | None]
"""what was done, the scenes that were in front, and what broke"""
MOVES: Final = 250
"""of a run"""
TWO: Final = 0.4
"""share of runs with two windows"""
_LOOK: Final = 50
"""moves from one look at the files to the next"""
_BOTS: Final = {"foundry": "cooperative"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a run broke, and how to see it again."""

    start: str
    two: bool
    where: str
    what: str
    moves: tuple[Move, ...]

    def __str__(self) -> str:
        text = "\n".join(map(repr, self.moves))
        return f"{self.where} from {self.start}, {1 + self.two} windows, {len(self.moves)} moves:\n{text}\n{self.what}"


@dataclass(slots=True)
class Tally:
    """What all runs came to."""

    moves: int = 0
    runs: int = 0
    scenes: Counter[str] = field(default_factory=Counter)
    """in how many runs each was in front"""
    faults: list[Fault] = field(default_factory=list)


@cache
def starts() -> dict[str, Path | None]:
    """A saved session for each place in a game; none for the title."""
    folder = Path(tempfile.mkdtemp(prefix="monkey-"))
    return {name: None if name == "title" else _saved(folder, name) for name in STARTS}


def _saved(folder: Path, name: str) -> Path:
    path = folder / f"{name}.kierto"
    teams = seating(plan(), 2, parallel=True)
    parallel = Setup(seed=3, teams=teams, rounds=2)
    with closing(
        Session.create(path, scenario(), parallel if name == "parallel" else setup(rounds=2))
    ) as session:
        _lead_to(session, name)
    return path


def _lead_to(session: Session, name: str) -> None:
    """One seat plays for itself, another has sealed an empty sheet."""
    if name == "briefing":
        session.go_to("briefing")
        return
    session.seat_bot(session.teams[0].id, "cooperative")
    session.go_to("news")
    if name == "news":
        return
    for phase in _PHASES[name]:
        if phase == "years":
            session.go_to("years")
            if name != "years":
                session.catch_up()
        else:
            session.go_to(phase)  # type: ignore[arg-type]
        if phase == "decide":
            session.seal(session.teams[1].id, [])


_ROUND: Final = ("decide", "reveal", "years", "results")
_PHASES: Final[dict[str, tuple[str, ...]]] = {
    "decide": ("decide",),
    "parallel": (*_ROUND, "news", "decide"),
    "second round": (*_ROUND, "news", "decide"),
    "reveal": ("decide", "reveal"),
    "years": ("decide", "reveal", "years"),
    "results": _ROUND,
    "end": (*_ROUND, "news", *_ROUND, "end"),
    "legacy": (*_ROUND, "news", *_ROUND, "end", "legacy"),
    "debrief": (*_ROUND, "news", *_ROUND, "end", "debrief"),
}


def play(start: str, two: bool, choose: Callable[[Show], Sequence[Move]]) -> Played:
    """Play from a place what is chosen, until nothing is, or something breaks."""
    open_without_windows()
    done: list[Move] = []
    with tempfile.TemporaryDirectory(prefix="monkey-") as home, Machine() as machine:
        show = None
        try:
            show = Show(Path(home), machine, two, starts()[start])
            while chosen := choose(show):
                for move in chosen:
                    done.append(move)
                    show.do(move)
                    if len(done) % _LOOK == 0:
                        show.look()
            show.verify()
        except Broken as fault:
            return done, show.seen if show is not None else set(), fault
        finally:
            if show is not None:
                show.close()
    return done, show.seen, None


def run(luck: int, tally: Tally, moves: int = MOVES) -> Fault | None:
    """One run of this luck."""
    dice = random.Random(luck)
    start, two = dice.choice(STARTS), dice.random() < TWO
    made = 0

    def choose(show: Show) -> Sequence[Move]:
        nonlocal made
        chosen = list(Monkey(dice, show.app).moves()) or [("wait", 0.03)] if made < moves else []
        made += count(chosen)
        return chosen

    done, scenes, broken = play(start, two, choose)
    tally.moves, tally.runs = tally.moves + count(done), tally.runs + 1
    tally.scenes.update(scenes)
    return None if broken is None else Fault(start, two, broken.where, broken.what, tuple(done))


def again(fault: Fault, moves: Sequence[Move]) -> bool:
    """Whether these moves break the same thing."""
    left = [list(moves)]
    _, _, broken = play(fault.start, fault.two, lambda show: left.pop() if left else [])
    return broken is not None and broken.where == fault.where


def shortened(fault: Fault, seconds: float = 60.0) -> Fault:
    """The fewest moves that still break the same: larger parts are left out first, then smaller ones."""
    until, moves = time.monotonic() + seconds, list(fault.moves)
    size = max(1, len(moves) // 2)
    while time.monotonic() < until:
        at, shrunk = 0, False
        while at < len(moves) and time.monotonic() < until:
            fewer = moves[:at] + moves[at + size :]
            if again(fault, fewer):
                moves, shrunk = fewer, True
            else:
                at += size
        if size == 1 and not shrunk:
            break
        size = max(1, size // 2)
    return Fault(fault.start, fault.two, fault.where, fault.what, tuple(moves))

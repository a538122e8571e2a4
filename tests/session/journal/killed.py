"""Writers that are killed, and what was found: `python -m tests.session.journal.killed [KILLS [SEED]]`.

A nursery imports the journal once and forks a writer for every life: it opens the session, adds lines and
says each number once `append` has returned. It is killed (SIGKILL) at a random moment; then the session is
opened, and must hold every line that was acknowledged, and at most the one that was being written.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from game.session.journal import Journal
from game.session.journal.filesystem import Disk
from tests.session.journal.faulty import HEAD, Failing, Quick

LIVES: Final = 12
"""Writers that work on one session, one after another."""
LONGEST: Final = 0.012
"""Seconds of such a life, at most."""
KINDS: Final = ("plain", "quick", "crumbs", "mirrored")


def line(number: int) -> dict[str, Any]:
    """What the line of this number says; every ninth is as long as a round's record."""
    return {"number": number, "reason": "It pays. " * (20_000 if number % 9 == 0 else number % 7)}


def write(path: Path, kind: str) -> None:
    """A writer's life: it never ends by itself."""
    # Crumbs put the blow in the middle of a line, where a write at once is seldom hit.
    disk = {"plain": Disk(), "quick": Quick()}.get(kind) or Failing(crumbs=700)
    mirror = path.parent / "mirror" if kind == "mirrored" else None
    if path.exists():
        journal = Journal.open(path, disk=disk, mirror=mirror)
    else:
        journal = Journal.create(path, HEAD, disk=disk, mirror=mirror)
    if journal.read_only:
        os.write(1, f"refused {journal.read_only}\n".encode())
    os.write(1, b"opened\n")
    while not journal.read_only:
        os.write(1, b"%d\n" % journal.append(line(len(journal.lines) + 1)).number)


def nursery() -> None:
    """Fork a writer for every line read, and say when it is dead."""
    for order in sys.stdin:
        kind, path = order.rstrip("\n").split(" ", 1)
        child = os.fork()
        if not child:
            os.write(1, b"born %d\n" % os.getpid())
            try:
                write(Path(path), kind)
            except BaseException as fault:
                os.write(1, f"refused {fault!r}\n".encode())
            os._exit(1)
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


@dataclass
class Found:
    """What so many kills came to."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    """lines that were written whole, and died before it was said"""
    torn: int = 0
    begun: int = 0
    """sessions killed before their first line was acknowledged"""


def kill(times: int, folder: Path, seed: int) -> Found:
    """Kill so many writers. Raises AssertionError if anything acknowledged is missing or anything false is there."""
    luck, found = random.Random(seed), Found()
    (folder / "mirror").mkdir()
    command = [sys.executable, "-m", "tests.session.journal.killed", "nursery"]
    known = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=Path(__file__).parents[3],
    ) as writers:
        for life in range(times):
            path = folder / f"game-{life // LIVES}.kierto"
            known = known if life % LIVES else 0
            said = _lived(writers, path, luck)
            known = _looked_at(path, known, said, found)
        assert writers.stdin
        writers.stdin.close()
    return found


def _lived(writers: subprocess.Popen[str], path: Path, luck: random.Random) -> list[int]:
    """A writer's life; the numbers it acknowledged."""
    assert writers.stdin
    assert writers.stdout
    writers.stdin.write(f"{luck.choice(KINDS)} {path}\n")
    # One in four is killed while it opens the session, and the others while they add to it.
    moment, seconds = luck.choice(("born", "opened", "opened", "opened")), luck.uniform(0, LONGEST)
    said: list[int] = []
    child = 0
    for word in writers.stdout:
        what, *rest = word.split()
        if what == "refused":
            raise AssertionError(word)
        if what == "born":
            child = int(rest[0])
        if what == moment and child > 0:  # nobody else is ever hit
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        if what == "dead":
            break
        if what.isdigit():
            said.append(int(what))
    return said


def _looked_at(path: Path, known: int, said: list[int], found: Found) -> int:
    """Open what a killed writer left; how many lines it holds."""
    found.kills += 1
    found.acknowledged += len(said)
    acknowledged = max([known, *said])
    if not acknowledged:
        found.begun += 1
        path.unlink(missing_ok=True)  # its first line was never acknowledged: it is begun anew
        return 0
    with Journal.open(path, disk=Quick()) as journal:
        assert journal.read_only is None, journal.read_only
        held = len(journal.lines)
        assert acknowledged <= held <= acknowledged + 1, (acknowledged, held)
        assert [one.data for one in journal.lines] == [HEAD, *map(line, range(2, held + 1))]
        mirror = path.parent / "mirror" / path.name
        assert not mirror.exists() or path.read_bytes().startswith(mirror.read_bytes())
        found.unacknowledged += held - acknowledged
        found.torn += len(journal.notices)
    return held


if __name__ == "__main__":
    if sys.argv[1:] == ["nursery"]:
        nursery()
    else:
        with TemporaryDirectory() as place:
            begun = time.perf_counter()
            times = int(sys.argv[1]) if sys.argv[1:] else 1000
            seed = int(sys.argv[2]) if sys.argv[2:] else time.time_ns()
            sys.stdout.write(f"{times} kills of seed {seed}\n")
            came_to = kill(times, Path(place), seed)
            sys.stdout.write(f"{came_to} in {time.perf_counter() - begun:.1f} s\n")

"""How long a decision waits until it is on the disk: `python -m tests.bench.journal [FOLDER]`.

Of a plain sheet, of one that goes to a mirror on the same disk too, and of a round's record. Beside it, in the
same run, the bare write and fsync of the same bytes: what remains is ours. And how long opening takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from game.session.journal import Journal
from game.session.journal.filesystem import Disk
from game.session.journal.migrations import FORMAT

SHEET: dict[str, Any] = {
    "line": "sheet",
    "round": 3,
    "team": "steel",
    "decisions": [
        {"do": "invest", "project": f"project_{number}", "reason": "It pays."} for number in range(8)
    ],
}
RECORD: dict[str, Any] = {"line": "round", "round": 3, "worlds": {"cluster": "x" * 400_000}}


class NoWaiting(Disk):
    """What we cost without the disk's own time."""

    def flush(self, file: int) -> None:
        pass


def times(count: int, work: Callable[[], object]) -> list[float]:
    """Each time in ms, in order of size."""
    found = []
    for _ in range(count):
        begun = perf_counter()
        work()
        found.append(1000 * (perf_counter() - begun))
    return sorted(found)


def say(name: str, found: list[float]) -> None:
    quantiles = (found[int(share * (len(found) - 1))] for share in (0.5, 0.95, 0.99, 1))
    p50, p95, p99, most = quantiles
    sys.stdout.write(f"{name:34} p50 {p50:7.2f}  p95 {p95:7.2f}  p99 {p99:7.2f}  longest {most:7.2f} ms\n")


def bare(path: Path, data: bytes) -> Callable[[], object]:
    """The same bytes, written and flushed, and nothing else."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def write() -> None:
        os.write(file, data)
        os.fsync(file)

    return write


def main(folder: Path) -> None:
    head = {"format": FORMAT}
    (folder / "mirror").mkdir()
    say("bare write and fsync, 600 bytes", times(1000, bare(folder / "bare", b"x" * 600)))
    plain = Journal.create(folder / "plain.kierto", head)
    say("a sheet", times(1000, lambda: plain.append(SHEET)))
    mirrored = Journal.create(folder / "mirrored.kierto", head, mirror=folder / "mirror")
    say("a sheet, and its mirror", times(1000, lambda: mirrored.append(SHEET)))
    quick = Journal.create(folder / "quick.kierto", head, disk=NoWaiting())
    say("a sheet, without the disk", times(1000, lambda: quick.append(SHEET)))
    say("bare write and fsync, 400 kB", times(30, bare(folder / "large", b"x" * 400_000)))
    say("a round's record", times(30, lambda: plain.append(RECORD)))
    plain.close()
    size = (folder / "plain.kierto").stat().st_size / 1024**2
    say(f"opening {size:.0f} MB, 1 031 lines", times(10, lambda: Journal.open(plain.path).close()))


if __name__ == "__main__":
    with TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as place:
        main(Path(place))

"""A monkey plays: `python -m tests.bench.monkey [--moves 1000000] [--luck 0] [--processes 2]`.

Every run begins at one place of a game, with one window or two, and is drawn from a number: its luck. Whatever breaks
is printed in the fewest moves that break it again. Exit status 1 if anything did.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Final

import tests.read_once  # noqa: F401 (before whatever reads scenarios)
from tests.screen.monkey.runs import MOVES, Fault, Tally, run, shortened

_RUNS: Final = 20
"""that a process makes before it reports"""
_TELL: Final = 10 * _RUNS
"""after how many runs it is told how far they are"""


def batch(first: int) -> Tally:
    """Some runs, one luck after the other."""
    tally = Tally()
    for luck in range(first, first + _RUNS):
        fault = run(luck, tally)
        if fault is not None:
            tally.faults.append(fault)
    return tally


def main() -> int:
    """Play, and say what it came to; 1 if anything broke."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--luck", type=int, default=0, help="of the first run")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="after which no more is begun")
    options = parser.parse_args()
    begun, moves, runs, scenes = time.monotonic(), 0, 0, Counter[str]()
    faults: dict[str, Fault] = {}
    lucks = range(options.luck, options.luck + options.moves // MOVES + _RUNS, _RUNS)
    with ProcessPoolExecutor(options.processes, get_context("spawn")) as pool:
        for tally in pool.map(partial(_unless_late, begun + options.seconds), lucks):
            moves, runs = moves + tally.moves, runs + tally.runs
            scenes.update(tally.scenes)
            for fault in tally.faults:
                _note(faults, fault)
            if runs % _TELL == 0:
                sys.stderr.write(f"{moves:,} moves, {len(faults)} faults, {time.monotonic() - begun:.0f} s\n")
    passed = time.monotonic() - begun
    sys.stdout.write(f"{moves:,} moves in {runs} runs, {len(faults)} faults, {passed:.0f} s\n")
    sys.stdout.write(", ".join(f"{scene} {count}" for scene, count in scenes.most_common()) + "\n")
    return int(bool(faults))


def _unless_late(until: float, luck: int) -> Tally:
    return batch(luck) if time.monotonic() < until else Tally()


def _note(faults: dict[str, Fault], fault: Fault) -> None:
    """Each fault is shortened and told once."""
    if fault.where not in faults:
        faults[fault.where] = shortened(fault)
        sys.stdout.write(f"{faults[fault.where]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""Many damaged scenarios and sessions, as before a release; the slowest of each, and what memory it took.

    python -m tests.bench.hostile [SCENARIOS [SESSIONS [SEED]]]     (50 000, 20 000 and 1 unless said)

Each is read or refused as CI's few hundred are, with other luck. A traceback ends it, and names the case.
Memory is how far the whole run rose above what the program needs before the first: no case took more.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from game.session.errors import SessionError
from game.session.journal.memory import Memory
from game.session.session import Session
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault
from tests.scenario.test_mutations import DAMAGES, SHAPE
from tests.session.hostile import mutated
from tests.session.test_hostile import lines, look_at


@dataclass
class Worst:
    """What so many cases came to."""

    cases: int = 0
    refused: int = 0
    slowest: float = 0.0
    """seconds of the processor"""
    number: int = 0
    """which case that was"""


def scenario(file: Path, luck: Random, number: int) -> bool:
    """Read a damaged scenario; whether it was refused. Every problem must name its place and a remedy."""
    file.write_bytes(luck.choice(DAMAGES)(luck))
    try:
        load(file)
    except ScenarioFault as fault:
        said = [str(one) for one in fault.problems]
        if not said or not all(SHAPE.match(one) for one in said):
            raise AssertionError(said) from fault
        return True
    return False


def session(luck: Random, number: int) -> bool:
    """Open a mutated session and look at all of it; whether it was refused."""
    found = mutated(lines(), luck)
    with suppress(SessionError):
        look_at(Session(Memory(found)), play=number % 25 == 0)
        return False
    return True


def many(times: int, seed: int, case: Callable[[Random, int], bool]) -> Worst:
    """So many cases, each with luck of its own, so that any can be tried again alone."""
    worst = Worst()
    for number in range(times):
        begun = process_time()
        try:
            worst.refused += case(Random(f"{seed} {number}"), number)
        except Exception as fault:
            raise AssertionError(f"case {number} with seed {seed}") from fault
        worst.cases += 1
        seconds = process_time() - begun
        if seconds > worst.slowest:
            worst.slowest, worst.number = seconds, number
    return worst


def _peak_mb() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def tell(what: str, times: int, seed: int, case: Callable[[Random, int], bool]) -> None:
    """One line of figures."""
    case(Random(seed), 1)  # what is loaded once is no case's own
    before = _peak_mb()
    found = many(times, seed, case)
    print(
        f"{what}: {found.cases}, {found.refused} refused; slowest {found.slowest:.2f} s (case {found.number}); "
        f"+{_peak_mb() - before:.0f} MB at most",
        flush=True,
    )


def main(scenarios: int = 50_000, sessions: int = 20_000, seed: int = 1) -> None:
    """Scenarios, then sessions."""
    with TemporaryDirectory() as folder:
        tell("mutated scenarios", scenarios, seed, partial(scenario, Path(folder) / "mine.yaml"))
    tell("mutated sessions", sessions, seed, session)


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))

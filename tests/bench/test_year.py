"""How long a year of the everyday cluster takes, and how many times a bare loop over its batches and lots.

    pytest tests/bench --benchmark-only

An ordinary test run skips this. Nothing is asserted about time: machines differ, and a busy one lies.
The figures to reach are 20 ms and 4 times the bare loop, ledger and causes included.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from sim.opening import opening_state
from sim.year import lines, play_year
from tests.bench.bare import Bare
from tests.bench.clusters import everyday

FIRMS = 12
ROUNDS = 40


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_year_of_the_everyday_cluster(
    benchmark: Any, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    plan = everyday(FIRMS, seed)
    state = play_year(plan, seed, opening_state(plan)).state
    bare = Bare(plan, state)

    benchmark.pedantic(play_year, args=(plan, seed, state), rounds=ROUNDS, warmup_rounds=2)

    year_ms, bare_ms = best_of(ROUNDS, lambda: play_year(plan, seed, state), bare.play)
    benchmark.extra_info |= {"year_ms": year_ms, "bare_ms": bare_ms, "events": bare.play()}
    with capsys.disabled():
        how = "plain Python" if lines.__file__.endswith(".py") else "compiled"
        print(f"\nyear ({how}) {year_ms:.1f} ms, bare loop {bare_ms:.1f} ms: {year_ms / bare_ms:.1f} times")


def best_of(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The shortest time of each, in ms of processor time, all taken in turn."""
    shortest = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = process_time()
            work()
            shortest[place] = min(shortest[place], 1000 * (process_time() - start))
    return shortest

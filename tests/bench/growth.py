"""How a year grows with the cluster: time for 10, 100 and 1 000 firms, memory for 10 000.

    python -m tests.bench.growth              10, 100 and 1 000 firms
    python -m tests.bench.growth 10000        any other size

Each size runs in a process of its own, so that its memory is its own: resident after reading the scenario
and after drawing the plan, and the greatest during the year. Figures to reach: time a firm at most doubles
from 10 to 1 000 firms, 1 000 firms take at most 5 s, 10 000 stay within 300 MB.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

SIZES = (10, 100, 1000)
TIMED_FIRMS = 200
"""A small cluster's year is repeated until about so many firms have been played."""


def measure(firms: int) -> None:
    """One line of figures, in this process."""
    from sim.opening import opening_state
    from sim.plan.plan import Plan
    from sim.year import play_year
    from tests.bench.clusters import written

    start = process_time()
    scenario = written(firms)
    read, with_scenario = process_time() - start, resident_mb()
    plan = Plan(scenario)
    state = opening_state(plan)
    built, with_plan = process_time() - start - read, resident_mb()
    gc.collect()
    gc.freeze()
    times = []
    for _ in range(max(1, TIMED_FIRMS // firms)):
        start = process_time()
        result = play_year(plan, 1, state)
        times.append(process_time() - start)
    best = 1000 * min(times)
    greatest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{firms:6} firms: {best:9.1f} ms a year, {best / firms:6.2f} ms a firm; "
        f"drawn at random and read in {read:.1f} s, {with_scenario:.0f} MB; planned in {built:.1f} s, "
        f"{with_plan:.0f} MB; {resident_mb():.0f} MB after the year, greatest {greatest:.0f} MB; "
        f"{len(result.ledger.flows)} rows, {len(result.ledger.payments)} payments",
        flush=True,
    )


def resident_mb() -> float:
    """Memory held now."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(sizes: list[int]) -> None:
    """Every size in turn."""
    for firms in sizes:
        subprocess.run([sys.executable, "-m", "tests.bench.growth", "--here", str(firms)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        measure(int(sys.argv[2]))
    else:
        main([int(one) for one in sys.argv[1:]] or list(SIZES))

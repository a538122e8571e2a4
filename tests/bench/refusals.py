"""How long it takes to refuse a crafted file, and how much memory: at most 0.5 s and 100 MB each.

    python -m tests.bench.refusals

Each file is loaded in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from tempfile import NamedTemporaryFile
from time import process_time

from tests.scenario.crafted import crafted


def measure(path: str) -> None:
    """One line of figures, in this process."""
    from sim.scenario.loader import load
    from sim.scenario.problems import ScenarioFault

    before, start, problems = _greatest_mb(), process_time(), 0
    try:
        load(path)
    except ScenarioFault as fault:
        problems = len(fault.problems)
    print(
        f"{process_time() - start:6.2f} s {_greatest_mb() - before:5.0f} MB {problems:4} problems", flush=True
    )


def _greatest_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Every crafted file in turn."""
    for name, text in crafted().items():
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".yaml") as file:
            file.write(text)
            file.flush()
            print(f"{name:30} {len(text) // 1000:5} kB", end=" ", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench.refusals", "--here", file.name], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        measure(sys.argv[2])
    else:
        main()

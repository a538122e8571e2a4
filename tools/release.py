"""What is heavy and rarely fails, before a release: `python -m tools.release [STEP …]`.

CI takes a part of all this, the same at each change; here is the whole, with other luck. Every step prints its own
figures. At the end stands what each step came to and how long it took; exit status 1 if one failed. All of it goes
into `dist/release-notes.md` too, below what the changelog says is new: docs/building.md has a release step by step.

    python -m tools.release --list         the steps
    python -m tools.release whole killed   some of them
    python -m tools.release --cut 1.2.0    before: gives the version to what is new, here and in the changelog

Without a display; two cores are enough. All steps take about four hours, soak, damaged and forged files most of it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from platform import machine, python_version, system
from time import perf_counter
from typing import Final

from game.version import VERSION
from tools.release_notes import Ended, cut, notes

ROOT: Final = Path(__file__).parents[1]
_KEPT: Final = 200
"""lines of what a step printed that are kept for the notes"""
PYTEST: Final = ("pytest", "-n", "2")


@dataclass(frozen=True, slots=True)
class Step:
    """Something to try before a release."""

    name: str
    what: str
    module: tuple[str, ...]
    """a module and its arguments, as after `python -m`"""
    times: int = 1


STEPS: Final = (
    Step("whole", "every scene in every size, theme and language", (*PYTEST, "-m", "whole")),
    Step(
        "free",
        "random tests with other luck",
        (*PYTEST, "-m", "hypothesis", "--hypothesis-profile", "free"),
        10,
    ),
    Step("typed", "10 000 typed lines with other luck", ("tests.typed.fuzz", "10000")),
    Step("validation", "every row of docs/validation.md, with all its replicates", ("tools.validation",)),
    Step(
        "causes",
        "causes of disposal and virgin use hold in 1 000 clusters when they are removed",
        ("tests.year.counterfactual", "1000"),
    ),
    Step("start", "year 1 of 200 unchanged clusters is like any other", ("tests.year.start_bias", "200")),
    Step("damaged", "50 000 damaged scenarios, 20 000 damaged sessions", ("tests.bench.hostile",)),
    Step("forged", "10 000 forged sessions through every command and scene", ("tests.bench.forged",)),
    Step(
        "large",
        "crafted sessions open or are refused in half a second and 100 MB",
        ("tests.bench.large_sessions",),
    ),
    Step("refusals", "crafted files are refused in half a second and 100 MB", ("tests.bench.refusals",)),
    Step("monkey", "a monkey makes 1 000 000 moves and breaks nothing", ("tests.bench.monkey",)),
    Step("killed", "a writing program is killed 1 000 times", ("tests.session.journal.killed", "1000")),
    Step("soak", "twenty minutes of frames cost no memory", ("tests.bench.soak", "--minutes", "20")),
    Step(
        "wheel", "the wheel plays in an empty environment", ("tools.wheel", "--constraint", "constraints.txt")
    ),
    Step(
        "wheelhouse",
        "all wheels in one folder, installed from it without a network, play",
        ("tools.wheelhouse",),
    ),
    Step(
        "program",
        "the program to double-click, built and tried as people get it",
        ("tools.program", "--pack", "--try"),
    ),
    Step("site", "the site with its pictures", ("tools.site", "--out", "dist/site")),
    Step("measures", "the measures of the house, slow ones too", ("tools.measures", "--ratchet")),
    Step("speed", "years and bots", ("pytest", "tests/bench", "--benchmark-only", "-p", "no:xdist")),
    Step("frames", "frames and the first picture", ("tests.bench.screen",)),
    Step("growth", "a year of 10, 100 and 1 000 firms", ("tests.bench.growth",)),
    Step("disk", "how long a decision waits for the disk", ("tests.bench.journal",)),
    Step("preview", "how soon a preview shows something", ("tests.bench.preview",)),
    Step("session", "a session of eight rounds", ("tests.bench.session",)),
    Step("hand", "two games typed at human speed", ("tests.bench.typing",)),
    Step("busy", "the busiest rounds, typed with errors", ("tests.bench.busy_round",)),
    Step("clauses", "what a script earns from bots by a clause", ("tests.bench.scripted_clauses",)),
    Step("debrief", "the questions of the debrief", ("tests.bench.debrief",)),
)


def carried_out(step: Step) -> Ended:
    """Run a step as often as it asks, its output as it comes; how it ended."""
    environment = {
        **os.environ,
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYTHONUNBUFFERED": "1",
    }
    printed: list[str] = []
    begun = perf_counter()
    for _ in range(step.times):
        with subprocess.Popen(
            [sys.executable, "-m", *step.module], cwd=ROOT, env=environment, stdout=subprocess.PIPE,
            encoding="utf-8", errors="replace",
        ) as running:  # fmt: skip
            for line in running.stdout or ():
                sys.stdout.write(line)
                printed.append(line)
        if running.returncode:
            break
    return Ended(
        step.name, step.what, running.returncode == 0, perf_counter() - begun, tuple(printed[-_KEPT:])
    )


def _machine() -> str:
    """What the figures were measured on, and of which commit."""
    asked = ["git", "describe", "--tags", "--always", "--dirty"]
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    cores = os.cpu_count()
    return (
        f"Commit {commit or 'unknown'}, {date.today().isoformat()}; Python {python_version()}, {system()} {machine()}, "
        f"{cores} cores."
    )


def chosen(names: Sequence[str]) -> list[Step]:
    """The steps of these names, in their order; all if none is named. Raises SystemExit at a name that is none."""
    known = [step.name for step in STEPS]
    if unknown := sorted(set(names) - set(known)):
        raise SystemExit(f"no step is called {', '.join(unknown)}; there are {', '.join(known)}")
    return [step for step in STEPS if not names or step.name in names]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps asked for; 1 if one failed."""
    parser = argparse.ArgumentParser("python -m tools.release", description="What to try before a release.")
    parser.add_argument("steps", nargs="*", metavar="STEP", help="all if none is named")
    parser.add_argument("--list", action="store_true", help="say what the steps are")
    parser.add_argument("--cut", metavar="VERSION", help="give what is new this version, and do nothing else")
    parser.add_argument("--notes", metavar="FILE", type=Path, default=ROOT / "dist" / "release-notes.md")
    options = parser.parse_args(arguments)
    if options.cut:
        try:
            cut(ROOT, options.cut, date.today())
        except ValueError as fault:
            parser.error(str(fault))
        return 0
    steps = chosen(options.steps)
    if options.list:
        sys.stdout.write("".join(f"{step.name:10}{step.what}\n" for step in steps))
        return 0
    ended = []
    for step in steps:
        sys.stdout.write(f"\n-- {step.name}: {step.what}\n")
        sys.stdout.flush()
        ended.append(carried_out(step))
    sys.stdout.write("\n")
    for each in ended:
        sys.stdout.write(f"{'well' if each.well else 'FAILED':8}{each.name:10}{each.seconds:7.0f} s\n")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    options.notes.parent.mkdir(parents=True, exist_ok=True)
    options.notes.write_text(notes(VERSION, changelog, ended, _machine()), "utf-8")
    sys.stdout.write(f"{options.notes} is written\n")
    return int(not all(each.well for each in ended))


if __name__ == "__main__":
    sys.exit(main())

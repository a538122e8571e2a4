"""How fast Kierto is against an earlier commit, in one run: `python -m tests.bench.against [COMMIT] [--only year]`.

Each figure is processor time, of the program and of those it starts, the least of several runs that take turns with
those of the commit, so that what else the machine does falls on all alike. `plain` runs the source; `compiled` is
there where this Python has the compiled year of it (`main.py compile`). docs/speed.md has what came of it.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game.speedups.finder import PLAIN

ROOT: Final = Path(__file__).parents[2]
BEFORE: Final = "9cfb189"
"""the commit before speed was worked on"""
_YEARS: Final = """
from time import process_time
from pathlib import Path
from game.bots.game import play_bots
from game.cli.decisions_file import read_decisions
from game.cli.files import read_plan, shipped
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.year import play_year
from tests.bench.bare import Bare
from tests.bench.clusters import everyday

def region():
    plan = read_plan(shipped("kemi-tornio"))
    if len(plan.scenario.about.rounds) == 8:
        return plan
    from game.session.presets import in_preset
    return Plan(in_preset(plan.scenario, "two half-days"))

def least(work, times=12):
    taken = []
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)
"""
_BUSIEST: Final = """
plan = region()
sheets = read_decisions("tests/golden/kemi-tornio-together.yaml", plan).sheets
rounds = [both.result for both in play_bots(plan, 1, {}, 8, sheets)]
state = [each for each in rounds if each.phase == "play"][-1].before
print(least(lambda: play_year(plan, 1, state)))
"""
_EVERYDAY: Final = """
plan = everyday(12, 1)
state = play_year(plan, 1, opening_state(plan)).state
print(least(lambda: play_year(plan, 1, state), 20){})
"""
_GROWN: Final = """
from tests.bench.clusters import written
plan = Plan(written({firms}))
state = play_year(plan, 1, opening_state(plan)).state
print(least(lambda: play_year(plan, 1, state), 3) / {firms})
"""
_GROWTH: Final = """
from tests.bench.clusters import written

def a_firm(firms):
    plan = Plan(written(firms))
    state = play_year(plan, 1, opening_state(plan)).state
    return least(lambda: play_year(plan, 1, state), 2) / firms

print(a_firm(3000) / a_firm(1000))
"""
_MEMORY: Final = """
import resource
from tests.bench.clusters import written
plan = Plan(written(1000))
play_year(plan, 1, opening_state(plan))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""
_PREVIEW: Final = """
from statistics import median
from time import sleep
from game.preview.preview import Request
from game.preview.worker import PreviewWorker
from tests.bench.preview import drag, second_round

if __name__ == "__main__":
    plan = region()
    situation, draft = second_round(plan)
    worker = PreviewWorker(plan)
    worker.ask(situation, Request({}, patient=True))
    while not ((preview := worker.poll()) and preview.settled):
        sleep(0.005)
    print(median(drag(worker, situation, draft)[1] for _ in range(8)))
    worker.close()
"""
_FIRST: Final = """
from tests.bench.screen import slowest_first
print(slowest_first())
"""
_TURN: Final = """
from game.bots import seated
from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from sim.rounds import RoundInput, play_round
plan = region()
state, bots = opening_state(plan), {seat: seated("cooperative") for seat in plan.seats}
turns = []
for years in plan.scenario.about.rounds[:4]:
    turn = lambda: decide(Reckoning(plan, state, plan.seats), bots, 1)
    turns.append(1000 * least(turn, 2) / len(bots))
    state = play_round(plan, 1, state, RoundInput(turn(), years)).state
print(sum(turns) / len(turns))
"""
_FILM: Final = """
from tests.bench.screen import film_p95
print(film_p95())
"""
_GAME: Final = """
from game.experiments.pickled_scenario import pack
from game.experiments.sweep.games import SweepOptions, play_one
packed = pack(region().scenario)
print(least(lambda: play_one(packed, SweepOptions(("cooperative",)), 1), 3))
"""
_SESSION: Final = """
from game.experiments.whole_game import GameOptions, whole_game
plan = region()
print(least(lambda: whole_game(plan, GameOptions(1, bots=("cooperative",))), 3))
"""
_MATTERED: Final = """
from game.experiments.ablation import mattered
from game.experiments.replay_plan import DecidedGame, RoundDecided
plan = region()
sheets = read_decisions("tests/golden/kemi-tornio-together.yaml", plan).sheets
rounds = tuple(
    RoundDecided(years, {seat: tuple(sheet) for seat, sheet in sheets.get(number, {}).items()})
    for number, years in enumerate(plan.scenario.about.rounds, 1)
)
print(least(lambda: list(mattered(plan, DecidedGame(1, plan.seats, rounds))), 1))
"""
CODE: Final[Mapping[str, str]] = {
    "year of 12 firms": _EVERYDAY.format(""),
    "year of 12 firms, as often as a bare loop": _EVERYDAY.format(" / least(Bare(plan, state).play, 20)"),
    "busiest year of Kemi-Tornio": _BUSIEST,
    "year of 300 firms, a firm": _GROWN.format(firms=300),
    "year of 1000 firms, a firm": _GROWN.format(firms=1000),
    "time a firm, of 3000 firms as often as of 1000": _GROWTH,
    "memory of 1000 firms, kB a firm": _MEMORY,
    "preview of a later edit, settled by the clock, ms": _PREVIEW,
    "longest first picture of any scene, ms": _FIRST,
    "frames of the years, p95, ms": _FILM,
    "turn of a cooperative bot, ms": _TURN,
    "game of a sweep": _GAME,
    "game of bots as a session": _SESSION,
    "what mattered": _MATTERED,
}
"""what is timed within the program, once it has started"""
COMMANDS: Final[Mapping[str, Sequence[str]]] = {
    "--help": ("--help",),
    "describe": ("describe", "kemi-tornio"),
    "report": ("report", "{session}", "--out", "{folder}/report"),
    "handouts": ("handouts", "kemi-tornio", "--out", "{folder}/handouts"),
    "verify": ("verify", "{session}"),
}
"""commands, timed from beginning to end"""


def unpacked(commit: str, folder: Path) -> Path:
    """The source tree of a commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


class Ways:
    """The trees that are compared: how each is called, where it is, and its environment."""

    def __init__(self, before: Path, folder: Path) -> None:
        plain = {**os.environ, "KIERTO_FOLDER": str(folder / "user"), PLAIN: "1"}
        compiled = {key: value for key, value in plain.items() if key != PLAIN}
        self.folder = folder
        self.all = {"before": (before, plain), "plain": (ROOT, plain), "compiled": (ROOT, compiled)}
        seen = self._run("compiled", "-c", "import sim.year.lines as it; print(it.__file__)")
        if seen.strip().endswith(".py"):
            del self.all["compiled"]
        for way in ("before", "plain"):
            self._run(
                way, "main.py", "run", "kemi-tornio", "--bots", "cooperative", "--session", self._session(way)
            )

    def _session(self, way: str) -> str:
        return str(self.folder / f"{'before' if way == 'before' else 'now'}.kierto")

    def _run(self, way: str, *arguments: str) -> str:
        tree, environment = self.all[way]
        ended = subprocess.run(
            [sys.executable, *arguments],
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout

    def command(self, way: str, arguments: Sequence[str]) -> float:
        """Seconds of the processor for a command."""
        filled = [each.format(session=self._session(way), folder=self.folder / way) for each in arguments]
        begun = _children()
        self._run(way, "main.py", *filled)
        return _children() - begun

    def code(self, way: str, code: str) -> float:
        """What a piece of code measures; not a number where that tree has nothing to measure it by."""
        try:
            return float(self._run(way, "-c", _YEARS + code).split()[-1])
        except subprocess.CalledProcessError as fault:
            sys.stderr.write(f"{way}: {fault.stderr.splitlines()[-1]}\n")
            return math.nan


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(ways: Ways, times: int, only: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Each figure, the least of so many turns."""
    for name in (*COMMANDS, *CODE):
        if only in name:
            taken: dict[str, list[float]] = {way: [] for way in ways.all}
            for _ in range(times):
                for way, figures in taken.items():
                    timed = (
                        ways.command(way, COMMANDS[name]) if name in COMMANDS else ways.code(way, CODE[name])
                    )
                    figures.append(timed)
            yield name, {way: min(figures) for way, figures in taken.items()}


def main() -> None:
    """Print a row for each figure."""
    parser = argparse.ArgumentParser("python -m tests.bench.against", description=__doc__)
    parser.add_argument("commit", nargs="?", default=BEFORE)
    parser.add_argument("--only", default="", help="figures with this in their name")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        ways = Ways(unpacked(options.commit, folder / "tree"), folder)
        for figure, taken in measured(ways, options.times, options.only):
            times = " | ".join(f"{way} {seconds:.4g}" for way, seconds in taken.items())
            ratios = [f"{taken['before'] / taken[way]:.2f} ×" for way in taken if way != "before"]
            sys.stdout.write(f"{figure}: {times} | {' | '.join(ratios)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

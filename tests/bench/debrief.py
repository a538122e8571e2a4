"""How long the debrief's questions take on kemi-tornio: `python -m tests.bench.debrief`.

Processor time for the cooperative game of tests/golden: every decision again, and the lesson in 5 worlds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from game.cli.decisions_file import read_decisions
from game.cli.files import read_plan, shipped
from game.experiments.ablation import mattered
from game.experiments.lesson import lesson
from game.experiments.replay_plan import DecidedGame, RoundDecided

GOLDEN = Path(__file__).parents[1] / "golden" / "kemi-tornio-together.yaml"


def main() -> None:
    plan = read_plan(shipped("kemi-tornio"))
    sheets = read_decisions(str(GOLDEN), plan).sheets
    rounds = tuple(
        RoundDecided(years, {seat: tuple(sheet) for seat, sheet in sheets.get(number, {}).items()})
        for number, years in enumerate(plan.scenario.about.rounds, 1)
    )
    game = DecidedGame(1, plan.seats, rounds)
    start = process_time()
    known = list(mattered(plan, game))[-1]
    sys.stdout.write(f"what mattered: {known.of} games again, {process_time() - start:.1f} s\n")
    for kind, it in known.kinds:
        sys.stdout.write(f"  {kind:9} headline {it.total.headline / 1e6:9.1f} kt, set aside {it.set_aside}\n")
    start = process_time()
    found = list(lesson(plan, game, 5))[-1]
    sys.stdout.write(
        f"lesson: 5 worlds, {process_time() - start:.1f} s; below idle in {found.headline_below_idle}; "
        f"goals {[found.goal_reached(place) for place in range(len(found.goals))]}\n"
    )


if __name__ == "__main__":
    main()

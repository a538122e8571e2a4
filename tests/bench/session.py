"""How long a session of eight rounds takes: `python -m tests.bench.session`.

Kemi-Tornio with four bots: played and kept in memory, opened from its file for a debrief (every round
unpacked), and verified. Processor time; each is the best of three.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from game.experiments.verify import verify
from game.experiments.whole_game import GameOptions, whole_game
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


def best(work: Callable[[], object]) -> float:
    """The shortest of three times, in ms."""
    found = []
    for _ in range(3):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found) * 1000


def told(what: str, figure: float, unit: str = "ms") -> None:
    """A line of the table."""
    print(f"{what:48} {figure:7.0f} {unit}")


def main() -> None:
    """Print a line for each."""
    plan = Plan(load(SCENARIO))
    asked = GameOptions(seed=1, bots=("private", "cooperative", "dealing", "private"))
    told("eight rounds of four bots, legacy run included", best(lambda: whole_game(plan, asked)))
    session = whole_game(plan, asked)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "game.kierto"
        session.write_to(file)

        def opened() -> Session:
            return Session.open(file, read_only=True)

        told("size on disk", file.stat().st_size / 1000, "kB")
        told("opened to be looked at", best(opened))
        told("opened, every round unpacked", best(lambda: opened().records))
        told("verified", best(lambda: verify(opened())))
    line = next(item.line for item in session.history() if item.can_undo and item.entry.line == "sheet")

    def undone() -> None:
        twin = session.copy()
        twin.undo(line)
        twin.catch_up()

    told("a sheet of round 1 undone, all played again", best(undone))


if __name__ == "__main__":
    main()

"""How long the screen stands still when a round of Kemi-Tornio ends: `python -m tests.bench.frame [--runs 3]`.

The real loop without a display: the years are played beside the frames, their record is packed and written to the
file and to a second copy, the film of the years opens, and then the results. Printed for each part: the longest
frame by the clock, and the most that the frame thread itself worked in one. Once with a second copy that answers,
and once with one that does not for a minute.
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pygame

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.transition import Transition
from game.screen.kit.windows import One
from game.screen.navigation import ROUTES, get_ready
from game.screen.settings import Settings
from game.session.journal.filesystem import Disk
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tools.gallery.studio import open_without_windows

SCENARIO: Final = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
FRAME: Final = 1 / 60
BOTS: Final = ("private", "cooperative", "dealing", "private")
SETTLED: Final = 10
"""frames that are watched after a scene has come to the front"""
STALL: Final = 60.0
"""seconds for which the second copy's disk does not answer"""


@dataclass
class Part:
    """The longest frames of one part, in ms."""

    wall: float = 0.0
    own: float = 0.0


@dataclass
class Watched:
    """What the end of a round cost, part by part."""

    parts: dict[str, Part] = field(default_factory=dict)
    closing: float = 0.0
    """ms in which the session was let go of at the end, the second copy still stalled"""

    @property
    def longest(self) -> float:
        """The longest frame of all, in ms by the clock."""
        return max(part.wall for part in self.parts.values())


class StalledMirror(Disk):
    """A disk of which one folder stops answering once `stalls` is set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: set[int] = set()
        self.stalls = threading.Event()
        self.answers = threading.Event()

    def create(self, path: Path) -> int:
        file = super().create(path)
        if path.parent == self.folder:
            self.files.add(file)
        return file

    def flush(self, file: int) -> None:
        if file in self.files and self.stalls.is_set():
            self.answers.wait(STALL)
        super().flush(file)


def watch(folder: Path, *, stalled: bool) -> Watched:
    """Play the years of the first round in the window's loop, and go on to its results."""
    plan = Plan(load(SCENARIO))
    (folder / "mirror").mkdir()
    disk = StalledMirror(folder / "mirror")
    session = Session.create(
        folder / "game.kierto", plan.scenario, _setup(plan), mirror=folder / "mirror", disk=disk
    )
    app = App(Context(Settings(), folder), ROUTES, One((1920, 1080)))
    app.context.begin(session)
    session.go_to("decide")
    app.start(Transition("decide"))
    _frames(app, Part(), lambda: False)
    session.go_to("years")
    if stalled:
        disk.stalls.set()
    found = Watched()
    try:
        app.follow(Transition("years"))
        years = app.scene
        _frames(app, found.parts.setdefault("the years run", Part()), lambda: years.film is None)  # type: ignore[attr-defined]
        _frames(app, found.parts.setdefault("their film", Part()), lambda: False)
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_END, mod=0, unicode="", scancode=0))
        _frames(app, found.parts.setdefault("the results", Part()), lambda: app.scene.name != "results")
    finally:
        begun = time.perf_counter()
        session.close()
        found.closing = (time.perf_counter() - begun) * 1000
        disk.answers.set()
        app.context.session = None
    return found


def _setup(plan: Plan) -> Setup:
    teams = seating(plan, len(BOTS))
    return Setup(
        seed=1,
        teams=tuple(team.model_copy(update={"bot": bot}) for team, bot in zip(teams, BOTS, strict=True)),
        rounds=len(plan.scenario.about.rounds),
    )


def _frames(app: App, part: Part, goes_on: Callable[[], bool]) -> None:
    """Frames at their pace while something goes on, and some more."""
    left = SETTLED
    while left:
        left = SETTLED if goes_on() else left - 1
        begun, busy = time.perf_counter(), time.thread_time()
        app.step(pygame.event.get(), FRAME)
        took = time.perf_counter() - begun
        part.wall, part.own = max(part.wall, took * 1000), max(part.own, (time.thread_time() - busy) * 1000)
        time.sleep(max(0.0, FRAME - took))


def measured(runs: int, *, stalled: bool) -> Watched:
    """The best of several runs, part by part: what is left is the program's own, and not the machine's."""
    open_without_windows()
    get_ready()
    best = Watched()
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            found = watch(Path(folder), stalled=stalled)
        for name, part in found.parts.items():
            known = best.parts.setdefault(name, part)
            known.wall, known.own = min(known.wall, part.wall), min(known.own, part.own)
    return best


def longest_frame_ms() -> float:
    """The longest frame by the clock, with a second copy that answers and with one that does not."""
    return max(measured(3, stalled=stalled).longest for stalled in (False, True))


def main() -> None:
    """Print a line for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    for stalled in (False, True):
        print("with a second copy that does not answer" if stalled else "with a second copy that answers")
        for name, part in measured(runs, stalled=stalled).parts.items():
            print(
                f"    {name:16} longest frame {part.wall:7.1f} ms, of which the thread worked {part.own:7.1f} ms"
            )


if __name__ == "__main__":
    main()

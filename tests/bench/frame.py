"""How long the screen stands still when a round of Kemi-Tornio ends: `python -m tests.bench.frame [--runs 3]`.

The real loop without a display: the years are played beside the frames, their record is packed and written to the
file and to a second copy, the film of the years opens, and then the results. Once with a second copy that answers,
and once with one that does not for a minute.

Printed for each part: the longest frame by the clock; the same without waiting for a processor that other programs
had (where the system tells); and how long the first picture of a scene took, which is in neither: that is the
drawing's own (`tests.bench.screen` has it for every scene).
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pygame

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.app import WORK, App
from game.screen.context import Context
from game.screen.kit.page import Kind
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
    """What one part cost, in ms."""

    wall: float = 0.0
    """the longest frame by the clock"""
    frame: float = 0.0
    """the longest frame without waiting for a processor: work, and waiting for locks, threads and disks"""
    picture: float = 0.0
    """the first picture of the scene, without waiting for a processor"""

    def better(self, other: Part) -> Part:
        """The least of two runs: what is left is the program's own, and not the machine's."""
        return Part(*(min(pair) for pair in zip(astuple(self), astuple(other), strict=True)))


@dataclass(slots=True)
class TimedApp(App):
    """The loop, with the first picture of each scene timed apart."""

    picture: float = 0.0
    """seconds that the first picture of a scene took in this frame, by the clock"""
    own_picture: float = 0.0
    """the same without waiting for a processor"""
    seen: str = ""
    """the scene that was drawn last"""

    def _draw(self, kind: Kind) -> None:
        begun, before = time.perf_counter(), waited()
        App._draw(self, kind)
        if self.scene.name != self.seen:
            self.seen = self.scene.name
            self.picture = time.perf_counter() - begun
            self.own_picture = max(0.0, self.picture - (waited() - before))


def waited() -> float:
    """Seconds that this thread has waited for a processor so far; 0 where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


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


def watch(folder: Path, *, stalled: bool) -> dict[str, Part]:
    """Play the years of the first round in the window's loop, and go on to its results."""
    plan = Plan(load(SCENARIO))
    (folder / "mirror").mkdir()
    disk = StalledMirror(folder / "mirror")
    session = Session.create(
        folder / "game.kierto", plan.scenario, _setup(plan), mirror=folder / "mirror", disk=disk
    )
    app = TimedApp(Context(Settings(), folder), ROUTES, One((1920, 1080)))
    app.look.spare.seconds = WORK
    app.context.begin(session)
    session.go_to("decide")
    app.start(Transition("decide"))
    _frames(app, Part(), lambda: False)
    session.go_to("years")
    if stalled:
        disk.stalls.set()
    found = {name: Part() for name in ("the years run", "their film", "the results", "closing")}
    app.follow(Transition("years"))
    years: Any = app.scene
    _frames(app, found["the years run"], lambda: years.film is None)
    _frames(app, found["their film"], lambda: False)
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_END, mod=0, unicode="", scancode=0))
    _frames(app, found["the results"], lambda: app.scene.name != "results")
    begun = time.perf_counter()
    session.close()
    found["closing"].wall = found["closing"].frame = (time.perf_counter() - begun) * 1000
    disk.answers.set()
    return found


def _setup(plan: Plan) -> Setup:
    teams = seating(plan, len(BOTS))
    return Setup(
        seed=1,
        teams=tuple(team.model_copy(update={"bot": bot}) for team, bot in zip(teams, BOTS, strict=True)),
        rounds=len(plan.scenario.about.rounds),
    )


def _frames(app: TimedApp, part: Part, goes_on: Callable[[], bool]) -> None:
    """Frames at their pace while something goes on, and some more."""
    left = SETTLED
    while left:
        left = SETTLED if goes_on() else left - 1
        app.picture = app.own_picture = 0.0
        begun, before = time.perf_counter(), waited()
        app.step(pygame.event.get(), FRAME)
        took, queued = time.perf_counter() - begun, waited() - before
        part.wall = max(part.wall, (took - app.picture) * 1000)
        part.frame = max(part.frame, (took - queued - app.own_picture) * 1000)
        part.picture = max(part.picture, app.own_picture * 1000)
        time.sleep(max(0.0, FRAME - took))


def measured(runs: int, *, stalled: bool) -> dict[str, Part]:
    """The best of several runs, part by part."""
    open_without_windows()
    get_ready()
    best: dict[str, Part] = {}
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            for name, part in watch(Path(folder), stalled=stalled).items():
                best[name] = best.get(name, part).better(part)
    return best


def longest_frame_ms() -> float:
    """The longest frame when a round ends, with a second copy that answers and with one that does not.

    Without waiting for a processor, and without the first picture of a scene.
    """
    return max(part.frame for stalled in (False, True) for part in measured(5, stalled=stalled).values())


def main() -> None:
    """Print a line for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    for stalled in (False, True):
        print("with a second copy that does not answer" if stalled else "with a second copy that answers")
        for name, part in measured(runs, stalled=stalled).items():
            print(
                f"    {name:14} longest frame {part.frame:6.1f} ms, by the clock {part.wall:6.1f} ms; "
                f"first picture {part.picture:6.1f} ms"
            )


if __name__ == "__main__":
    main()

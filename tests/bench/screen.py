"""How long frames take, and how soon the title is there; `tests.bench.soak` has what hours of frames cost.

    python -m tests.bench.screen [--size 1920x1080] [--runs 3] [--only years decide]

Every scene of a game and the film at each speed, as wall-clock time and as time of the processor. Each figure is the
best of several runs: what is left then is the program's own, and not what else the machine had to do. Draws
without a display; presenting comes on top.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from game.design.theme import MOTION
from game.screen.app import WORK
from game.screen.kit.artwork import Artwork
from game.screen.kit.fonts import Fonts
from game.screen.kit.spare_time import SpareTime
from game.screen.parts.playback_bar import SPEEDS
from game.screen.settings import Settings
from sim.scenario.loader import load
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

ROOT = Path(__file__).parents[2]
FRAME = 1 / 60
STILL = 30
"""frames of a scene that stands"""
FILM = 600
"""frames of the film at single speed"""
NOBODY = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "DISPLAY": ":none"}
"""a display is there to be drawn on, and is seen by nobody"""
START = """
import time
begun = time.perf_counter()
import sys

def first_frame(app):
    print(round((time.perf_counter() - begun) * 1000))
    app.ended = True

def start():
    from game.cli import app as command_line
    from game.screen import app as screen
    screen.App.run = first_frame  # the title has just been drawn once
    command_line.run([])

if __name__ == "__main__":
    start()
"""


Frames = list[tuple[float, float]]
"""seconds of each frame, by the clock and of the processor"""
Taken = defaultdict[str, list[Frames]]
"""what was drawn → its frames, run by run"""


def at(seconds: list[float], share: float) -> float:
    """The time, in milliseconds, within which so many of the frames were drawn."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def put(line: str) -> None:
    """A line that is there at once, even in a file."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def said(name: str, runs: list[Frames]) -> None:
    """A line of figures: by the clock, and in brackets of the processor."""
    cells = []
    for share in (0.5, 0.95, 1.0):
        wall, own = (min(at([frame[way] for frame in run], share) for run in runs) for way in (0, 1))
        cells.append(f"{wall:8.2f} ({own:6.2f})")
    put(f"{name:34}{' '.join(cells)} ms   {len(runs[0])} frames")


def timed(frames: int, draw: Callable[[], object], spare: SpareTime) -> Frames:
    """Seconds of each frame."""
    found = []
    for _ in range(frames):
        begun, busy = time.perf_counter(), time.thread_time()
        spare.begin()
        draw()
        found.append((time.perf_counter() - begun, time.thread_time() - busy))
    return found


def still(studio: Studio, picture: Picture, taken: Taken) -> None:
    """A scene that stands: its first frame builds, the others show what is kept."""
    studio.clear(two=picture.two)
    picture.put(studio)
    for kind in picture.kinds:
        draw = partial(studio.draw, kind)
        taken[f"{picture.name} {kind}, first"].append(timed(1, draw, studio.look.spare))
        settle(studio, draw)
        taken[f"{picture.name} {kind}"].append(timed(STILL, draw, studio.look.spare))


def settle(studio: Studio, draw: Callable[[], object]) -> None:
    """Draw until nothing is left for the next frame."""
    spare = studio.look.spare
    while True:
        undone = spare.left_undone
        spare.begin()
        draw()
        if spare.left_undone == undone:
            return


def film(studio: Studio, speed: int, taken: Taken) -> None:
    """The years from their beginning, as a room sees them."""
    years = next(one for one in pictures() if one.name == "years")
    studio.clear(two=False)
    years.put(studio)
    scene = studio.scene
    scene.reel.at, scene.reel.speed = 0.0, speed  # type: ignore[attr-defined]
    settle(studio, partial(studio.draw, "room"))

    def frame() -> None:
        scene.tick(FRAME)
        studio.draw("room")

    taken[f"the years, {speed}×"].append(timed(FILM // speed, frame, studio.look.spare))


def change(studio: Studio, taken: Taken) -> None:
    """One scene gives way to the next: the frames after its first."""
    results = next(one for one in pictures() if one.name == "results")
    studio.clear(two=False)
    results.put(studio)
    studio.scene.passed.number = 99.0  # type: ignore[attr-defined]  # the number has come to rest
    app, window = studio.app, studio.app.windows.surface("room")
    app.change.begin(window, still=False)
    app.change.over(studio.draw("room").surface, moves=False)

    def frame() -> None:
        app.change.tick(FRAME)
        app.change.again(window)

    taken["from scene to scene"].append(timed(round(MOTION["scene"] / FRAME) - 1, frame, studio.look.spare))


def slowest_first(runs: int = 2) -> float:
    """The longest first picture of all, of the processor, ms: of each picture the least of some runs."""
    studio, taken = _studio((1920, 1080)), Taken(list)
    for _ in range(runs):
        studio.look.art, studio.look.fonts = Artwork(), Fonts()
        for picture in pictures():
            still(studio, picture, taken)
    first = {name: min(run[0][1] for run in runs) for name, runs in taken.items() if name.endswith(", first")}
    slowest = max(first, key=lambda name: first[name])
    sys.stderr.write(f"{slowest}\n")
    return 1000 * first[slowest]


def film_p95(runs: int = 2) -> float:
    """The frame of the years than which 5 of 100 are longer, of the processor, ms; the least of some runs."""
    studio, taken = _studio((1920, 1080)), Taken(list)
    for _ in range(runs):
        film(studio, 1, taken)
    return min(at([own for _, own in frames], 0.95) for frames in taken["the years, 1×"])


def _studio(size: tuple[int, int]) -> Studio:
    open_without_windows()
    studio = Studio(load(ROOT / "scenarios" / "kemi-tornio.yaml"), Settings(), size)
    studio.look.spare.seconds = WORK  # as in the game: what takes longer goes on in the next frame
    return studio


def start_up() -> None:
    """From the interpreter's first line to the first frame of the title."""
    with tempfile.TemporaryDirectory() as folder:
        times = [round(one * 1000) for one in _starts(Path(folder) / "start.py")]
    put(f"to the title: {min(times)} ms at best of {len(times)}, {median(times):.0f} in the middle")


def _starts(path: Path) -> list[float]:
    path.write_text(START, encoding="utf-8")
    times = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, str(path)],
            cwd=ROOT,
            env={
                **os.environ,
                **NOBODY,
                "PYTHONPATH": str(ROOT),
                "KIERTO_FOLDER": str(path.parent / "nobody"),
            },
            capture_output=True,
            text=True,
            check=True,
        )
        times.append(float(done.stdout.split()[-1]) / 1000)
    return times


def resident() -> int:
    """Kilobytes of memory this process holds."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def main() -> None:
    """Everything, in a minute or so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="scenes, by the beginnings of their names")
    options = parser.parse_args()
    wide, high = map(int, options.size.split("x"))
    if not options.only:
        start_up()
    studio, taken = _studio((wide, high)), Taken(list)
    wanted = [one for one in pictures() if not options.only or one.name.startswith(tuple(options.only))]
    for _ in range(options.runs):
        studio.look.art, studio.look.fonts = Artwork(), Fonts()  # a first frame finds nothing drawn
        for picture in wanted:
            still(studio, picture, taken)
        for speed in SPEEDS:
            film(studio, speed, taken)
        change(studio, taken)
    put(f"{'':34}{'p50':>17} {'p95':>17} {'max':>17}")
    for name, runs in taken.items():
        said(name, runs)


if __name__ == "__main__":
    main()

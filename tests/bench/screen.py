"""How long frames take, and how soon the title is there; `tests.bench.soak` has what hours of frames cost.

    python -m tests.bench.screen [--size 1920x1080]

Draws without a display; presenting comes on top (see ../shared/design/quality.md for what to reach).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from game.screen.gallery.pictures import Picture, pictures
from game.screen.gallery.studio import Studio, open_without_windows
from game.screen.settings import Settings
from sim.scenario.loader import load

ROOT = Path(__file__).parents[2]
FRAME = 1 / 60
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


def said(name: str, seconds: list[float]) -> None:
    """A line of figures."""
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    row = f"{median(ordered) * 1000:8.2f} {p95 * 1000:8.2f} {ordered[-1] * 1000:8.2f} ms"
    sys.stdout.write(f"{name:34}{row}  ({len(ordered)} frames)\n")


def timed(frames: int, draw: Callable[[int], object]) -> list[float]:
    """Seconds of each frame."""
    found = []
    for number in range(frames):
        begun = time.perf_counter()
        draw(number)
        found.append(time.perf_counter() - begun)
    return found


def still(studio: Studio, picture: Picture) -> None:
    """A scene that stands: its first frame builds, the others show what is kept."""
    studio.clear(two=picture.two)
    picture.put(studio)
    for kind in picture.kinds:
        first = timed(1, lambda _, kind=kind: studio.draw(kind))  # type: ignore[misc]
        said(f"{picture.name} {kind}, first", first)
        said(f"{picture.name} {kind}", timed(60, lambda _, kind=kind: studio.draw(kind)))  # type: ignore[misc]


def film(studio: Studio, speed: int) -> None:
    """The years from their beginning, as a room sees them."""
    years = next(one for one in pictures() if one.name == "years")
    studio.clear(two=False)
    years.put(studio)
    scene = studio.scene
    scene.reel.at, scene.reel.speed = 0.0, speed  # type: ignore[attr-defined]
    scene._shown_spill = True  # type: ignore[attr-defined]
    studio.draw("room")

    def frame(_: int) -> None:
        scene.tick(FRAME)
        studio.draw("room")

    said(f"the years, {speed}×", timed(FILM // speed, frame))


def start_up() -> None:
    """From the interpreter's first line to the first frame of the title."""
    with tempfile.TemporaryDirectory() as folder:
        said("to the title", _starts(Path(folder) / "start.py"))


def _starts(path: Path) -> list[float]:
    path.write_text(START, encoding="utf-8")
    times = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, str(path)],
            cwd=ROOT,
            env={**os.environ, **NOBODY, "PYTHONPATH": str(ROOT), "KIERTO_FOLDER": str(path.parent / "nobody")},
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
    options = parser.parse_args()
    wide, high = map(int, options.size.split("x"))
    start_up()
    open_without_windows()
    studio = Studio(load(ROOT / "scenarios" / "kemi-tornio.yaml"), Settings(), (wide, high))
    sys.stdout.write(f"{'':34}{'p50':>8} {'p95':>8} {'max':>8}\n")
    wanted = ("title.resume", "decide", "decide.desk", "decide.board", "reveal.1", "results")
    for picture in pictures():
        if picture.name in wanted:
            still(studio, picture)
    for speed in (1, 2, 4):
        film(studio, speed)


if __name__ == "__main__":
    main()

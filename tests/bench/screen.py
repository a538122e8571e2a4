"""How long frames take, how soon the title is there, and whether hours of frames cost memory.

    python -m tests.bench.screen [--size 1920x1080] [--soak MINUTES]

Draws without a display; presenting comes on top (see ../shared/design/quality.md for what to reach).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
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
START = """
import time
begun = time.perf_counter()
import os
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
from game.session.preview.worker import PreviewWorker
def start():
    worker = PreviewWorker()
    import pygame
    pygame.display.init(); pygame.font.init()
    from pathlib import Path
    from game.screen.app import App
    from game.screen.routes import ROUTES, TITLE
    from game.screen.settings import Settings
    from game.screen.show import Show
    from game.screen.windows import One
    app = App(Show(Settings(), Path("nowhere"), preview=worker), ROUTES, One((1280, 720)))
    app.start(TITLE)
    app.step([], 0.016)
    print(round((time.perf_counter() - begun) * 1000))
    worker.close()
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
    path = Path(os.environ.get("TMPDIR", ".")) / "kierto_start.py"
    path.write_text(START, encoding="utf-8")
    times = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        times.append(float(done.stdout.split()[-1]) / 1000)
    path.unlink()
    said("to the title", times)


def soak(studio: Studio, minutes: float) -> None:
    """Film after film, every picture in turn; memory at the end of the first and of the last tenth."""
    shown = [one for one in pictures() if one.name.split(".")[0] in ("decide", "years", "reveal", "results")]
    until, grown, number = time.monotonic() + minutes * 60, list[int](), 0
    while time.monotonic() < until:
        picture = shown[number % len(shown)]
        studio.clear(two=picture.two)
        picture.put(studio)
        for _ in range(60):
            studio.app.moment += FRAME
            studio.scene.tick(FRAME)
            for kind in picture.kinds:
                studio.draw(kind)
        number += 1
        grown.append(resident())
    warm = grown[len(grown) // 3]
    sys.stdout.write(f"soak: {number * 60} frames, {warm} kB warm, {grown[-1] - warm:+} kB since\n")


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
    parser.add_argument("--soak", type=float, default=0.0, metavar="MINUTES")
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
    if options.soak:
        soak(studio, options.soak)


if __name__ == "__main__":
    main()

"""A display without a screen, and hands on its mouse and keys."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]


SIZE = (1280, 720)


PATIENCE = 30.0


WINDOW = re.compile(
    r'(?P<id>0x[0-9a-f]+) "Kierto.*\) +(?P<wide>\d+)x(?P<high>\d+)\S+ +\+(?P<x>\d+)\+(?P<y>\d+)'
)


@dataclass
class Display:
    """A virtual display, and hands on it."""

    name: str
    out: Path
    env: dict[str, str]
    code: str = "C1"
    """of a card that the first team could play"""
    exchange: str = "X25"
    """of an exchange from which all gain in the first round, and that no card of the first team is part of"""
    slip_took: float = 0.0
    """seconds in which a deal slip was typed and signed"""
    sheet_took: float = 0.0
    """seconds in which a sheet was typed and sealed"""
    size: tuple[int, int] = SIZE
    """of the window"""
    shots: int = 0
    game: subprocess.Popen[bytes] | None = None
    home: Path = field(default_factory=Path)

    def begin(self) -> None:
        """Open the game as a person would."""
        env = {**self.env, "KIERTO_FOLDER": str(self.home), "SDL_AUDIODRIVER": "none-there"}
        log = (self.out / "game.log").open("ab")
        self.game = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=env, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while not self.windows() and time.monotonic() < until:
            time.sleep(0.3)
        time.sleep(2)
        self.resize(*self.size)
        self.do("windowfocus", self.windows()[0]["id"])
        self.key("F10")  # pictures say how long frames take

    def windows(self) -> list[re.Match[str]]:
        """The game's windows: id, size and place."""
        done = subprocess.run(["xwininfo", "-root", "-tree"], env=self.env, capture_output=True, text=True)
        return [found for line in done.stdout.splitlines() if (found := WINDOW.search(line))]

    def do(self, *what: str) -> str:
        """One xdotool command."""
        done = subprocess.run(
            ["xdotool", *what], env=self.env, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout.strip()

    def key(self, *names: str) -> None:
        """Keys, one after the other."""
        for name in names:
            self.do("key", "--clearmodifiers", name)
            time.sleep(0.15)

    def lay_out(self, country: str) -> None:
        """The keyboard of a country."""
        subprocess.run(["setxkbmap", country], env=self.env, check=True)

    def with_altgr(self, *names: str) -> None:
        """Keys while AltGr is held."""
        for name in names:
            self.do("keydown", "ISO_Level3_Shift", "key", name, "keyup", "ISO_Level3_Shift")
            time.sleep(0.15)

    def type(self, text: str) -> None:
        """Letters."""
        self.do("type", "--delay", "40", text)
        time.sleep(0.2)

    def click(self, x: float, y: float) -> None:
        """The mouse, at a place of the 1920 × 1080 canvas."""
        window = self.windows()[0]
        wide, high, beside, above = (float(window[one]) for one in ("wide", "high", "x", "y"))
        k = min(wide / 1920, high / 1080)
        left, top = (wide - 1920 * k) / 2, (high - 1080 * k) / 2
        at = int(beside + left + x * k), int(above + top + y * k)
        self.do("mousemove", str(at[0]), str(at[1]))
        time.sleep(0.2)
        self.do("mousedown", "1")
        time.sleep(0.1)
        self.do("mouseup", "1")
        time.sleep(0.35)

    def resize(self, wide: int, high: int) -> None:
        """Another size of the window."""
        window = self.windows()[0]["id"]
        self.do("windowmove", window, "0", "0")
        self.do("windowsize", window, str(wide), str(high))
        time.sleep(0.6)

    def shot(self, name: str) -> None:
        """A picture of what is to be seen, where a tool for it is there."""
        self.shots += 1
        if shutil.which("import"):
            path = self.out / f"{self.shots:02d}-{name}.png"
            subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)

    def kill(self) -> None:
        """As a power cut would."""
        assert self.game is not None
        self.game.send_signal(signal.SIGKILL)
        self.game.wait()

    # --- what has happened ------------------------------------------------------------------------
    def entries(self) -> list[dict[str, object]]:
        """The lines of the session, as they are on the disk."""
        files = sorted((self.home / "sessions").glob("*.kierto"))
        lines = files[-1].read_text(encoding="utf-8").splitlines() if files else []
        return [json.loads(line) for line in lines if line.startswith(("{", "["))]

    def wait_for(self, what: str, count: int = 1) -> None:
        """Until so many lines of a kind are on the disk."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.count(what) >= count:
                return
            time.sleep(0.2)
        self.shot(f"stuck-before-{count}-{'-'.join(re.findall('[a-z]+', what))}")
        raise SystemExit(f"no {what} ({count}) on the disk after {PATIENCE:.0f} s")

    def count(self, what: str) -> int:
        """Lines that say this; a deal's years are not the years that run, so a phase is asked for by its whole key."""
        return sum(what in json.dumps(one) for one in self.entries())


@contextmanager
def display(out: Path, size: tuple[int, int] = SIZE) -> Iterator[Display]:
    """A virtual display for as long as the game is played."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "2000x1200x24"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    env = {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "PYTHONPATH": str(ROOT)}
    one = Display(f":{number}", out, env, size=size, home=out / "home")
    try:
        yield one
    finally:
        if one.game is not None and one.game.poll() is None:
            one.kill()
        server.terminate()
        server.wait()

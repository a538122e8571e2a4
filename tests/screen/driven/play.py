"""A game in its real windows under Xvfb: mouse and keys by xdotool, a wrong code, an undo, a resize, a kill.

    python -m tests.screen.driven.play [--out FOLDER] [--scenario kemi-tornio] [--rounds 3]

Needs Xvfb, xdotool and xwininfo. Nothing of the game is reached into: what has happened is read from its session file.
Pictures of each step go to the folder. There is no audio device.
"""

from __future__ import annotations

import argparse
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
        self.do("windowfocus", self.windows()[0]["id"])

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
def display(out: Path) -> Iterator[Display]:
    """A virtual display for as long as the game is played."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x900x24"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    env = {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "PYTHONPATH": str(ROOT)}
    one = Display(f":{number}", out, env, home=out / "home")
    try:
        yield one
    finally:
        if one.game is not None and one.game.poll() is None:
            one.kill()
        server.terminate()
        server.wait()


def play(hands: Display, card: int, fewer: int, rounds: int, teams: int) -> None:
    """The whole game."""
    hands.begin()
    hands.shot("title")
    hands.click(64 + card * 456 + 200, 800)
    for _ in range(fewer):
        hands.click(1336 + 544 - 2 * 64 - 120 + 32, 292 + 32)  # rounds −
    hands.shot("set-up")
    for _ in range(3):
        if not hands.count('"phase": "briefing"'):
            hands.click(1600, 930)
            time.sleep(1)
    hands.wait_for('"phase": "briefing"')
    hands.key("Next")
    hands.shot("briefing")
    hands.key("s")
    for round_ in range(1, rounds + 1):
        one_round(hands, round_, teams)
    hands.shot("after-the-last-round")
    until = time.monotonic() + 4 * PATIENCE
    while not hands.count('"phase": "legacy"') and time.monotonic() < until:
        hands.key("Next")
        time.sleep(1)
    hands.shot("legacy")


def one_round(hands: Display, round_: int, teams: int) -> None:
    """News, a deal slip, sheets, reveal, years, results; in the first, whatever can go wrong."""
    until = time.monotonic() + PATIENCE
    while hands.count('"phase": "decide"') < round_ and time.monotonic() < until:
        hands.key("Next")
        time.sleep(0.5)
    hands.shot(f"decide-{round_}")
    hands.key("F3")
    if round_ == 1:
        mishaps(hands)
        a_deal(hands)
        a_sheet(hands)
    for team in range(int(round_ == 1), teams):
        a_last_year(hands, team)
    hands.shot(f"sheets-{round_}")
    hands.wait_for('"line": "sheet"', round_ * teams)
    hands.key("Next")
    hands.wait_for('"phase": "reveal"', round_)
    hands.shot(f"reveal-{round_}")
    while hands.count('"phase": "years"') < round_:
        hands.key("Next")
        time.sleep(0.5)
    time.sleep(2)
    hands.shot(f"years-{round_}")
    until = time.monotonic() + PATIENCE
    while hands.count('"phase": "results"') < round_ and time.monotonic() < until:
        hands.key("End")
        time.sleep(1)
    hands.shot(f"results-{round_}")


def a_sheet(hands: Display) -> None:
    """The first team's sheet, typed by its code after a click somewhere else, and sealed."""
    hands.click(200, 150)
    begun = time.monotonic()
    hands.type(hands.code)
    hands.key("Return", "Return")
    hands.wait_for('"line": "sheet"')
    hands.sheet_took = time.monotonic() - begun


def a_last_year(hands: Display, team: int) -> None:
    """Enter on a sheet; on an empty one it asks, and is pressed once more."""
    before = hands.count('"line": "sheet"')
    hands.key(f"ctrl+{team + 1}", "Return")
    time.sleep(0.3)
    if hands.count('"line": "sheet"') == before:
        hands.key("Return")
    time.sleep(0.3)


def a_deal(hands: Display) -> None:
    """A slip for the first exchange from which all gain, typed by its code; signed with nothing typed."""
    begun = time.monotonic()
    hands.click(760, 220)
    hands.type(hands.exchange)
    hands.key("Return")
    time.sleep(0.5)
    hands.shot("deal-slip")
    hands.key("Return")
    hands.wait_for('"line": "deal"')
    hands.slip_took = time.monotonic() - begun
    hands.shot("deal-signed")


def mishaps(hands: Display) -> None:
    """A wrong code, an undo, a window pulled about, and the plug pulled in the middle of deciding."""
    hands.click(760, 220)
    hands.type("ZZ9")
    hands.key("Return")
    hands.shot("wrong-code")
    hands.key("ctrl+u")
    hands.type(hands.code)
    hands.key("Return")
    hands.wait_for('"line": "draft"')
    hands.key("ctrl+z")
    hands.resize(900, 700)
    hands.shot("small")
    hands.resize(*SIZE)
    hands.type(hands.code)
    hands.key("Return")
    time.sleep(0.5)
    drafts = hands.count('"line": "draft"')
    hands.kill()
    hands.begin()
    hands.key("r")
    time.sleep(2)
    hands.key("F3")
    hands.shot("gone-on-after-the-kill")
    assert hands.count('"line": "draft"') >= drafts, "a draft was lost"


def main() -> None:
    """Play it and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("..") / "driven")
    parser.add_argument("--scenario", default="kemi-tornio", choices=("kemi-tornio", "tutorial"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if (options.out / "home").exists():
        shutil.rmtree(options.out / "home")
    shipped = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
    order = [one for one in ("kemi-tornio", "kalundborg", "handelo", "tutorial") if one in shipped]
    card, whole, teams = (
        order.index(options.scenario),
        *((8, 4) if options.scenario == "kemi-tornio" else (3, 3)),
    )
    begun = time.monotonic()
    with display(options.out) as hands:
        hands.code, hands.exchange = ("C1", "X25") if options.scenario == "kemi-tornio" else ("F1", "M2")
        play(hands, card, whole - options.rounds, options.rounds, teams)
        after = hands.count('"phase": "legacy"')
        sys.stdout.write(
            f"{len(hands.entries())} lines, {after} of the legacy run, "
            f"a deal slip in {hands.slip_took:.1f} s, a sheet in {hands.sheet_took:.1f} s, "
            f"{hands.shots} pictures in {options.out}, {time.monotonic() - begun:.0f} s\n"
        )


if __name__ == "__main__":
    main()

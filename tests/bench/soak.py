"""Whether an evening of frames costs memory: games played by hand, one after the other, until time is up.

    python -m tests.bench.soak [--minutes 20] [--size 1280x720] [--scenario tutorial]

Somebody plays each game from the title to the end with real events, in two windows and three languages in
turn; every frame is drawn, film and all, and none is waited for. What a frame costs is read off a straight
line through the memory held after each game, once the first half is over; eight hours are 864 000 frames.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

import pygame

from game.screen.app import App
from game.screen.context import SCENARIOS, Context
from game.screen.navigation import ROUTES, TITLE
from game.screen.settings import Settings
from game.text.languages import languages
from tests.bench.screen import resident
from tests.screen.hands import FRAME, Hands
from tests.screen.players import keys_through_news, to_the_next_round
from tools.gallery.offscreen import Offscreen
from tools.gallery.studio import open_without_windows

EVENING = 8 * 60 * 60 * 30
"""frames in eight hours, thirty a second"""
DWELL = 45
"""frames that people look at a scene before somebody presses a key"""
_LAST = ("legacy", "debrief")


@dataclass
class Soaking(Hands):
    """Hands at two windows without a screen, in front of which frames are counted."""

    size: tuple[int, int] = (1280, 720)
    drawn: int = 0

    def __post_init__(self) -> None:
        open_without_windows()
        context = Context(Settings(), self.folder, two_windows=True)
        self.app = App(context, ROUTES, Offscreen(self.size))
        pygame.event.clear()
        self.app.start(TITLE)

    def frames(self, count: int = 1) -> None:
        """Each one drawn, once, whether anything moves or not; a fault on the screen ends the run."""
        for _ in range(count):
            self.app._dirty = True
            self.app.step(pygame.event.get(), FRAME)
            assert self.scene.name != "fault", getattr(self.scene, "file", "")
        self.drawn += count

    def play(self, scenario: str) -> None:
        """One game, from the title to its legacy run, and back to the title."""
        self.frames(DWELL)
        self.go_to(f"scenario {scenario}")
        self.frames(DWELL)
        self.go_to(self.app.context.words("Start"))
        self.frames(DWELL)
        self.press(pygame.K_PAGEDOWN)
        self.press(pygame.K_s, letter="s")
        while True:
            self.frames(DWELL)
            keys_through_news(self)
            self._round()
            if self.session.round >= self.session.rounds:
                break
            to_the_next_round(self)
        while self.session.phase not in _LAST:
            self.frames(DWELL)
            self.press(pygame.K_PAGEDOWN)
        self.frames(DWELL)
        self._away()

    def _round(self) -> None:
        """A round: sheets typed and sealed, the reveal, the film to its end."""
        for number, team in enumerate(self.session.teams):
            self.press(pygame.K_1 + number, pygame.KMOD_CTRL)
            self.tab_to("entry")
            self.frames(DWELL)
            while self.session.sealed(team.id) is None:
                self.press(pygame.K_RETURN, letter="\r")
        self.press(pygame.K_PAGEDOWN)
        while self.scene.name == "reveal":
            self.frames(DWELL)
            self.press(pygame.K_PAGEDOWN)
        while self.scene.name != "results":
            self.frames()
        self.frames(DWELL)

    def _away(self) -> None:
        """The session is closed, its file thrown away: what grows on the disk is not what is asked here."""
        session, context = self.session, self.app.context
        session.close()
        context.session = None
        Path(str(session.path)).unlink()
        context.settings.next_language()
        self.app.dressed()
        self.app.follow(TITLE)


def main() -> None:
    """Games until time is up, then what they cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument(
        "--scenario", default="tutorial", choices=[one.stem for one in SCENARIOS.glob("*.yaml")]
    )
    options = parser.parse_args()
    wide, high = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        hands = Soaking(Path(folder), size=(wide, high))
        soak(hands, options.scenario, options.minutes * 60)
        hands.app.scene.leave()


def soak(hands: Soaking, scenario: str, seconds: float) -> None:
    """Play, and write a line after each game."""
    begun = time.monotonic()
    frames, held = list[int](), list[int]()
    while time.monotonic() - begun < seconds:
        hands.play(scenario)
        frames.append(hands.drawn)
        held.append(resident())
        put(f"game {len(held)}: {frames[-1]} frames in {time.monotonic() - begun:.0f} s, {held[-1]} kB")
    warm = len(held) // 2
    if len(held) - warm < len(languages()):
        put("too few games to say anything: give it more minutes")
        return
    slope = linear_regression(frames[warm:], held[warm:]).slope
    put(
        f"soak: {frames[-1]} frames in {len(held)} games and {len(languages())} languages; {held[warm]} kB after the"
        f" first half, {held[-1]} kB at the end: {slope * EVENING / 1000:+.1f} MB in {EVENING} frames"
    )


def put(line: str) -> None:
    """A line that is there at once, even in a file."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

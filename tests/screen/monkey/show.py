"""The show under a monkey's hands: does what it is told, and says what broke."""

from __future__ import annotations

import re
import shutil
import tempfile
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import pygame

from game.experiments.verify import verify
from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.page import RenderStyle
from game.screen.kit.transition import Transition
from game.screen.kit.windows import One, Two
from game.screen.navigation import ROUTES, TITLE
from game.screen.session_clock import SessionStart
from game.screen.settings import Settings, load
from game.session.entries import Sheet
from game.session.session import Session
from tests.screen.monkey.machine import Machine
from tests.screen.monkey.moves import Move

FRAME: Final = 1 / 30
SMALL: Final = (480, 270)
_PLACE: Final = re.compile(r'File ".*/((?:game|sim)/[^"]+", line \d+, in \S+)')
_LOOK: Final = RenderStyle()
"""shared by all runs, so that a model is drawn once"""
_MORNING: Final = 1_795_600_000.0
SCENARIO: Final = Path(__file__).parents[3] / "scenarios" / "tutorial.yaml"


class Broken(Exception):
    """Something that must not happen; where it came from tells one fault from another."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.what = where, what


@dataclass(slots=True)
class Show:
    """The game in one window or two, with a home of its own."""

    home: Path
    machine: Machine
    two: bool
    start: Path | None = None
    """a session to begin with"""
    app: App = field(init=False)
    seen: set[str] = field(default_factory=set)
    """scenes that were in front"""
    _files: dict[Path, bytes] = field(default_factory=dict)
    """what was on the disk when it was last looked at"""

    def __post_init__(self) -> None:
        if self.start is not None:
            sessions = self.home / "sessions"
            sessions.mkdir(parents=True)
            shutil.copy(self.start, sessions / "start.kierto")
        self._open(
            TITLE if self.start is None else Transition("resume", self.home / "sessions" / "start.kierto")
        )

    def _open(self, go: Transition) -> None:
        settings = load(self.home / "settings.json") if (self.home / "settings.json").exists() else Settings()
        settings.sound = False
        windows = Two(SMALL) if self.two else One(SMALL)
        context = Context(settings, self.home, two_windows=self.two, began=SessionStart(now=lambda: _MORNING))
        self.app = App(context, ROUTES, windows, look=_LOOK)
        self._guarded(lambda: self.app.start(go))
        for _ in range(3):
            self._guarded(lambda: self.app.step((), FRAME))

    def close(self) -> None:
        """End it, as if the machine were switched off."""
        self.app.context.end()
        self.app.windows.close()
        pygame.display.init()

    # --- moves ------------------------------------------------------------------------------------
    def do(self, move: Move) -> None:
        """One move, and a frame after it. Raises Broken."""
        seconds = FRAME
        events: list[pygame.Event] = []
        match move:
            case ("wait", float(passed)):
                seconds = passed
            case ("size", kind, int(wide), int(high)):
                self._resize(str(kind), (wide, high))
            case ("displays", int(count)):
                self.machine.displays, seconds = count, 1.1
            case ("disk", bool(works)):
                self.machine.is_full = not works
            case ("together", *moves):
                events = self._events(cast("list[Move]", moves))
            case _:
                events = self._events([move])
        self._guarded(lambda: self.app.step(events, seconds))
        pygame.event.clear()
        if self.app.ended:
            self.look()
            self.close()
            self.machine.is_full = False
            self._open(TITLE)
        self.seen.add(self.app.scene.name)
        if self.app.scene.name == "fault":
            raise _fault(str(getattr(self.app.scene, "file", "")))

    def _events(self, moves: Sequence[Move]) -> list[pygame.Event]:
        return [event for event in map(self._event, moves) if event is not None]

    def _event(self, move: Move) -> pygame.Event | None:
        match move:
            case ("key", key, mod, letter):
                return pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0)
            case ("text", text):
                return pygame.Event(pygame.TEXTINPUT, text=text)
            case ("motion", kind, x, y):
                more: dict[str, Any] = {"rel": (0, 0), "buttons": (0, 0, 0), "touch": False}
                return pygame.Event(pygame.MOUSEMOTION, pos=(x, y), window=self._window(kind), **more)
            case ("down" | "up" as way, kind, x, y, button):
                what = pygame.MOUSEBUTTONDOWN if way == "down" else pygame.MOUSEBUTTONUP
                return pygame.Event(what, pos=(x, y), button=button, touch=False, window=self._window(kind))
            case ("wheel", kind, float(far)):
                more = {"x": 0, "y": int(far), "precise_x": 0.0, "precise_y": far, "flipped": False}
                return pygame.Event(pygame.MOUSEWHEEL, window=self._window(kind), **more)
            case ("close", kind):
                return pygame.Event(pygame.WINDOWCLOSE, window=self._window(kind)) if self.two else None
            case ("drop", what):
                return pygame.Event(pygame.DROPFILE, file=self._dropped(str(what)))
            case ("quit",):
                return pygame.Event(pygame.QUIT)
        raise ValueError(f"{move} is no move")

    def _window(self, kind: object) -> object:
        windows = self.app.windows
        return getattr(windows, "_room" if kind == "room" else "_desk") if isinstance(windows, Two) else None

    def _resize(self, kind: str, size: tuple[int, int]) -> None:
        if self.two:
            window: Any = self._window(kind)
            window.size = size
        elif not pygame.display.is_fullscreen():
            pygame.display.set_mode(size, pygame.RESIZABLE)

    def _dropped(self, what: str) -> str:
        sessions = sorted((self.home / "sessions").glob("*.kierto"))
        places = {
            "scenario": SCENARIO,
            "folder": self.home,
            "session": sessions[0] if sessions else self.home,
        }
        places["nothing"] = self.home / "nothing there.kierto"
        return str(places.get(what, what))

    # --- what must hold ---------------------------------------------------------------------------
    def look(self) -> None:
        """The files only grow; what is on the disk is what is played, sealed sheets above all. Raises Broken."""
        for path in sorted((self.home / "sessions").glob("*.kierto")):
            before, now = self._files.get(path, b""), path.read_bytes()
            whole = before[: before.rfind(b"\n") + 1]
            if not now.startswith(whole):
                raise Broken("file", f"{path.name} lost what was written")
            self._files[path] = now
        session = self.app.context.session
        if session is None or session.path is None or session.read_only:
            return
        with closing(self._again(session.path)) as again:
            ours, theirs = _known(session), _known(again)
        if ours != theirs:
            raise Broken("file", f"{session.path.name} does not hold what is played: {ours} {theirs}")

    def verify(self) -> None:
        """Every file opens, and comes out again as it was recorded. Raises Broken."""
        self.look()
        for path in sorted((self.home / "sessions").glob("*.kierto")):
            with closing(self._again(path)) as again:
                outcome = verify(again)
                if not outcome.sound:
                    raise Broken("verify", f"{path.name}: {outcome.difference}")

    def _again(self, path: Path) -> Session:
        copied = (
            _elsewhere() / "again"
        )  # no ending of a session: the monkey walks about the disk and opens what it finds
        copied.write_bytes(path.read_bytes())
        is_full, self.machine.is_full = self.machine.is_full, False
        try:
            return Session.open(copied, read_only=True)
        finally:
            self.machine.is_full = is_full

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Broken:
            raise
        except Exception as fault:
            raise _of(traceback.format_exc(), repr(fault)) from fault


@cache
def _elsewhere() -> Path:
    """Where no monkey opens files."""
    return Path(tempfile.mkdtemp(prefix="again-"))


def _known(session: Session) -> tuple[object, ...]:
    """What nobody may lose: where the game stands, what is sealed, signed and drafted."""
    past, number = session.past, session.round
    drafts = tuple(past.draft(number, team.id) for team in session.teams)
    return past.last, past.phase, number, tuple(past.of_round(number, Sheet)), drafts, past.basis(number)


def _fault(written: str) -> Broken:
    path = Path(written)
    return _of(path.read_text(encoding="utf-8") if path.exists() else written, "the scene of a fault")


def _of(text: str, what: str) -> Broken:
    """A fault by the place in the game where it was raised."""
    lines = [line.strip() for line in text.splitlines()]
    places = [_PLACE.sub(r"\1", line) for line in lines if _PLACE.match(line)]
    scenes = [place for place in places if "scenes/" in place]
    raised = next(
        (line for line in reversed(lines) if line and not line.startswith(("File", "^", "~"))), what
    )
    if "Traceback (most recent call last):" in lines:
        ends = [i for i, line in enumerate(text.splitlines()) if line[:1] not in ("", " ", "T")]
        raised = text.splitlines()[ends[0]] if ends else raised
    where = " < ".join(dict.fromkeys((*places[-1:], *scenes[-1:])))
    return Broken(where or what, f"{raised}\n{text}")

"""A show without windows: puts a scene before the camera and draws its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pygame

from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.page import InputState, Kind, Page, RenderStyle
from game.screen.kit.transition import Transition
from game.screen.kit.windows import prepare
from game.screen.navigation import ROUTES
from game.screen.scene import Scene
from game.screen.session_clock import SessionStart
from game.screen.settings import Settings
from game.session.session import Session
from sim.scenario.file import Scenario
from tools.gallery.games import Games
from tools.gallery.offscreen import Offscreen

_NOWHERE = Path("sessions that nobody saved")
_FRAME = 1 / 30
_AFTERNOON = 1_795_600_000.0
"""when all pictures are taken: the Desk says the time of day"""

S = TypeVar("S")


def open_without_windows() -> None:
    """Make pygame ready to draw where there is no display and no sound."""
    import os

    prepare()
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()


def in_front(kind: type[S], scene: object) -> S:
    """A scene as what it is, so that a picture that reaches into it is checked like any other reader of it."""
    if not isinstance(scene, kind):
        raise TypeError(f"there is {type(scene).__name__} in front, not {kind.__name__}")
    return scene


@dataclass
class Studio:
    """One language at a time; sizes, themes and sizes of text change without building anything anew."""

    scenario: Scenario
    settings: Settings
    size: tuple[int, int] = (1920, 1080)
    look: RenderStyle = field(default_factory=RenderStyle)
    """shared by all pictures, so that a model is drawn once"""
    games: Games = field(init=False)
    app: App = field(init=False)

    def __post_init__(self) -> None:
        self.games = Games(self.scenario, self.settings.language)
        self.clear(two=False)

    @property
    def context(self) -> Context:
        """The show in front of the camera."""
        return self.app.context

    @property
    def scene(self) -> Scene:
        """The scene in front."""
        return self.app.scene

    def clear(self, *, two: bool) -> None:
        """An empty show, with two windows or one."""
        context = Context(
            self.settings, _NOWHERE, two_windows=two, began=SessionStart(now=lambda: _AFTERNOON)
        )
        self.app = App(context, ROUTES, Offscreen(self.size), look=self.look)
        self.app._dress()

    def put(self, name: str, session: Session | None = None, detail: object = None) -> Scene:
        """Bring a scene to the front; an overlay lies over what is there."""
        if session is not None:
            self.context.begin(session)
        self.app.follow(Transition(name, detail))
        return self.scene

    def wait(self, seconds: float) -> None:
        """Let time pass, without drawing."""
        for _ in range(max(1, round(seconds / _FRAME))):
            self.app.moment += _FRAME
            self.app.follow(self.scene.tick(_FRAME))

    def resize(self, size: tuple[int, int]) -> None:
        """Another size of the windows."""
        self.size = size
        self.app.windows = Offscreen(size)

    def dress(self) -> None:
        """Put on the settings as they are now."""
        self.context.words = self.context._words()
        self.app._dress()
        for scene in self.app.stack:
            scene.begin()

    def draw(self, kind: Kind, hand: InputState | None = None) -> Page:
        """One page, drawn now."""
        page = Page(self.app.windows.surface(kind), self.look, kind, hand or self.app.hand, self.app.moment)
        self.app._paint(page)
        return page

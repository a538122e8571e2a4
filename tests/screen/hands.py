"""Hands on the game: events posted to pygame as a mouse, a keyboard or a clicker would send them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.artwork import Artwork
from game.screen.kit.fonts import Fonts
from game.screen.kit.page import HitTarget, Kind, Page, RenderStyle
from game.screen.kit.windows import One
from game.screen.navigation import ROUTES, TITLE
from game.screen.scene import Scene
from game.screen.settings import Settings
from game.session.session import Session
from tools.gallery.studio import open_without_windows

FRAME = 1 / 30
PATIENCE = 120.0
"""seconds to wait for something before giving up: the years run beside the frames, at their own pace"""
_BREATH = 0.005
"""seconds given to whatever runs beside the frames, between two looks"""
_ART, _FONTS = Artwork(), Fonts()
"""shared by all hands of a process: what one has drawn, the next need not draw again"""


@dataclass
class Hands:
    """Somebody at the one window of the game."""

    folder: Path
    app: App = field(init=False)

    def __post_init__(self) -> None:
        open_without_windows()
        look = RenderStyle(fonts=_FONTS, art=_ART)
        self.app = App(Context(Settings(), self.folder), ROUTES, One((1280, 720)), look=look)
        pygame.event.clear()
        self.app.start(TITLE)
        self.frames(12)

    # --- what is seen -----------------------------------------------------------------------------
    @property
    def scene(self) -> Scene:
        """The scene in front."""
        return self.app.scene

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.app.pages[self.app.windows.kinds()[0]]

    @property
    def session(self) -> Session:
        """The session under way."""
        assert self.app.context.session is not None
        return self.app.context.session

    def texts(self) -> str:
        """Everything that can be read now."""
        return " · ".join(one.text for one in self.page.written)

    def target(self, name: str) -> HitTarget:
        """Something to press, by name."""
        found = {one.name: one for one in self.page.targets}
        assert name in found, (
            f"{name} is not among {sorted(found)} in {self.scene.name}: {self.texts()[:300]}"
        )
        return found[name]

    # --- time -------------------------------------------------------------------------------------
    def frames(self, count: int = 1) -> None:
        """Let frames pass, each drawing what has moved; after the last all is drawn. A fault fails the test."""
        before: dict[Kind, Page] = {}
        for _ in range(count):
            before = dict(self.app.pages)
            self.app.step(pygame.event.get(), FRAME)
            if not self.app.ended:
                assert self.scene.name != "fault", getattr(self.scene, "file", "")
        as_before = [
            kind for kind in self.app.windows.kinds() if self.app.pages.get(kind) is before.get(kind)
        ]
        if as_before and not self.app.ended:
            self.app.draw()

    def until(self, scene: str) -> None:
        """Wait for a scene."""
        self.wait(lambda: self.scene.name == scene)
        self.frames(2)

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Let frames pass until something is so, with time for what runs beside them."""
        given_up = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < given_up, f"still in {self.scene.name}: {self.texts()[:300]}"
            time.sleep(_BREATH)
            self.frames()

    # --- the mouse --------------------------------------------------------------------------------
    def click(self, name: str) -> None:
        """Press and let go in the middle of something."""
        x, y, wide, high = self.target(name).box
        at = self.page.at((x + wide / 2, y + high / 2))
        pygame.event.post(
            pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False)
        )
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.Event(kind, pos=at, button=1, touch=False))
        self.frames()

    # --- the keyboard -----------------------------------------------------------------------------
    def press(self, key: int, mod: int = 0, letter: str = "") -> None:
        """A key, down and up."""
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0))
        if letter and not mod & pygame.KMOD_CTRL:
            pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=letter))
        pygame.event.post(pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode=letter, scancode=0))
        self.frames()

    def type(self, text: str) -> None:
        """Letters, one after the other."""
        for letter in text:
            self.press(ord(letter.lower()), pygame.KMOD_SHIFT if letter.isupper() else 0, letter)

    def tab_to(self, name: str) -> None:
        """With Tab alone, until something has the focus."""
        self.target(name)
        for _ in range(200):
            if self.app.hand.focus == name:
                return
            self.press(pygame.K_TAB)
        raise AssertionError(f"Tab never reaches {name}; it stops at {self.app.hand.focus}")

    def go_to(self, name: str) -> None:
        """Tab there, and Enter."""
        self.tab_to(name)
        self.press(pygame.K_RETURN, letter="\r")

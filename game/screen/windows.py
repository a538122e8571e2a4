"""The windows: Desk and Room apart, or one window that shows either. And a stand-in without any screen."""

from __future__ import annotations

import os
from typing import Protocol

import pygame

from game.screen.page import Kind

_TITLE = "Kierto"
_LEAST = (320, 180)


class Windows(Protocol):
    """Where pages are drawn to."""

    def kinds(self) -> tuple[Kind, ...]:
        """The pages that are seen now."""

    def surface(self, kind: Kind) -> pygame.Surface:
        """What a page is drawn on."""

    def present(self, kind: Kind) -> None:
        """Bring a drawn page to the screen."""

    def kind_of(self, event: pygame.Event) -> Kind:
        """The page whose window an event came from."""

    def turn(self) -> None:
        """With one window: show the other page."""

    def toggle_full(self) -> None:
        """Full screen, or not."""

    def close(self) -> None:
        """Close what was opened."""


def prepare() -> None:
    """Settings that SDL reads when the display opens: presenting is forty times faster in software this way."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "0")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


class One:
    """One window, for a single or mirrored display: the Room, or (behind a curtain) the Desk."""

    def __init__(self, size: tuple[int, int] = (1280, 720), full: bool = False) -> None:
        pygame.display.set_caption(_TITLE)
        self._size = size
        self._full = full
        self._open()
        self.front: Kind = "room"

    def _open(self) -> None:
        flags = pygame.FULLSCREEN if self._full else pygame.RESIZABLE
        pygame.display.set_mode((0, 0) if self._full else self._size, flags)

    def kinds(self) -> tuple[Kind, ...]:
        return (self.front,)

    def surface(self, kind: Kind) -> pygame.Surface:
        return _main()

    def present(self, kind: Kind) -> None:
        pygame.display.flip()

    def kind_of(self, event: pygame.Event) -> Kind:
        return self.front

    def turn(self) -> None:
        self.front = "desk" if self.front == "room" else "room"

    def toggle_full(self) -> None:
        if not self._full:
            self._size = max(pygame.display.get_window_size(), _LEAST)
        self._full = not self._full
        self._open()

    def close(self) -> None:
        pygame.display.quit()


class Two:
    """Desk on the laptop as the main display, Room as a window of its own, on the projector if there is one."""

    def __init__(self, size: tuple[int, int] = (1280, 720), full: bool = False) -> None:
        pygame.display.set_caption(f"{_TITLE}: Desk")
        pygame.display.set_mode(size, pygame.RESIZABLE)
        second = len(pygame.display.get_desktop_sizes()) > 1
        self._room = pygame.Window(f"{_TITLE}: Room", size, resizable=True)
        if second:
            self._room.position = _place_of_second()
        self._full = full and second
        if self._full:
            self._room.set_fullscreen(True)

    def kinds(self) -> tuple[Kind, ...]:
        return ("desk", "room")

    def surface(self, kind: Kind) -> pygame.Surface:
        return self._room.get_surface() if kind == "room" else _main()

    def present(self, kind: Kind) -> None:
        if kind == "room":
            self._room.flip()
        else:
            pygame.display.flip()

    def kind_of(self, event: pygame.Event) -> Kind:
        window = getattr(event, "window", None)
        return "room" if window is not None and window == self._room else "desk"

    def turn(self) -> None:
        self._room.focus()

    def toggle_full(self) -> None:
        self._full = not self._full
        if self._full:
            self._room.set_fullscreen(True)
        else:
            self._room.set_windowed()

    def close(self) -> None:
        self._room.destroy()
        pygame.display.quit()


def _main() -> pygame.Surface:
    found = pygame.display.get_surface()
    if found is None:
        raise RuntimeError("the display is not open")
    return found


def _place_of_second() -> tuple[int, int]:
    """Where the second display begins, taken to stand to the right of the first."""
    return pygame.display.get_desktop_sizes()[0][0], 0


class Offscreen:
    """Pages without windows, for pictures and tests."""

    def __init__(
        self, size: tuple[int, int] = (1920, 1080), kinds: tuple[Kind, ...] = ("desk", "room")
    ) -> None:
        self._kinds = kinds
        self._surfaces = {kind: pygame.Surface(size) for kind in ("desk", "room")}

    def kinds(self) -> tuple[Kind, ...]:
        return self._kinds

    def surface(self, kind: Kind) -> pygame.Surface:
        return self._surfaces[kind]

    def present(self, kind: Kind) -> None:
        pass

    def kind_of(self, event: pygame.Event) -> Kind:
        return getattr(event, "page", self._kinds[0])

    def turn(self) -> None:
        if len(self._kinds) == 1:
            self._kinds = ("desk",) if self._kinds == ("room",) else ("room",)

    def toggle_full(self) -> None:
        pass

    def close(self) -> None:
        pass

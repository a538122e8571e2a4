"""The windows: Desk and Room apart, or one window that shows either. And a stand-in without any screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple, Protocol

import pygame

from game.screen.kit.displays import Area, areas, beside, number_at
from game.screen.kit.page import Kind
from game.screen.kit.wordmark import window_icon

_TITLE = "Kierto"
_LEAST = (320, 180)
_EDGE, _TITLE_BAR = 16, 40
"""what a window manager needs around a window, in pixels"""
Displays = Literal["as before", "one less", "another"]
"""what has happened to the displays since the last look"""


class NativeWindow(NamedTuple):
    """A window as the platform knows it."""

    handle: int
    has_keys: bool
    place: Area
    """on the desktop, in pixels"""


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

    def closed(self, event: pygame.Event) -> Kind | None:
        """Somebody closes a window: which page it showed. None: nothing to do. A Room's window is put away."""

    @property
    def lacks_room(self) -> bool:
        """Whether the Room's window was closed."""

    def open_room(self) -> None:
        """Show the Room again."""

    def displays(self) -> Displays:
        """Look whether a display was plugged in or out, and put the Room where it belongs."""

    def turn(self) -> None:
        """With one window: show the other page. With two: give the other one the keys."""

    def swap(self) -> None:
        """With two windows on two displays: each goes to the other's."""

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

    def __init__(self, size: tuple[int, int] = (1280, 720), full: bool = False, hidden: bool = False) -> None:
        pygame.display.set_caption(_TITLE)
        pygame.display.set_icon(window_icon())
        self._size = size
        self._full = full
        self._open(pygame.HIDDEN if hidden else 0)
        self.front: Kind = "room"

    def _open(self, hidden: int = 0) -> None:
        flags = pygame.FULLSCREEN if self._full else pygame.RESIZABLE
        pygame.display.set_mode((0, 0) if self._full else self._size, flags | hidden)

    def natives(self) -> dict[Kind, Callable[[], NativeWindow]]:
        """Looks at the window: it shows either page."""
        return {"room": _main_window}

    def appear(self) -> None:
        """A hidden window is seen from now on."""
        self._open()

    def kinds(self) -> tuple[Kind, ...]:
        return (self.front,)

    def surface(self, kind: Kind) -> pygame.Surface:
        return _main()

    def present(self, kind: Kind) -> None:
        pygame.display.flip()

    def kind_of(self, event: pygame.Event) -> Kind:
        return self.front

    def closed(self, event: pygame.Event) -> Kind | None:
        return None

    @property
    def lacks_room(self) -> bool:
        return False

    def open_room(self) -> None:
        pass

    def displays(self) -> Displays:
        return "as before"

    def turn(self) -> None:
        self.front = "desk" if self.front == "room" else "room"

    def swap(self) -> None:
        pass

    def toggle_full(self) -> None:
        if not self._full:
            self._size = max(pygame.display.get_window_size(), _LEAST)
        self._full = not self._full
        self._open()

    def close(self) -> None:
        pygame.display.quit()


class Two:
    """Desk and Room as windows of their own: the Room is on another display than the Desk, if there is one.

    A Room that is closed is only hidden: its pages go on being drawn, and it can be shown again.
    """

    def __init__(self, size: tuple[int, int] = (1280, 720), hidden: bool = False) -> None:
        self._desk = pygame.Window(f"{_TITLE}: Desk", size, resizable=True, hidden=hidden)
        self._room = pygame.Window(f"{_TITLE}: Room", size, resizable=True, hidden=hidden)
        for window in (self._desk, self._room):
            window.set_icon(window_icon())
        self._room.minimum_size = self._desk.minimum_size = _LEAST
        self._is_hidden = False
        self._count = _count()
        self._full = self._count > 1
        if not hidden:
            self._put()

    def natives(self) -> dict[Kind, Callable[[], NativeWindow]]:
        """Looks at each of them."""
        return {"desk": partial(_native, self._desk), "room": partial(_native, self._room)}

    def appear(self) -> None:
        """Hidden windows are seen from now on."""
        self._desk.show()
        self._room.show()
        self._put()

    def _put(self) -> None:
        """The Room on all of another display; with one display, both windows so that each is seen."""
        if self._count > 1:
            self._put_room(beside(areas(), _area(self._desk)))
        else:
            self._room.set_windowed()
            self._desk.position = (_EDGE, _TITLE_BAR)
            self._room.position, self._room.size = _corner()
        self._desk.focus()

    def _put_room(self, display: Area) -> None:
        self._room.set_windowed()
        self._room.position = _on(display)
        if self._full:
            self._room.set_fullscreen(True)

    def kinds(self) -> tuple[Kind, ...]:
        return ("desk", "room")

    def surface(self, kind: Kind) -> pygame.Surface:
        return (self._room if kind == "room" else self._desk).get_surface()

    def present(self, kind: Kind) -> None:
        if kind == "desk":
            self._desk.flip()
        elif not self._is_hidden:
            self._room.flip()

    def kind_of(self, event: pygame.Event) -> Kind:
        window = getattr(event, "window", None)
        return "room" if window is not None and window == self._room else "desk"

    def closed(self, event: pygame.Event) -> Kind | None:
        kind = self.kind_of(event)
        if kind == "room":
            self._room.hide()
            self._is_hidden = True
            self._desk.focus()
        return kind

    @property
    def lacks_room(self) -> bool:
        return self._is_hidden

    def open_room(self) -> None:
        self._is_hidden = False
        self._room.show()
        self._put()

    def displays(self) -> Displays:
        before, self._count = self._count, _count()
        if self._count == before or (min(self._count, before) > 1 and self._count > before):
            return "as before"
        self._put()
        return "another" if before == 1 else "one less" if self._count == 1 else "as before"

    def turn(self) -> None:
        if self._is_hidden:
            self.open_room()
        else:
            (self._desk if self._room.focused else self._room).focus()

    def swap(self) -> None:
        displays = areas()
        at = number_at(displays, _area(self._desk))
        to = number_at(displays, _area(self._room))
        if at != to:
            self._desk.position = _on(displays[to])
            self._put_room(displays[at])
            self._desk.focus()

    def toggle_full(self) -> None:
        self._full = not self._full
        if self._full:
            self._room.set_fullscreen(True)
        else:
            self._room.set_windowed()

    def close(self) -> None:
        self._room.destroy()
        self._desk.destroy()
        pygame.display.quit()


def _main_window() -> NativeWindow:
    area = *pygame.display.get_window_position(), *pygame.display.get_window_size()
    return NativeWindow(pygame.display.get_wm_info().get("window", 0), pygame.key.get_focused(), area)


def _native(window: pygame.Window) -> NativeWindow:
    return NativeWindow(window.handle, window.focused, _area(window))


def _count() -> int:
    """How many displays there are. Mirrored ones count as one."""
    return len(pygame.display.get_desktop_sizes())


def _area(window: pygame.Window) -> Area:
    return *window.position, *window.size


def _on(display: Area) -> tuple[int, int]:
    """Where a window stands on a display, its title bar to be seen."""
    return display[0] + _EDGE, display[1] + _TITLE_BAR


def _corner() -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the Room stands on the only display, and how large: down right, half as wide as the display."""
    wide, high = pygame.display.get_desktop_sizes()[0]
    size = max(_LEAST[0], wide // 2), max(_LEAST[1], wide * 9 // 32)
    return (max(0, wide - size[0] - _EDGE), max(0, high - size[1] - _EDGE)), size


def _main() -> pygame.Surface:
    surface = pygame.display.get_surface()
    if surface is None:
        raise RuntimeError("the display is not open")
    return surface

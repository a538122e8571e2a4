"""What a monkey does, move by move: plain tuples that can be printed, and done again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pygame

from game.screen.app import App
from game.screen.kit.page import Kind, Page

Move = tuple[object, ...]
"""its kind, and what belongs to it; those of a `together` are events of one frame"""


def count(moves: Iterable[Move]) -> int:
    """How many they are, each of those that fall together."""
    return sum(len(move) - 1 if move[0] == "together" else 1 for move in moves)


_CLICKER: Final = (
    pygame.K_PAGEDOWN,
    pygame.K_PAGEUP,
    pygame.K_b,
    pygame.K_PERIOD,
    pygame.K_ESCAPE,
    pygame.K_F5,
)
_PLAYED: Final = (
    *(pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_TAB, pygame.K_BACKSPACE, pygame.K_DELETE),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END),
    *range(pygame.K_F1, pygame.K_F12 + 1),
    *range(pygame.K_a, pygame.K_z + 1),
    *range(pygame.K_0, pygame.K_9 + 1),
    *(pygame.K_PLUS, pygame.K_MINUS, pygame.K_KP_PLUS, pygame.K_KP_MINUS, pygame.K_KP4, pygame.K_COMMA),
)
_STRANGE: Final = (
    0,
    pygame.K_LCTRL,
    pygame.K_RALT,
    0xE4,
    0x17C,
    0x44B,
    pygame.K_PAUSE,
    1 << 30,
    (1 << 31) - 1,
)
_MODS: Final = (
    *(0,) * 14,
    *(pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LCTRL, pygame.KMOD_LCTRL, pygame.KMOD_LALT),
    *(pygame.KMOD_LCTRL | pygame.KMOD_RALT, pygame.KMOD_RALT, pygame.KMOD_MODE, pygame.KMOD_LGUI),
)
_SHORTCUTS: Final = (
    *((pygame.K_z, pygame.KMOD_LCTRL),) * 4,
    *((key, pygame.KMOD_LCTRL) for key in range(pygame.K_1, pygame.K_9)),
    *((key, pygame.KMOD_LCTRL) for key in (pygame.K_u, pygame.K_a, pygame.K_v, pygame.K_l, pygame.K_PLUS)),
    *((pygame.K_F2, 0),) * 3,
    *((key, 0) for key in (pygame.K_u, pygame.K_p, pygame.K_e, pygame.K_DOWN, pygame.K_F3, pygame.K_F4)),
)
"""(key, modifiers)"""
_LETTERS: Final = ("", "a", "1", "\r", "\x00", "\ud83d", "²", "ab", "\u202e", None)
_WORDS: Final = (
    *(
        "F1",
        "M1",
        "M2",
        "X1",
        "R1 80",
        "S1 yes",
        "F1 no",
        "M2 120 kt 3 € 6 y",
        "fair",
        "A1 vastaan",
        "FUND 1 200",
    ),
    *(
        "0.5",
        "-0,5",
        "1e999",
        "",
        " ",
        "€@{[]}\\|",
        "żśł",
        "\ud83d",
        "\x00\x07",
        "\u202etxet",
        "漢字",
        "🏭" * 9,
    ),
    *("x" * 600, "%s {n} **b** %(a)d", "../..", "NaN", "9" * 40),
)
_QUICK: Final = 0.5
"""share of clicks, words and drags that fall between two frames"""
_SIZES: Final = ((320, 180), (321, 700), (640, 360), (480, 270), (1200, 200), (1280, 720))
_DROPPED: Final = ("scenario", "session", "folder", "nothing", "\x00", "\ud800", "")


@dataclass(slots=True)
class Monkey:
    """Somebody who has no idea, but often hits what can be hit."""

    luck: random.Random
    app: App

    def moves(self) -> Iterator[Move]:
        """What it does next: a press, or some that belong together."""
        ways: dict[Callable[[], Iterator[Move]], int] = {
            self._press: 28,
            self._shortcut: 14,
            self._click: 34,
            self._type: 10,
            self._wheel: 6,
            self._drag: 4,
            self._elsewhere: 3,
            self._window: 2,
            self._wait: 4,
        }
        way = self.luck.choices(list(ways), list(ways.values()))[0]
        yield from self._at_once(way()) if way in self._hands() else way()

    def _hands(self) -> tuple[Callable[[], Iterator[Move]], ...]:
        return self._click, self._type, self._wheel, self._drag, self._elsewhere

    def _at_once(self, moves: Iterator[Move]) -> Iterator[Move]:
        """Half of what belongs together comes between two frames: quick hands, or a slow machine."""
        given = tuple(moves)
        if len(given) > 1 and self.luck.random() < _QUICK:
            yield "together", *given
        else:
            yield from given

    def _press(self) -> Iterator[Move]:
        kinds = (_CLICKER, _PLAYED, _STRANGE)
        keys = self.luck.choices(kinds, (25, 70, 5))[0]
        letter = self.luck.choice(_LETTERS)
        yield "key", self.luck.choice(keys), self.luck.choice(_MODS), letter

    def _shortcut(self) -> Iterator[Move]:
        """A key that does something on the page, or everywhere."""
        page = self._page()
        keys = [(target.key, 0) for target in page.targets if target.key] if page is not None else []
        yield "key", *self.luck.choice((*keys, *_SHORTCUTS)), ""

    def _type(self) -> Iterator[Move]:
        yield "text", self.luck.choice(_WORDS)
        if self.luck.random() < 0.6:
            yield "key", pygame.K_RETURN, 0, "\r"

    def _click(self) -> Iterator[Move]:
        """On something that answers, mostly in the middle of it."""
        page = self._page()
        if page is None or not page.targets:
            return
        x, y, wide, high = self.luck.choice(page.targets).box
        at = page.at((x + wide * self.luck.random(), y + high * self.luck.random()))
        yield from self._press_at(page.kind, at)

    def _elsewhere(self) -> Iterator[Move]:
        """Anywhere in a window, and with any button."""
        page = self._page()
        if page is not None:
            wide, high = page.surface.get_size()
            at = self.luck.randrange(-5, wide + 5), self.luck.randrange(-5, high + 5)
            yield from self._press_at(page.kind, at, self.luck.choice((1, 1, 2, 3, 4, 5)))

    def _press_at(self, kind: Kind, at: tuple[int, int], button: int = 1) -> Iterator[Move]:
        yield "motion", kind, *at
        yield "down", kind, *at, button
        if self.luck.random() < 0.95:
            yield "up", kind, *at, button

    def _drag(self) -> Iterator[Move]:
        page = self._page()
        if page is None:
            return
        wide, high = page.surface.get_size()
        places = [(self.luck.randrange(wide), self.luck.randrange(high)) for _ in range(3)]
        yield "down", page.kind, *places[0], 1
        for at in places:
            yield "motion", page.kind, *at
        yield "up", page.kind, *places[-1], 1

    def _wheel(self) -> Iterator[Move]:
        page = self._page()
        if page is None:
            return
        if page.scrollers:
            x, y, wide, high = self.luck.choice(page.scrollers).box
            yield "motion", page.kind, *page.at((x + wide / 2, y + high / 2))
        notch = self.luck.choice((1.0, -1.0, 0.3, -0.3, 7.0, -7.0, 0.0))
        for _ in range(self.luck.randrange(1, 5)):
            yield "wheel", page.kind, notch

    def _window(self) -> Iterator[Move]:
        """Windows pulled about or closed, displays unplugged, files dropped, disks that fail."""
        kind = self.luck.choice(self.app.windows.kinds())
        ways: tuple[Move, ...] = (
            ("size", kind, *self.luck.choice(_SIZES)),
            ("displays", self.luck.randrange(1, 4)),
            ("close", kind),
            ("quit",),
            ("drop", self.luck.choice(_DROPPED)),
            ("disk", self.luck.random() < 0.5),
        )
        yield self.luck.choice(ways)

    def _wait(self) -> Iterator[Move]:
        """Time passes: some frames, or a clock that runs out."""
        for _ in range(self.luck.randrange(1, 6)):
            yield "wait", self.luck.choice((0.03, 0.5, 1.0, 60.0, -5.0))

    def _page(self) -> Page | None:
        kinds = self.app.windows.kinds()
        return self.app.pages.get(self.luck.choice(kinds))

"""Pages where there is no display."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Kind
from game.screen.kit.windows import Displays


class Offscreen:
    """Pages without windows, for pictures and tests."""

    def __init__(
        self, size: tuple[int, int] = (1920, 1080), kinds: tuple[Kind, ...] = ("desk", "room")
    ) -> None:
        self._kinds = kinds
        self._size = size
        self._surfaces: dict[Kind, pygame.Surface] = {}

    def kinds(self) -> tuple[Kind, ...]:
        return self._kinds

    def surface(self, kind: Kind) -> pygame.Surface:
        if kind not in self._surfaces:
            self._surfaces[kind] = pygame.Surface(self._size)
        return self._surfaces[kind]

    def present(self, kind: Kind) -> None:
        pass

    def kind_of(self, event: pygame.Event) -> Kind:
        return getattr(event, "page", self._kinds[0])

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
        if len(self._kinds) == 1:
            self._kinds = ("desk",) if self._kinds == ("room",) else ("room",)

    def swap(self) -> None:
        pass

    def toggle_full(self) -> None:
        pass

    def close(self) -> None:
        pass

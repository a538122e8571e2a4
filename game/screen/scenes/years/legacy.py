"""The years after the game, with nobody deciding: four times as fast, with what is heard from the world."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Box, Page
from game.screen.kit.transition import Transition
from game.screen.scenes.years.counters import headline
from game.screen.scenes.years.scene import Years


class Legacy(Years):
    """The film of the legacy run."""

    name = "legacy"

    def _patience(self) -> str:
        years = self.session.scenario.about.legacy_years
        return self.w.many(
            "{n} more year, and nobody decides …", "{n} more years, and nobody decides …", years
        )

    def key(self, event: pygame.Event) -> Transition | None:
        """The clicker ends it: it was not played, so that nobody waits for a moment of it."""
        if event.key == pygame.K_PAGEDOWN and self.film is not None:
            return self._on()
        return super().key(event)

    def _also(self, page: Page, year: int, names: list[Box]) -> None:
        titles = self.titles(year)
        headline(
            page,
            titles or [self.w("Nobody decides any more")],
            is_news=bool(titles),
            most=self.room_for_news,
            names=names,
        )

    def _on(self) -> Transition:
        """On to what lasted."""
        return Transition("lasts")

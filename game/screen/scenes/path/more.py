"""What lies beside the path, under *More*: pages with keys of their own, from which one key leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

import pygame

from game.outputs.path.page import PathPage
from game.screen.kit.widgets import Button
from game.screen.scenes.path.flows_model import FlowsModel
from game.screen.scenes.path.model import PathModel
from game.text.translator import Translator

MoreName = Literal["flows"]
LETTERS: Final[dict[int, MoreName]] = {pygame.K_f: "flows"}
"""the key that leads to each, from any page of the path"""

TAKEN: Final = (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT)
"""keys that walk through them, whatever has the focus"""


class MorePages:
    """The pages of one session beside its path; which of them is open, if any."""

    def __init__(self, model: PathModel, scale: Callable[[], float], *, at_once: bool) -> None:
        self.model, self._scale = model, scale
        self.at: MoreName | None = None
        self.flows = FlowsModel(at_once=at_once)

    def page(self) -> PathPage:
        """The page that is open."""
        return self.flows.page(self.model.facts, self._scale())

    def open(self, name: MoreName) -> None:
        """One of them, at its beginning."""
        self.at = name

    def close(self) -> None:
        """Back to the path."""
        self.at = None

    def key(self, event: pygame.Event) -> None:
        """A key while one of them is open."""
        facts, scale = self.model.facts, self._scale()
        if event.key in (pygame.K_ESCAPE, pygame.K_BACKSPACE):
            self.close()
        elif event.key in (pygame.K_DOWN, pygame.K_UP):
            self.flows.step(facts, 1 if event.key == pygame.K_DOWN else -1, scale)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.flows.turn_round(facts, 1 if event.key == pygame.K_RIGHT else -1)
        elif event.key == pygame.K_v:
            self.flows.turn_view(facts, scale)
        elif event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP):
            self._clicked(1 if event.key == pygame.K_PAGEDOWN else -1)

    def _clicked(self, by: int) -> None:
        """The clicker has no other keys: round after round, and past the last back to the path."""
        if not self.flows.turn_round(self.model.facts, by):
            self.close()

    def buttons(self, w: Translator) -> tuple[Button, ...]:
        """What the mouse can do there."""
        facts = self.model.facts
        view, years = self.flows.labels(facts, w)
        return (
            Button(view, lambda: self.flows.turn_view(facts, self._scale()), "view", "network", size=40),
            Button(years, self._next_round, "years", "calendar", size=40),
            Button(w("Back"), self.close, "back to the path", "arrow-left", "primary", size=40),
        )

    def _next_round(self) -> None:
        if not self.flows.turn_round(self.model.facts, 1):
            self.flows.number = 0

    def keys(self, w: Translator) -> list[tuple[str, str]]:
        """What the keys do there."""
        return [("← →", w("a round")), ("↑ ↓", w("a flow")), ("V", w("another game")), ("Esc", w("back"))]

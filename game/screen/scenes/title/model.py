"""What there is to play on the title: scenarios come off the shelf one after the other, and stand on pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game.cluster_map.board import Board
from game.screen.catalogue import Shelved, picture_of, take_down
from game.screen.kit.turning import Turning
from sim.scenario.file import Scenario


@dataclass(slots=True)
class TitleModel:
    """The shelf as it stands now."""

    waiting: list[Path]
    """scenario files not read yet"""
    last: Path | None
    """the session that was written to last"""
    shelved: list[Shelved] = field(default_factory=list)
    turning: Turning = field(default_factory=Turning)
    boards: dict[str, Board] = field(default_factory=dict)
    """a scenario's map, by its id, in the language of the moment"""

    @property
    def count(self) -> int:
        """How many scenarios there are, read or not."""
        return len(self.shelved) + len(self.waiting)

    def take_next(self, language: str) -> None:
        """Read the next scenario, if one is left."""
        if self.waiting:
            self.shelved.append(take_down(self.waiting.pop(0)))
            self.draw_up(language)

    def speak(self, language: str) -> None:
        """The maps in another language."""
        self.boards.clear()
        self.draw_up(language)

    def draw_up(self, language: str) -> None:
        """The maps that are missing."""
        for shelved in self.shelved:
            scenario = shelved.scenario
            if scenario is not None and scenario.id not in self.boards:
                self.boards[scenario.id] = picture_of(scenario, language)

    def board(self, scenario: Scenario | None) -> Board | None:
        """A scenario's map."""
        return self.boards.get(scenario.id) if scenario is not None else None

    def page(self, most: int) -> list[Shelved]:
        """The scenarios on the page, so many at most."""
        first = self.turning.shown(self.pages(most)) * most
        return self.shelved[first : first + most]

    def pages(self, most: int) -> int:
        """How many pages they take."""
        return -(-len(self.shelved) // most)

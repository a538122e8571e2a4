"""A scenario opened for description: its things by id, its sources, and the mark of every figure."""

from __future__ import annotations

from dataclasses import dataclass

from game.outputs.scenario_page.sources import Sources
from sim.scenario.checks.provenance import Trail, trail
from sim.scenario.figures import Provenance
from sim.scenario.file import Scenario
from sim.scenario.index import Index
from sim.scenario.problems import Where, field_name

_LETTERS = {"high": "h", "med": "m", "low": "l"}


@dataclass(frozen=True, slots=True)
class Book:
    """What every section of the page reads."""

    scenario: Scenario
    index: Index
    sources: Sources
    trails: dict[str, Trail]
    """by the place of the figure in words"""

    @classmethod
    def of(cls, scenario: Scenario) -> Book:
        """Open a scenario that has been loaded, and so has no problems."""
        index, _ = Index.of(scenario)
        return cls(
            scenario, index, Sources.of(scenario), {origin.field: origin for origin in trail(scenario)}
        )

    def trail(self, where: Where) -> Trail | None:
        """Where a figure is from; nothing for what the file leaves out."""
        return self.trails.get(field_name(where))

    def mark(self, *where: str | int) -> str:
        """The mark behind a figure: " [S3h]", " [E]"; empty for what the file leaves out."""
        figure = self.trail(where)
        return f" [{self._mark(figure)}]" if figure else ""

    def _mark(self, figure: Trail) -> str:
        if figure.origin == "source":
            return self.sources.mark(figure.text) + _LETTERS.get(figure.confidence or "", "")
        if figure.origin is None:
            return "?"
        letter = "T" if figure.origin == "tuned" else "E"
        return letter.lower() if figure.inherited else letter

    def mark_of(self, part: Provenance) -> str:
        """The mark of a thing's own provenance, such as that of news."""
        if part.source:
            return f"[{self.sources.mark(part.source)}{_LETTERS.get(part.confidence or '', '')}]"
        return "[T]" if part.tuned else "[E]" if part.estimate else ""

    def reason(self, figure: Trail) -> str:
        """Why an estimate, or why bent for play; empty where the reason is that of a whole group."""
        return "" if figure.inherited or figure.origin == "source" else self.sources.said(figure.text)

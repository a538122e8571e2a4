"""A scenario opened for description: its things by id, its sources, and the mark of every figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.outputs.scenario_page.figures import URL, plain, section, tidy
from game.text.told_text import told
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.checks.provenance import Trail, trail
from sim.scenario.figures import Provenance
from sim.scenario.file import Scenario
from sim.scenario.index import Index
from sim.scenario.problems import Where, field_name
from sim.scenario.texts import Text
from sim.scenario.traversal import parts


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents: an address, or the words of a source that has none. And what was taken from each."""

    numbers: dict[str, int]
    remarks: dict[str, tuple[str, ...]]
    figures: dict[str, int]
    """how many figures rest on it"""

    @classmethod
    def of(cls, scenario: Scenario) -> Sources:
        """All sources of a scenario; addresses that only an estimate leans on come last."""
        texts = list(dict.fromkeys(_texts(scenario)))
        keys = [key for text in texts for key in documents(text)]
        keys += [key for text in _reasons(scenario) for key in URL.findall(text)]
        numbers = {key: at for at, key in enumerate(dict.fromkeys(keys), 1)}
        remarks = {key: tuple(text for text in texts if documents(text)[0] == key) for key in numbers}
        cited = Counter(key for figure in trail(scenario) for key in documents(figure.text) if key in numbers)
        return cls(numbers, remarks, dict(cited))

    def mark(self, text: str) -> str:
        """The numbers of the documents a source names: "S3" or "S3, S7"."""
        return ", ".join(f"S{self.numbers[key]}" for key in documents(text))

    def said(self, text: str, without: str = "") -> str:
        """A text with the numbers of its addresses in their place; one of them may be left out."""
        text = text.replace(without, "") if without else text
        return tidy("".join(self._piece(piece) for piece in re.split(f"({URL.pattern})", text)))

    def _piece(self, piece: str) -> str:
        return f"[S{self.numbers[piece]}]" if piece in self.numbers else _within(piece)


def _within(piece: str) -> str:
    """A piece of a text with the spaces at its ends kept."""
    inner = plain(piece)
    return f"{' ' if piece[:1].isspace() else ''}{inner}{' ' if piece[-1:].isspace() else ''}"


def documents(text: str) -> list[str]:
    """The addresses a source names, or the whole text where there is none."""
    return list(dict.fromkeys(URL.findall(text))) or [text]


def _texts(scenario: Scenario) -> Iterator[str]:
    for part in parts(scenario):
        if isinstance(part.model, Provenance) and part.model.source:
            yield part.model.source


def _reasons(scenario: Scenario) -> Iterator[str]:
    for part in parts(scenario):
        if isinstance(part.model, Provenance):
            yield part.model.estimate or part.model.tuned or ""


def listed(sources: Sources, w: Translator) -> list[str]:
    """The section at the end of the page: number, address, what was taken from it."""
    note = w(
        "What was taken from each, in the scenario's own words; in brackets, how many figures lean on it."
    )
    return section(
        w("Sources"), note, [_line(sources, w, key, number) for key, number in sources.numbers.items()]
    )


def _line(sources: Sources, w: Translator, key: str, number: int) -> str:
    count = sources.figures.get(key, 0)
    used = f" ({count})" if count else ""
    if URL.fullmatch(key) is None:
        return f"- **S{number}**{used} {plain(key)}"
    taken = " · ".join(filter(None, (sources.said(text, key) for text in sources.remarks[key])))
    remark = taken or ", ".join(w("with {source}", source=f"S{number}") for number in _beside(sources, key))
    return f"- **S{number}**{used} <{key}>" + (f": {remark}" if remark else "")


def _beside(sources: Sources, key: str) -> list[int]:
    """The documents in whose words this one is named."""
    beside = (
        other
        for other, texts in sources.remarks.items()
        for text in texts
        if key in documents(text) and other != key
    )
    return [sources.numbers[other] for other in dict.fromkeys(beside)]


_LETTERS = {"high": "h", "med": "m", "low": "l"}


@dataclass(frozen=True, slots=True)
class Book:
    """What every section of the page reads."""

    scenario: Scenario
    w: Translator
    plan: Plan
    index: Index
    sources: Sources
    trails: dict[str, Trail]
    """by the place of the figure in words"""

    @classmethod
    def of(cls, scenario: Scenario, w: Translator) -> Book:
        """Open a scenario that has been loaded, and so has no problems."""
        index, _ = Index.of(scenario)
        trails = {origin.field: origin for origin in trail(scenario)}
        return cls(scenario, w, Plan(scenario), index, Sources.of(scenario), trails)

    @property
    def years(self) -> range:
        """The years in which teams decide; the legacy run comes after them."""
        about = self.scenario.about
        return range(about.first_year, about.last_year + 1)

    def told(self, text: Text | None) -> str:
        """A text with its figures filled in."""
        return told(self.w, self.plan, text)

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

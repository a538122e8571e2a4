"""The sources of a scenario, each document once, numbered in the order of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.outputs.scenario_page.markdown import URL, plain, tidy
from sim.scenario.checks.provenance import trail
from sim.scenario.figures import Provenance
from sim.scenario.file import Scenario
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


def section(sources: Sources) -> list[str]:
    """The list at the end of the page: number, address, what was taken from it."""
    note = "What was taken from each, in the scenario's own words; in brackets, how many figures lean on it."
    lines = [_line(sources, key, number) for key, number in sources.numbers.items()]
    return ["## Sources", "", note, "", *lines, ""] if lines else []


def _line(sources: Sources, key: str, number: int) -> str:
    count = sources.figures.get(key, 0)
    used = f" ({count})" if count else ""
    if URL.fullmatch(key) is None:
        return f"- **S{number}**{used} {plain(key)}"
    taken = " · ".join(filter(None, (sources.said(text, key) for text in sources.remarks[key])))
    remark = taken or ", ".join(f"with S{number}" for number in _beside(sources, key))
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

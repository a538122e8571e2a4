"""What a measure is, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tools.measures.sources import House

Verdict = Literal["ok", "OVER", "missing"]


class Offender(NamedTuple):
    """A place in the source that a measure counts."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Count:
    """What a measure came to. A figure of None could not be measured; `note` says why."""

    figure: float | None
    offenders: tuple[Offender, ...] = ()
    note: str = ""
    table: tuple[tuple[str, int], ...] = ()
    """figures by package, where there is more to say than how many offenders each has"""


@dataclass(frozen=True)
class Measure:
    """A thing that is counted in the source, and how much of it there may be."""

    name: str
    """its group, or group.part: the command takes either"""
    what: str
    limit: float
    count: Callable[[House], Count]
    unit: str = ""
    least: bool = False
    """the limit is the least the figure may be, not the most"""
    slow: bool = False
    """it runs the game, and does not only read the source"""

    def verdict(self, count: Count) -> Verdict:
        """Whether a figure keeps to the limit."""
        if count.figure is None:
            return "missing"
        kept = count.figure >= self.limit if self.least else count.figure <= self.limit
        return "ok" if kept else "OVER"

    def over(self, house: House) -> list[str]:
        """The offenders as lines, for a test that wants none."""
        return [str(offender) for offender in self.count(house).offenders]


def counted(offenders: Iterable[Offender], note: str = "") -> Count:
    """As many as there are offenders."""
    listed = tuple(sorted(offenders))
    return Count(len(listed), listed, note)

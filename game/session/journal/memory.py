"""A journal that is kept in memory only: for games that nobody saves, what-ifs and tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from game.session.journal.migrations import FORMAT
from sim.message import Message

Data = Mapping[str, Any]


class KeptLine(Protocol):
    """One line: its number from 1, what it says, and the hash that chains it to all before."""

    @property
    def number(self) -> int:
        """From 1."""

    @property
    def data(self) -> Data:
        """Plain JSON data."""

    @property
    def hash(self) -> str:
        """Of this line and all before it."""


class Keeper(Protocol):
    """What a session needs of its journal."""

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None if it is in none."""

    @property
    def lines(self) -> Sequence[KeptLine]:
        """All lines, in order."""

    @property
    def read_only(self) -> Message | None:
        """Why nothing can be added; None if lines can."""

    @property
    def notices(self) -> Sequence[Message]:
        """What had to be said when it was opened."""

    @property
    def stated_format(self) -> int:
        """The format of the file it was read from: an older one kept less."""

    def append(self, data: Any) -> KeptLine:
        """Add a line; when this returns, it is kept."""

    def continue_at(self, path: Path) -> None:
        """Go on in another file, with everything that is kept."""

    def close(self) -> None:
        """Let go of the file."""


class MemoryLine(NamedTuple):
    """A line in memory: nothing is chained, for nothing can be damaged."""

    number: int
    data: Data
    hash: str = ""


class Memory:
    """Lines in memory."""

    def __init__(self, lines: Sequence[Data]) -> None:
        self.lines: list[MemoryLine] = [MemoryLine(at, data) for at, data in enumerate(lines, 1)]
        self.path: Path | None = None
        self.read_only: Message | None = None
        self.notices: tuple[Message, ...] = ()
        self.stated_format = FORMAT

    def append(self, data: Any) -> MemoryLine:
        """Add a line."""
        line = MemoryLine(len(self.lines) + 1, data)
        self.lines.append(line)
        return line

    def continue_at(self, path: Path) -> None:
        """Nothing is to be continued: there is no file."""

    def close(self) -> None:
        """Nothing to let go of."""

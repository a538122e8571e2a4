"""What is wrong with a scenario file, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from sim.message import Listing, Message

Where = tuple[str | int, ...]
"""The keys, and places in lists, that lead to a part of a file."""
Sentence: TypeAlias = str | Message
"""Of what is wrong and what to write: English, or with places; both are keys of the translations."""

_LONGEST_QUOTE = 40
_LONGEST_FIELD = 200
_MOST_LISTED = 30
THE_FILE: Final = "the file"
"""the place of a problem that has no other"""
MOST_PROBLEMS = 200
"""More problems than this help nobody: the rest is not listed."""


class Finding(NamedTuple):
    """A problem at a place of the data, before its line is looked up. Two whole sentences."""

    where: Where
    what: Sentence
    instead: Sentence


@dataclass(frozen=True)
class FileProblem:
    """One problem of a file. Line and column count from 1; both are 0 for data that came without lines."""

    file: str
    line: int
    column: int
    field: str
    what: Sentence
    """a sentence, with its full stop"""
    instead: Sentence
    """a sentence, with its full stop"""

    @property
    def message(self) -> Message:
        """The problem in one message: where, what is wrong, and what to write."""
        sentences = Listing((_message(self.what), _message(self.instead)), " ")
        field = Message("the file") if self.field == THE_FILE else self.field
        place = f"{self.file}:{self.line}:{self.column}"
        return Message(
            "{name}: {what}", name=place, what=Message("{name}: {what}", name=field, what=sentences)
        )

    def __str__(self) -> str:
        return str(self.message)


def _message(sentence: Sentence) -> Message:
    return sentence if isinstance(sentence, Message) else Message(sentence)


class ScenarioFault(Exception):
    """A scenario that cannot be played, with everything that is wrong with it.

    `more`: whether it was looked at only so far, since what is wrong hides the rest.
    """

    def __init__(self, problems: Iterable[FileProblem], *, more: bool = False) -> None:
        self.problems = tuple(problems)
        self.more = more
        super().__init__("\n".join(map(str, self.problems)))


def printable(text: str) -> str:
    """The text on one line, with whatever a terminal cannot show spelled out."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def shortened(text: str, most: int) -> str:
    """At most so many characters, the middle left out."""
    if len(text) <= most:
        return text
    half = most // 2 - 1
    return f"{text[:half]}…{text[-half:]}"


def quoted(value: object, *, begins: bool = False) -> Sentence:
    """A value of the file as it may stand in a sentence: short, on one line. `begins`: at its beginning."""
    if isinstance(value, dict):
        return Message("A group of keys") if begins else Message("a group of keys")
    if isinstance(value, list | tuple):
        return Message("A list") if begins else Message("a list")
    if value is None:
        return Message("An empty value") if begins else Message("an empty value")
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    text = value if isinstance(value, str) else str(value)[: 2 * _LONGEST_QUOTE]
    text = printable(shortened(text, _LONGEST_QUOTE))
    return f"`{text}`"


def listed(names: Iterable[str]) -> Sentence:
    """Names to choose from, in one sentence; of very many only the first."""
    given = list(islice(names, _MOST_LISTED + 1))
    first = ", ".join(given[:_MOST_LISTED])
    return Message("{names} and so on", names=first) if len(given) > _MOST_LISTED else first


def field_name(where: Where) -> str:
    """The place of a problem in words: `firms.mill.stops[1].to_day`, lists counted from 1."""
    name = ""
    before: str | int = ""
    for step in where:
        if isinstance(step, str) or before == "by_year" or step >= _FIRST_YEAR:
            name += f".{step}" if name else str(step)
        else:
            name += f"[{step + 1}]"
        before = step
    return shortened(printable(name), _LONGEST_FIELD) or THE_FILE


_FIRST_YEAR = 1000
"""A whole number in a path from here on is a year, not a place in a list."""

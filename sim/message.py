"""Messages: what rules and sessions say to people, as a template and typed values.

The template is the English sentence with `{places}`; it is the key of the translations. Words are made where
they are shown (`game.text.translator`); `str()` is English, for logs, files and the command line. What people
typed is a plain string: it stands in the sentence as it was typed, in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sim.units import CENTS

NameKind: TypeAlias = Literal[
    "firm", "project", "measure", "material", "store", "taker", "carrier", "letter", "scenario"
]
"""What sort of thing of a scenario a name belongs to; a store is what can be given, a taker a need or treatment."""
Joined: TypeAlias = Literal["and", "or", ",", "+", " "]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the scenario, by its id; shown by its name in the language of the reader."""

    kind: NameKind
    id: str
    english: str
    """its name in English: for logs, and where the scenario is not at hand"""

    def __str__(self) -> str:
        return self.english


@dataclass(frozen=True, slots=True)
class PurseOwner:
    """The firms that share a purse; people know them by the name of their team."""

    firms: tuple[Named, ...]

    def __str__(self) -> str:
        return " and ".join(map(str, self.firms))


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money."""

    cents: int

    def __str__(self) -> str:
        return f"{round(self.cents / CENTS):,} EUR".replace(",", " ")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a material."""

    base: int
    """kg, kWh or litres"""
    unit: str
    """what people count it in: "t", "MWh" or "m3\""""

    def __str__(self) -> str:
        return f"{self.base // 1000:,} {self.unit}".replace(",", " ")


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in a row."""

    items: tuple[Value, ...]
    joined: Joined = ","

    def __str__(self) -> str:
        return separator(self.joined).join(map(str, self.items))


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A sentence, or a part of one, that can be said in any language."""

    text: str
    """English, with {places}; the key of its translations"""
    places: tuple[tuple[str, Value], ...]
    """what stands in each place"""
    plural: str
    """English for any count but one, which is the value `n`; empty where nothing is counted"""

    def __init__(self, text: str, /, **values: Value) -> None:
        self._set(text, values, "")

    @classmethod
    def many(cls, single: str, more: str, n: int, /, **values: Value) -> Message:
        """A message about so many things; the place `{n}` is their count."""
        message = cls.__new__(cls)
        message._set(single, {**values, "n": n}, more)
        return message

    def _set(self, text: str, values: Mapping[str, Value], plural: str) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "places", tuple(values.items()))
        object.__setattr__(self, "plural", plural)

    @property
    def values(self) -> dict[str, Value]:
        """Place → what stands in it."""
        return dict(self.places)

    def __str__(self) -> str:
        values = self.values
        template = self.plural if self.plural and values.get("n") != 1 else self.text
        return fill(template, {place: str(value) for place, value in values.items()})


Value: TypeAlias = str | int | Named | PurseOwner | Sum | Quantity | Listing | Message
_SEPARATORS: Final[Mapping[Joined, str]] = {"and": " and ", "or": " or ", ",": ", ", "+": " + ", " ": " "}


def separator(joined: Joined) -> str:
    """What stands between the items of an English listing."""
    return _SEPARATORS[joined]


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its places filled. What a value holds is never read as a template."""
    first, *pieces = template.split("{")
    filled = [first]
    for piece in pieces:
        place, closed, after = piece.partition("}")
        filled.append(values[place] + after if closed and place in values else "{" + piece)
    return "".join(filled)


def verbatim(text: str) -> Message:
    """A text that says the same in every language: what somebody typed, or a machine said."""
    return Message("{text}", text=text)


class MessageError(Exception):
    """Something that people read: it carries a message, and is English as a string."""

    def __init__(self, text: str | Message, /, **values: Value) -> None:
        self.message = text if isinstance(text, Message) else Message(text, **values)
        super().__init__(str(self.message))

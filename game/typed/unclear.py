"""An item that could not be read: what is wrong with it, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.text.translator import Translator
from game.typed.codes import shown
from game.typed.numbers import TypedNumber, plainly

Fault = Literal["unknown", "not yours", "other"]
"""what may be said of it where nobody should see what was typed"""


@dataclass(frozen=True, slots=True)
class Unclear:
    """An item that could not be read. The places of its sentences are filled where they are shown."""

    item: str
    what: str
    """a sentence with {places}: what is wrong"""
    write: str = ""
    """another: what to write instead"""
    places: Mapping[str, str] = field(default_factory=dict)
    fault: Fault = "other"
    at: int = 1
    """the how many-th item of the line it was"""

    @property
    def unread(self) -> str:
        """What of the line was not read, as it was typed, if that is known; else the item."""
        return self.places.get("typed", self.item)


def in_words(w: Translator, unclear: Unclear) -> tuple[str, str]:
    """What is wrong with an item, and what to write instead, in one language."""
    places = dict(unclear.places)
    if "code" in places:
        places["code"] = shown(places["code"], w)
    return w(unclear.what, **places), w(unclear.write, **places)


class NotReadError(Exception):
    """Part of an item has no meaning where it stands."""

    def __init__(self, what: str, write: str = "", fault: Fault = "other", **places: str) -> None:
        super().__init__(what)
        self.what = what
        self.write = write
        self.fault: Fault = fault
        self.places = places

    def about(self, item: str, at: int = 1) -> Unclear:
        """What is said of the item that could not be read."""
        return Unclear(item, self.what, self.write, self.places, self.fault, at)


def marked(text: str) -> str:
    """A sentence that is filled and translated elsewhere; the catalogue finds it where this is called."""
    return text


def not_read(what: str, write: str = "", fault: Fault = "other", **places: str) -> NotReadError:
    """A fault with its two sentences; the catalogue finds them where this is called."""
    return NotReadError(what, write, fault, **places)


def asked(typed: str, first: str, other: str) -> NotReadError:
    """What may mean two things: asked, never guessed."""
    what, write = marked("“{typed}” may mean {one} or {other}."), marked("Write {one} or {other}.")
    return not_read(what, write, typed=typed, one=first, other=other)


def two_readings(figure: TypedNumber, unit: str = "") -> NotReadError:
    """A number that may mean two."""
    first, other = (f"{plainly(reading)} {unit}".strip() for reading in figure.readings)
    return asked(figure.text, first, other)

"""Why a session cannot do what it was asked, in plain sentences for the facilitator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError

from sim.message import Listing, Message, MessageError, Value
from sim.rules import Objection


class SessionError(MessageError):
    """Something that cannot be done, or a session that cannot be opened; says what to do instead."""


class Refused(SessionError):
    """Decisions that do not pass their check. Nothing was written down; the objections say why."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        self.objections = tuple(objections)
        super().__init__(
            in_a_row([part for objection in objections for part in (objection.what, objection.instead)])
        )


class LineFault(SessionError):
    """A line of a session that says what cannot be."""

    def __init__(self, line: int, text: str | Message, /, **values: Value) -> None:
        self.line = line
        problem = text if isinstance(text, Message) else Message(text, **values)
        super().__init__(Message("Line {line}: {problem}", line=line, problem=problem))


def in_a_row(messages: Sequence[Message]) -> Message:
    """Several sentences, one after the other."""
    return Message("{text}", text=Listing(tuple(messages), " "))


_FIELDS: Final = {
    "reason": Message("The reason"),
    "name": Message("The name"),
    "cents": Message("The amount"),
    "minutes": Message("The number of minutes"),
    "decisions": Message("The sheet"),
    "matches": Message("The deal slip"),
}


def unwritable(fault: ValidationError) -> Message:
    """Why what was typed or decided cannot be a line of a session."""
    first = fault.errors(include_url=False)[0]
    field = _FIELDS.get(str(first["loc"][0]) if first["loc"] else "", Message("This"))
    bounds = first.get("ctx", {})
    if "max_length" in bounds:
        return Message("{field} is too long. Write {most} at most.", field=field, most=bounds["max_length"])
    if "min_length" in bounds:
        return Message("{field} is empty. Write something.", field=field)
    if "le" in bounds or "ge" in bounds:
        return Message("{field} is out of all bounds. Change it.", field=field)
    return Message("{field} cannot be written down. Change it.", field=field)

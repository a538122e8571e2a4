"""Why a session cannot do what it was asked, in plain sentences for the facilitator."""

from __future__ import annotations

from collections.abc import Sequence

from sim.rules import Objection


class SessionError(Exception):
    """Something that cannot be done, or a session that cannot be opened; says what to do instead."""


class Refused(SessionError):
    """Decisions that do not pass their check. Nothing was written down; the objections say why."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        self.objections = tuple(objections)
        super().__init__(" ".join(f"{one.what} {one.instead}" for one in objections))


class LineFault(SessionError):
    """A line of a session that says what cannot be."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        super().__init__(f"Line {line}: {what}")

"""What is said to a team whose decision cannot stand."""

from __future__ import annotations

from dataclasses import dataclass

from sim.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do instead, in words for a plant manager."""

    what: Message
    instead: Message

    def __str__(self) -> str:
        return f"{self.what} {self.instead}"


@dataclass(frozen=True, slots=True)
class Objection:
    """A problem with one decision of a sheet."""

    decider: str
    """the seat, or the first of the deciding firms"""
    index: int
    """position of the decision on its sheet, from 0"""
    what: Message
    instead: Message

    def __str__(self) -> str:
        return f"{self.what} {self.instead}"

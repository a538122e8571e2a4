"""What is said to a team whose decision cannot stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do instead, in words for a plant manager."""

    what: str
    instead: str


@dataclass(frozen=True, slots=True)
class Objection:
    """A problem with one decision of a sheet."""

    decider: str
    """the seat, or the first of the deciding firms"""
    index: int
    """position of the decision on its sheet, from 0"""
    what: str
    instead: str

"""What the rules know of a kind of decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from sim.rules.ballot import Ballot
from sim.rules.objection import Problem
from sim.situation import Situation

_D = TypeVar("_D")
Calls = dict[str, list[str]]
"""Call → the projects for which it is asked for co-funding, as one application."""


class Turn(IntEnum):
    """The kinds that take turns together, by the number their turns are drawn with: a new one gets a new number,
    so that it never shifts the luck of the others."""

    LEAVE = 0
    SET = 1
    OFFER = 2
    ACCEPT = 3
    DECLINE = 4
    DEAL = 5
    INVEST = 6
    CONTRIBUTE = 7
    VOTE = 8
    AREAS = 9
    APPLY = 10


SEQUENCE = (
    Turn.LEAVE, Turn.SET, Turn.CONTRIBUTE, Turn.VOTE, Turn.AREAS, Turn.OFFER, Turn.ACCEPT, Turn.DECLINE, Turn.DEAL,
    Turn.INVEST, Turn.APPLY,
)  # fmt: skip
"""The order in which the kinds are carried out."""


@dataclass(frozen=True, slots=True)
class Decider:
    """The firms that decide together, and how things stand for them."""

    situation: Situation
    firms: tuple[str, ...]
    ballot: Ballot = field(default_factory=lambda: Ballot({}))


def _asks_nothing(_: Situation, __: object) -> Calls:
    return {}


@dataclass(frozen=True, slots=True)
class Rule(Generic[_D]):
    """A kind of decision."""

    kind: type[_D]
    turn: Turn
    check: Callable[[Decider, _D], list[Problem]]
    """everything against it as things stand; changes nothing"""
    apply: Callable[[Decider, _D], None]
    """carries it out once nothing speaks against it: changes the state, or the ballot"""
    calls: Callable[[Situation, _D], Calls] = _asks_nothing

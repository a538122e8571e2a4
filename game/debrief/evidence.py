"""What a game moved in people, by the sheets they marked without a name: each compared with their own earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from game.session.entries import EvidenceSheet, Moment
from sim.scenario.evidence import EvidenceItem

_T: Final = (
    12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10,
    2.09, 2.09, 2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05, 2.04,
)  # fmt: skip
"""Student's t that holds 95 of 100, for 1 to 30 degrees of freedom; beyond, that of 30, which is a little wide"""


@dataclass(frozen=True, slots=True)
class EvidenceEffect:
    """How far people moved on one statement, in steps of five; above zero: the way the game teaches."""

    item: int
    """which statement, from 0"""
    moment: Moment
    """compared with before"""
    people: int
    """who marked it both times, under one sign"""
    before: float
    since: float
    """their means"""
    moved: float
    low: float
    high: float
    """95 % of such groups would lie so; both are as `moved` where there are not two people"""


def effects(
    items: Sequence[EvidenceItem], sessions: Iterable[Sequence[EvidenceSheet]]
) -> tuple[EvidenceEffect, ...]:
    """Each statement after the game and half a year later, over all people of all sessions; none where nobody marked
    it both times. Signs are told apart by session."""
    given: list[dict[Moment, dict[str, EvidenceSheet]]] = []
    for sheets in sessions:
        moments: dict[Moment, dict[str, EvidenceSheet]] = {"before": {}, "after": {}, "later": {}}
        for sheet in sheets:
            moments[sheet.moment][sheet.sign] = sheet
        given.append(moments)
    compared: tuple[Moment, ...] = ("after", "later")
    moved = (_effect(at, item, moment, given) for moment in compared for at, item in enumerate(items))
    return tuple(each for each in moved if each is not None)


def _effect(
    at: int, item: EvidenceItem, moment: Moment, given: Iterable[dict[Moment, dict[str, EvidenceSheet]]]
) -> EvidenceEffect | None:
    pairs = [
        (_mark(first, at), _mark(moments[moment][sign], at))
        for moments in given
        for sign, first in moments["before"].items()
        if sign in moments[moment]
    ]
    pairs = [(first, second) for first, second in pairs if first and second]
    if not pairs:
        return None
    way = 1 if item.moves == "towards" else -1
    steps = [way * (second - first) for first, second in pairs]
    count = len(steps)
    mean = sum(steps) / count
    wide = 0.0
    if count > 1:
        spread = sqrt(sum((step - mean) ** 2 for step in steps) / (count - 1))
        wide = _T[min(count - 1, len(_T)) - 1] * spread / sqrt(count)
    before, since = (sum(pair[end] for pair in pairs) / count for end in (0, 1))
    return EvidenceEffect(at, moment, count, before, since, mean, mean - wide, mean + wide)


def _mark(sheet: EvidenceSheet, at: int) -> int:
    return sheet.marks[at] if at < len(sheet.marks) else 0

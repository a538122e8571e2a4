"""The number that everybody shares, round by round, beside the game in which nobody decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.session.entries import Expectation
from game.session.records import RoundRecord


@dataclass(frozen=True, slots=True)
class RoundHeadline:
    """The headline of one round: kg of replaceable virgin material a year."""

    round: int
    years: tuple[int, ...]
    ours: int
    idle: int
    legacy: bool
    whole: float
    """change of all virgin use, replaceable or not, against nobody deciding"""

    @property
    def change(self) -> float:
        """Against nobody deciding; 0 where that needs none either."""
        return _change(self.ours, self.idle)


_STAYS: Final = 0.005
"""of what is bought if nobody acts: less than so much is no change (half a point)"""


def came_to(now: RoundHeadline, before: RoundHeadline | None) -> Expectation:
    """How a round came out against the round before it, or against nobody acting: what a room guesses beforehand."""
    earlier = before.ours if before is not None else now.idle
    if abs(now.ours - earlier) < _STAYS * now.idle:
        return "stays"
    return "falls" if now.ours < earlier else "rises"


def headline_of(record: RoundRecord, world: str) -> RoundHeadline:
    """The headline of a round of one cluster."""
    cluster = record.worlds[world]
    ours, idle = cluster.indicators, cluster.idle
    return RoundHeadline(
        record.round,
        record.years,
        ours.addressable_virgin_kg,
        idle.addressable_virgin_kg,
        record.phase == "legacy",
        _change(ours.virgin_kg, idle.virgin_kg),
    )


def _change(ours: int, idle: int) -> float:
    return ours / idle - 1 if idle else 0.0

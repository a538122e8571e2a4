"""The number that everybody shares, round by round, beside the game in which nobody decides."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.records import RoundRecord


@dataclass(frozen=True, slots=True)
class RoundHeadline:
    """The headline of one round: kg of replaceable virgin material a year."""

    round: int
    years: tuple[int, ...]
    ours: int
    idle: int
    legacy: bool

    @property
    def change(self) -> float:
        """Against nobody deciding; 0 where that needs none either."""
        return self.ours / self.idle - 1 if self.idle else 0.0


def headline_of(record: RoundRecord, world: str) -> RoundHeadline:
    """The headline of a round of one cluster."""
    cluster = record.worlds[world]
    ours, idle = cluster.indicators.addressable_virgin_kg, cluster.idle.addressable_virgin_kg
    return RoundHeadline(record.round, record.years, ours, idle, record.phase == "legacy")

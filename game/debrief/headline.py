"""The number that everybody shares, round by round, beside the game in which nobody decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.session.records import RoundRecord
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class Headline:
    """The number that everybody shares, in one round. kg of virgin material a year."""

    name: str
    years: str
    ours: int
    idle: int
    legacy: bool

    @property
    def change(self) -> float:
        """Against nobody deciding; 0 where that needs none either."""
        return self.ours / self.idle - 1 if self.idle else 0.0


def headlines(records: Sequence[RoundRecord], world: str, w: Translator) -> tuple[Headline, ...]:
    """The headline of every round."""
    return tuple(
        Headline(
            name_of(record, w),
            years_of(record),
            record.worlds[world].indicators.addressable_virgin_kg,
            record.worlds[world].idle.addressable_virgin_kg,
            record.phase == "legacy",
        )
        for record in records
    )


def name_of(record: RoundRecord, w: Translator) -> str:
    """What a round is called."""
    return w("Round {n}", n=record.round) if record.phase == "play" else w("Legacy run")


def years_of(record: RoundRecord) -> str:
    """The years of a round: "2019" or "2027–31"."""
    first, last = record.years[0], record.years[-1]
    return str(first) if first == last else f"{first}–{last % 100:02d}"

"""What a round stands on: everything that was decided in it, and a record with the bases that it was played on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.session.entries import CashAdjusted, Injected, RoundPlayed, Sheet, Signed


class Basis(NamedTuple):
    """All that a round depends on, beside the rounds before it. Equal ones come to the same."""

    deals: tuple[Signed, ...]
    sheets: tuple[Sheet, ...]
    """the last of each team, in order of the teams' ids"""
    injected: tuple[Injected, ...]
    adjusted: tuple[CashAdjusted, ...]

    def deputised(self) -> frozenset[str]:
        """The teams for which a deputy decided."""
        return frozenset(sheet.team for sheet in self.sheets if sheet.by == "deputy")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A round line, and what it stood on."""

    line: int
    entry: RoundPlayed
    chain: tuple[Basis, ...]
    """the bases of its round and all before; of the legacy run, of all rounds that were played"""

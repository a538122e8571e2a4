"""What the seats of a round have voted and proposed so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from sim.situation import Seats


@dataclass(slots=True)
class Ballot:
    """What the seats of a round have voted and proposed so far."""

    seats: Seats
    """everybody who has a vote, whether or not a sheet is handed in"""
    votes: dict[str, dict[str, bool]] = field(default_factory=dict)
    """measure → seat → in favour"""
    areas: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """seat → the areas it proposes"""

    def seat_of(self, firms: tuple[str, ...]) -> str | None:
        """The seat that speaks for these firms."""
        return next((key for key in sorted(self.seats) if set(firms) <= set(self.seats[key])), None)

    def in_favour(self, measure: str) -> list[str]:
        """The seats that want a measure."""
        return sorted(seat for seat, wants in self.votes.get(measure, {}).items() if wants)

    def carries(self, count: int, majority: Fraction | None = None) -> bool:
        """Whether so many seats are this share of all; more than half of them, where no majority is asked for."""
        return 2 * count > len(self.seats) if majority is None else count >= majority * len(self.seats)

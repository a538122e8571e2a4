"""What people in the room say before the years run, as lines of the journal: how many expect what, and why."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario.frozen import Frozen, Id

Round = Annotated[int, Field(ge=1)]
Expectation = Literal["falls", "stays", "rises"]
ANSWERS: Final[tuple[Expectation, ...]] = ("falls", "stays", "rises")
"""in the order in which hands are counted"""
HandCount = Annotated[int, Field(ge=0, le=999)]


class Guessed(Frozen):
    """What the room expects before the years run: whether virgin use will fall, stay or rise."""

    line: Literal["guess"] = "guess"
    round: Round
    falls: bool
    stays: bool = False
    hands: tuple[HandCount, HandCount, HandCount] | None = None
    """how many were up for falls, stays and rises; none: nobody counted"""

    @property
    def expects(self) -> Expectation | None:
        """What most hands are up for; None where as many are up for another answer."""
        if self.hands is not None:
            most = [each for each, up in zip(ANSWERS, self.hands, strict=True) if up == max(self.hands)]
            return most[0] if len(most) == 1 else None
        if self.falls:
            return "falls"
        return "stays" if self.stays else "rises"


class Explained(Frozen):
    """Why somebody did or did not do something, in a line of its own words: a team, or who got an offer. The last one
    about it in a round stands; an empty one takes it back."""

    line: Literal["reason"] = "reason"
    round: Round
    world: Id
    team: Id | None = None
    """whose words; none: about an offer between two firms"""
    giver: Id | None = None
    taker: Id | None = None
    text: Annotated[str, Field(max_length=120)]

    @property
    def about(self) -> tuple[str | None, ...]:
        """The cluster, and the team or the firms."""
        return self.world, self.team, self.giver, self.taker

"""What people are asked before and after a game, and half a year later: the statements that it might move."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sim.scenario.frozen import Frozen
from sim.scenario.texts import LocalText


class EvidenceItem(Frozen):
    """A statement that everybody marks from 1 (not at all) to 5 (fully), without a name."""

    text: LocalText = Field(description="The statement: one sentence, about what people believe or will do.")
    moves: Literal["towards", "away"] = Field(
        "towards", description="Whether a game that teaches moves people towards it, or away from it."
    )

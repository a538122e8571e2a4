"""What is said of a deal slip before it is signed: what is missing, what may not stand there, what to know."""

from __future__ import annotations

from typing import Final

from sim.rules.refusals import RefusalText

BETTER_LEFT: Final = RefusalText(
    "{firm} gains more by leaving in {year} than by staying.",
    "Agree on fewer years, or on a price for leaving.",
)

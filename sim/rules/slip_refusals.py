"""What is said of a deal slip before it is signed: what is missing, what may not stand there, what to know."""

from __future__ import annotations

from typing import Final

from sim.rules.refusals import RefusalText

BETTER_LEFT: Final = RefusalText(
    "{firm} gains more by leaving in {year} than by staying.",
    "Agree on fewer years, or on a price for leaving.",
)
NO_PRICE: Final = RefusalText(
    "The slip names no price for {material}.",
    "Write euros for a unit, or index and a share: 3 €, index 60 %.",
)
NO_YEARS: Final = RefusalText("The slip does not say for how long {material} is agreed.", "Write years: 6 y.")
SOLD_ALREADY: Final = RefusalText(
    "{stream} is sold already: the first slip counts, and {left} a year are left.",
    "Write no more than that, or take the other deal back.",
)
SHORTFALL_TOO_DEAR: Final = RefusalText(
    "{price} for each missing unit of {material} is too much.",
    "Write at most {limit}: three times the new material it replaces.",
)
NOBODY_BUILDS: Final = RefusalText(
    "{project} is not built and not on the slip: without it nothing flows.", "Write who builds it: its code."
)

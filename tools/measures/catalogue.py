"""All measures, in the order in which they are printed."""

from __future__ import annotations

from typing import Final

from tools.measures import (
    frames,
    growth,
    layers,
    lines,
    literals,
    names,
    patterns,
    reach,
    rings,
    sizes,
    styles,
)
from tools.measures.measure import Measure

MEASURES: Final[tuple[Measure, ...]] = (
    *rings.MEASURES,
    *layers.MEASURES,
    *reach.MEASURES,
    *names.MEASURES,
    *sizes.MEASURES,
    *patterns.MEASURES,
    *literals.MEASURES,
    *styles.MEASURES,
    *growth.MEASURES,
    *frames.MEASURES,
    *lines.MEASURES,
)

"""Many rounds, replicates or worlds side by side: tables and quantiles of their indicators.

Same figures drawn again and again tell whether a lesson would hold: "in 17 of 20".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sim.indicators.round import Indicators

Table = npt.NDArray[np.float64]
"""One row a round, one column an indicator."""


def flat(indicators: Indicators) -> dict[str, float]:
    """Every indicator as one number, in t, m3 and EUR; what has parts as `name.part`."""
    result: dict[str, float] = {}
    for name, value in indicators.plain().items():
        result |= _parts(name, value)
    return result


def _parts(name: str, value: Any) -> dict[str, float]:
    if isinstance(value, Mapping):
        return {f"{name}.{part}": float(figure) for part, figure in sorted(value.items())}
    return {name: float(value)}


def table(many: Sequence[Indicators]) -> tuple[list[str], Table]:
    """(names, table); a part that a round does not have is 0 there."""
    rows = [flat(indicators) for indicators in many]
    names = sorted({name for row in rows for name in row})
    values = [[row.get(name, 0.0) for name in names] for row in rows]
    return names, np.array(values, dtype=np.float64).reshape(len(rows), len(names))


def quantiles(
    many: Sequence[Indicators], shares: Sequence[float] = (0.1, 0.5, 0.9)
) -> dict[str, tuple[float, ...]]:
    """Name → its quantiles over all rounds."""
    if not many:
        return {}
    names, values = table(many)
    cuts = np.quantile(values, shares, axis=0)
    return {name: tuple(float(figure) for figure in cuts[:, column]) for column, name in enumerate(names)}


def better_in(ours: Sequence[Indicators], others: Sequence[Indicators], name: str) -> int:
    """In how many pairs of the same luck an indicator is lower in ours than in the other."""
    pairs = zip(ours, others, strict=True)
    return sum(flat(ours).get(name, 0.0) < flat(other).get(name, 0.0) for ours, other in pairs)

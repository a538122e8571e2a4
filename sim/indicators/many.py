"""Many rounds, replicates or worlds side by side: their figures under one name each, and how these are spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.indicators.round import Indicators


def flat(indicators: Indicators) -> dict[str, float]:
    """Every indicator that the scenario gives something to count of as one number, in t, m3 and EUR; what has
    parts as `name.part`."""
    figures: dict[str, float] = {}
    for name, value in indicators.plain().items():
        if isinstance(value, Mapping):
            figures |= {f"{name}.{part}": amount for part, amount in sorted(value.items())}
        elif value is not None:
            figures[name] = value
    return figures


def quantiles(
    rows: Sequence[Mapping[str, float]], shares: Sequence[float] = (0.1, 0.5, 0.9)
) -> dict[str, tuple[float, ...]]:
    """Name → its quantiles over all rows, in the order in which rows first have the names.

    A figure that a row does not have is 0 there.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        return {}
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)
    spread = np.quantile(table, shares, axis=0)
    return {name: tuple(map(float, spread[:, column])) for column, name in enumerate(names)}

"""The water-using operations of Wang and Smith (1994), as one cluster whose reuse is written as contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from tools.validation.by_hand import FIRST_YEAR, WHY, Data

HOURS: Final = 8760


class Operation(NamedTuple):
    """Water it needs in t an hour, what it adds in g an hour, and the most that may be in what it takes, ppm."""

    water: Decimal
    adds: int
    most: int


OPERATIONS: Final = {
    "washer": Operation(Decimal(20), 2_000, 0),
    "stripper": Operation(Decimal(50), 5_000, 50),
    "scrubber": Operation(Decimal(40), 30_000, 50),
    "desalter": Operation(Decimal("5.714"), 4_000, 400),
}
"""Each at the flow that its greatest outlet of 100, 100, 800 and 800 ppm allows.

Y.P. Wang and R. Smith, Wastewater minimisation, Chemical Engineering Science 49 (1994), 981-1006.
"""
REUSE: Final = {"washer": ("scrubber", Decimal(20)), "stripper": ("desalter", Decimal("5.714"))}
"""Whose water goes where, t an hour: 90.0 t of fresh water are left of 112.5 with once-through use."""


def water_network(part: Decimal = Decimal(1), **most: Decimal) -> Data:
    """The network, with such a part of its reuse; `most` names another amount for a giver's contract, t an hour."""
    contracts = {giver: (taker, most.get(giver, amount * part)) for giver, (taker, amount) in REUSE.items()}
    return {
        "format": 1,
        "id": "water-network",
        "about": {"title": "Water", "first_year": FIRST_YEAR, "rounds": [1], "legacy_years": 0, "estimate": WHY},
        "contents": {"contaminant": {"unit": "g", "estimate": WHY}},
        "materials": {
            "fresh": {"unit": "m3", "resource": "water", "estimate": WHY},
            "goods": {"resource": "goods", "estimate": WHY},
            **{f"{key}_water": {"unit": "m3", "resource": "water", "estimate": WHY} for key in OPERATIONS},
        },
        "carriers": {"pipe": {"kind": "pipe", "estimate": WHY}},
        "firms": {key: _firm(key, operation) for key, operation in OPERATIONS.items()},
        "exchanges": {
            f"{giver}_to_{taker}": {
                "giver": f"{giver}_out", "taker": f"{taker}_need", "most": amount * HOURS, "carrier": "pipe",
                "first_year": FIRST_YEAR, "last_year": FIRST_YEAR, "estimate": WHY,
            }
            for giver, (taker, amount) in contracts.items()
        },
    }  # fmt: skip


def _firm(key: str, operation: Operation) -> Data:
    givers = [giver for giver, (taker, _) in REUSE.items() if taker == key]
    need: Data = {
        "virgin": "fresh",
        "amount": operation.water,
        "price": 1,
        "limits": {"contaminant": operation.most},
    }
    need["secondaries"] = {f"{giver}_water": {"store": 200} for giver in givers}
    out = {
        "material": f"{key}_water", "amount": operation.water, "carries": True, "disposal": {"kind": "discharge"},
    }  # fmt: skip
    line = {
        "makes": "goods", "capacity": HOURS, "batch_hours": 1, "needs": {f"{key}_need": need}, "untracked": 1,
        "side_streams": {f"{key}_out": out}, "adds": {"contaminant": operation.adds},
    }  # fmt: skip
    return {
        "size": "sme", "place": [0, 0], "purse": {"start": 0}, "credit": {"limit": 1000, "rate": Decimal("0.05")},
        "lines": {f"{key}_line": line}, "estimate": WHY,
    }  # fmt: skip

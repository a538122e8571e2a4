"""Why a round still bought so much: the headline by what stopped its tonnes, in the few causes that people name.

A breakdown of what was bought, from the ledger's causes, exact to the kg. It is no promise: without one cause the
next may stop the same tonne.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sim.causes import Cause
from sim.indicators.why import NOT_DELIVERED

Obstacle = Literal[
    "no deal",
    "not built",
    "deal too small",
    "deal ended",
    "broke down",
    "too little to give",
    "no room",
    "made elsewhere",
    "others",
    "no substitute",
]
_OBSTACLES: Final[dict[str, Obstacle]] = {
    Cause.NO_PARTNER: "no deal",
    Cause.NOT_COLLECTED: "no deal",
    Cause.NOT_BUILT: "not built",
    Cause.CONTRACT_CAP: "deal too small",
    Cause.BLEND_SETTING: "deal too small",
    Cause.CONTENT_LIMIT: "deal too small",
    Cause.CONTRACT_ENDED: "deal ended",
    Cause.PARTNER_CLOSED: "deal ended",
    Cause.CLOSED: "deal ended",
    Cause.TAKER_DOWN: "broke down",
    Cause.GIVER_DOWN: "broke down",
    Cause.GIVER_SHORT: "too little to give",
    Cause.TAKER_FULL: "no room",
    Cause.CARRIER_BUSY: "no room",
    Cause.STORE_FULL: "no room",
    NOT_DELIVERED: "made elsewhere",
    Cause.SHARE_LIMIT: "no substitute",
}


@dataclass(frozen=True, slots=True)
class StillBought:
    """A part of what was bought new, kg a year."""

    obstacle: Obstacle
    kg: int
    culprits: tuple[str, ...]
    """store, project, contract or line of the ledger's causes, the largest first"""
    count: int = 1
    """how many obstacles stand together"""


def still_bought(causes: Mapping[tuple[str, str], int], most: int) -> tuple[StillBought, ...]:
    """The parts of a headline: the largest first, smaller ones together as "others", what nothing here could
    replace last."""
    kilograms: dict[Obstacle, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (cause, culprit), kg in causes.items():
        kilograms[_OBSTACLES.get(cause, "others")][culprit] += kg
    parts = [_part(obstacle, by_culprit) for obstacle, by_culprit in kilograms.items()]
    fixed = [part for part in parts if part.obstacle == "no substitute" and part.kg]
    named = sorted((part for part in parts if part.obstacle != "no substitute" and part.kg), key=_largest)
    if len(named) > most + 1:
        smaller = named[most:]
        named[most:] = [StillBought("others", sum(part.kg for part in smaller), (), len(smaller))]
    return *named, *fixed


def _part(obstacle: Obstacle, by_culprit: Mapping[str, int]) -> StillBought:
    ordered = sorted(by_culprit, key=lambda culprit: (-by_culprit[culprit], culprit))
    return StillBought(obstacle, sum(by_culprit.values()), tuple(filter(None, ordered)))


def _largest(part: StillBought) -> tuple[int, str]:
    return -part.kg, part.obstacle

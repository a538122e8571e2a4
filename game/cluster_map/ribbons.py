"""Amounts between places as the map draws them: how large each is, and what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.cluster_map.board import FlowKind, Ribbon
from game.cluster_map.flows import Key
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import material_name
from sim.units import WEEKS

_SMALL: Final = 0.004
"""ribbons below this share of the largest of their kind are left out"""
_MEGA: Final = 10**6


@dataclass(frozen=True, slots=True)
class FlowFigures:
    """What flows between two places. kg, kWh or l a year."""

    moving: float
    """now"""
    room: float
    """in the year that has most of it"""
    idle: float = 0.0
    """if nobody acts"""
    so_far: float | None = None
    """since New Year, if that is not the same"""
    since: int = 0
    """year of the oldest contract"""
    is_weekly: bool = False
    """whether words tell of a week of it"""


def ribbons(
    plan: Plan, w: Translator, figures: Mapping[Key, FlowFigures], things: Mapping[Key, str]
) -> tuple[Ribbon, ...]:
    """A ribbon for each pair and kind. `things`: the material there is most of. What does not flow now is pale."""
    largest: dict[FlowKind, float] = defaultdict(float)
    for key, each in figures.items():
        largest[key[2]] = max(largest[key[2]], each.room, each.idle)
    return tuple(
        _ribbon(plan, w, (key, things[key]), each)
        for key, each in figures.items()
        if max(each.room, each.idle) >= _SMALL * largest[key[2]]
    )


def _ribbon(plan: Plan, w: Translator, what: tuple[Key, str], figures: FlowFigures) -> Ribbon:
    """`what`: between whom, and the material there is most of."""
    (source, target, kind), material = what
    shown, unit = figures.moving or figures.room, plan.scenario.materials[material].unit
    label = w.amount(shown / WEEKS if figures.is_weekly else shown, unit)
    return Ribbon(
        f"{source}>{target}>{kind}",
        source,
        target,
        kind,
        round(shown),
        shown / _MEGA,
        w("{amount} a week", amount=label) if figures.is_weekly else label,
        material_name(plan, material, w.language),
        dim=not figures.moving,
        idle=figures.idle / _MEGA,
        room=figures.room / _MEGA,
        so_far=(figures.moving if figures.so_far is None else figures.so_far) / _MEGA,
        since=figures.since,
        is_counted_in_tonnes=unit == "t",
    )

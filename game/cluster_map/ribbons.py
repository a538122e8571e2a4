"""Amounts between places as ribbons on the map: how wide each is, and what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from game.cluster_map.board import FlowKind, Ribbon
from game.cluster_map.flows import Key
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import material_name

_SMALL: Final = 0.004
"""ribbons below this share of the largest of their kind are left out"""
_MEGA: Final = 10**6


def ribbons(
    plan: Plan,
    w: Translator,
    amounts: Mapping[Key, float],
    things: Mapping[Key, str],
    whole: Mapping[Key, float],
) -> tuple[Ribbon, ...]:
    """A ribbon for each pair and kind. `things`: the material there is most of; `whole`: the year's amounts, where
    the others are of a week: what flows only in other weeks is there, and pale."""
    reference = whole or amounts
    largest: dict[FlowKind, float] = defaultdict(float)
    for key, of_year in reference.items():
        largest[key[2]] = max(largest[key[2]], of_year)
    return tuple(
        _ribbon(plan, w, (key, things[key]), amounts[key], of_year)
        for key, of_year in reference.items()
        if of_year >= _SMALL * largest[key[2]]
    )


def _ribbon(plan: Plan, w: Translator, what: tuple[Key, str], moving: float, of_year: float) -> Ribbon:
    """`what`: between whom, and the material there is most of."""
    (source, target, kind), material = what
    shown = moving or of_year
    return Ribbon(
        f"{source}>{target}>{kind}",
        source,
        target,
        kind,
        round(shown),
        shown / _MEGA,
        w.amount(shown, plan.scenario.materials[material].unit),
        material_name(plan, material, w.language),
        dim=not moving,
    )

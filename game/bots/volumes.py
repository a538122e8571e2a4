"""What there is to give and to take in an ordinary year, beside the contracts in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from sim.economy.price_zone import runs
from sim.economy.volumes import free_demand, generated, required
from sim.situation import Situation
from sim.state import Ratio


@dataclass(frozen=True, slots=True)
class Volumes:
    """What there is to give and to take beside the contracts in force."""

    streams: Mapping[str, int]
    """side stream → left to give"""
    capacity: Mapping[str, int]
    """treatment → feed it can still take"""
    fed: Mapping[str, int]
    """treatment → feed that contracts bring already"""
    own_feed: Mapping[str, tuple[str, ...]]
    """treatment → side streams of its own firm that feed it"""
    yields: Mapping[str, tuple[str, Ratio, int]]
    """yield → its treatment, units per unit of feed, and what is given already"""
    shares: Mapping[tuple[str, str], int]
    """need and secondary → virgin units it may still replace"""
    needs: Mapping[str, int]
    """need → virgin units all secondaries may still replace"""


def volumes(situation: Situation) -> Volumes:
    """Reckon them, with every recovery and blend set to all: their owners can set them so at no cost."""
    plan, state = situation.plan, situation.state
    open_wide = replace(
        situation,
        state=replace(
            state,
            recovery=dict.fromkeys(plan.stores, (1, 1)),
            blend=dict.fromkeys(plan.needs, (1, 1)),
        ),
    )
    given: dict[str, int] = defaultdict(int)
    fed: dict[str, int] = defaultdict(int)
    for contract in state.contracts.values():
        if runs(contract, state.year):
            given[contract.giver] += contract.most
            fed[contract.taker] += contract.most
    streams, yields = {}, {}
    for key, store in plan.stores.items():
        if store.is_yield:
            yields[key] = (store.process, store.amount, given[key])
        else:
            streams[key] = max(0, int(generated(open_wide, key)) - given[key])
    own_feed, capacity = {}, {}
    for key, treatment in plan.treatments.items():
        givers = plan.givers.get(treatment.feed.material, ())
        own_feed[key] = tuple(
            store.id for store in givers if store.firm == treatment.firm and not store.is_yield
        )
        capacity[key] = int(free_demand(open_wide, key, treatment.feed.material))
    return Volumes(streams, capacity, dict(fed), own_feed, yields, *_wanted(open_wide))


def _wanted(situation: Situation) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """What needs may still take, in virgin units: by secondary, and in all."""
    plan, state, effects = situation.plan, situation.state, situation.effects()
    replaced: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for contract in state.contracts.values():
        if contract.taker in plan.needs and runs(contract, state.year):
            key = contract.taker, plan.stores[contract.giver].material
            replaced[key] += contract.most * Fraction(*plan.intakes[key].ratio)
    shares, needs = {}, {}
    for need in plan.needs.values():
        if not need.intakes:
            continue
        whole = required(situation, need.id)
        taken = sum(replaced[need.id, intake.material] for intake in need.intakes)
        needs[need.id] = max(0, int(whole - taken))
        for intake in need.intakes:
            key = need.id, intake.material
            share = effects.figure("share", need.id, Fraction(*intake.greatest_share), intake.material)
            shares[key] = max(0, int(whole * min(Fraction(1), share) - replaced[key]))
    return shares, needs

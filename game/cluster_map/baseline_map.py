"""The cluster as it is before anybody decides: what is bought new and thrown away, and, faintly, what could be.

Amounts are those of an ordinary year in closed form, at the opening; nothing is simulated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from game.cluster_map.board import Board, FlowKind, Ribbon
from game.cluster_map.flows import Key
from game.cluster_map.potential_map import LANDFILL, Picture, on_ground, places, promise
from game.cluster_map.ribbons import FlowFigures, ribbons
from game.cluster_map.worst_spill import SINKS
from game.text.translator import Translator
from sim.economy.volumes import free_supply, generated, promised_of, required, stands
from sim.opening import opening_state
from sim.plan.parts import StorePlan
from sim.plan.plan import Plan
from sim.situation import Situation
from sim.state import Contract

_FAINT: Final = 4.0
"""kilotonnes that a link is as wide as which is only possible: the thinnest there is"""
_Flow = tuple[Key, str, Fraction]
"""between whom, the material, and how much of it a year"""


def today(plan: Plan, marks: Mapping[str, tuple[int, str]], picture: Picture, w: Translator) -> Board:
    """Firms with what flows in the opening year, and a faint link wherever two could exchange something."""
    amounts, things = _sums(_flows(Situation(plan, opening_state(plan))))
    flowing = {key[:2] for key in amounts}
    drawn = ribbons(
        plan, w, {key: FlowFigures(amount, amount, amount) for key, amount in amounts.items()}, things
    )
    could_be = _possible(promise(plan, marks, picture, w.language), flowing)
    return on_ground(Board(places(plan, marks, picture, w.language), (*drawn, *could_be)), plan, w.language)


def _possible(could_be: Board, flowing: set[tuple[str, str]]) -> Iterator[Ribbon]:
    """The links there could be, between those who do not exchange anything yet; one for both directions."""
    seen = set[frozenset[str]]()
    for ribbon in could_be.ribbons:
        pair = frozenset((ribbon.source, ribbon.target))
        if (ribbon.source, ribbon.target) not in flowing and pair not in seen:
            seen.add(pair)
            yield Ribbon(
                ribbon.id, ribbon.source, ribbon.target, ribbon.kind, 0, _FAINT, "", "", offered=True
            )


def _sums(flows: Iterable[_Flow]) -> tuple[dict[Key, float], dict[Key, str]]:
    """Between whom → how much in all, and the material there is most of."""
    amounts: dict[Key, float] = defaultdict(float)
    most: dict[Key, tuple[Fraction, str]] = {}
    for key, material, amount in flows:
        if amount > 0:
            amounts[key] += float(amount)
            most[key] = max(most.get(key, (Fraction(0), "")), (amount, material))
    return amounts, {key: material for key, (_, material) in most.items()}


def _flows(situation: Situation) -> Iterator[_Flow]:
    plan, contracts = situation.plan, list(situation.state.contracts.values())
    for need in plan.needs.values():
        if need.counted and stands(situation, "line", need.line):
            instead = sum(
                (
                    contract.most
                    * Fraction(*plan.intakes[need.id, plan.stores[contract.giver].material].ratio)
                    for contract in contracts
                    if contract.taker == need.id
                ),
                Fraction(0),
            )
            yield ("", need.firm, "virgin"), need.virgin, required(situation, need.id) - instead
    for store in plan.stores.values():
        if store.disposal.kind in SINKS and _fills(situation, store):
            unseen = _uncollected(situation, store)
            yield ("", LANDFILL, "landfill"), store.mixed, unseen
            yield (store.firm, LANDFILL, "landfill"), store.material, _left(situation, store) - unseen
    for contract in contracts:
        yield from _exchanged(situation, contract)


def _exchanged(situation: Situation, contract: Contract) -> Iterator[_Flow]:
    """What goes over by a contract that is there from the start: what was promised, or as much as there is."""
    plan = situation.plan
    store, taker = plan.stores[contract.giver], plan.firm_of(contract.taker)
    if store.firm != taker and not contract.ended:
        kind: FlowKind = "energy" if store.unit == "MWh" else "recovered"
        recovery = Fraction(*store.recovery)
        there = contract.most if store.is_yield else generated(situation, store.id) * recovery
        yield (store.firm, taker, kind), store.material, min(Fraction(there), Fraction(contract.most))


def _left(situation: Situation, store: StorePlan) -> Fraction:
    """What nobody takes of it: neither a contract nor a works of the firm's own."""
    if store.is_yield:
        return free_supply(situation, store.id, {})
    plan = situation.plan
    own = sum(
        part.capacity
        for part in plan.treatments.values()
        if part.firm == store.firm
        and part.feed.material == store.material
        and stands(situation, "treatment", part.id)
    )
    return generated(situation, store.id) - promised_of(situation, store.id) - own


def _uncollected(situation: Situation, store: StorePlan) -> Fraction:
    """What of returned goods is thrown away where they were used, and never reaches the firm."""
    if store.process not in situation.plan.collections:
        return Fraction(0)
    return generated(situation, store.id) * (1 - Fraction(*store.recovery))


def _fills(situation: Situation, store: StorePlan) -> bool:
    """Whether what fills it is there: returned goods always come back."""
    plan = situation.plan
    if store.process in plan.collections:
        return True
    return stands(situation, "treatment" if store.is_yield else "line", store.process)

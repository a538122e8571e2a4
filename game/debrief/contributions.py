"""What made virgin use fall in a round: every flow that took the place of virgin material, by who gave and who took.

Read from the ledger alone, against the idle twin: no year runs again. So a tonne is named where it was used; what
treatment and deal brought it there stands on the cards and in the decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from game.session.records import WorldRecord
from sim.indicators.virgin import addressable, weight
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.rules.names import store_name
from sim.state import State


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one flow saves in a year of the round, beside doing nothing."""

    store: str
    """where it comes from"""
    need: str
    """what it is used for"""
    material: str
    giver: str
    """the firm that gives"""
    taker: str
    """the firm that takes; the same for its own side stream"""
    kg: int
    """virgin-equivalent kg a year"""
    contract: str = ""
    """of an exchange"""


_Flow = tuple[str, str, str, str]
"""store, need, material, contract"""
_Saved = dict[_Flow, Fraction]


def contributions(plan: Plan, cluster: WorldRecord) -> tuple[Contribution, ...]:
    """All that saved virgin material in a round, largest first.

    What idle saves too is not counted; where a flow only took the place of one that idle has, what is left is.
    """
    ours = _saved(plan, cluster.ledgers, cluster.state)
    idle = _saved(plan, cluster.idle_ledgers, cluster.idle_state)
    more = {flow: ours.get(flow, Fraction(0)) - idle.get(flow, Fraction(0)) for flow in {**ours, **idle}}
    gained, lost = _by_need(more, 1), _by_need(more, -1)
    parts = []
    for (store, need, material, contract), kg in more.items():
        if kg <= 0:
            continue
        left = max(Fraction(0), 1 - lost.get(need, Fraction(0)) / gained[need])
        yearly = int(kg * left / len(cluster.ledgers))
        if yearly > 0:
            firms = plan.firm_of(store), plan.firm_of(need)
            parts.append(Contribution(store, need, material, *firms, yearly, contract))
    return tuple(sorted(parts, key=lambda part: (-part.kg, part.store, part.need, part.contract)))


def _by_need(more: Mapping[_Flow, Fraction], sign: int) -> dict[str, Fraction]:
    """What each need gained, or lost, over idle."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for (_, need, _, _), kg in more.items():
        sums[need] += max(Fraction(0), sign * kg)
    return sums


def by_firms(plan: Plan, parts: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Flows of one name between the same two firms as one, largest first; the largest stands for all."""
    groups: dict[tuple[str, str, str], list[Contribution]] = defaultdict(list)
    for part in parts:
        groups[part.giver, store_name(plan, part.store), part.taker].append(part)
    whole = (replace(group[0], kg=sum(part.kg for part in group)) for group in groups.values())
    return tuple(sorted(whole, key=lambda part: -part.kg))


def _saved(plan: Plan, ledgers: tuple[Ledger, ...], state: State) -> _Saved:
    """Virgin-equivalent kg by flow, over all years of the round."""
    counted = addressable(plan)
    saved: _Saved = defaultdict(Fraction)
    for ledger in ledgers:
        came = _came(ledger, state)
        used = {(row.source, row.material): amount for row, amount in ledger.totals(Kind.USED)}
        for (need, material), intake in plan.intakes.items():
            amount = used.get((intake.place, material), 0)
            if need not in counted or not amount:
                continue
            kg = amount * Fraction(*intake.ratio) * weight(plan, counted[need].virgin)
            sources = came.get(intake.place) or dict(_known(state, need, material, plan))
            whole = sum(sources.values())
            for (store, contract), part in sources.items():
                saved[store, need, material, contract] += kg * part / whole
    return saved


def _came(ledger: Ledger, state: State) -> dict[str, dict[tuple[str, str], int]]:
    """Place → (store it came from, contract) → amount."""
    came: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for row, amount in ledger.totals():
        if row.kind == Kind.RECEIVED and row.source in state.contracts:
            came[row.target][state.contracts[row.source].giver, row.source] += amount
        elif row.kind == Kind.OWN:
            came[row.target][row.source, ""] += amount
    return came


def _known(state: State, need: str, material: str, plan: Plan) -> Iterator[tuple[tuple[str, str], int]]:
    """Where nothing came this round and a store was used up: those whose contracts had filled it."""
    for key, contract in state.contracts.items():
        if contract.taker == need and plan.stores[contract.giver].material == material:
            yield (contract.giver, key), 1

"""What made virgin use fall in a round: every flow that took the place of virgin material, by who gave and who took.

Read from the ledger alone, against the idle twin: no year runs again. So a tonne is named where it was used; what
treatment and deal brought it there stands on the cards and in the decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from game.session.records import WorldRecord
from sim.indicators.virgin import addressable, weight
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.rules.names import firm_name, store_name
from sim.state import State


class Link(NamedTuple):
    """From which store to which need."""

    giver: str
    taker: str


@dataclass(frozen=True, slots=True)
class Worked:
    """What one flow saves in a year of the round, beside doing nothing."""

    link: Link
    material: str
    giver: str
    """the firm that gives"""
    taker: str
    """the firm that takes; the same for its own side stream"""
    kg: int
    """virgin-equivalent kg a year"""
    contract: str = ""
    """of an exchange"""

    def name(self, plan: Plan, language: str) -> str:
        """What flows, in a word or two."""
        return store_name(plan, self.link.giver, language)

    def goes_to(self, plan: Plan, language: str) -> str:
        """To whom; the firm itself where it uses its own."""
        taker = firm_name(plan, self.taker, language)
        return taker if self.giver == self.taker else f"→ {taker}"

    def ends(self, plan: Plan, language: str) -> str:
        """From whom to whom; one name where a firm uses its own."""
        giver, taker = firm_name(plan, self.giver, language), firm_name(plan, self.taker, language)
        return giver if giver == taker else f"{giver} → {taker}"


def worked(plan: Plan, one: WorldRecord) -> tuple[Worked, ...]:
    """All that saved virgin material in a round, largest first.

    What idle saves too is not counted; where a flow only took the place of one that idle has, what is left is.
    """
    ours, idle = _saved(plan, one.ledgers, one.state), _saved(plan, one.idle_ledgers, one.idle_state)
    more = {key: ours.get(key, Fraction(0)) - idle.get(key, Fraction(0)) for key in {**ours, **idle}}
    gained, lost = _by_taker(more, 1), _by_taker(more, -1)
    found = []
    for (link, material, contract), kg in more.items():
        if kg <= 0:
            continue
        left = max(Fraction(0), 1 - lost.get(link.taker, Fraction(0)) / gained[link.taker])
        yearly = int(kg * left / len(one.ledgers))
        if yearly > 0:
            ends = plan.firm_of(link.giver), plan.firm_of(link.taker)
            found.append(Worked(link, material, *ends, yearly, contract))
    return tuple(sorted(found, key=lambda one: (-one.kg, one.link, one.contract)))


def _by_taker(more: _Saved, sign: int) -> dict[str, Fraction]:
    """What each need gained, or lost, over idle."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for (link, _, _), kg in more.items():
        found[link.taker] += max(Fraction(0), sign * kg)
    return found


def by_firms(plan: Plan, found: Sequence[Worked]) -> tuple[Worked, ...]:
    """Flows of one name between the same two firms as one, largest first; the largest stands for all."""
    groups: dict[tuple[str, str, str], list[Worked]] = defaultdict(list)
    for one in found:
        groups[one.giver, one.name(plan, "en"), one.taker].append(one)
    whole = (replace(group[0], kg=sum(one.kg for one in group)) for group in groups.values())
    return tuple(sorted(whole, key=lambda one: -one.kg))


_Saved = dict[tuple[Link, str, str], Fraction]


def _saved(plan: Plan, ledgers: tuple[Ledger, ...], state: State) -> _Saved:
    """Virgin-equivalent kg by link, material and contract, over all years of the round."""
    counted = addressable(plan)
    found: _Saved = defaultdict(Fraction)
    for ledger in ledgers:
        came = _came(ledger, state)
        used = {(row.source, row.material): amount for row, amount in ledger.totals(Kind.USED)}
        for (taker, material), intake in plan.intakes.items():
            amount = used.get((intake.place, material), 0)
            if taker not in counted or not amount:
                continue
            kg = amount * Fraction(*intake.ratio) * weight(plan, counted[taker].virgin)
            sources = came.get(intake.place) or dict(_known(state, taker, material, plan))
            whole = sum(sources.values())
            for (giver, contract), part in sources.items():
                found[Link(giver, taker), material, contract] += kg * part / whole
    return found


def _came(ledger: Ledger, state: State) -> dict[str, dict[tuple[str, str], int]]:
    """Place → (store it came from, contract) → amount."""
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for row, amount in ledger.totals():
        if row.kind == Kind.RECEIVED and row.source in state.contracts:
            found[row.target][state.contracts[row.source].giver, row.source] += amount
        elif row.kind == Kind.OWN:
            found[row.target][row.source, ""] += amount
    return found


def _known(state: State, taker: str, material: str, plan: Plan) -> Iterator[tuple[tuple[str, str], int]]:
    """Where nothing came this round and a store was used up: those whose contracts had filled it."""
    for key, contract in state.contracts.items():
        if contract.taker == taker and plan.stores[contract.giver].material == material:
            yield (contract.giver, key), 1

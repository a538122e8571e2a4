"""What a ledger's rows look like on a map: who gave what to whom week by week, what lay in stores, what stood still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from game.cluster_map.board import FlowKind
from game.cluster_map.potential_map import LANDFILL
from game.cluster_map.worst_spill import SINKS
from game.session.records import WorldRecord
from sim.causes import Cause
from sim.indicators.virgin import weight
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.state import State
from sim.units import WEEKS

Weeks = npt.NDArray[np.int64]
Key = tuple[str, str, FlowKind]
"""giver, taker, kind; an empty place is the world outside"""
_DOWN: Final = (Cause.TAKER_DOWN, Cause.GIVER_DOWN)


class YearsPlayed(Protocol):
    """Years of a cluster and the states at both their ends: a recorded round, or one that was just played."""

    @property
    def before(self) -> State:
        """When the first of them began, decisions carried out."""

    @property
    def state(self) -> State:
        """At the New Year after the last."""


def stretches(weeks: npt.NDArray[np.bool_]) -> Iterable[tuple[int, int]]:
    """First and last week of each stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], weeks.astype(np.int8), [0]))))
    return ((int(a), int(b) - 1) for a, b in edges.reshape(-1, 2))


def flows_of(plan: Plan, record: WorldRecord, ledger: Ledger) -> dict[Key, tuple[Weeks, str]]:
    """(giver, taker, kind) → amounts by week, and the material there is most of."""
    sums: dict[Key, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    most: dict[Key, tuple[int, str]] = {}
    for row, weeks in ledger.flows.items():
        key = key_of(plan, record, row)
        if key is None:
            continue
        sums[key] += np.asarray(weeks, dtype=np.int64)
        amount = sum(weeks)
        if amount > most.get(key, (0, ""))[0]:
            most[key] = (amount, row.material)
    return {key: (weeks, most[key][1]) for key, weeks in sums.items() if key in most}


def key_of(plan: Plan, record: YearsPlayed, row: Row) -> Key | None:
    """Between whom a row of the ledger is seen to flow; None where it is not."""
    if row.kind is Kind.VIRGIN:
        need = plan.needs.get(row.source)
        return ("", need.firm, "virgin") if need is not None and need.counted else None
    if row.kind is Kind.EXCHANGE:
        contract = record.state.contracts.get(row.target) or record.before.contracts.get(row.target)
        if contract is None:
            return None
        pair = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
        energy = plan.scenario.materials[row.material].unit == "MWh"
        return None if pair[0] == pair[1] else (*pair, "energy" if energy else "recovered")
    if row.kind is Kind.DISPOSAL and row.target in SINKS:
        return plan.firm_of(row.source), LANDFILL, "landfill"
    return None


def levels_of(plan: Plan, ledger: Ledger) -> dict[str, Weeks]:
    """Store → what lies in it at each week's end, for stores that have room."""
    by_store: dict[str, Weeks] = {}
    for store in plan.stores.values():
        if store.capacity > 0:
            opening = sum(amount for key, amount in ledger.opening.items() if key.place == store.id)
            by_store[store.id] = np.full(WEEKS, opening, dtype=np.int64)
    for row, weeks in ledger.flows.items():
        for place, sign in ((row.target, 1), (row.source, -1)):
            if place in by_store and row.kind not in (Kind.VIRGIN, Kind.SERVICE):
                by_store[place] += sign * np.cumsum(np.asarray(weeks, dtype=np.int64))
    return {store: levels for store, levels in by_store.items() if levels.any()}


def spilt_of(ledger: Ledger) -> dict[tuple[str, str], Weeks]:
    """(store, culprit) → what ran over a full store, by week."""
    spilt: dict[tuple[str, str], Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    for row, weeks in ledger.flows.items():
        if row.kind is Kind.DISPOSAL and row.cause == Cause.STORE_FULL:
            spilt[row.source, row.culprit] += np.asarray(weeks, dtype=np.int64)
    return {key: weeks for key, weeks in spilt.items() if weeks.any()}


def down_of(plan: Plan, ledger: Ledger) -> dict[str, Weeks]:
    """Firm → weeks in which something of it stood still, and others felt it."""
    down: dict[str, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    for row, weeks in ledger.flows.items():
        if row.cause in _DOWN and row.culprit:
            down[plan.firm_of(row.culprit)] += np.asarray(weeks, dtype=np.int64)
    return {firm: weeks for firm, weeks in down.items() if firm in plan.firms}


def virgin_of(plan: Plan, ledger: Ledger, counts: Callable[[Row], bool]) -> Weeks:
    """Virgin-equivalent kg in the movements that count, by week."""
    total = np.zeros(WEEKS, dtype=np.float64)
    for row, weeks in ledger.flows.items():
        if counts(row):
            total += np.asarray(weeks, dtype=np.float64) * float(weight(plan, row.material))
    return np.rint(total).astype(np.int64)

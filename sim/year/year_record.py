"""The record: every counter's 52 notes of a year, by name. Rows, causes and payments are worked out from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from sim.year.cluster import Cluster
from sim.year.columns import Weeks, by_recipe, gained, nothing, table
from sim.year.exchanges import Exchange
from sim.year.lines import RunningLine
from sim.year.machine import Machine
from sim.year.needs import RunningNeed
from sim.year.stores import Store
from sim.year.treatments import RunningTreatment
from sim.year.weekly_counters import Notes


class StoreWeeks(NamedTuple):
    """What arose at a store, and what became of it."""

    emitted: Weeks
    collected: Weeks
    discarded: Weeks
    spilt: Weeks
    over_limit: Weeks
    """spilt with more of a content than its disposal accepts"""
    own: list[Weeks]
    """sent to each of the firm's own intakes"""


class NeedWeeks(NamedTuple):
    """What a need took, in units of its virgin material."""

    required: Weeks
    virgin: Weeks
    replaced: Weeks
    bought: Weeks
    limited: Weeks
    """virgin-equivalents that a limit of a content kept secondaries from filling"""


class LineWeeks(NamedTuple):
    """What a line began and released, and what its market wanted at fixed service."""

    begun: Weeks
    released: Weeks
    service: Weeks
    lost: Weeks
    work: Weeks
    """size of the batch under way at each week's close"""


class TreatmentWeeks(NamedTuple):
    """What a treatment worked on."""

    treated: Weeks
    off_spec: Weeks
    refused: Weeks
    """for what it held of a content"""
    residue: Weeks
    held: Weeks
    lost: Weeks
    bought: list[Weeks]
    """each auxiliary"""


class ExchangeWeeks(NamedTuple):
    """What a contract moved, and what held it up."""

    sent: Weeks
    received: Weeks
    turned_back: Weeks
    taker_down: Weeks
    giver_down: Weeks
    taker_full: Weeks
    carrier_busy: Weeks
    giver_short: Weeks
    left: Weeks
    """what the pace still allowed at the week's end: 0 where the contract itself was the limit"""


def _store(rows: Iterator[Weeks]) -> StoreWeeks:
    emitted, discarded, spilt, over_limit = islice(rows, 4)
    return StoreWeeks(emitted, emitted - discarded, discarded, spilt, over_limit, [])


def _line(line: RunningLine, rows: Iterator[Weeks]) -> LineWeeks:
    begun, slots, lost, work_gained = islice(rows, 4)
    released = begun - work_gained
    released[0] += line.opening_work
    service = gained(_served(line, np.cumsum(slots).tolist()))
    return LineWeeks(begun, released, service, lost, np.cumsum(work_gained))


def _served(line: RunningLine, slots: list[int]) -> Weeks:
    """What its market had wanted by each week's close, when so many slots had ended."""
    if not line.service_by:
        return nothing()
    return table([[line.service_by[slot - 1] if slot else 0 for slot in slots]])[:, 0]


def _treatment(rows: Iterator[Weeks]) -> TreatmentWeeks:
    treated, off_spec, refused, residue, held, up = islice(rows, 6)
    return TreatmentWeeks(treated, off_spec, refused, residue, held, up, [])


def _exchange(rows: Iterator[Weeks]) -> ExchangeWeeks:
    counts = ExchangeWeeks(*islice(rows, 9))
    return counts._replace(left=np.cumsum(counts.left))


class Record:
    """The notes of one year as arrays, in the order in which they were taken."""

    def __init__(self, cluster: Cluster, notes: Notes) -> None:
        self.cluster = cluster
        rows = notes.by_week()
        self._stores = {key: _store(rows) for key in cluster.stores}
        for key, store in cluster.stores.items():
            self._stores[key].own.extend(islice(rows, len(store.own)))
        self._needs = {key: NeedWeeks(*islice(rows, 5)) for key in cluster.needs}
        self.used = {key: next(rows) for key in cluster.intakes}
        """(taker, material) → used"""
        self.lines = {key: _line(line, rows) for key, line in cluster.lines.items()}
        self._treatments = {key: _treatment(rows) for key in cluster.treatments}
        for key, treatment in cluster.treatments.items():
            self._treatments[key].bought.extend(islice(rows, len(treatment.auxiliaries)))
        self._exchanges = {key: _exchange(rows) for key in cluster.exchanges}

    def store(self, store: Store) -> StoreWeeks:
        """A store's year."""
        return self._stores[store.id]

    def given(self, store: Store) -> Weeks:
        """What somebody took of a store. What is parked in it is not saved: it must be disposed of one day."""
        given = sum(self.store(store).own, nothing())
        for exchange in self.cluster.outlets[store.id].exchanges:
            counts = self.exchange(exchange)
            given = given + counts.sent - counts.turned_back
        return given

    def lost_power(self, store: Store) -> Weeks:
        """Power bought for what was given of a store."""
        power = store.plan.lost_power
        return by_recipe(self.given(store), power.amount) if power else nothing()

    def need(self, need: RunningNeed) -> NeedWeeks:
        """A need's year."""
        return self._needs[need.id]

    def line(self, line: RunningLine) -> LineWeeks:
        """A line's year."""
        return self.lines[line.id]

    def treatment(self, treatment: RunningTreatment) -> TreatmentWeeks:
        """A treatment's year."""
        return self._treatments[treatment.id]

    def exchange(self, exchange: Exchange) -> ExchangeWeeks:
        """A contract's year."""
        return self._exchanges[exchange.id]

    def hours_down(self, machine: Machine) -> Weeks:
        """Hours a line or treatment stood still, of the slots that ended in each week."""
        counts = self.lines.get(machine.id) or self._treatments[machine.id]
        return counts.lost

    def givers(self, material: str) -> list[Store]:
        """Every store of the cluster a material can come from, in order of id."""
        return [self.cluster.stores[store.id] for store in self.cluster.plan.givers.get(material, ())]

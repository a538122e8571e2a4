"""The record: every counter's 52 notes of a year, by name. Rows, causes and payments are worked out from it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.units import WEEK
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, table, weeks
from sim.year.exchanges import Exchange
from sim.year.lines import Line
from sim.year.machine import Machine
from sim.year.needs import Need
from sim.year.stores import Store
from sim.year.treatments import Treatment


class StoreWeeks(NamedTuple):
    """What arose at a store, and what became of it."""

    emitted: Weeks
    collected: Weeks
    discarded: Weeks
    spilt: Weeks
    own: list[Weeks]
    """sent to each of the firm's own intakes"""


class NeedWeeks(NamedTuple):
    """What a need took, in units of its virgin material."""

    required: Weeks
    virgin: Weeks
    replaced: Weeks
    bought: Weeks


class LineWeeks(NamedTuple):
    """What a line began and released, and what its market wanted at fixed service."""

    begun: Weeks
    released: Weeks
    service: Weeks
    up: Weeks
    work: Weeks
    """size of the batch under way at each week's close"""


class TreatmentWeeks(NamedTuple):
    """What a treatment worked on."""

    treated: Weeks
    off_spec: Weeks
    residue: Weeks
    held: Weeks
    up: Weeks
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


def _by_week(running: Weeks) -> Weeks:
    """Each week's part of a running total."""
    return np.diff(running, prepend=0)


class Record:
    """The notes of one year, turned into arrays once each."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._stores = {key: self._store(one) for key, one in cluster.stores.items()}
        self._needs = {key: NeedWeeks(*table(one.weeks)) for key, one in cluster.needs.items()}
        self._lines = {key: self._line(one) for key, one in cluster.lines.items()}
        self._treatments = {key: self._treatment(one) for key, one in cluster.treatments.items()}
        self._exchanges = {key: ExchangeWeeks(*table(one.weeks)) for key, one in cluster.exchanges.items()}
        self.used = {key: weeks(one.weeks) for key, one in cluster.intakes.items()}
        """(taker, material) → used"""

    @staticmethod
    def _store(store: Store) -> StoreWeeks:
        emitted, collected, discarded, spilt, *own = table(store.weeks)
        return StoreWeeks(emitted, collected, discarded, spilt, own)

    @staticmethod
    def _line(line: Line) -> LineWeeks:
        begun, released, service, up, work = table(line.weeks)
        return LineWeeks(_by_week(begun), _by_week(released), _by_week(service), _by_week(up), work)

    @staticmethod
    def _treatment(treatment: Treatment) -> TreatmentWeeks:
        treated, off_spec, residue, held, up, *bought = table(treatment.weeks)
        return TreatmentWeeks(treated, off_spec, residue, held, _by_week(up), bought)

    def store(self, store: Store) -> StoreWeeks:
        """A store's year."""
        return self._stores[store.id]

    def need(self, need: Need) -> NeedWeeks:
        """A need's year."""
        return self._needs[need.id]

    def line(self, line: Line) -> LineWeeks:
        """A line's year."""
        return self._lines[line.id]

    def treatment(self, treatment: Treatment) -> TreatmentWeeks:
        """A treatment's year."""
        return self._treatments[treatment.id]

    def exchange(self, exchange: Exchange) -> ExchangeWeeks:
        """A contract's year."""
        return self._exchanges[exchange.id]

    def hours_down(self, machine: Machine) -> Weeks:
        """Hours a line or treatment stood still, of the slots that ended in each week."""
        if machine.id in self._lines:
            up = self._lines[machine.id].up
        else:
            up = self._treatments[machine.id].up
        down: Weeks = np.maximum(WEEK - machine.batch - up, 0)
        return down

    def givers(self, material: str) -> list[Store]:
        """Every store of the cluster a material can come from, in order of id."""
        return [self.cluster.stores[one.id] for one in self.cluster.plan.givers.get(material, ())]

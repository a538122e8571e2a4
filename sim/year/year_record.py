"""The record: every counter's 52 notes of a year, as one matrix for each, a row a thing in the cluster's order.

Rows, causes and payments are worked out from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from sim.year.cluster import Cluster
from sim.year.columns import Weeks, added, by_recipe, column, gained, table
from sim.year.lines import RunningLine
from sim.year.weekly_counters import Notes


class StoreWeeks(NamedTuple):
    """What arose at stores, and what became of it."""

    emitted: Weeks
    discarded: Weeks
    spilt: Weeks
    over_limit: Weeks
    """spilt with more of a content than its disposal accepts"""

    @property
    def collected(self) -> Weeks:
        """What came into the store."""
        return self.emitted - self.discarded


class NeedWeeks(NamedTuple):
    """What needs took, in units of their virgin material."""

    required: Weeks
    virgin: Weeks
    replaced: Weeks
    bought: Weeks
    limited: Weeks
    """virgin-equivalents that a limit of a content kept secondaries from filling"""


class LineWeeks(NamedTuple):
    """What lines began and released, and what their markets wanted at fixed service."""

    begun: Weeks
    released: Weeks
    service: Weeks
    lost: Weeks
    """hours it stood still, of the slots that ended in each week"""
    work: Weeks
    """size of the batch under way at each week's close"""


class TreatmentWeeks(NamedTuple):
    """What treatments worked on."""

    treated: Weeks
    off_spec: Weeks
    refused: Weeks
    """for what it held of a content"""
    residue: Weeks
    held: Weeks
    lost: Weeks


class ExchangeWeeks(NamedTuple):
    """What contracts moved, and what held them up."""

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


class Record:
    """The notes of one year."""

    def __init__(self, cluster: Cluster, notes: Notes) -> None:
        self.cluster = cluster
        stores, own, needs, used, lines, treatments, bought, exchanges = notes.by_week()
        self.store_row, self.need_row, self.line_row = (
            _rows(cluster.stores),
            _rows(cluster.needs),
            _rows(cluster.lines),
        )
        self.treatment_row, self.exchange_row = _rows(cluster.treatments), _rows(cluster.exchanges)
        self.intake_row = {intake: row for row, intake in enumerate(cluster.intakes.values())}
        self.stores = StoreWeeks(*stores)
        (self.own,) = own
        """what each store sent to each intake of its own firm"""
        self.needs = NeedWeeks(*needs)
        (self.used,) = used
        self.lines = _lines(list(cluster.lines.values()), *lines)
        self.treatments = TreatmentWeeks(*treatments)
        (self.bought,) = bought
        """each auxiliary of each treatment"""
        counts = ExchangeWeeks(*exchanges)
        self.exchanges = counts._replace(left=np.cumsum(counts.left, axis=1))
        self.given = self._given()
        """what somebody took of each store; what is parked in it is not saved: it must be disposed of one day"""

    def _given(self) -> Weeks:
        cluster = self.cluster
        owns = [self.store_row[store.id] for store in cluster.stores.values() for _ in store.own]
        sources = [self.store_row[exchange.source.id] for exchange in cluster.exchanges.values()]
        sent = added(self.exchanges.sent - self.exchanges.turned_back, sources, len(cluster.stores))
        return sent + added(self.own, owns, len(cluster.stores))

    def lost_power(self, stores: list[int]) -> Weeks:
        """Power bought for what was given of these stores, each of which loses some."""
        plans = [store.plan.lost_power for store in self.cluster.stores.values()]
        amounts = [power.amount for row in stores if (power := plans[row]) is not None]
        return by_recipe(
            self.given[stores], column(num for num, _ in amounts), column(den for _, den in amounts)
        )


def _rows(things: Iterable[str]) -> dict[str, int]:
    return {key: row for row, key in enumerate(things)}


def _lines(
    lines: list[RunningLine], begun: Weeks, slots: Weeks, lost: Weeks, work_gained: Weeks
) -> LineWeeks:
    released = begun - work_gained
    released[:, :1] += column(line.opening_work for line in lines)
    ended = np.cumsum(slots, axis=1).tolist()
    service = gained(table(list(zip(*map(_served, lines, ended), strict=True)))) if lines else slots
    return LineWeeks(begun, released, service, lost, np.cumsum(work_gained, axis=1))


def _served(line: RunningLine, slots: list[int]) -> list[int]:
    """What its market had wanted by each week's close, when so many slots had ended."""
    wanted: Any = line.service_by
    return [wanted[slot - 1] if slot else 0 for slot in slots] if wanted else [0] * len(slots)

"""Flows: the year's rows, from the record: what moved from where to where, and why."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from sim.causes import Cause
from sim.ledger import AIR, IN_USE, LOSSES, MARKET, OUTSIDE, WATERS, Kind, Ledger, Row
from sim.units import Unit
from sim.year.blocks import Poured, pour
from sim.year.cause_waterfall import Waterfalls
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, added, column, gained, moving, scaled, stacked, written
from sim.year.needs import RunningNeed
from sim.year.stores import Store
from sim.year.year_record import Record

REST_TO: dict[Unit, str] = {"t": AIR, "MWh": LOSSES, "m3": WATERS}
"""Where what a recipe does not name goes, by dimension."""


class Flows:
    """Writes the rows of one year into its ledger."""

    def __init__(self, cluster: Cluster, record: Record, ledger: Ledger) -> None:
        self.cluster = cluster
        self.record = record
        self.ledger = ledger
        self.waterfalls = Waterfalls(record)
        self.stores = list(cluster.stores.values())
        self.exchanges = list(cluster.exchanges.values())
        self._rest_row: dict[tuple[str, Unit], int] = {}
        """(process, dimension) → its row of the rests"""
        self._rests: list[tuple[list[int], Weeks]] = []
        """taken in, less given out"""

    def book(self) -> None:
        """Book everything that moved."""
        self._arisen()
        self._uncollected()
        self._spilt()
        self._exchanged()
        self._worked()
        self._needed()
        self._virgin()
        self._used()
        self._treated()
        places = [row for rows, _ in self._rests for row in rows]
        rests = added(stacked(amounts for _, amounts in self._rests), places, len(self._rest_row))
        self._rows([Row(process, REST_TO[unit], "", Kind.REST) for process, unit in self._rest_row], rests)
        for left in self.cluster.cleared:
            row = Row(left.place, left.sink, left.material, Kind.DISPOSAL, Cause.CLOSED, left.firm)
            self.ledger.move(row, left.week, left.amount)

    def _rows(self, names: Sequence[Row], amounts: Weeks) -> None:
        """Write down the rows that moved anything."""
        for name, weeks in written(names, amounts):
            self.ledger.flows.join(name, weeks)

    def _poured(self, names: Sequence[Row], poured: Poured) -> None:
        """Write down what blocks took of the rows with these names."""
        parts = [
            names[row]._replace(cause=cause, culprit=culprit) for row, (cause, culprit, _) in poured.parts
        ]
        self._rows(parts, poured.taken)

    def _rest(self, names: Sequence[tuple[str, Unit]], amounts: Weeks) -> None:
        rows = [self._rest_row.setdefault(name, len(self._rest_row)) for name in names]
        self._rests.append((rows, amounts))

    # -- stores and exchanges -----------------------------------------------------------------

    def _arisen(self) -> None:
        counts, stores = self.record.stores, self.stores
        made = [
            Row(_process(store), store.id, store.plan.material, Kind.MADE if store.machine else Kind.RETURNED)
            for store in stores
        ]
        self._rows(made, counts.collected)
        own = [
            Row(store.id, intake.plan.place, store.plan.material, Kind.OWN)
            for store in stores for intake in store.own
        ]  # fmt: skip
        self._rows(own, self.record.own)
        worked = [row for row, store in enumerate(stores) if store.machine is not None]
        self._rest(
            [(stores[row].plan.process, stores[row].plan.unit) for row in worked], -counts.emitted[worked]
        )
        losing = {
            row: power for row, store in enumerate(stores) if (power := store.plan.lost_power) is not None
        }
        bought = self.record.lost_power(list(losing))
        processes = [_process(stores[row]) for row in losing]
        powers = zip(processes, losing.values(), strict=True)
        self._rows([Row(OUTSIDE, process, power.material, Kind.BOUGHT) for process, power in powers], bought)
        self._rest([(process, "MWh") for process in processes], bought)

    def _uncollected(self) -> None:
        """What was not collected; after its firm has closed there is nobody who could."""
        discarded, spilt = self.record.stores.discarded, self.record.stores.spilt
        rows = moving(discarded)
        stores = [self.stores[row] for row in rows]
        there = self.cluster.open_weeks([store.plan.firm for store in stores])
        names = [
            Row(_process(store), store.plan.disposal.kind, store.plan.mixed, Kind.DISPOSAL)
            for store in stores
        ]
        named = list(zip(names, stores, strict=True))
        closed = [name._replace(cause=Cause.CLOSED, culprit=store.plan.firm) for name, store in named]
        self._rows(closed, discarded[rows] * (1 - there))
        amounts = discarded[rows] * there
        blocks = self.waterfalls.not_needed(stores, amounts, spilt[rows].sum(axis=1).tolist())
        poured = pour(amounts, blocks)
        self._poured(names, poured)
        rest = [name._replace(cause=Cause.NOT_COLLECTED, culprit=store.id) for name, store in named]
        self._rows(rest, poured.rest)

    def _spilt(self) -> None:
        """What a store that was full ran over with; what the world outside buys of it is sold."""
        spilt, over = self.record.stores.spilt, moving(self.record.stores.spilt)
        sold = [row for row in over if self.stores[row].plan.sale]
        thrown = [row for row in over if not self.stores[row].plan.sale]
        plans = [self.stores[row].plan for row in sold]
        self._rows([Row(plan.id, MARKET, plan.material, Kind.PRODUCT) for plan in plans], spilt[sold])
        stores = [self.stores[row] for row in thrown]
        plans = [store.plan for store in stores]
        names = [Row(plan.id, plan.disposal.kind, plan.material, Kind.DISPOSAL) for plan in plans]
        needless = self.waterfalls.not_needed(stores, spilt[thrown], [0] * len(thrown))
        blocks = self.waterfalls.store_blocks(thrown)
        poured = pour(spilt[thrown], [few + more for few, more in zip(needless, blocks, strict=True)])
        self._poured(names, poured)
        self._full(names, poured.rest, self._is_open()[thrown])

    def _full(self, names: list[Row], rest: Weeks, is_open: Weeks) -> None:
        """For what no block explains a store was full, if an outlet was open at all; if none was, it had no partner."""
        self._rows([name._replace(cause=Cause.NO_PARTNER) for name in names], rest * ~is_open)
        full = [name._replace(cause=Cause.STORE_FULL, culprit=name.source) for name in names]
        self._rows(full, rest * is_open)

    def _is_open(self) -> Weeks:
        """The weeks in which a contract of each store could move something, or its own firm took of it."""
        ways = [self.record.store_row[way.source.id] for way in self.exchanges]
        running = added(self.waterfalls.contracts.running, ways, len(self.stores))
        own = [row for row, store in enumerate(self.stores) for _ in store.own]
        return (running > 0) | (added(self.record.own, own, len(self.stores)) > 0)

    def _exchanged(self) -> None:
        counts = self.record.exchanges
        named = [
            (way.source.id, way.id, way.sink.plan.place, way.source.plan.material) for way in self.exchanges
        ]
        self._rows([Row(giver, way, what, Kind.EXCHANGE) for giver, way, _, what in named], counts.sent)
        self._rows([Row(way, taker, what, Kind.RECEIVED) for _, way, taker, what in named], counts.received)
        self._rows(
            [Row(way, giver, what, Kind.TURNED_BACK) for giver, way, _, what in named], counts.turned_back
        )

    # -- lines and needs ----------------------------------------------------------------------

    def _worked(self) -> None:
        counts, plans = self.record.lines, [line.plan for line in self.cluster.lines.values()]
        self._rows([Row(plan.id, MARKET, plan.makes, Kind.PRODUCT) for plan in plans], counts.released)
        self._rows([Row(MARKET, plan.id, plan.makes, Kind.SERVICE) for plan in plans], counts.service)
        self._rest([(plan.id, plan.unit) for plan in plans], -counts.released)
        inputs = [
            (row, plan.id, unit, *ratio)
            for row, plan in enumerate(plans)
            for unit, ratio in plan.inputs.items()
        ]
        rows, ids, units, nums, dens = zip(*inputs, strict=True) if inputs else [()] * 5
        work = scaled(counts.work[list(rows)], column(nums), column(dens))
        keys = list(zip(ids, units, strict=True))
        self._rest(keys, -gained(work, column(self.ledger.opening_work[key][unit] for key, unit in keys)))

    def _needed(self) -> None:
        plans, counts = [need.plan for need in self.cluster.needs.values()], self.record.needs
        self._rows([Row(OUTSIDE, plan.id, plan.virgin, Kind.BOUGHT) for plan in plans], counts.bought)
        self._rest([(plan.line, plan.unit) for plan in plans], counts.virgin)

    def _virgin(self) -> None:
        """Virgin material consumed, and why no secondary took its place."""
        virgin, needs = self.record.needs.virgin, list(self.cluster.needs.values())
        names = [Row(need.id, need.plan.line, need.plan.virgin, Kind.VIRGIN) for need in needs]
        replaceable = self._replaceable(needs)
        rows = moving(replaceable)
        poured = pour(replaceable[rows], self.waterfalls.need_blocks(rows))
        self._poured([names[row] for row in rows], poured)
        self._rows([self._left(names[row], needs[row]) for row in rows], poured.rest)
        self._rows([name._replace(cause=Cause.SHARE_LIMIT) for name in names], virgin - replaceable)

    def _left(self, name: Row, need: RunningNeed) -> Row:
        """What no block of a need explains: its partner had no more, or there is none."""
        intakes = self.cluster.taker_intakes[need.id]
        ways = (way for intake in intakes for way in self.cluster.inlets[need.id, intake.plan.material])
        partner = next((way.source.id for way in ways if way.active), "")
        return name._replace(cause=Cause.GIVER_SHORT if partner else Cause.NO_PARTNER, culprit=partner)

    def _replaceable(self, needs: list[RunningNeed]) -> Weeks:
        """Virgin that listed secondaries could have filled, built or not, within their greatest shares."""
        counts = self.record.needs
        rooms = [_room(self.cluster, need) for need in needs]
        most = scaled(counts.required, column(num for num, _ in rooms), column(den for _, den in rooms))
        replaceable: Weeks = np.minimum(counts.virgin, np.maximum(most - counts.replaced, 0))
        return replaceable

    def _used(self) -> None:
        plans = [intake.plan for intake in self.cluster.intakes.values()]
        self._rows(
            [Row(plan.place, plan.process, plan.material, Kind.USED) for plan in plans], self.record.used
        )
        self._rest([(plan.process, plan.unit) for plan in plans], self.record.used)

    # -- treatments ---------------------------------------------------------------------------

    def _treated(self) -> None:
        treatments, counts = list(self.cluster.treatments.values()), self.record.treatments
        parts = [(treatment.id, part) for treatment in treatments for part in treatment.plan.auxiliaries]
        self._rows([Row(OUTSIDE, key, part.material, Kind.BOUGHT) for key, part in parts], self.record.bought)
        self._rest([(key, part.unit) for key, part in parts], self.record.bought)
        wastes = [
            (each, each.waste_route.kind, (each.plan.residue or each.plan.feed).material)
            for each in treatments
        ]
        for amounts, cause in (
            (counts.residue, Cause.RESIDUE),
            (counts.off_spec, Cause.OFF_SPEC),
            (counts.refused, Cause.CONTENT_LIMIT),
        ):
            names = [Row(each.id, sink, what, Kind.DISPOSAL, cause, each.id) for each, sink, what in wastes]
            self._rows(names, amounts)
            self._rest([(each.id, each.plan.unit) for each in treatments], -amounts)


def _process(store: Store) -> str:
    """Where what a store holds comes from."""
    return store.plan.process if store.machine is not None else IN_USE


def _room(cluster: Cluster, need: RunningNeed) -> tuple[int, int]:
    """The greatest share of a need that its secondaries may fill together: no more than all of it."""
    shares = [(intake.share_num, intake.share_den) for intake in cluster.taker_intakes[need.id]]
    num, den = (
        shares[0]
        if len(shares) == 1
        else sum((Fraction(*share) for share in shares), Fraction(0)).as_integer_ratio()
    )
    return (num, den) if num < den else (1, 1)

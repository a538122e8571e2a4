"""Flows: the year's rows, from the record: what moved from where to where, and why."""

from __future__ import annotations

from fractions import Fraction
from itertools import compress
from operator import add

import numpy as np

from sim.causes import Cause
from sim.ledger import AIR, IN_USE, LOSSES, MARKET, OUTSIDE, WATERS, Kind, Ledger, Row
from sim.units import Unit
from sim.year.blocks import pour
from sim.year.cause_waterfall import Waterfalls
from sim.year.cluster import Cluster
from sim.year.columns import AT_ONCE, Weeks, gained, nothing, scaled, some, stacked
from sim.year.exchanges import Exchange
from sim.year.lines import RunningLine
from sim.year.needs import RunningNeed
from sim.year.stores import Intake, Store
from sim.year.treatments import RunningTreatment
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
        self._rows: list[tuple[Row, Weeks]] = []
        self._rests: dict[tuple[str, Unit], Weeks] = {}
        """(process, dimension) → taken in less given out"""

    def book(self) -> None:
        """Book everything that moved."""
        for store in self.cluster.stores.values():
            self._store(store)
        for exchange in self.cluster.exchanges.values():
            self._exchange(exchange)
        for line in self.cluster.lines.values():
            self._line(line)
        for treatment in self.cluster.treatments.values():
            self._treatment(treatment)
        for (process, unit), amounts in self._rests.items():
            self._row(Row(process, REST_TO[unit], "", Kind.REST), amounts)
        self._write()
        for left in self.cluster.cleared:
            row = Row(left.place, left.sink, left.material, Kind.DISPOSAL, Cause.CLOSED, left.firm)
            self.ledger.move(row, left.week, left.amount)

    def _row(self, row: Row, amounts: Weeks) -> None:
        self._rows.append((row, amounts))
        if len(self._rows) == AT_ONCE:
            self._write()

    def _write(self) -> None:
        """Write down the rows that moved anything; rows of one name are one row."""
        amounts = stacked(weeks for _, weeks in self._rows)
        moved: Weeks = np.any(amounts, axis=1).astype(bool)
        for (row, _), columns in zip(compress(self._rows, moved), amounts[moved].tolist(), strict=True):
            known = self.ledger.flows.get(row)
            self.ledger.flows[row] = columns if known is None else list(map(add, known, columns))
        self._rows.clear()

    def _rest(self, process: str, unit: Unit, amounts: Weeks) -> None:
        known = self._rests.get((process, unit))
        self._rests[process, unit] = amounts if known is None else known + amounts

    # -- stores and exchanges -----------------------------------------------------------------

    def _store(self, store: Store) -> None:
        plan, counts = store.plan, self.record.store(store)
        returned = store.machine is None
        process = IN_USE if returned else plan.process
        made = Kind.RETURNED if returned else Kind.MADE
        self._row(Row(process, store.id, plan.material, made), counts.collected)
        sink = plan.disposal.kind
        self._uncollected(store, process)
        for intake, amounts in zip(store.own, counts.own, strict=True):
            self._row(Row(store.id, intake.plan.place, plan.material, Kind.OWN), amounts)
        if some(counts.spilt) and plan.sale:
            self._row(Row(store.id, MARKET, plan.material, Kind.PRODUCT), counts.spilt)
        elif some(counts.spilt):
            self._spilt(store, sink)
        if not returned:
            self._rest(process, plan.unit, -counts.emitted)
        if plan.lost_power is not None:
            bought = self.record.lost_power(store)
            self._row(Row(OUTSIDE, process, plan.lost_power.material, Kind.BOUGHT), bought)
            self._rest(process, "MWh", bought)

    def _uncollected(self, store: Store, process: str) -> None:
        """What was not collected; after its firm has closed there is nobody who could."""
        plan, firm, counts = store.plan, store.plan.firm, self.record.store(store)
        amounts = counts.discarded
        if not some(amounts):
            return
        row = Row(process, plan.disposal.kind, plan.mixed, Kind.DISPOSAL)
        if firm in self.cluster.closed:
            there = self.cluster.open_weeks(firm)
            self._row(row._replace(cause=Cause.CLOSED, culprit=firm), amounts * (1 - there))
            amounts = amounts * there
        blocks = self.waterfalls.not_needed(store, amounts, int(counts.spilt.sum()))
        for cause, culprit, part in pour(amounts, blocks, (Cause.NOT_COLLECTED, store.id)):
            self._row(row._replace(cause=cause, culprit=culprit), part)

    def _spilt(self, store: Store, sink: str) -> None:
        """The store was full: for what its blocks explain, and for the rest only if an outlet was open at all."""
        counts, material = self.record.store(store), store.plan.material
        open_weeks = sum(counts.own, nothing()) > 0
        for exchange in self.cluster.outlets[store.id].exchanges:
            open_weeks = open_weeks | (self.waterfalls.running(exchange) > 0)
        blocks = self.waterfalls.not_needed(store, counts.spilt) + self.waterfalls.store_blocks(store)
        for cause, culprit, part in pour(counts.spilt, blocks, (Cause.STORE_FULL, store.id)):
            if cause == Cause.STORE_FULL:
                alone = Row(store.id, sink, material, Kind.DISPOSAL, Cause.NO_PARTNER, "")
                self._row(alone, part * ~open_weeks)
                part = part * open_weeks
            self._row(Row(store.id, sink, material, Kind.DISPOSAL, cause, culprit), part)

    def _exchange(self, exchange: Exchange) -> None:
        counts, material = self.record.exchange(exchange), exchange.source.plan.material
        place = exchange.sink.plan.place
        self._row(Row(exchange.source.id, exchange.id, material, Kind.EXCHANGE), counts.sent)
        self._row(Row(exchange.id, place, material, Kind.RECEIVED), counts.received)
        self._row(Row(exchange.id, exchange.source.id, material, Kind.TURNED_BACK), counts.turned_back)

    # -- lines --------------------------------------------------------------------------------

    def _line(self, line: RunningLine) -> None:
        plan, counts = line.plan, self.record.line(line)
        self._row(Row(line.id, MARKET, plan.makes, Kind.PRODUCT), counts.released)
        self._row(Row(MARKET, line.id, plan.makes, Kind.SERVICE), counts.service)
        self._rest(line.id, plan.unit, -counts.released)
        for need in line.needs:
            self._need(need)
        for unit, (num, den) in plan.inputs.items():
            opening = self.ledger.opening_work[line.id][unit]
            self._rest(line.id, unit, -gained(scaled(counts.work, num, den), opening))

    def _need(self, need: RunningNeed) -> None:
        plan, counts = need.plan, self.record.need(need)
        self._row(Row(OUTSIDE, need.id, plan.virgin, Kind.BOUGHT), counts.bought)
        intakes = self.cluster.taker_intakes[need.id]
        if some(counts.virgin):
            self._virgin(need, intakes)
            self._rest(need.plan.line, plan.unit, counts.virgin)
        for intake in intakes:
            self._used(intake, need.plan.line)

    def _virgin(self, need: RunningNeed, intakes: list[Intake]) -> None:
        virgin = self.record.need(need).virgin
        replaceable = self._replaceable(need, intakes)
        if some(replaceable):
            ways = (
                exchange
                for intake in intakes
                for exchange in self.cluster.inlets[need.id, intake.plan.material]
            )
            partners = [way.source.id for way in ways if way.active]
            rest = (Cause.GIVER_SHORT, partners[0]) if partners else (Cause.NO_PARTNER, "")
            for cause, culprit, part in pour(replaceable, self.waterfalls.need_blocks(intakes), rest):
                row = Row(need.id, need.plan.line, need.plan.virgin, Kind.VIRGIN, cause, culprit)
                self._row(row, part)
        row = Row(need.id, need.plan.line, need.plan.virgin, Kind.VIRGIN, Cause.SHARE_LIMIT, "")
        self._row(row, virgin - replaceable)

    def _replaceable(self, need: RunningNeed, intakes: list[Intake]) -> Weeks:
        """Virgin that listed secondaries could have filled, built or not, within their greatest shares."""
        if not intakes:
            return nothing()
        counts = self.record.need(need)
        room = min(
            Fraction(1),
            sum((Fraction(intake.share_num, intake.share_den) for intake in intakes), Fraction(0)),
        )
        most = scaled(counts.required, *room.as_integer_ratio())
        replaceable: Weeks = np.minimum(counts.virgin, np.maximum(most - counts.replaced, 0))
        return replaceable

    def _used(self, intake: Intake, process: str) -> None:
        plan = intake.plan
        used = self.record.used[plan.taker, plan.material]
        if some(used):
            self._row(Row(plan.place, process, plan.material, Kind.USED), used)
            self._rest(process, plan.unit, used)

    # -- treatments ---------------------------------------------------------------------------

    def _treatment(self, treatment: RunningTreatment) -> None:
        plan, counts = treatment.plan, self.record.treatment(treatment)
        if not some(counts.treated):
            return
        self._used(treatment.feed, treatment.id)
        for auxiliary, bought in zip(plan.auxiliaries, counts.bought, strict=True):
            self._row(Row(OUTSIDE, treatment.id, auxiliary.material, Kind.BOUGHT), bought)
            self._rest(treatment.id, auxiliary.unit, bought)
        material = plan.residue.material if plan.residue else plan.feed.material
        sink = treatment.waste_route.kind
        for amounts, cause in (
            (counts.residue, Cause.RESIDUE),
            (counts.off_spec, Cause.OFF_SPEC),
            (counts.refused, Cause.CONTENT_LIMIT),
        ):
            self._row(Row(treatment.id, sink, material, Kind.DISPOSAL, cause, treatment.id), amounts)
            self._rest(treatment.id, plan.unit, -amounts)

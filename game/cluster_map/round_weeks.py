"""A finished round week by week, from its record alone: what flowed, lay in stores, spilt and stood still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from game.cluster_map.board import FlowKind
from game.cluster_map.flows import Weeks, down_of, flows_of, levels_of, spilt_of, stretches, virgin_of
from game.cluster_map.worst_spill import Spill, choose
from game.session.records import WorldRecord
from sim.effects import STANDING
from sim.indicators.virgin import addressable, is_consumed, is_outside
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.units import WEEKS

Stop = tuple[int, int, FlowKind]
"""first and last week of the round, and in which hue: grey where something stood still"""


class RoundWeeks:
    """One cluster's round in weeks. Every list has an entry for each year."""

    def __init__(self, plan: Plan, record: WorldRecord) -> None:
        self.plan = plan
        self.record = record
        self.flows = [flows_of(plan, record, ledger) for ledger in record.ledgers]
        self.idle_flows = [flows_of(plan, record, ledger) for ledger in record.idle_ledgers]
        self.levels = [levels_of(plan, ledger) for ledger in record.ledgers]
        self.spilt = [spilt_of(ledger) for ledger in record.ledgers]
        self.down = [down_of(plan, ledger) for ledger in record.ledgers]
        self._needs = addressable(plan)
        self.virgin = self._virgin(record.ledgers, self._is_headline)
        """kg of virgin-equivalent of the headline by week, for each year"""
        self.idle_virgin = self._virgin(record.idle_ledgers, self._is_headline)
        self.all_virgin = self._virgin(record.ledgers, self._is_virgin)
        """of all virgin use of the cluster and its region"""
        self.idle_all_virgin = self._virgin(record.idle_ledgers, self._is_virgin)

    def _virgin(self, ledgers: Sequence[Ledger], counts: Callable[[Row], bool]) -> list[Weeks]:
        return [virgin_of(self.plan, ledger, counts) for ledger in ledgers]

    def _is_headline(self, row: Row) -> bool:
        return row.kind is Kind.VIRGIN and row.source in self._needs

    def _is_virgin(self, row: Row) -> bool:
        return is_consumed(self.plan, row) and not is_outside(self.plan, row.target)

    @cached_property
    def spill(self) -> Spill | None:
        """The waste of the round to stand still at; None if there is none that anybody could have taken."""
        return choose(self.plan, self.record.ledgers)

    @cached_property
    def opened(self) -> dict[str, int]:
        """Project → the week of the round in which it came to stand: then its last instalment fell due."""
        before, last = self.record.before.projects, dict[str, int]()
        stand = {key for key, project in self.record.state.projects.items() if project.stage in STANDING}
        new = {key for key in stand if key not in before or before[key].stage not in STANDING}
        for year, ledger in enumerate(self.record.ledgers):
            for payment, cents in ledger.payments.items():
                if payment.kind == "project" and payment.about in new:
                    week = year * WEEKS + max(np.flatnonzero(cents), default=0)
                    last[payment.about] = max(last.get(payment.about, 0), int(week))
        return last

    @cached_property
    def ended(self) -> dict[tuple[str, str], int]:
        """Giver and taker of whose exchange nothing is left → the week of the round from which nothing goes over."""
        plan, state = self.plan, self.record.state
        known = {**self.record.before.contracts, **state.contracts}
        pairs = {(plan.firm_of(each.giver), plan.firm_of(each.taker)) for each in known.values()}
        going = {
            (plan.firm_of(each.giver), plan.firm_of(each.taker))
            for each in state.contracts.values()
            if not each.ended
        }
        over = {pair for pair in pairs if pair not in going or state.closed.keys() & set(pair)}
        return {pair: self._last_week(pair) + 1 for pair in over}

    def _last_week(self, pair: tuple[str, str]) -> int:
        """Week of the round in which anything went over last; −1: never."""
        return max(
            (
                year * WEEKS + int(np.flatnonzero(weeks)[-1])
                for year, flows in enumerate(self.flows)
                for key, (weeks, _) in flows.items()
                if key[:2] == pair and weeks.any()
            ),
            default=-1,
        )

    def stops(self) -> list[Stop]:
        """When something stood still that others felt, and when the store of the spill ran over."""
        stops: list[Stop] = []
        for year, (spilt, down) in enumerate(zip(self.spilt, self.down, strict=True)):
            still, over = np.zeros(WEEKS, dtype=bool), np.zeros(WEEKS, dtype=bool)
            for weeks in down.values():
                still |= weeks > 0
            for (store, _), weeks in spilt.items():
                over |= (weeks > 0) & (self.spill is not None and store == self.spill.store)
            first = year * WEEKS
            stops += [(first + a, first + b, "virgin") for a, b in stretches(still)]
            stops += [(first + a, first + b, "landfill") for a, b in stretches(over)]
        return stops

"""Notes: every counter of the cluster, taken down at each week's close.

Most are totals since New Year; a batch in work and what a contract's pace still allows are levels.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from sim.units import WEEKS
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, gained, table


class Notes:
    """Written during the year, read when it is over: of each sort of thing, the same counters of every thing."""

    def __init__(self, cluster: Cluster) -> None:
        self._stores, self._needs = list(cluster.stores.values()), list(cluster.needs.values())
        self._intakes, self._lines = list(cluster.intakes.values()), list(cluster.lines.values())
        self._treatments, self._exchanges = (
            list(cluster.treatments.values()),
            list(cluster.exchanges.values()),
        )
        self._own = [store.own_sent for store in self._stores if store.own_sent]
        self._auxiliaries = [part for treatment in self._treatments for part in treatment.auxiliaries]
        self._settle = [store.close_week for store in self._stores if not store.live]
        self._settle += [need.settle for need in self._needs if not need.live]
        """how what nobody looks at from day to day catches up"""
        self._weeks: list[Sequence[int]] = []

    def take(self) -> None:
        """Note the week."""
        for settle in self._settle:
            settle()
        for treatment in self._treatments:
            for auxiliary in treatment.auxiliaries:
                auxiliary.settle(treatment.treated)
        counts = self._counted()
        try:
            self._weeks.append(array("q", counts))
        except OverflowError:
            self._weeks.append(counts)

    def _counted(self) -> list[int]:
        counts: list[int] = []
        for store in self._stores:
            counts += (store.emitted, store.discarded, store.spilt, store.over_limit)
        for sent in self._own:
            counts += sent
        for need in self._needs:
            counts += (need.required, need.virgin, need.replaced, need.bought, need.limited)
        counts += [intake.used for intake in self._intakes]
        for line in self._lines:
            counts += (line.begun, line.slots, line.lost, line.work)
        for treatment in self._treatments:
            counts += (treatment.treated, treatment.off_spec, treatment.refused)
            counts += (treatment.residue, treatment.held, treatment.lost)
        counts += [auxiliary.bought for auxiliary in self._auxiliaries]
        for way in self._exchanges:
            counts += (way.sent, way.received, way.turned_back, way.taker_down, way.giver_down)
            counts += (way.taker_full, way.carrier_busy, way.giver_short, way.left)
        return counts

    def by_week(self) -> Iterator[Weeks]:
        """Sort by sort what was gained in each week: a matrix for each counter, with a row for each thing. To be asked
        once: what was noted is given away."""
        gains = gained(table(self._weeks))
        self._weeks.clear()
        first = 0
        for things, counters in (
            (len(self._stores), 4), (sum(map(len, self._own)), 1), (len(self._needs), 5), (len(self._intakes), 1),
            (len(self._lines), 4), (len(self._treatments), 6), (len(self._auxiliaries), 1), (len(self._exchanges), 9),
        ):  # fmt: skip
            after = first + things * counters
            yield gains[first:after].reshape(-1, counters, WEEKS).swapaxes(0, 1)
            first = after

"""Notes: every counter of the cluster, taken down at each week's close.

Most are totals since New Year; a batch in work and what a contract's pace still allows are levels.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from sim.units import WEEKS
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, gained, table
from sim.year.stores import Intake
from sim.year.treatments import RunningAuxiliary


class CounterPage(NamedTuple):
    """Things of one sort, how their counters are read, and how many each has."""

    things: list[Any]
    read: Callable[[Any], Iterable[int]]
    counters: int = 1


def _used(intake: Intake) -> tuple[int]:
    return (intake.used,)


def _bought(auxiliary: RunningAuxiliary) -> tuple[int]:
    return (auxiliary.bought,)


class Notes:
    """Written during the year, read when it is over."""

    def __init__(self, cluster: Cluster) -> None:
        stores, needs = list(cluster.stores.values()), list(cluster.needs.values())
        treatments = list(cluster.treatments.values())
        self._pages = (
            CounterPage(stores, attrgetter("emitted", "discarded", "spilt", "over_limit"), 4),
            CounterPage([store.own_sent for store in stores], iter),
            CounterPage(needs, attrgetter("required", "virgin", "replaced", "bought", "limited"), 5),
            CounterPage(list(cluster.intakes.values()), _used),
            CounterPage(list(cluster.lines.values()), attrgetter("begun", "slots", "lost", "work"), 4),
            CounterPage(treatments, attrgetter("treated", "off_spec", "refused", "residue", "held", "lost"), 6),
            CounterPage([part for treatment in treatments for part in treatment.auxiliaries], _bought),
            CounterPage(
                list(cluster.exchanges.values()),
                attrgetter(
                    "sent", "received", "turned_back", "taker_down", "giver_down", "taker_full", "carrier_busy",
                    "giver_short", "left",
                ),
                9,
            ),
        )  # fmt: skip
        self._settle = [store.close_week for store in stores if not store.live]
        self._settle += [need.settle for need in needs if not need.live]
        """how what nobody looks at from day to day catches up"""
        self._treatments = [treatment for treatment in treatments if treatment.auxiliaries]
        self._weeks: list[Sequence[int]] = []

    def take(self) -> None:
        """Note the week."""
        for settle in self._settle:
            settle()
        for treatment in self._treatments:
            for auxiliary in treatment.auxiliaries:
                auxiliary.settle(treatment.treated)
        counts: list[int] = []
        for things, read, _ in self._pages:
            for noted in map(read, things):
                counts += noted
        self._weeks.append(_compact(counts))

    def by_week(self) -> Iterator[Weeks]:
        """Page by page what was gained in each week: a matrix for each counter, with a row for each thing. To be
        asked once: what was noted is given away."""
        gains = gained(table(self._weeks))
        self._weeks.clear()
        first = 0
        for things, read, counters in self._pages:
            after = first + sum(len(list(read(thing))) for thing in things)
            yield gains[first:after].reshape(-1, counters, WEEKS).swapaxes(0, 1)
            first = after


def _compact(counts: list[int]) -> Sequence[int]:
    try:
        return array("q", counts)
    except OverflowError:
        return counts

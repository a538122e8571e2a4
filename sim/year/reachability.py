"""Reach: where anything can come this year. What lies beyond need not be looked at from day to day."""

from __future__ import annotations

from collections.abc import Callable

from sim.year.cluster import Cluster
from sim.year.stores import Intake, Store


class Reach:
    """Stores and intakes that hold something at New Year, or that something may come to.

    Contracts are made at New Year only. So an intake without stock and without a contract that runs can be
    filled by its own firm alone; and a treatment whose feed nothing comes to fills no yield.
    """

    def __init__(self, cluster: Cluster, may_stand: Callable[[Intake], bool]) -> None:
        self._outlets = cluster.outlets
        self._feeds = {treatment.id: treatment.feed for treatment in cluster.treatments.values()}
        self._fed = {
            intake
            for key, intake in cluster.intakes.items()
            if intake.stock or any(way.runs or way.road for way in cluster.inlets[key])
        }
        givers = [store for store in cluster.stores.values() if store.own]
        more = True
        while more:
            more = False
            for store in givers:
                if self.holds(store):
                    for intake in store.own:
                        if intake not in self._fed and may_stand(intake):
                            self._fed.add(intake)
                            more = True

    def holds(self, store: Store) -> bool:
        """Whether anything may ever be in a store."""
        if (
            not store.plan.is_yield
            or store.stock
            or any(exchange.road for exchange in self._outlets[store.id].exchanges)
        ):
            return True
        return self.feeds(self._feeds[store.plan.process])

    def feeds(self, intake: Intake) -> bool:
        """Whether anything may ever be in an intake."""
        return intake in self._fed

"""Closures: a firm stops for good. What it leaves is booked by name, and nothing vanishes."""

from __future__ import annotations

from sim.units import week_of
from sim.year.cluster import Cluster
from sim.year.sites import Site
from sim.year.stores import Cleared


def close_firm(cluster: Cluster, sites: dict[str, Site], firm: str, hour: int) -> None:
    """Lines stop this hour, loads turn back, orders are called off, stores are disposed of, contracts end,
    projects stop.

    Contracts end without penalty. What cash is left stays with the seat, or is kept for the successor.
    """
    if firm in cluster.closed:
        return
    cluster.catch_up(hour)
    cluster.closed[firm] = cluster.year
    cluster.closing_week[firm] = week_of(hour)
    _stop_machines(cluster, firm, hour)
    for exchange in cluster.exchanges.values():
        if firm in (exchange.source.plan.firm, exchange.sink.plan.firm):
            exchange.turn_back()
            exchange.end("partner_closed", firm, week_of(hour))
    _clear_stores(cluster, firm, hour)
    cluster.stop_collecting(firm)
    for site in sites.values():
        if site.plan.firm == firm and site.stage in ("permit", "build", "ramp"):
            site.enter("cancelled", hour)


def _stop_machines(cluster: Cluster, firm: str, hour: int) -> None:
    for line in cluster.lines.values():
        if line.firm == firm:
            line.release()
            line.halt(hour)
            line.closed = True
    for treatment in cluster.treatments.values():
        if treatment.firm == firm:
            treatment.halt(hour)
            treatment.closed = True


def _clear_stores(cluster: Cluster, firm: str, hour: int) -> None:
    def clear(place: str, material: str, sink: str, amount: int) -> None:
        cluster.cleared.append(Cleared(week_of(hour), place, material, sink, amount, firm))

    for store in cluster.stores.values():
        if store.plan.firm == firm:
            store.settle()
            if store.stock:
                clear(store.id, store.plan.material, store.plan.disposal.kind, store.stock)
                store.stock = 0
    for intake in cluster.intakes.values():
        if intake.plan.firm == firm and intake.stock:
            givers = cluster.plan.givers.get(intake.plan.material, ())
            sink = givers[0].disposal.kind if givers else "landfill"
            clear(intake.plan.place, intake.plan.material, sink, intake.stock)
            intake.stock = 0
    for need in cluster.needs.values():
        if need.plan.firm == firm:
            need.cancel_orders()
            if need.virgin_stock:
                clear(need.id, need.plan.virgin, "far_sale", need.virgin_stock)
                need.virgin_stock = 0

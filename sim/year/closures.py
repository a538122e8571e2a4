"""Closures: a firm stops for good. What it leaves is booked by name, and nothing vanishes."""

from __future__ import annotations

from sim.causes import Cause
from sim.year.books import Books
from sim.year.cluster import Cluster
from sim.year.projects import Site


def close_firm(cluster: Cluster, books: Books, sites: dict[str, Site], firm: str, hour: int) -> None:
    """Lines stop this hour, loads turn back, stores are disposed of, contracts end, projects stop.

    Contracts end without penalty. What cash is left goes to the successor, or to the owner.
    """
    if firm in cluster.closed:
        return
    cluster.closed[firm] = cluster.year
    _stop_machines(cluster, firm, hour)
    for exchange in cluster.exchanges.values():
        if firm in (exchange.source.plan.firm, exchange.sink.plan.firm):
            exchange.turn_back()
            if exchange.runs and not exchange.ended:
                exchange.ended, exchange.ended_by = "partner_closed", firm
    _clear_stores(cluster, books, firm, hour)
    for site in sites.values():
        if site.plan.firm == firm and site.stage in ("permit", "build", "ramp"):
            site.enter("cancelled", hour)
    books.close_accounts(firm, hour)


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


def _clear_stores(cluster: Cluster, books: Books, firm: str, hour: int) -> None:
    for store in cluster.stores.values():
        if store.plan.firm == firm:
            store.settle()
            if store.stock:
                books.clear(store.id, store.plan.material, store.plan.disposal.kind, store.stock, firm, hour)
                store.stock = 0
    for intake in cluster.intakes.values():
        if intake.plan.firm == firm and intake.stock:
            books.clear(intake.plan.place, intake.plan.material, "landfill", intake.stock, firm, hour)
            intake.stock = 0
    for need in cluster.needs.values():
        if need.plan.firm == firm and need.virgin_stock:
            books.clear(need.id, need.plan.virgin, "far_sale", need.virgin_stock, firm, hour)
            need.virgin_stock = 0


CLEARED = Cause.CLOSED
"""The cause that what a closing firm leaves behind carries."""

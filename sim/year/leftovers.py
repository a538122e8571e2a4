"""Leftovers: side streams that arise by the use of a secondary: condensate of steam, water once its heat is used."""

from __future__ import annotations

from sim.year.cluster import Cluster


def link_leftovers(cluster: Cluster) -> None:
    """Tell each such stream whose use it arises from, and what of it is in the batch under way."""
    for line in cluster.lines.values():
        for store in line.streams:
            material = store.plan.left_of
            if material:
                intakes = (intake for need in line.needs for intake in cluster.taker_intakes[need.id])
                store.left_from = [intake for intake in intakes if intake.plan.material == material]
                store.batch = cluster.state.carries.get(f"{store.id}:batch", 0)
                line.leaving.append(store)


def in_batches(cluster: Cluster) -> dict[str, int]:
    """What the batches under way have used of what leaves something, for the next year."""
    return {f"{store.id}:batch": store.batch for line in cluster.lines.values() for store in line.leaving}

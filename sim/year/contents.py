"""Contents: every store, load and batch is given its mix at New Year, and hands it on at the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sim.year.cluster import Cluster
from sim.year.mixes import Mix


class Holder(Protocol):
    """Something that may hold contents."""

    mix: Mix | None


def follow_contents(cluster: Cluster) -> None:
    """Give a mix to whatever holds something; nothing where the scenario names no contents."""
    names, carries = sorted(cluster.plan.scenario.contents), cluster.state.carries
    if not names:
        return
    for line in cluster.lines.values():
        line.carrying = [store for store in line.streams if store.plan.carries]
    for treatment in cluster.treatments.values():
        treatment.carrying = [store for store in treatment.yields if store.plan.carries]
    for key, holder in _holders(cluster):
        holder.mix = Mix([carries.get(f"{key}:content {name}", 0) for name in names])
    for need in cluster.needs.values():
        need.mix = cluster.lines[need.plan.line].mix


def at_new_year(cluster: Cluster) -> dict[str, int]:
    """What each mix holds."""
    names = sorted(cluster.plan.scenario.contents)
    return {
        f"{key}:content {name}": amount
        for key, holder in _holders(cluster)
        if holder.mix is not None
        for name, amount in zip(names, holder.mix.amounts, strict=True)
    }


def _holders(cluster: Cluster) -> Iterator[tuple[str, Holder]]:
    """Stores, intakes, contracts with what is on the road, and lines with a side stream that carries."""
    yield from cluster.stores.items()
    for intake in cluster.intakes.values():
        yield f"{intake.plan.place}:{intake.plan.material}", intake
    yield from cluster.exchanges.items()
    for line in cluster.lines.values():
        if line.carrying:
            yield line.id, line

"""Under way at New Year: loads on the road, vehicles on their way back, pipes between two turns."""

from __future__ import annotations

from collections import deque

from sim.units import DAY, YEAR
from sim.year.cluster import Cluster

_BACK = ":back "


def take_up(cluster: Cluster) -> None:
    """Carriage goes on where the old year left it."""
    for load in cluster.state.road:
        exchange = cluster.exchanges[load.contract]
        exchange.arrivals.append((load.hours_left, load.amount))
        exchange.road += load.amount
        exchange.sink.road += load.amount
    _call_back_vehicles(cluster)
    _turn_pipes_on(cluster)


def vehicles_away(cluster: Cluster) -> dict[str, int]:
    """Loads whose vehicles are still away at the end of the year, by contract and hour of return."""
    away: dict[str, int] = {}
    for exchange in cluster.exchanges.values():
        for hour, loads in exchange.away:
            if hour > YEAR:
                key = f"{exchange.id}{_BACK}{hour - YEAR}"
                away[key] = away.get(key, 0) + loads
    return away


def _call_back_vehicles(cluster: Cluster) -> None:
    away: dict[str, list[tuple[int, int]]] = {}
    for key, loads in cluster.state.carries.items():
        if _BACK in key:
            contract, hours = key.split(_BACK)
            away.setdefault(contract, []).append((int(hours), loads))
    for contract, vehicles in away.items():
        exchange = cluster.exchanges[contract]
        exchange.away = deque(sorted(vehicles))
        exchange.away_loads = sum(loads for _, loads in vehicles)


def _turn_pipes_on(cluster: Cluster) -> None:
    """Conveyors and pipes had their last turn at the last slot end before New Year."""
    before = cluster.year * YEAR
    for store in cluster.stores.values():
        outlets = cluster.outlets[store.id]
        if outlets.flows:
            takers = (*(exchange.sink for exchange in outlets.exchanges), *store.own)
            ends = (store.machine, *(intake.machine for intake in takers))
            lengths = {end.batch if end else DAY for end in ends}
            last = max(-(before % length or length) for length in lengths)
            for exchange in outlets.flows:
                exchange.served = last

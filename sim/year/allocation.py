"""Sharing: how one store serves its own firm, its pipes and its loads by road, when several want the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sim.units import share_out
from sim.year.exchanges import Exchange
from sim.year.stores import Intake, Store


def serve_own(store: Store, place: int, intake: Intake) -> None:
    """Fill an intake of the same firm: these are served first, in order of id."""
    if intake.built.standing:
        amount = intake.capacity - intake.stock - intake.road
        if amount > store.stock:
            amount = store.stock
        if amount > 0:
            store.stock -= amount
            intake.stock += amount
            store.own_sent[place] += amount


def pipes_of(store: Store, flows: list[Exchange]) -> Callable[[int], None]:
    """How a store's conveyors and pipes have their turn."""
    return flows[0].flow_alone if len(flows) == 1 else partial(_share_pipes, store, flows)


def _share_pipes(store: Store, running: list[Exchange], hour: int) -> None:
    """Conveyors and pipes share in proportion to what their pace has left."""
    flows = [exchange for exchange in running if exchange.built.standing and not exchange.ended]
    if store.stock > 0 and flows:
        wants = [flow.wants(hour) for flow in flows]
        parts = wants if sum(wants) <= store.stock else _fair_parts(store.stock, flows, wants)
        for flow, part in zip(flows, parts, strict=True):
            if part:
                flow.flow(part)
    for flow in flows:
        if flow.quota > 0:
            flow.note_shortfall(flow.sink.room, hour)
    for exchange in running:
        exchange.served = hour


def _fair_parts(stock: int, flows: list[Exchange], wants: list[int]) -> list[int]:
    """Split a stock by paced quota, nobody beyond what it can take; what one leaves the others share."""
    parts = [0] * len(wants)
    left = stock
    while left > 0:
        open_quotas = [
            flow.quota if part < want else 0 for flow, part, want in zip(flows, parts, wants, strict=True)
        ]
        if not any(open_quotas):
            break
        shares = share_out(left, open_quotas)
        parts = [min(part + more, want) for part, more, want in zip(parts, shares, wants, strict=True)]
        left = stock - sum(parts)
    return parts


def roads_of(store: Store, hauls: list[Exchange]) -> Callable[[int], None]:
    """How a store's loads by road have their turn."""
    return hauls[0].send_alone if len(hauls) == 1 else partial(_share_roads, store, hauls)


def _share_roads(store: Store, hauls: list[Exchange], hour: int) -> None:
    """Lots go whole to the largest arrears; ties by contract id. Without a store, what there is goes at once."""
    wanting = [haul for haul in hauls if haul.quota >= haul.least and haul.built.standing and not haul.ended]
    if not wanting:
        return
    # What is less than anybody's load waits, as on most days; nobody need be asked.
    if store.stock >= min([exchange.least for exchange in wanting]) and not _send_each(store, wanting, hour):
        _send_in_turns(store.stock, wanting, hour)
    for exchange in wanting:
        if exchange.quota >= exchange.least:
            exchange.note_shortfall(exchange.sink.room, hour)


def _send_each(store: Store, hauls: list[Exchange], hour: int) -> bool:
    """Where there is enough for all, the order is of no account: each sends what it may. Whether they did.

    Not so where two share a taker's room, or where a vehicle is back before its turn is over.
    """
    left, plans, sinks = store.stock, [], set()
    for haul in hauls:
        most = haul.sink.room
        if haul.quota < most:
            most = haul.quota
        if most >= haul.least:
            if not haul.transit:
                return False
            loads = haul.loads(hour, most)
            if loads:
                amount = min(most, loads * haul.lot)
                left -= amount
                if left < 0 or haul.contract.taker in sinks:
                    return False
                plans.append((haul, amount, loads))
                sinks.add(haul.contract.taker)
    for haul, amount, loads in plans:
        haul.send(hour, amount, loads)
    return True


def _send_in_turns(stock: int, hauls: list[Exchange], hour: int) -> None:
    """There is not enough for all: load by load to the largest arrears; who is left alone takes the rest."""
    quotas = {haul: haul.quota for haul in hauls}
    rooms = {haul.sink: haul.sink.room for haul in hauls}
    free = {haul: haul.free_loads(hour) for haul in hauls}
    waiting, least = list(hauls), min(haul.least for haul in hauls)
    while waiting and stock >= least:
        haul = max(waiting, key=quotas.__getitem__)
        most = min(quotas[haul], rooms[haul.sink], stock)
        if len(waiting) > 1 and most > haul.lot:
            most = haul.lot
        loads = most // haul.lot if haul.least == haul.lot else -(-most // haul.lot)
        loads = min(loads, free[haul])
        if loads <= 0:
            waiting.remove(haul)
            continue
        amount = min(most, loads * haul.lot)
        stock -= amount
        quotas[haul] -= amount
        rooms[haul.sink] -= amount
        if haul.transit:
            free[haul] -= loads
    for haul in hauls:
        amount = haul.quota - quotas[haul]
        if amount:
            haul.send(hour, amount, haul.free_loads(hour) - free[haul])

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
    flows = [one for one in running if one.built.standing and not one.ended]
    if store.stock > 0 and flows:
        wants = [one.wants(hour) for one in flows]
        parts = wants if sum(wants) <= store.stock else _fair_parts(store.stock, flows, wants)
        for one, part in zip(flows, parts, strict=True):
            if part:
                one.flow(part)
    for one in flows:
        if one.quota > 0:
            one.note_shortfall(one.sink.room, hour)
    for one in running:
        one.served = hour


def _fair_parts(stock: int, flows: list[Exchange], wants: list[int]) -> list[int]:
    """Split a stock by paced quota, nobody beyond what it can take; what one leaves the others share."""
    parts = [0] * len(wants)
    left = stock
    while left > 0:
        open_quotas = [
            one.quota if part < want else 0 for one, part, want in zip(flows, parts, wants, strict=True)
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
    wanting = [one for one in hauls if one.quota >= one.least and one.built.standing and not one.ended]
    if not wanting:
        return
    # What is less than anybody's load waits, as on most days; nobody need be asked.
    if store.stock >= min([one.least for one in wanting]) and not _send_each(store, wanting, hour):
        _send_in_turns(store.stock, wanting, hour)
    for one in wanting:
        if one.quota >= one.least:
            one.note_shortfall(one.sink.room, hour)


def _send_each(store: Store, hauls: list[Exchange], hour: int) -> bool:
    """Where there is enough for all, the order is of no account: each sends what it may. Whether they did.

    Not so where two share a taker's room, or where a vehicle is back before its turn is over.
    """
    left, plans, sinks = store.stock, [], set()
    for one in hauls:
        most = one.sink.room
        if one.quota < most:
            most = one.quota
        if most >= one.least:
            if not one.transit:
                return False
            loads = one.loads(hour, most)
            if loads:
                amount = min(most, loads * one.lot)
                left -= amount
                if left < 0 or one.contract.taker in sinks:
                    return False
                plans.append((one, amount, loads))
                sinks.add(one.contract.taker)
    for one, amount, loads in plans:
        one.send(hour, amount, loads)
    return True


def _send_in_turns(stock: int, hauls: list[Exchange], hour: int) -> None:
    """There is not enough for all: load by load to the largest arrears; who is left alone takes the rest."""
    quotas = {one: one.quota for one in hauls}
    rooms = {one.sink: one.sink.room for one in hauls}
    free = {one: one.free_loads(hour) for one in hauls}
    waiting, least = list(hauls), min(one.least for one in hauls)
    while waiting and stock >= least:
        one = max(waiting, key=quotas.__getitem__)
        most = min(quotas[one], rooms[one.sink], stock)
        if len(waiting) > 1 and most > one.lot:
            most = one.lot
        loads = most // one.lot if one.least == one.lot else -(-most // one.lot)
        loads = min(loads, free[one])
        if loads <= 0:
            waiting.remove(one)
            continue
        amount = min(most, loads * one.lot)
        stock -= amount
        quotas[one] -= amount
        rooms[one.sink] -= amount
        if one.transit:
            free[one] -= loads
    for one in hauls:
        amount = one.quota - quotas[one]
        if amount:
            one.send(hour, amount, one.free_loads(hour) - free[one])

"""Sharing: how one store serves its own firm, its pipes and its loads by road, when several want the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sim.units import share_out
from sim.year.exchanges import Exchange
from sim.year.mixes import hand_over
from sim.year.stores import Intake, Store

_FINE = 1_000_000_000
"""Relative arrears are compared in parts of this."""


def serve_own(store: Store, place: int, intake: Intake) -> None:
    """Fill an intake of the same firm: these are served first, in order of id."""
    if intake.built.standing:
        amount = intake.capacity - intake.stock - intake.road
        if amount > store.stock:
            amount = store.stock
        if amount > 0:
            hand_over(store.mix, intake.mix, amount, store.stock)
            store.stock -= amount
            intake.stock += amount
            store.own_sent[place] += amount


def pipes_of(store: Store, flows: list[Exchange], hauls: list[Exchange]) -> Callable[[int], None]:
    """How a store's conveyors and pipes have their turn, beside those whose loads leave after them."""
    if len(flows) == 1 and not hauls:
        return flows[0].flow_alone
    return partial(_share_pipes, store, flows, hauls)


def _share_pipes(store: Store, running: list[Exchange], hauls: list[Exchange], hour: int) -> None:
    """Conveyors and pipes share in proportion to what their pace has left, and leave loads by road their part."""
    flows = [exchange for exchange in running if exchange.built.standing and not exchange.ended]
    kept = _kept_for_loads(store.stock, flows, hauls, hour)
    stock = store.stock - kept
    if stock > 0 and flows:
        wants = [flow.wants(hour) for flow in flows]
        parts = wants if sum(wants) <= stock else _fair_parts(stock, flows, wants)
        for flow, part in zip(flows, parts, strict=True):
            if part:
                flow.flow(part)
    for flow in flows:
        if flow.quota > 0:
            flow.note_shortfall(flow.sink.room, hour, kept)
    for exchange in running:
        exchange.served = hour


def _kept_for_loads(stock: int, flows: list[Exchange], hauls: list[Exchange], hour: int) -> int:
    """What pipes leave in a store for loads that may go: as much as makes both alike in relative arrears."""
    wanting = _wanting(hauls)
    may_leave = sum(haul.may_send(hour) for haul in wanting)
    if not may_leave or not flows:
        return 0
    piped, hauled = sum(flow.most for flow in flows), sum(haul.most for haul in wanting)
    ahead = sum(haul.quota for haul in wanting) * piped - sum(flow.quota for flow in flows) * hauled
    return max(0, min(may_leave, stock, (stock * hauled + ahead) // (piped + hauled)))


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


def _wanting(hauls: list[Exchange]) -> list[Exchange]:
    """Those whose pace allows a load now."""
    return [haul for haul in hauls if haul.quota >= haul.least and haul.built.standing and not haul.ended]


def _share_roads(store: Store, hauls: list[Exchange], hour: int) -> None:
    """Lots go whole to the largest arrears relative to quota. Without a store, what there is goes at once."""
    wanting = _wanting(hauls)
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
    """There is not enough for all: load by load to the neediest, for whose whole load the others wait."""
    quotas = {haul: haul.quota for haul in hauls}
    rooms = {haul.sink: haul.sink.room for haul in hauls}
    free = {haul: haul.free_loads(hour) for haul in hauls}
    waiting = list(hauls)
    while waiting and stock > 0:
        haul = _neediest(waiting, quotas)
        most = min(quotas[haul], rooms[haul.sink])
        if most < haul.least or free[haul] <= 0:
            waiting.remove(haul)
            continue
        most = min(most, stock, haul.lot if len(waiting) > 1 else free[haul] * haul.lot)
        amount = most if haul.least < haul.lot else most // haul.lot * haul.lot
        if not amount:
            break
        stock -= amount
        quotas[haul] -= amount
        rooms[haul.sink] -= amount
        if haul.transit:
            free[haul] -= -(-amount // haul.lot)
    for haul in hauls:
        amount = haul.quota - quotas[haul]
        if amount:
            haul.send(hour, amount, haul.free_loads(hour) - free[haul])


def _neediest(waiting: list[Exchange], quotas: dict[Exchange, int]) -> Exchange:
    """Of those who lag behind all together once a load more has left, the first to lag by half a load; but before
    them whoever would lag by a whole one.

    Arrears are relative to the yearly amount, so all keep in proportion to within a load, and a contract of a few
    loads has its part. Ties by contract id.
    """
    if len(waiting) == 1:
        return waiting[0]
    arrears, yearly = sum([quotas[haul] for haul in waiting]), sum([haul.most for haul in waiting])
    lags = {haul: quotas[haul] * yearly - (arrears - haul.lot) * haul.most for haul in waiting}
    lagging = [haul for haul in waiting if lags[haul] > 0]
    urgent = [haul for haul in lagging if lags[haul] >= haul.lot * yearly]
    if urgent:
        return max(urgent, key=lambda haul: (quotas[haul] - haul.lot) * _FINE // haul.most)
    return max(lagging, key=lambda haul: (2 * quotas[haul] - haul.lot) * _FINE // haul.most)

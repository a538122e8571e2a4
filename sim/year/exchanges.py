"""Exchanges: contracted flows, paced over the year, by pipe with the batches or by lots on the road."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from math import ceil

from sim.plan.parts import CarrierPlan
from sim.state import Contract, Ending
from sim.units import WEEKS, share_out
from sim.year.stores import BuildState, Intake, Store


class Exchange:
    """One contract in one year. By week *w* at most `most` × *w*/52 has been sent."""

    __slots__ = (
        "arrivals", "away", "away_loads", "built", "carrier", "carrier_busy", "contract", "ended", "ended_by",
        "ended_week", "giver_down", "giver_short", "id", "km", "least", "lot", "most", "quota", "received",
        "road", "runs", "sent", "served", "sink", "source", "taker_down", "taker_full", "transit", "turned_back",
    )  # fmt: skip

    def __init__(self, contract: Contract, carrier: CarrierPlan, source: Store, sink: Intake) -> None:
        self.contract = contract
        self.id = contract.id
        self.carrier = carrier
        self.source = source
        self.sink = sink
        self.most = contract.most
        self.runs = False
        """in force this year, whether or not all it needs is built"""
        self.built = BuildState()
        """whether all it needs stands: at the giver, on the way, at the taker"""
        self.ended: Ending = contract.ended
        self.ended_by = contract.ended_by
        self.ended_week = 0 if contract.ended else WEEKS
        self.km: tuple[int, int] = (0, 1)
        self.lot = 0
        """most in one load; 0 by conveyor and pipe"""
        self.least = 1
        """least in one load: full ones only, unless the giver has no store where a load could wait"""
        self.transit = 0
        self.served = 0
        """hour up to which a conveyor or pipe has had its turn"""
        self.quota = 0
        """paced amount not yet sent"""
        self.arrivals: deque[tuple[int, int]] = deque()
        self.away: deque[tuple[int, int]] = deque()
        """(hour back, loads)"""
        self.away_loads = 0
        self.road = 0
        """on the way to the taker"""
        self.sent = self.received = self.turned_back = 0
        """moved since New Year"""
        self.giver_down = self.taker_down = self.taker_full = self.carrier_busy = self.giver_short = 0
        """held up since New Year, each slot anew, and why"""

    def end(self, ending: Ending, by: str, week: int) -> None:
        """The contract is over from this week on."""
        if not self.ended:
            self.ended, self.ended_by, self.ended_week = ending, by, week

    @property
    def left(self) -> int:
        """What its pace still allows now: whole loads where it goes by road."""
        return self.quota if self.active and self.quota >= max(1, self.lot) else 0

    def set_way(self, km: tuple[int, int]) -> None:
        """Fit lot and times to the way and to the stores at its ends."""
        self.km = km
        carrier = self.carrier
        if not carrier.lots:
            return
        ends = [size for size in (self.source.capacity, self.sink.capacity) if size > 0]
        biggest = max(1, min([carrier.lot, *ends]))
        # Equal loads that add up to the yearly amount: a contract smaller than a truckload flows too.
        self.lot = max(1, self.most // max(1, -(-self.most // biggest)))
        self.least = self.lot if self.source.capacity > 0 else 1
        num, den = carrier.km_per_hour
        self.transit = carrier.handling + ceil(km[0] * den / (km[1] * num)) if num else carrier.handling

    @property
    def active(self) -> bool:
        """Whether anything may be sent now."""
        return self.runs and self.built.standing and not self.ended

    def new_week(self, week: int) -> None:
        """Open the next week's part of the yearly amount."""
        self.quota = self.most * (week + 1) // WEEKS - self.sent

    def free_loads(self, hour: int) -> int:
        """Loads that may leave now."""
        while self.away and self.away[0][0] <= hour:
            self.away_loads -= self.away.popleft()[1]
        return self.carrier.vehicles - self.away_loads

    def loads(self, hour: int, most: int) -> int:
        """How many loads may leave now, with at most so much."""
        loads = most // self.lot if self.least == self.lot else -(-most // self.lot)
        return min(loads, self.free_loads(hour)) if loads > 0 else 0

    def send_alone(self, hour: int) -> None:
        """Send what may leave now; nobody else wants it."""
        least = self.least
        if self.quota < least or self.ended or not self.built.standing:
            return
        room = self.sink.room
        if room >= least and self.source.stock >= least:
            most = min(self.quota, room, self.source.stock)
            loads = self.loads(hour, most)
            if loads:
                self.send(hour, min(most, loads * self.lot), loads)
                if self.quota < least:
                    return
                room = self.sink.room
        self.note_shortfall(room, hour)

    def send(self, hour: int, amount: int, loads: int) -> None:
        """Let so much leave in so many loads."""
        self.away.append((hour + 2 * self.transit, loads))
        self.away_loads += loads
        self._leave(amount)
        self.road += amount
        self.sink.road += amount
        self.arrivals.append((hour + self.transit, amount))
        if not self.transit:
            self.arrive(hour)

    def wants(self, hour: int) -> int:
        """What may flow this time, as far as its pace, the pipe and the taker's room allow."""
        most = self.sink.room
        if self.quota < most:
            most = self.quota
        if self.carrier.capacity:
            most = min(most, self.carrier.capacity * (hour - self.served))
        return most if most > 0 else 0

    def flow_alone(self, hour: int) -> None:
        """Let through what may flow now; nobody else wants it."""
        if self.quota > 0 and not self.ended and self.built.standing:
            most = self.wants(hour)
            stock = self.source.stock
            if most > stock:
                most = stock
            if most > 0:
                self.flow(most)
            if self.quota > 0:
                self.note_shortfall(self.sink.room, hour)
        self.served = hour

    def flow(self, amount: int) -> None:
        """Let so much through the pipe or over the belt: it arrives at once."""
        self._leave(amount)
        self.received += amount
        self.sink.stock += amount

    def _leave(self, amount: int) -> None:
        self.source.stock -= amount
        self.sent += amount
        self.quota -= amount

    def arrive(self, hour: int) -> None:
        """Unload what has arrived by now."""
        while self.arrivals and self.arrivals[0][0] <= hour:
            amount = self.arrivals.popleft()[1]
            self.road -= amount
            self.sink.road -= amount
            self.sink.stock += amount
            self.received += amount

    def turn_back(self) -> None:
        """All that is on the road returns to the giver: a partner has closed."""
        self.arrivals.clear()
        self.source.stock += self.road
        self.turned_back += self.road
        self.sink.road -= self.road
        self.road = 0

    def note_shortfall(self, room: int, hour: int) -> None:
        """Remember why this slot's paced amount, at least a load, could not be sent."""
        left = self.quota
        if self.lot and self.free_loads(hour) <= 0:
            self.carrier_busy += left
        elif room < self.least:
            taker = self.sink.machine
            if taker is not None and taker.slot_lost:
                self.taker_down += left
            else:
                self.taker_full += left
        else:
            giver = self.source.machine
            if not self.lot and self.source.stock > 0:
                self.carrier_busy += left  # a pipe that lets no more through
            elif giver is not None and giver.slot_lost:
                self.giver_down += left
            else:
                self.giver_short += left


def serve_own(store: Store) -> None:
    """Intakes of the same firm are served first, in order of id."""
    for place, intake in enumerate(store.own):
        if intake.built.standing:
            amount = intake.capacity - intake.stock - intake.road
            if amount > store.stock:
                amount = store.stock
            if amount > 0:
                store.stock -= amount
                intake.stock += amount
                store.own_sent[place] += amount


def pipes_of(store: Store) -> Callable[[int], None]:
    """How a store's conveyors and pipes have their turn."""
    return store.flows[0].flow_alone if len(store.flows) == 1 else partial(_share_pipes, store)


def _share_pipes(store: Store, hour: int) -> None:
    """Conveyors and pipes share in proportion to what their pace has left."""
    flows = [one for one in store.flows if one.built.standing and not one.ended]
    if store.stock > 0 and flows:
        wants = [one.wants(hour) for one in flows]
        parts = wants if sum(wants) <= store.stock else _fair_parts(store.stock, flows, wants)
        for one, part in zip(flows, parts, strict=True):
            if part:
                one.flow(part)
    for one in flows:
        if one.quota > 0:
            one.note_shortfall(one.sink.room, hour)
    for one in store.flows:
        one.served = hour


def _fair_parts(stock: int, flows: list[Exchange], wants: list[int]) -> list[int]:
    """Split a stock by paced quota, nobody beyond what it can take; what one leaves the others share."""
    quotas = [max(0, one.quota) for one in flows]
    parts = [0] * len(wants)
    left = stock
    while left > 0:
        open_quotas = [
            quota if part < want else 0 for quota, part, want in zip(quotas, parts, wants, strict=True)
        ]
        if not any(open_quotas):
            break
        for i, share in enumerate(share_out(left, open_quotas)):
            more = min(share, wants[i] - parts[i])
            parts[i] += more
        left = stock - sum(parts)
    return parts


def roads_of(store: Store) -> Callable[[int], None]:
    """How a store's loads by road have their turn."""
    return store.hauls[0].send_alone if len(store.hauls) == 1 else partial(_share_roads, store)


def _share_roads(store: Store, hour: int) -> None:
    """Lots go whole to the largest arrears; ties by contract id. Without a store, what there is goes at once."""
    hauls = [one for one in store.hauls if one.built.standing and not one.ended]
    if store.stock > 0 and hauls and not _send_each(store, hauls, hour):
        _send_in_turns(store.stock, hauls, hour)
    for one in hauls:
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

"""Exchanges: contracted flows, paced over the year, by pipe with the batches or by lots on the road."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from math import ceil

from sim.plan.carriers import CarrierPlan
from sim.state import Contract, Ending
from sim.units import WEEKS
from sim.year.mixes import Mix, hand_over
from sim.year.stores import BuildState, Intake, Store


class Exchange:
    """One contract in one year. By week *w* at most `most` × *w*/52 has been sent."""

    __slots__ = (
        "arrivals", "away", "away_loads", "built", "carrier", "carrier_busy", "contract", "ended", "ended_by",
        "ended_week", "giver_down", "giver_short", "id", "km", "least", "lot", "mix", "most", "per_hour", "quota",
        "received", "road", "runs", "sent", "served", "sink", "source", "taker_down", "taker_full", "transit",
        "turned_back", "vehicles",
    )  # fmt: skip

    runs: bool
    """in force this year, whether or not all it needs is built"""
    built: BuildState
    """whether all it needs stands: at the giver, on the way, at the taker"""
    lot: int
    """most in one load; 0 by conveyor and pipe"""
    least: int
    """least in one load: full ones only, unless the giver has no store where a load could wait"""
    served: int
    """hour up to which a conveyor or pipe has had its turn"""
    quota: int
    """paced amount not yet sent"""
    away: deque[tuple[int, int]]
    """(hour back, loads)"""
    road: int
    """on the way to the taker"""

    def __init__(self, contract: Contract, carrier: CarrierPlan, source: Store, sink: Intake) -> None:
        self.contract = contract
        self.id = contract.id
        self.carrier = carrier
        self.vehicles, self.per_hour = carrier.vehicles, carrier.capacity
        self.source = source
        self.sink = sink
        self.most = contract.most
        self.runs = False
        self.built = BuildState()
        self.ended: Ending = contract.ended
        self.ended_by = contract.ended_by
        self.ended_week = 0 if contract.ended else WEEKS
        self.km: tuple[int, int] = (0, 1)
        self.lot = 0
        self.least = 1
        self.transit = self.served = self.quota = 0
        self.arrivals: deque[tuple[int, int]] = deque()
        self.away = deque()
        self.away_loads = self.road = 0
        self.mix: Mix | None = None
        """what is on the road holds of the scenario's contents"""
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
        away = self.away
        while away and away[0][0] <= hour:
            self.away_loads -= away.popleft()[1]
        return self.vehicles - self.away_loads

    def loads(self, hour: int, most: int) -> int:
        """How many loads may leave now, with at most so much."""
        loads = most // self.lot if self.least == self.lot else -(-most // self.lot)
        return min(loads, self.free_loads(hour)) if loads > 0 else 0

    def send_alone(self, hour: int) -> None:
        """Send what may leave now; nobody else wants it."""
        least, most = self.least, self.quota
        if most < least or self.ended or not self.built.standing:
            return
        room, stock = self.sink.room, self.source.stock
        if room >= least and stock >= least:
            if most > room:
                most = room
            if most > stock:
                most = stock
            loads = self.loads(hour, most)
            if loads:
                self.send(hour, min(most, loads * self.lot), loads)
                if self.quota < least:
                    return
                room = self.sink.room
        self.note_shortfall(room, hour)

    def send(self, hour: int, amount: int, loads: int) -> None:
        """Let so much leave in so many loads."""
        transit = self.transit
        self.away.append((hour + 2 * transit, loads))
        self.away_loads += loads
        self._leave(amount)
        self.road += amount
        self.sink.road += amount
        self.arrivals.append((hour + transit, amount))
        if not transit:
            self.arrive(hour)

    def wants(self, hour: int) -> int:
        """What may flow this time, as far as its pace, the pipe and the taker's room allow."""
        most = self.sink.room
        if self.quota < most:
            most = self.quota
        if self.per_hour:
            most = min(most, self.per_hour * (hour - self.served))
        return most if most > 0 else 0

    def may_send(self, hour: int) -> int:
        """What would leave now if there were enough."""
        if not self.lot:
            return self.wants(hour)
        most = min(self.quota, self.sink.room, self.free_loads(hour) * self.lot)
        return most if most >= self.least else 0

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
        hand_over(self.mix, self.sink.mix, 1, 1)
        self.received += amount
        self.sink.stock += amount

    def _leave(self, amount: int) -> None:
        hand_over(self.source.mix, self.mix, amount, self.source.stock)
        self.source.stock -= amount
        self.sent += amount
        self.quota -= amount

    def arrive(self, hour: int) -> None:
        """Unload what has arrived by now."""
        arrivals, sink = self.arrivals, self.sink
        while arrivals and arrivals[0][0] <= hour:
            amount = arrivals.popleft()[1]
            hand_over(self.mix, sink.mix, amount, self.road)
            self.road -= amount
            sink.road -= amount
            sink.stock += amount
            self.received += amount

    def turn_back(self) -> None:
        """All that is on the road returns to the giver: a partner has closed."""
        self.arrivals.clear()
        hand_over(self.mix, self.source.mix, 1, 1)
        self.source.stock += self.road
        self.turned_back += self.road
        self.sink.road -= self.road
        self.road = 0

    def note_shortfall(self, room: int, hour: int, kept: int = 0) -> None:
        """Remember why this slot's paced amount, at least a load, could not be sent; a pipe keeps out of what is
        kept for others."""
        left = self.quota
        # Who is back is only looked up if all that is away would leave no vehicle.
        if self.lot and self.away_loads >= self.vehicles and self.free_loads(hour) <= 0:
            self.carrier_busy += left
        elif room < self.least:
            taker = self.sink.machine
            if taker is not None and taker.slot_lost:
                self.taker_down += left
            else:
                self.taker_full += left
        else:
            giver = self.source.machine
            if not self.lot and self.source.stock > kept:
                self.carrier_busy += left  # a pipe that lets no more through
            elif giver is not None and giver.slot_lost:
                self.giver_down += left
            else:
                self.giver_short += left


class Outlets:
    """Who a store gives to outside its own firm."""

    __slots__ = ("exchanges", "flows", "hauls")

    def __init__(self, exchanges: Iterable[Exchange] = ()) -> None:
        self.exchanges = sorted(exchanges, key=lambda exchange: exchange.id)
        """every contract ever made about it, running or not: they say why something was not taken"""
        self.flows = [exchange for exchange in self.exchanges if exchange.runs and not exchange.carrier.lots]
        self.hauls = [exchange for exchange in self.exchanges if exchange.runs and exchange.carrier.lots]

    @property
    def are_open(self) -> bool:
        """Whether a contract runs."""
        return bool(self.flows or self.hauls)

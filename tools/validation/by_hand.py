"""Clusters made by hand, small enough that the year's result can be worked out on paper.

Two firms, a giver and a taker. A line makes one unit a year per unit of capacity, spread evenly, and its
market takes just as much. `first_year` is FIRST_YEAR; money is a purse with plenty in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Data = dict[str, Any]
Amount = int | Decimal
Outage = tuple[int, int]
"""mean hours up, mean hours down"""
FIRST_YEAR = 2024
WHY = "made up, so that the answer is known"
HOURS = 8760
PLENTY = 10
"""A contract or a treatment that should not be the narrow place is so many times too large."""


@dataclass(frozen=True, kw_only=True)
class SteadyPair:
    """A line that makes `waste` t a year, and another firm's that needs `need` t a year of virgin material.

    One tonne of waste replaces `ratio` tonnes of virgin material. With nothing ever down,
    exchanged = min(waste, need × greatest_share ÷ ratio, most) and bought = need − ratio × exchanged.

    The worked case stands in the defaults: exchanged 30 t, virgin 40 − 0.8 × 30 = 16 t. Joint gain
    95 × 30 (landfill saved) + 60 × 24 (virgin saved) − 5 × 30 (carriage) − 12 × 30 (`treatment`, the
    taker's `cost` of the secondary) = 3 780 EUR. The giver gains from any price above −95; the taker,
    who pays the carriage, from any below 0.8 × 60 − 5 − 12 = 31: the price zone, 126 EUR wide × 30 t.
    """

    waste: Amount = 30
    need: Amount = 40
    ratio: Amount = Decimal("0.8")
    landfill: Amount = 95
    virgin: Amount = 60
    carriage: Amount = 5
    treatment: Amount = 12
    price: Amount = 0
    most: Amount | None = None
    """left out: never the narrow place"""
    carrier: str = "belt"
    """`belt` (flows with the batches) or `truck` (lots of `lot` t, `transit_hours` to arrive)"""
    lot: Amount = 1
    transit_hours: int = 2
    giver_store: Amount | None = None
    """left out: a month of waste"""
    intake_store: Amount | None = None
    """left out: two weeks of the taker's need"""
    greatest_share: Amount = 1
    batch_hours: int = 24
    giver_outage: Outage | None = None
    """mean hours up, mean hours down"""
    taker_outage: Outage | None = None
    tax: Amount = 0
    years: int = 1
    contract: bool = True
    """False: only a match; nobody has talked yet"""

    def data(self) -> Data:
        """The pair as a scenario."""
        giver = _line("giver_line", self.waste, self.batch_hours, self.giver_outage)
        giver["side_streams"] = {"giver_waste": self._waste()}
        taker = _line("taker_line", self.need, self.batch_hours, self.taker_outage)
        taker["needs"] = {"taker_need": self._need()}
        firms = {"giver": _firm("giver_line", giver), "taker": _firm("taker_line", taker)}
        data = _cluster(firms, _carriers(self.carriage, self.lot, self.transit_hours), self.years)
        if self.tax:
            data["taxes"] = {"landfill_tax": {"by_year": {FIRST_YEAR: self.tax}, "estimate": WHY}}
        link = {"giver": "giver_waste", "taker": "taker_need", "estimate": WHY}
        if self.contract:
            most = self.most if self.most is not None else PLENTY * max(self.waste, self.need)
            terms = _terms(most, self.carrier, self.years) | {"price": self.price}
            data["exchanges"] = {"pair": link | terms}
        else:
            data["matches"] = {"pair": link}
        return data

    def _waste(self) -> Data:
        store = self.waste / Decimal(12) if self.giver_store is None else self.giver_store
        disposal = {"kind": "landfill", "fee": self.landfill}
        disposal |= {"tax": "landfill_tax"} if self.tax else {}
        return _stream("giver_waste", "waste", store) | {"disposal": disposal}

    def _need(self) -> Data:
        waste: Data = {"ratio": self.ratio, "greatest_share": self.greatest_share, "cost": self.treatment}
        if self.intake_store is not None:
            waste["store"] = self.intake_store
        need: Data = {"virgin": "rock", "amount": 1, "counted": True, "price": self.virgin}
        return need | {"secondaries": {"waste": waste}}


def series(availabilities: list[Outage], *, yearly: Amount = HOURS, years: int = 1) -> Data:
    """A line and the treatments that feed each other after it, without stores, at batches of one hour.

    `availabilities` are (mean hours up, mean hours down) of each. A treatment has no virgin material to
    fall back on, so one that is down stops all: the last one's yield, given to a taker who always wants
    it (`end_need`), is `yearly` × the product of the availabilities. Each yield is passed on inside one
    firm, without a contract, through a feed store of a single batch. That batch is used after a stop, so
    the truth lies above the product by less than 1 ÷ (mean up + mean down) of each process but the first.
    """
    hourly = Decimal(yearly) / HOURS
    (first, *rest), works = availabilities, {}
    for number, outage in enumerate(rest, 1):
        step: Data = {
            "takes": f"part{number - 1}",
            "capacity": yearly,
            "batch_hours": 1,
            "feed_store": hourly,
            "yields": {f"out{number}": _stream(None, f"part{number}", 0)},
            "outage": _outage(outage),
        }
        step["yields"][f"out{number}"]["share"] = 1
        works[f"step{number}"] = step
    last = f"part{len(rest)}"
    source = _line("step0", yearly, 1, first) | {"side_streams": {"out0": _stream("out0", "part0", 0)}}
    end = _line("end", yearly, 1, None) | {"needs": {"end_need": _open_need(last, hourly)}}
    data = _cluster(
        {"giver": _firm("step0", source) | {"treatments": works}, "taker": _firm("end", end)},
        _carriers(0, 1, 1),
        years,
        parts=[f"part{number}" for number in range(len(availabilities))],
    )
    link = {"giver": f"out{len(rest)}", "taker": "end_need", "estimate": WHY}
    data["exchanges"] = {"last": link | _terms(PLENTY * yearly, "belt", years)}
    return data


@dataclass(frozen=True, kw_only=True)
class TwoStateSource:
    """A source that is up or down, a steady taker, and a store of so many tonnes between them.

    The source makes `supply` t a year while it is up (`up` and `down` are the mean hours of each), the
    taker uses at most `demand` t a year and buys the rest; batches of one hour. Delivered without a
    store: min(supply, demand) × up ÷ (up + down). As the store grows it rises to
    min(supply × up ÷ (up + down), demand). The taker's intake holds one batch and no more.
    """

    up: int
    down: int
    supply: Amount = HOURS
    demand: Amount = HOURS
    store: Amount = 0
    years: int = 1

    def data(self) -> Data:
        """The source and its taker as a scenario."""
        source = _line("source", self.supply, 1, (self.up, self.down))
        source["side_streams"] = {"source_waste": _stream("source_waste", "waste", self.store)}
        user = _line("user", self.demand, 1, None)
        user["needs"] = {"user_need": _open_need("waste", Decimal(self.demand) / HOURS)}
        firms = {"giver": _firm("source", source), "taker": _firm("user", user)}
        data = _cluster(firms, _carriers(0, 1, 1), self.years)
        link = {"giver": "source_waste", "taker": "user_need", "estimate": WHY}
        most = PLENTY * max(self.supply, self.demand)
        data["exchanges"] = {"link": link | _terms(most, "belt", self.years)}
        return data


def _open_need(material: str, store: Decimal) -> Data:
    """A need that one material can fill wholly, one for one, from a store of one batch."""
    secondary = {
        "ratio": 1,
        "greatest_share": 1,
        "store": store.quantize(Decimal("0.001"), rounding="ROUND_UP"),
    }
    return {"virgin": "rock", "amount": 1, "counted": True, "price": 60, "secondaries": {material: secondary}}


def _stream(name: str | None, material: str, store: Amount) -> Data:
    """A side stream of one unit per unit made (with a name), or the same parts of a yield (without)."""
    disposal = {"kind": "landfill", "fee": 10}
    part: Data = {"material": material, "store": round(Decimal(store), 3), "stock": 0, "disposal": disposal}
    return part | {"amount": 1} if name else part


def _line(key: str, capacity: Amount, batch_hours: int, outage: Outage | None) -> Data:
    """A line without needs and side streams."""
    line: Data = {
        "needs": {},
        "side_streams": {},
        "makes": "goods",
        "capacity": capacity,
        "batch_hours": batch_hours,
        "market": {"demand": capacity},
    }
    if outage:
        line["outage"] = _outage(outage)
    return line


def _outage(hours: Outage) -> Data:
    return {"mtbf": hours[0], "mttr": hours[1]}


def _firm(key: str, line: Data) -> Data:
    """A firm of one line, whose recipe closes: what goes in beside its needs is not followed."""
    untracked = 1 + len(line["side_streams"]) - len(line["needs"])
    return {
        "size": "anchor",
        "place": [0, 0],
        "purse": {"start": 1_000_000},
        "credit": {"limit": 1_000_000, "rate": Decimal("0.03")},
        "lines": {key: line | {"untracked": untracked}},
        "estimate": WHY,
    }


def _carriers(carriage: Amount, lot: Amount, transit_hours: int) -> Data:
    """Both cost the same; the firms stand in one place, so a load takes its handling time."""
    truck = {
        "kind": "truck",
        "lot": lot,
        "handling_hours": transit_hours,
        "per_unit": carriage,
        "estimate": WHY,
    }
    return {"truck": truck, "belt": {"kind": "conveyor", "per_unit": carriage, "estimate": WHY}}


def _terms(most: Amount, carrier: str, years: int) -> Data:
    return {"most": most, "carrier": carrier, "first_year": FIRST_YEAR, "last_year": FIRST_YEAR + years}


def _cluster(firms: Data, carriers: Data, years: int, parts: list[str] | None = None) -> Data:
    stuff = {"resource": "minerals", "estimate": WHY}
    return {
        "format": 1,
        "id": "by-hand",
        "about": {
            "title": "By hand",
            "first_year": FIRST_YEAR,
            "rounds": [1] * years,
            "legacy_years": 0,
            "estimate": WHY,
        },
        "materials": {name: dict(stuff) for name in ("rock", "goods", *(parts or ["waste"]))},
        "carriers": carriers,
        "firms": firms,
    }

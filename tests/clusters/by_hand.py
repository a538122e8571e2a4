"""Clusters made by hand, small enough that the year's result can be worked out on paper.

Two firms, a giver and a taker. A line makes one unit a year per unit of capacity, spread evenly, and its
market takes just as much. `first_year` is FIRST_YEAR; money is a purse with plenty in it.
"""

from __future__ import annotations

from decimal import Decimal

from tests.clusters.draws import FIRST_YEAR, WHY, Data

Amount = int | Decimal
HOURS = 8760
PLENTY = 10
"""A contract or a treatment that should not be the narrow place is so many times too large."""


def steady_pair(
    *,
    waste: Amount = 30,
    need: Amount = 40,
    ratio: Amount = Decimal("0.8"),
    landfill: Amount = 95,
    virgin: Amount = 60,
    carriage: Amount = 5,
    treatment: Amount = 12,
    price: Amount = 0,
    most: Amount | None = None,
    carrier: str = "belt",
    lot: Amount = 1,
    transit_hours: int = 2,
    giver_store: Amount | None = None,
    intake_store: Amount | None = None,
    greatest_share: Amount = 1,
    batch_hours: int = 24,
    giver_outage: tuple[int, int] | None = None,
    taker_outage: tuple[int, int] | None = None,
    tax: Amount = 0,
    years: int = 1,
    contract: bool = True,
) -> Data:
    """A line that makes `waste` t a year, and another firm's that needs `need` t a year of virgin material.

    One tonne of waste replaces `ratio` tonnes of virgin material. With nothing ever down,
    exchanged = min(waste, need × greatest_share ÷ ratio, most) and bought = need − ratio × exchanged.

    The worked case stands in the defaults: exchanged 30 t, virgin 40 − 0.8 × 30 = 16 t. Joint gain
    95 × 30 (landfill saved) + 60 × 24 (virgin saved) − 5 × 30 (carriage) − 12 × 30 (`treatment`, the
    taker's `cost` of the secondary) = 3 780 EUR. The giver gains from any price above −95; the taker,
    who pays the carriage, from any below 0.8 × 60 − 5 − 12 = 31: the price zone, 126 EUR wide × 30 t.

    `carrier` is `belt` (flows with the batches) or `truck` (lots of `lot` t, `transit_hours` to arrive).
    Stores default to a month of waste at the giver and to two weeks of the taker's need. `most` left out
    is never the narrow place. Outages are (mean hours up, mean hours down). `contract=False` leaves only
    a match: nobody has talked yet.
    """
    narrowest = most if most is not None else PLENTY * max(waste, need)
    stream = _stream("giver_waste", "waste", waste / Decimal(12) if giver_store is None else giver_store)
    stream["disposal"] = {"kind": "landfill", "fee": landfill} | ({"tax": "landfill_tax"} if tax else {})
    secondary = {"ratio": ratio, "greatest_share": greatest_share, "cost": treatment}
    if intake_store is not None:
        secondary["store"] = intake_store
    virgin_need = {"virgin": "rock", "amount": 1, "counted": True, "price": virgin}
    virgin_need["secondaries"] = {"waste": secondary}
    data = _cluster(
        {
            "giver": _firm(
                _line("giver_line", waste, batch_hours, giver_outage, streams={"giver_waste": stream})
            ),
            "taker": _firm(
                _line("taker_line", need, batch_hours, taker_outage, needs={"taker_need": virgin_need})
            ),
        },
        _carriers(carriage, lot, transit_hours),
        years,
    )
    if tax:
        data["taxes"] = {"landfill_tax": {"by_year": {FIRST_YEAR: tax}, "estimate": WHY}}
    link = {"giver": "giver_waste", "taker": "taker_need", "estimate": WHY}
    if contract:
        data["exchanges"] = {"pair": link | _terms(narrowest, carrier, years) | {"price": price}}
    else:
        data["matches"] = {"pair": link}
    return data


def series(availabilities: list[tuple[int, int]], *, yearly: Amount = HOURS, years: int = 1) -> Data:
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
    source = _line("step0", yearly, 1, first, streams={"out0": _stream("out0", "part0", 0)})
    need = _open_need(last, hourly)
    data = _cluster(
        {
            "giver": _firm(source) | {"treatments": works},
            "taker": _firm(_line("end", yearly, 1, None, needs={"end_need": need})),
        },
        _carriers(0, 1, 1),
        years,
        parts=[f"part{number}" for number in range(len(availabilities))],
    )
    link = {"giver": f"out{len(rest)}", "taker": "end_need", "estimate": WHY}
    data["exchanges"] = {"last": link | _terms(PLENTY * yearly, "belt", years)}
    return data


def two_state_source(
    up: int, down: int, *, supply: Amount = HOURS, demand: Amount = HOURS, store: Amount = 0, years: int = 1
) -> Data:
    """A source that is up or down, a steady taker, and a store of so many tonnes between them.

    The source makes `supply` t a year while it is up (`up` and `down` are the mean hours of each), the
    taker uses at most `demand` t a year and buys the rest; batches of one hour. Delivered without a
    store: min(supply, demand) × up ÷ (up + down). As the store grows it rises to
    min(supply × up ÷ (up + down), demand). The taker's intake holds one batch and no more.
    """
    stream = _stream("source_waste", "waste", store)
    need = _open_need("waste", Decimal(demand) / HOURS)
    data = _cluster(
        {
            "giver": _firm(_line("source", supply, 1, (up, down), streams={"source_waste": stream})),
            "taker": _firm(_line("user", demand, 1, None, needs={"user_need": need})),
        },
        _carriers(0, 1, 1),
        years,
    )
    link = {"giver": "source_waste", "taker": "user_need", "estimate": WHY}
    data["exchanges"] = {"link": link | _terms(PLENTY * max(supply, demand), "belt", years)}
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
    part: Data = {"material": material, "store": round(Decimal(store), 3), "disposal": disposal}
    return part | {"amount": 1} if name else part


def _line(
    key: str,
    capacity: Amount,
    batch_hours: int,
    outage: tuple[int, int] | None,
    *,
    needs: Data | None = None,
    streams: Data | None = None,
) -> Data:
    """A line whose recipe closes: what it makes and spills comes from its need or is not followed."""
    line: Data = {
        "makes": "goods",
        "capacity": capacity,
        "batch_hours": batch_hours,
        "needs": needs or {},
        "side_streams": streams or {},
        "market": {"demand": capacity},
        "untracked": 1 + len(streams or {}) - len(needs or {}),
    }
    if outage:
        line["outage"] = _outage(outage)
    return {key: line}


def _outage(hours: tuple[int, int]) -> Data:
    return {"mtbf": hours[0], "mttr": hours[1]}


def _firm(lines: Data) -> Data:
    return {
        "size": "anchor",
        "place": [0, 0],
        "purse": {"start": 1_000_000},
        "credit": {"limit": 1_000_000, "rate": Decimal("0.03")},
        "lines": lines,
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

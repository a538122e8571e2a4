"""Lines of a random cluster: recipes that close exactly, needs, side streams, markets, stops."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tests.clusters.catalogue import FAMILIES, HEAT_FAMILY, PRODUCTS, WATER_FAMILY, Family, local
from tests.clusters.draws import Data, Draws, decimal

SIZES = {"anchor": (60_000, 600_000), "sme": (4_000, 60_000), "community": (2_000, 20_000)}
"""Units a year a line of such a firm makes at most."""


@dataclass
class Options:
    """What a cluster is asked to be like."""

    seed: int
    density: float
    outages: bool
    rounds: list[int]


@dataclass
class Giver:
    """Something that can be given, about how much of it a year, and the size of its store."""

    id: str
    material: str
    yearly: Decimal
    room: Decimal


@dataclass
class Taker:
    """A place that takes a material, about how much of it a year, and the size of its intake."""

    id: str
    material: str
    yearly: Decimal
    room: Decimal


@dataclass
class Ground:
    """A firm while it is being drawn, with what others may want to know of it."""

    index: int
    district: int
    data: Data
    draws: Draws
    options: Options
    families: list[Family]
    """what this part of the district deals in"""
    givers: list[Giver] = field(default_factory=list)
    takers: list[Taker] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The firm's id."""
        return f"f{self.index}"

    def of_unit(self, unit: str) -> list[Family]:
        """The families here that are measured so; never none."""
        return [f for f in self.families if f.unit == unit] or [f for f in FAMILIES if f.unit == unit]


def add_line(ground: Ground, number: int) -> None:
    """Draw one line and put it into the firm."""
    draws, key = ground.draws, f"{ground.id}_line{number}"
    unit = draws.weighted({"t": 0.78, "MWh": 0.15, "m3": 0.07})
    low, high = SIZES[ground.data["size"]]
    capacity = draws.size(low, high)
    line: Data = {
        "makes": local(PRODUCTS[unit], ground.district),
        "capacity": draws.figure(capacity),
        "batch_hours": draws.weighted({24: 0.84, 12: 0.06, 8: 0.05, 168: 0.04, 1: 0.01}),
        "needs": {},
        "side_streams": {},
    }
    if draws.chance(0.85):
        line["market"] = _market(draws, unit, capacity)
    inputs = _add_needs(ground, key, line, unit, capacity)
    outputs = _add_side_streams(ground, key, line, unit, inputs, capacity)
    _close(draws, line, unit, inputs[unit], outputs)
    if ground.options.outages:
        _add_stops(draws, line)
    ground.data["lines"][key] = line


def _add_needs(ground: Ground, key: str, line: Data, unit: str, capacity: Decimal) -> dict[str, Decimal]:
    """Draw the needs; how much of each dimension a unit of product takes in."""
    draws = ground.draws
    inputs = dict.fromkeys(PRODUCTS, Decimal(0))
    wanted = max(1, draws.count(2.0 * ground.options.density))
    own = draws.pick(ground.of_unit(unit))
    others = [f for f in FAMILIES if f is not own and (f in ground.families or draws.chance(0.1))]
    for family in [own, *draws.some(others, wanted - 1)]:
        amount = draws.between(0.4, 0.95) if family is WATER_FAMILY else draws.between(0.05, 0.9)
        need = f"{key}_{family.virgin}"
        line["needs"][need] = _need(ground, need, family, amount, capacity)
        if "secondaries" in line["needs"][need] and "market" in line:
            line["needs"][need]["counted"] = draws.chance(0.9)
        inputs[family.unit] += amount
    return inputs


def _need(ground: Ground, key: str, family: Family, amount: Decimal, capacity: Decimal) -> Data:
    draws, yearly = ground.draws, capacity * amount
    need: Data = {
        "virgin": local(family.virgin, ground.district),
        "amount": draws.figure(amount),
        "price": draws.yearly(decimal(family.price * float(draws.between(0.7, 1.4)), 2)),
    }
    if draws.chance(0.65):
        need["secondaries"] = _secondaries(ground, key, family, yearly)
    if draws.chance(0.15):
        need["blend"] = draws.between(0, 1, 2)
    if draws.chance(0.25):
        need["supply"] = _supply(draws, yearly)
    return need


def _secondaries(ground: Ground, key: str, family: Family, yearly: Decimal) -> Data:
    """One to three materials that can fill the need; their greatest shares may overlap."""
    draws = ground.draws
    neighbour = draws.pick(ground.of_unit(family.unit))
    names = {one.clean: one.grades[2] for one in (family, neighbour)} | {family.raw: family.grades[0]}
    wanted = draws.weighted({1: 0.45, 2: 0.4, 3: 0.15})
    found: Data = {}
    for name in draws.some(list(names), wanted):
        ratio = Decimal(1) if draws.chance(0.25) else draws.between(0.5, 1.25, 2)
        share = Decimal(1) if draws.chance(0.3) else draws.between(0.1, 0.95, 2)
        lowest = max(0, names[name] - draws.whole(5, 50))
        material, most = local(name, ground.district), yearly * share / ratio
        part = _secondary(draws, family.label, ratio, share, lowest, most)
        found[material] = part
        ground.takers.append(Taker(key, material, most, part.get("store", most / 26)))
    return found


def _secondary(draws: Draws, label: str, ratio: Decimal, share: Decimal, lowest: int, most: Decimal) -> Data:
    part: Data = {"ratio": draws.figure(ratio), "greatest_share": share}
    part |= {"lowest_grade": lowest, "label": label}
    if draws.chance(0.5):
        part["cost"] = draws.yearly(draws.between(0, 15, 2))
    if draws.chance(0.4):
        part["store"] = store_size(draws, most, zero=0.1)
    capacity = part.get("store", most / 27)
    if draws.chance(0.3):
        part["stock"] = part_of(draws, capacity)
    return part


def _supply(draws: Draws, yearly: Decimal) -> Data:
    """Lots that mostly come in time, and sometimes too late."""
    lead = draws.pick([0, 2, 7, 21, 60])
    lot = decimal(float(yearly) / draws.pick([6, 12, 26, 52])) + Decimal("0.001")
    cover = lead + draws.whole(0, 10)
    reorder = decimal(float(yearly) / 365 * cover) if draws.chance(0.85) else Decimal(0)
    stock = Decimal(0) if draws.chance(0.1) else lot
    return {"lot": lot, "reorder": reorder, "lead_days": lead, "stock": stock}


def _add_side_streams(
    ground: Ground, key: str, line: Data, unit: str, inputs: dict[str, Decimal], capacity: Decimal
) -> Decimal:
    """Draw the side streams; how much leaves in the line's own dimension.

    No dimension gives more than came in.
    """
    draws, own = ground.draws, Decimal(0)
    fitting = [f for f in ground.families if inputs[f.unit] > 0]
    if unit == "t" and HEAT_FAMILY in fitting and draws.chance(0.3):
        fitting = [HEAT_FAMILY, *fitting]
    for family in draws.some(fitting, max(1, draws.count(1.6 * ground.options.density))):
        left = inputs[family.unit]
        amount = min(draws.between(0.03, 0.7), decimal(float(left) * 0.6))
        if amount <= 0:
            continue
        stream = f"{key}_{family.raw}"
        line["side_streams"][stream] = _side_stream(ground, stream, family, amount, capacity)
        if family.unit == unit:
            own += amount
        else:
            inputs[family.unit] -= amount
    return own


def _side_stream(ground: Ground, key: str, family: Family, amount: Decimal, capacity: Decimal) -> Data:
    draws = ground.draws
    stream: Data = {
        "material": local(family.raw, ground.district),
        "amount": draws.figure(amount),
        "disposal": disposal(draws, family),
    }
    if draws.chance(0.6):
        stream["mixed"] = local(family.mixed, ground.district)
        some = draws.between(0, 1, 2)
        stream["recovery"] = draws.weighted({Decimal(0): 0.12, Decimal(1): 0.4, some: 0.48})
        stream["sorting_cost"] = draws.yearly(draws.between(0, 12, 2))
    stream |= store_and_stock(draws, capacity * amount)
    ground.givers.append(Giver(key, stream["material"], capacity * amount, stream["store"]))
    return stream


def store_size(draws: Draws, yearly: Decimal, zero: float = 0.12) -> Decimal:
    """Nothing at all, or room for one to forty days."""
    return Decimal(0) if draws.chance(zero) else decimal(float(yearly) / 365 * draws.whole(1, 40), 2)


def part_of(draws: Draws, whole: Decimal) -> Decimal:
    """A part of a store's size, rounded down so that it fits."""
    return (whole * draws.between(0, 1, 2)).quantize(Decimal("0.001"), rounding="ROUND_DOWN")


def store_and_stock(draws: Draws, yearly: Decimal) -> Data:
    """A giver's store; half of them are empty at the start."""
    size = store_size(draws, yearly)
    return {"store": size, "stock": part_of(draws, size) if draws.chance(0.5) else Decimal(0)}


def disposal(draws: Draws, family: Family) -> Data:
    """Where this family's leftovers go."""
    kind = draws.pick(family.disposals)
    part: Data = {"kind": kind, "fee": draws.yearly(draws.between(0, 60, 2))}
    if kind == "far_sale":
        part |= {"fee": -draws.between(0, 30, 2), "transport": draws.whole(100, 900)}
    elif kind == "discharge" and draws.chance(0.5):
        part["tax"] = "water_tax"
    elif kind in ("landfill", "heap") and draws.chance(0.7):
        part["tax"] = "waste_tax"
        if draws.chance(0.3):
            part["taxed_from"] = draws.whole(2020, 2030)
    if draws.chance(0.4):
        part["co2e"] = draws.between(0, 400, 1)
    return part


def _close(draws: Draws, line: Data, unit: str, taken: Decimal, given: Decimal) -> None:
    """Name what the needs and side streams leave open, so that the recipe closes exactly.

    A unit of product is made of one unit; what is missing comes from air or is not followed, what is
    over leaves as gas or vapour (mass, water) or as low heat (energy).
    """
    missing = 1 + given - taken
    if missing < 0:
        line["losses" if unit == "MWh" else "off_gas"] = -missing
    elif unit != "t" or draws.chance(0.5):
        line["untracked"] = missing
    else:
        air = decimal(float(missing) * float(draws.between(0, 1, 2)))
        line |= {"from_air": air, "untracked": missing - air}


def _market(draws: Draws, unit: str, capacity: Decimal) -> Data:
    """A market about as large as the line; sometimes far smaller or larger."""
    relative = draws.weighted({0.02: 0.04, 0.6: 0.1, 0.85: 0.4, 1.05: 0.4, 30: 0.06})
    market: Data = {
        "demand": draws.yearly(decimal(float(capacity) * relative, 1)),
        "price": draws.yearly(draws.between(1, 400, 2)),
        "backlog_days": draws.pick([0, 14, 14, 14, 90]),
    }
    if draws.chance(0.7 if unit == "MWh" else 0.25):
        cold = [draws.whole(0, 20) for _ in range(4)]
        half = [15 + more for more in cold] + [15, 15]
        market["season"] = half + half[::-1]
    if draws.chance(0.4):
        market |= {"elasticity": -draws.between(0.1, 1.5, 2), "pass_through": draws.between(0.2, 1, 2)}
    return market


def outage(draws: Draws) -> Data:
    """Failures: available nine hours in ten or better, short or long cycles."""
    repair = draws.pick([1, 6, 24, 100])
    return {"mtbf": repair * draws.whole(9, 40), "mttr": repair}


def _add_stops(draws: Draws, line: Data) -> None:
    if draws.chance(0.75):
        line["outage"] = outage(draws)
    if draws.chance(0.35):
        first = draws.whole(1, 330)
        line["stops"] = [{"from_day": first, "to_day": first + draws.whole(0, 14)}]
        if draws.chance(0.2):
            line["stops"].append({"from_day": 358, "to_day": 365})

"""Treatments and collections of a random cluster."""

from __future__ import annotations

from decimal import Decimal

from tests.clusters.catalogue import RESIDUES, Family, local
from tests.clusters.draws import Data, decimal
from tests.clusters.lines import Giver, Ground, Taker, disposal, outage, store_and_stock


def add_treatment(ground: Ground, number: int) -> None:
    """Draw a treatment, more often than not for a by-product of the firm's own, and put it into the firm."""
    draws, key = ground.draws, f"{ground.id}_works{number}"
    family = _feed(ground)
    raw = local(family.raw, ground.district)
    own = sum((giver.yearly for giver in ground.givers if giver.material == raw), Decimal(0))
    capacity = decimal(float(own or draws.size(2_000, 50_000)) * float(draws.between(0.3, 1.6)), 1) + 1
    works: Data = {
        "takes": raw,
        "capacity": draws.figure(capacity),
        "batch_hours": draws.weighted({24: 0.9, 12: 0.05, 168: 0.05}),
        "cost": draws.yearly(draws.between(0, 20, 2)),
    }
    works["lowest_grade"] = draws.pick([0, 0, family.grades[0] - 10, family.grades[1] + 1])
    _add_yields(ground, key, works, family, capacity)
    if draws.chance(0.3):
        works["feed_store"] = decimal(float(capacity) / 365 * draws.pick([1, 10, 60]), 1) + 1
    if ground.options.outages and draws.chance(0.6):
        works["outage"] = outage(draws)
    ground.takers.append(Taker(key, raw, capacity, works.get("feed_store", capacity / 52)))
    ground.data["treatments"][key] = works


def _feed(ground: Ground) -> Family:
    draws = ground.draws
    given = {giver.material for giver in ground.givers}
    own = [f for f in ground.families if local(f.raw, ground.district) in given]
    return draws.pick(own) if own and draws.chance(0.85) else draws.pick(ground.families)


def _add_yields(ground: Ground, key: str, works: Data, family: Family, capacity: Decimal) -> None:
    """One to three yields and what else the treatment needs and leaves."""
    draws = ground.draws
    heat = family.clean == "hot_water"
    others = [f for f in ground.of_unit(family.unit) if f is not family and not heat]
    made = [family, *draws.some(others, draws.weighted({0: 0.65, 1: 0.25, 2: 0.1}))]
    total = draws.between(1.1, 1.4, 2) if heat else draws.between(0.5, 0.95, 2)
    share = (total / len(made)).quantize(Decimal("0.001"), rounding="ROUND_DOWN")
    works["yields"] = {}
    for one in made:
        name = f"{key}_{one.clean}"
        works["yields"][name] = _yield(ground, name, one, share, capacity)
    works["auxiliaries"] = _auxiliaries(ground, heat)
    if family.unit in RESIDUES and draws.chance(0.75):
        _add_residue(ground, works, family, 1 - share * len(made))
    if family.unit == "t":
        _add_off_gas(works, ground.district, share * len(made))


def _yield(ground: Ground, key: str, family: Family, share: Decimal, capacity: Decimal) -> Data:
    material, yearly = local(family.clean, ground.district), capacity * share
    part: Data = {"material": material, "share": ground.draws.figure(share)}
    part |= store_and_stock(ground.draws, yearly) | {"disposal": disposal(ground.draws, family)}
    ground.givers.append(Giver(key, material, yearly, part["store"]))
    return part


def _auxiliaries(ground: Ground, heat: bool) -> Data:
    """Power always lifts heat; elsewhere power, water and a binder now and then."""
    draws = ground.draws
    found: Data = {}
    if heat or draws.chance(0.7):
        amount = draws.between(0.42, 0.5, 2) if heat else draws.between(0.01, 0.2)
        price = draws.yearly(draws.between(40, 90, 1))
        found[local("power", ground.district)] = {"amount": amount, "price": price}
    if draws.chance(0.15):
        found[local("binder", ground.district)] = {"amount": draws.between(0.005, 0.05), "price": 120}
    if draws.chance(0.15):
        found[local("fresh_water", ground.district)] = {"amount": draws.between(0.1, 2), "price": 1}
    return found


def _add_residue(ground: Ground, works: Data, family: Family, left: Decimal) -> None:
    """The residue takes all that is left, or a stated part of it (the rest goes to air)."""
    draws = ground.draws
    part: Data = {
        "material": local(RESIDUES[family.unit], ground.district),
        "disposal": disposal(draws, family),
    }
    if draws.chance(0.4):
        part["share"] = decimal(float(left) * float(draws.between(0.2, 0.9, 2)))
    works["residue"] = part
    if ground.options.outages and draws.chance(0.4):
        works["off_spec"] = draws.between(0.01, 0.3, 2)


def _add_off_gas(works: Data, district: int, made: Decimal) -> None:
    """What is neither made nor left over goes up the stack, unless the residue takes all the rest."""
    residue = works.get("residue", {"share": Decimal(0)})
    if "share" in residue:
        binder = works["auxiliaries"].get(local("binder", district), {"amount": Decimal(0)})
        left = 1 + binder["amount"] - made - residue["share"]
        if left > 0:
            works["off_gas"] = left


def add_collection(ground: Ground, line: str, made: Decimal) -> None:
    """Goods that a line sold come back to this firm as scrap."""
    draws, key = ground.draws, f"{ground.id}_returns"
    family = draws.pick(ground.of_unit("t"))
    share = draws.between(0.05, 0.6, 2)
    yearly = made * share
    part: Data = {
        "of_line": line,
        "material": local(family.raw, ground.district),
        "share": share,
        "after_years": draws.pick([1, 2, 5, 12, 30]),
        "sold_before": draws.yearly(decimal(float(made) * float(draws.between(0, 1, 2)), 1), volatile=False),
        "recovery": draws.between(0.3, 1, 2),
        "sorting_cost": draws.between(0, 20, 2),
        "disposal": disposal(draws, family),
    }
    part |= store_and_stock(draws, yearly)
    ground.givers.append(Giver(key, part["material"], yearly, part["store"]))
    ground.data["collections"][key] = part

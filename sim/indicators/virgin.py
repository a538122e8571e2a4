"""Virgin use: the headline, its classes and stages, and what secondaries took the place of.

Amounts are virgin-equivalent kilograms: whole kg for materials weighed in t; for fuels, heat and power
what the scenario says one unit weighs (`tonnes`). Water has an indicator of its own and no tonnes here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from sim.indicators.moved import Moved, spread
from sim.ledger import OUTSIDE, Kind, Row
from sim.plan.parts import NeedPlan
from sim.plan.plan import Plan
from sim.units import YEAR

MATERIAL_USES = frozenset({"same_use", "lower_use"})
"""Labels that count in the secondary share; backfilling and energy recovery stand apart."""


def weight(plan: Plan, material: str) -> Fraction:
    """Virgin-equivalent kg in one kg, kWh or l.

    Water weighs nothing here. Power and heat weigh nothing either unless the scenario says what they are
    made from: a MWh without a stated weight is not a tonne.
    """
    part = plan.scenario.materials[material]
    if part.resource == "water":
        return Fraction(0)
    if part.unit != "t" and "tonnes" not in part.model_fields_set:
        return Fraction(0)
    return part.tonnes.exact


def addressable(plan: Plan) -> dict[str, NeedPlan]:
    """The needs of the headline: counted by the scenario, in firms of the cluster and its region, water apart."""
    return {
        key: need
        for key, need in plan.needs.items()
        if need.counted and weight(plan, need.virgin) and not is_outside(plan, key)
    }


def is_outside(plan: Plan, place: str) -> bool:
    """Whether a need, line or treatment belongs to a firm outside the cluster and its region."""
    firm = plan.firms.get(plan.firm_of(place))
    return firm is not None and firm.outside


@dataclass(frozen=True, slots=True)
class Headline:
    """Addressable virgin use at fixed service, kg a year: what was consumed, and what was not delivered."""

    consumed_kg: int
    undelivered_kg: int

    @property
    def total_kg(self) -> int:
        """The headline: a closed firm's service is made elsewhere from virgin material. What a rebound
        makes on top of the service counts as consumed."""
        return self.consumed_kg + self.undelivered_kg


def headline(plan: Plan, moved: Moved) -> Headline:
    """The headline of a round."""
    used, missing = addressable_rows(plan, moved), undelivered(plan, moved)
    return Headline(
        moved.yearly(sum(used.values(), Fraction(0))), moved.yearly(sum(missing.values(), Fraction(0)))
    )


def addressable_rows(plan: Plan, moved: Moved) -> dict[Row, Fraction]:
    """Virgin-equivalent kg consumed at addressable needs, by row, over the whole round."""
    needs = addressable(plan)
    return {
        row: amount * weight(plan, row.material)
        for row, amount in moved.rows(Kind.VIRGIN)
        if row.source in needs
    }


def undelivered(plan: Plan, moved: Moved) -> dict[str, Fraction]:
    """Virgin-equivalent kg in what a line's market wanted at fixed service and did not get, by line.

    Compared over the whole round, so that what a customer waited for is delivered, not missing. A batch
    counts when it is begun, since that is when its inputs are consumed: nothing counts twice at New Year.
    """
    result: dict[str, Fraction] = defaultdict(Fraction)
    for need in addressable(plan).values():
        missing = _missing(plan, moved, need.line)
        if missing > 0:
            result[need.line] += missing * Fraction(*need.amount) * weight(plan, need.virgin)
    return dict(result)


def _missing(plan: Plan, moved: Moved, line: str) -> int:
    """Units of a line's product that its service lacks; negative where it made more."""
    wanted = moved.total(Kind.SERVICE, target=line)
    made = moved.total(Kind.PRODUCT, source=line)
    if not wanted and plan.lines[line].market is None:
        wanted = _taken_whole(plan, moved, line, made)
    return wanted - made - _more_in_work(plan, moved, line)


def _taken_whole(plan: Plan, moved: Moved, line: str, made: int) -> int:
    """The service of a line without a market, whose every unit is taken: its capacity outside planned
    stops. None for a line that is still to be built."""
    part = plan.lines[line]
    if not made and (("line", line, "") in plan.built_by or ("line", line, "") in plan.opened_by):
        return 0
    stopped = sum(after - first for first, after in part.stops)
    hours = sum(max(0, ledger.uptime.get(line, (0, 0))[1] - stopped) for ledger in moved.ledgers)
    return part.capacity * hours // YEAR


def _more_in_work(plan: Plan, moved: Moved, line: str) -> int:
    """By how much the batch under way grew over the round, in units of product.

    The ledger has work in progress by dimension, in whole kg, kWh or l; where that leaves it open, the
    line is given the benefit.
    """
    inputs = {unit: Fraction(*each) for unit, each in plan.lines[line].inputs.items() if each[0] > 0}
    if not inputs or not moved.ledgers:
        return 0
    unit = max(sorted(inputs), key=lambda candidate: inputs[candidate])
    before = moved.ledgers[0].opening_work.get(line, {}).get(unit, 0)
    after = moved.ledgers[-1].closing_work.get(line, {}).get(unit, 0)
    least_before, most_after = ceil(before / inputs[unit]), ceil((after + 1) / inputs[unit]) - 1
    return most_after - least_before


def consumed(plan: Plan, moved: Moved) -> Iterator[tuple[Row, int]]:
    """All that was consumed of outside origin: at needs, and by treatments."""
    for row, amount in (*moved.rows(Kind.VIRGIN), *moved.rows(Kind.BOUGHT)):
        if is_consumed(plan, row):
            yield row, amount


def is_consumed(plan: Plan, row: Row) -> bool:
    """Whether a movement is of something of outside origin that was consumed."""
    return row.kind is Kind.VIRGIN or (
        row.kind is Kind.BOUGHT and row.source == OUTSIDE and row.target in plan.treatments
    )


def burning(plan: Plan, moved: Moved) -> Iterator[tuple[str, int]]:
    """(material, amount) of all that was consumed at needs or as an auxiliary: what emits on the spot.

    A treatment's feed is passed on, not burnt.
    """
    for row, amount in (*consumed(plan, moved), *moved.rows(Kind.USED)):
        if row.kind is not Kind.USED or row.source in plan.needs:
            yield row.material, amount


@dataclass(frozen=True, slots=True)
class VirginUse:
    """All virgin use of the cluster and its region, addressable or not, kg a year; classes and stages each add
    up to the total."""

    total_kg: int
    outside_kg: int
    """what firms outside used, apart"""
    by_class: dict[str, int]
    by_stage: dict[str, int]
    water_l: int


def virgin_use(plan: Plan, moved: Moved) -> VirginUse:
    """Virgin use by resource class and by stage of the value chain; fresh water apart."""
    classes: dict[str, Fraction] = defaultdict(Fraction)
    stages: dict[str, Fraction] = defaultdict(Fraction)
    water, outside = 0, Fraction(0)
    for row, amount in consumed(plan, moved):
        part = plan.scenario.materials[row.material]
        kilograms = amount * weight(plan, row.material) / moved.years
        if is_outside(plan, row.target):
            outside += kilograms
            continue
        if part.resource == "water":
            water += amount
        if kilograms:
            classes[part.resource] += kilograms
            stages[part.stage] += kilograms
    total = round(sum(classes.values(), Fraction(0)))
    by_class, by_stage = (dict(sorted(spread(total, parts).items())) for parts in (classes, stages))
    return VirginUse(total, round(outside), by_class, by_stage, moved.yearly(water))


def replaced(plan: Plan, moved: Moved) -> Iterator[tuple[Row, str, Fraction]]:
    """(row, label, virgin-equivalent kg) of every secondary used at an addressable need."""
    needs = addressable(plan)
    for row, amount in moved.rows(Kind.USED):
        need = needs.get(row.source)
        intake = plan.intakes.get((row.source, row.material))
        if need is not None and intake is not None:
            worth = amount * Fraction(*intake.ratio) * weight(plan, need.virgin)
            yield row, intake.label or "", worth


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of addressable needs secondaries filled, each share 0 to 1."""

    secondary: float
    """over needs with a material use; backfilling and energy recovery left out of both sides"""
    energy: float
    """over needs that only energy recovery can fill"""
    fill: float
    """over needs that only backfilling can fill"""
    by_label: dict[str, int]
    """virgin-equivalent kg a year replaced, by label"""


def shares(plan: Plan, moved: Moved) -> Shares:
    """The secondary share of inputs, and those that stand apart.

    A need belongs to the first of *material*, *energy* and *fill* that one of its secondaries is labelled
    with. The secondary share is 0 without secondaries and 1 when no addressable need used virgin material.
    """
    groups = {key: _group(need) for key, need in addressable(plan).items()}
    used: dict[str, Fraction] = defaultdict(Fraction)
    virgin: dict[str, Fraction] = defaultdict(Fraction)
    labels: dict[str, Fraction] = defaultdict(Fraction)
    for row, label, worth in replaced(plan, moved):
        labels[label] += worth
        if _use(label) == groups[row.source]:
            used[groups[row.source]] += worth
    for row, amount in moved.rows(Kind.VIRGIN):
        if row.source in groups:
            virgin[groups[row.source]] += amount * weight(plan, row.material)
    share = _share(used["material"], virgin["material"])
    if labels and not sum(virgin.values()):
        share = 1.0
    by_label = {label: moved.yearly(worth) for label, worth in sorted(labels.items())}
    energy, fill = (_share(used[group], virgin[group]) for group in ("energy", "fill"))
    return Shares(share, energy, fill, by_label)


def uses_of(plan: Plan) -> frozenset[str]:
    """Of material, energy and fill, those that any need of the headline belongs to."""
    return frozenset(_group(need) for need in addressable(plan).values())


def _use(label: str) -> str:
    return "material" if label in MATERIAL_USES else label


def _group(need: NeedPlan) -> str:
    uses = {_use(intake.label or "") for intake in need.intakes}
    return next((use for use in ("material", "energy", "fill") if use in uses), "material")


def _share(part: Fraction, rest: Fraction) -> float:
    return float(part / (part + rest)) if part else 0.0

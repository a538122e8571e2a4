"""Recipes: no line makes matter or energy out of nothing, and none loses mass without saying so.

The rule. Per unit a line makes, with virgin inputs only: in the unit of its product, what goes in (needs
and `untracked`; for tonnes also `from_air`) must equal what comes out (the product and the side streams;
for tonnes also `off_gas`) within 0.5 %. Energy may also be lost as low heat without being declared, so
there, and for water, only more out than in is refused, with `losses` counted as out. In a unit other than
the product's, what comes out may not exceed the needs by more than 0.5 %, if there are needs in that unit
at all (energy into a mass line is dissipated; ash of a fuel bought by the MWh comes from the fuel's own
mass, its `tonnes`); without any, the scenario does not follow that unit and nothing can be compared. For a
treatment, in the unit of its feed: yields, residue and `off_gas` may not exceed feed and auxiliaries by more
than 0.5 %; of tonnes nothing may be missing either, unless its residue takes all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from sim.message import Message
from sim.scenario.bounds import plain
from sim.scenario.figures import Figure
from sim.scenario.file import Scenario
from sim.scenario.firms import Line, Treatment
from sim.scenario.materials import Material
from sim.scenario.problems import Finding, Where
from sim.units import Unit

TOLERANCE: Final = Decimal("0.005")
"""Of the larger side: what rounding in published figures may leave open."""
_UNITS: Final[tuple[Unit, ...]] = ("t", "MWh", "m3")
_THING: Final[dict[Unit, Message]] = {"t": Message("mass"), "MWh": Message("energy"), "m3": Message("water")}
_FUELS = ("biomass", "fossil")
Materials = dict[str, Material]


def check_recipes(scenario: Scenario) -> Iterator[Finding]:
    """Findings about lines and treatments whose recipe does not close."""
    for key, firm in scenario.firms.items():
        for line_id, line in firm.lines.items():
            if _named(line) <= scenario.materials.keys():
                yield from _line(("firms", key, "lines", line_id), line, scenario.materials)
        for treatment_id, treatment in firm.treatments.items():
            if _used(treatment) <= scenario.materials.keys():
                yield from _treatment(
                    ("firms", key, "treatments", treatment_id), treatment, scenario.materials
                )


def _named(line: Line) -> set[str]:
    streams = {stream.material for stream in line.side_streams.values()}
    return {line.makes} | streams | {need.virgin for need in line.needs.values()}


def _used(treatment: Treatment) -> set[str]:
    made = {product.material for product in treatment.yields.values()}
    left = {treatment.residue.material} if treatment.residue else set()
    return {treatment.takes} | made | left | treatment.auxiliaries.keys()


def _line(where: Where, line: Line, materials: Materials) -> Iterator[Finding]:
    product = materials[line.makes].unit
    arising = [stream for stream in line.side_streams.values() if stream.left_of is None]
    for unit in _UNITS:
        needs = _in_all(unit, materials, ((need.virgin, need.amount) for need in line.needs.values()))
        made = ((stream.material, stream.amount) for stream in arising)
        streams = _in_all(unit, materials, made)
        if unit != product:
            if unit == "t":
                needs += _mass_of_fuels(line, materials) + line.from_air.value
                streams += line.off_gas.value
            if needs:
                yield from _enough(where, unit, needs, streams, Message("a unit made"))
        elif unit == "t":
            into = needs + line.untracked.value + line.from_air.value
            yield from _closes(where, into, 1 + streams + line.off_gas.value)
        else:
            out = 1 + streams + (line.losses.value if unit == "MWh" else 0)
            yield from _enough(where, unit, needs + line.untracked.value, out, Message("a unit made"))


def _closes(where: Where, into: Decimal, out: Decimal) -> Iterator[Finding]:
    """Tonnes in and tonnes out of a mass line are the same."""
    gap = out - into
    if abs(gap) <= TOLERANCE * max(into, out):
        return
    open_ = _short(abs(gap))
    sums = Message("Per t made {into} t go in and {out} t come out", into=_short(into), out=_short(out))
    if gap > 0:
        yield Finding(
            where,
            Message("{sums}: {amount} t come from nowhere.", sums=sums, amount=open_),
            Message(
                "Add {amount} to `from_air` or `untracked`, raise a need, or lower a side stream.",
                amount=open_,
            ),
        )
    else:
        yield Finding(
            where,
            Message("{sums}: {amount} t vanish.", sums=sums, amount=open_),
            Message("Add {amount} to `off_gas`, raise a side stream, or lower a need.", amount=open_),
        )


def _in_all(unit: Unit, materials: Materials, parts: Iterable[tuple[str, Figure]]) -> Decimal:
    """The sum of those amounts whose material is measured so."""
    return sum((amount.value for key, amount in parts if materials[key].unit == unit), Decimal())


def _mass_of_fuels(line: Line, materials: Materials) -> Decimal:
    used = ((need, materials[need.virgin]) for need in line.needs.values())
    return sum(
        (
            need.amount.value * fuel.tonnes.value
            for need, fuel in used
            if fuel.unit == "MWh" and fuel.resource in _FUELS
        ),
        Decimal(),
    )


def _residue(where: Where, unit: Unit, other: Unit) -> Finding:
    what = Message("The residue is measured in {unit}, the feed in {other}.", unit=unit, other=other)
    instead = Message("Name a material measured in {other}.", other=other)
    return Finding((*where, "residue", "material"), what, instead)


def _treatment(where: Where, treatment: Treatment, materials: Materials) -> Iterator[Finding]:
    unit = materials[treatment.takes].unit
    residue = treatment.residue
    if residue and materials[residue.material].unit != unit:
        yield _residue(where, materials[residue.material].unit, unit)
    made = ((product.material, product.share) for product in treatment.yields.values())
    out = _in_all(unit, materials, made)
    added = ((key, auxiliary.amount) for key, auxiliary in treatment.auxiliaries.items())
    into = 1 + _in_all(unit, materials, added)
    out += residue.share.value if residue else 0
    if unit == "t":
        out += treatment.off_gas.value
    yield from _enough(where, unit, into, out, Message("a unit treated"))
    takes_rest = residue is not None and not residue.share.value
    if unit == "t" and not takes_rest and into - out > TOLERANCE * max(into, out):
        open_ = _short(into - out)
        yield Finding(
            where,
            Message(
                "Per t treated {into} t go in and {out} t come out: {amount} t vanish.",
                into=_short(into),
                out=_short(out),
                amount=open_,
            ),
            Message(
                "Add {amount} to `off_gas`, raise a yield, or let `residue:` without a share take the rest.",
                amount=open_,
            ),
        )


def _enough(where: Where, unit: Unit, into: Decimal, out: Decimal, of: Message) -> Iterator[Finding]:
    """No more comes out than goes in."""
    if out - into <= TOLERANCE * max(into, out):
        return
    remedy = Message("Raise what goes in (for a line also `untracked`), or lower what comes out.")
    yield Finding(
        where,
        Message(
            "For {of} {into} {unit} of {what} go in and {out} {unit} come out: {amount} {unit} come from nowhere.",
            of=of,
            into=_short(into),
            unit=unit,
            what=_THING[unit],
            out=_short(out),
            amount=_short(out - into),
        ),
        remedy,
    )


def _short(number: Decimal) -> str:
    """At most four digits after the point."""
    return plain(round(number, 4))

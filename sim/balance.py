"""Whether a year closes: every store, process, contract and purse, to the kilogram and the cent.

Double entry cannot fail by itself, so the year hands over its stocks, its work in progress and its
cash as it kept them, and they are compared here with the sums of the ledger's movements. A sound year
leaves no residual at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from sim.ledger import AIR, IN_USE, LOSSES, MARKET, OUTSIDE, REFERENCE_KINDS, SINKS, WATERS, Kind, Ledger, Row
from sim.plan.parts import StorePlan
from sim.plan.plan import Plan
from sim.units import Unit

BOUNDARY: Final = frozenset({OUTSIDE, MARKET, AIR, LOSSES, WATERS, IN_USE, *SINKS})
"""Places of the world outside: nobody counts their stocks."""
_REST: Final[Mapping[str, Unit]] = {AIR: "t", LOSSES: "MWh", WATERS: "m3"}
MONEY: Final = "EUR"


class Gap(NamedTuple):
    """One thing that does not close: `opening + in − out − closing`, in kg, kWh, l or cents."""

    place: str
    what: str
    """the material of a store, the dimension of a process (`t`, `MWh`, `m3`), or `EUR`"""
    amount: int


@dataclass(frozen=True, slots=True)
class Residual:
    """Sums of what does not close, sign apart, and where. All zero in a sound year."""

    mass_kg: int
    energy_kwh: int
    water_l: int
    money_cents: int
    where: tuple[Gap, ...]

    def plain(self) -> dict[str, int]:
        """The four sums as `run --json` prints them."""
        return {
            "mass_kg": self.mass_kg,
            "energy_kwh": self.energy_kwh,
            "water_l": self.water_l,
            "money_cents": self.money_cents,
        }


def residuals(plan: Plan, ledger: Ledger) -> Residual:
    """What does not close in a year."""
    sums: dict[Unit | str, int] = defaultdict(int)
    where: list[Gap] = []
    gaps = _stores(plan, ledger), _processes(plan, ledger), _recipes(plan, ledger), _purses(plan, ledger)
    for unit, gap in chain.from_iterable(gaps):
        if gap.amount:
            sums[unit] += abs(gap.amount)
            where.append(gap)
    return Residual(sums["t"], sums["MWh"], sums["m3"], sums[MONEY], tuple(sorted(where)))


def _unit(plan: Plan, material: str) -> Unit:
    """What a material is measured in; a stranger's mistake is counted as mass."""
    known = plan.scenario.materials.get(material)
    return known.unit if known else "t"


def _dimension(plan: Plan, row: Row) -> Unit:
    """What a row is measured in; a rest has no material, and its place tells."""
    if row.material:
        return _unit(plan, row.material)
    return _REST.get(row.target) or _REST.get(row.source, "t")


def _moved(ledger: Ledger) -> Iterable[tuple[Row, int]]:
    return ((row, amount) for row, amount in ledger.totals() if row.kind not in REFERENCE_KINDS)


def _stores(plan: Plan, ledger: Ledger) -> list[tuple[str, Gap]]:
    """Side streams, yields, intakes, and contracts with what is on the road."""
    left: dict[tuple[str, str], int] = defaultdict(int)
    for key, amount in ledger.opening.items():
        left[key.place, key.material] += amount
    for key, amount in ledger.closing.items():
        left[key.place, key.material] -= amount
    for row, amount in _moved(ledger):
        if _is_store(plan, row.target):
            left[row.target, row.material] += amount
        if _is_store(plan, row.source):
            left[row.source, row.material] -= amount
    return [(_unit(plan, material), Gap(place, material, n)) for (place, material), n in left.items()]


def _is_store(plan: Plan, place: str) -> bool:
    return place not in BOUNDARY and place not in plan.lines and place not in plan.treatments


def _processes(plan: Plan, ledger: Ledger) -> list[tuple[str, Gap]]:
    """Lines and treatments, one dimension at a time, with their work in progress."""
    left: dict[tuple[str, str], int] = defaultdict(int)
    for sign, work in ((1, ledger.opening_work), (-1, ledger.closing_work)):
        for process, amounts in work.items():
            for dimension, amount in amounts.items():
                left[process, dimension] += sign * amount
    for row, amount in _moved(ledger):
        for place, sign in ((row.target, 1), (row.source, -1)):
            if place in plan.lines or place in plan.treatments:
                left[place, _dimension(plan, row)] += sign * amount
    return [(dimension, Gap(process, dimension, n)) for (process, dimension), n in left.items()]


def _recipes(plan: Plan, ledger: Ledger) -> list[tuple[str, Gap]]:
    """Side streams, yields and residues beyond what recipes make of what was released or treated.

    What a recipe does not name goes to the air, or is drawn from it, so a process closes whatever it gives out;
    here it may give out no more than its recipe says, by less than one unit a stream that last year left over.
    """
    given: dict[tuple[str, Unit], int] = defaultdict(int)
    worked: dict[str, int] = defaultdict(int)
    """what a process made or treated; of a secondary used there, under both names"""
    for row, amount in _moved(ledger):
        if row.kind in (Kind.MADE, Kind.DISPOSAL) and (
            row.source in plan.lines or row.source in plan.treatments
        ):
            given[row.source, _unit(plan, row.material)] += amount
        elif row.kind == Kind.PRODUCT:
            worked[row.source] += amount
        elif row.kind == Kind.USED and row.target in plan.treatments:
            worked[row.target] += amount
        if row.kind == Kind.USED:
            worked[f"{row.target} {row.material}"] += amount
    gaps: list[tuple[str, Gap]] = []
    for (process, unit), amount in given.items():
        excess = amount - _most_given(plan, process, unit, worked)
        if excess > 0:
            gaps.append((unit, Gap(process, unit, excess)))
    return gaps


def _most_given(plan: Plan, process: str, unit: Unit, worked: Mapping[str, int]) -> int:
    """The most that so much product, or so much feed, can leave in one dimension."""
    streams = [store for store in plan.stores.values() if store.process == process and store.unit == unit]
    by_recipe = sum(
        _worked(plan, stream, worked) * stream.amount[0] // stream.amount[1] + 1 for stream in streams
    )
    treatment = plan.treatments.get(process)
    if treatment is not None and treatment.unit == unit:
        # The residue takes what yields leave of the feed; a heat pump's yield holds its power too.
        return max(by_recipe, worked[process] + len(streams))
    return by_recipe


def _worked(plan: Plan, stream: StorePlan, worked: Mapping[str, int]) -> int:
    """What a stream arises from: what its process made, or used of a secondary with what last year's batch held."""
    if not stream.left_of:
        return worked[stream.process]
    last = sum(
        intake.capacity
        for intake in plan.intakes.values()
        if (intake.process, intake.material) == (stream.process, stream.left_of)
    )
    return worked[f"{stream.process} {stream.left_of}"] + last


def _purses(plan: Plan, ledger: Ledger) -> list[tuple[str, Gap]]:
    """Every firm's own money. The turnover outside the purse and the outside world are not counted."""
    left: dict[str, int] = {firm: 0 for firm, part in plan.firms.items() if not part.outside}
    for account, cents in ledger.opening_cash.items():
        left[account] = left.get(account, 0) + cents
    for account, cents in ledger.closing_cash.items():
        left[account] = left.get(account, 0) - cents
    for payment, weeks in ledger.payments.items():
        cents = sum(weeks)
        if payment.payee in left:
            left[payment.payee] += cents
        if payment.payer in left:
            left[payment.payer] -= cents
    return [(MONEY, Gap(account, MONEY, cents)) for account, cents in left.items()]

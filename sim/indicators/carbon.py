"""Climate: CO2e by scope, as one account of the whole cluster.

Scope 1 is what goes up the cluster's own stacks: fossil CO2e of what is consumed at needs (virgin and
secondary) and by treatments as an auxiliary, and what is flared. Scope 2 is power and heat bought from
outside; heat and power from inside the cluster has none at the taker. Scope 3 is the making of what is
bought, the carriage of exchanges, and disposal with its transport.

A saving is one credit of the system and appears once: whatever the giver no longer flares and the taker
no longer buys is simply missing from the sums, and no avoided burden is added anywhere. A gas burnt in a
kiln in place of a flare moves its emission from one stack to another and adds none; what the saving
amounts to is the fuel it replaced. A treatment's feed is passed on, not burnt: what burns carries its
factor where it is consumed.

Source of the scopes: WRI and WBCSD, *GHG Protocol Corporate Standard* (2004) and *Scope 3 Standard*
(2011). Units: kg CO2e a year; a factor in t per t (MWh, m3) is a factor in kg per kg (kWh, l).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sim.indicators.disposals import disposal_of
from sim.indicators.links import Link
from sim.indicators.moved import Moved
from sim.indicators.virgin import burning
from sim.ledger import OUTSIDE, Kind
from sim.plan.plan import Plan
from sim.state import Ratio

_GRAMS_PER_UNIT = 1_000_000
"""kg, kWh or l times g CO2e per t, MWh or m3, in kg CO2e"""


@dataclass(frozen=True, slots=True)
class Carbon:
    """kg a year. Biogenic CO2, and CO2 taken out of the air for good, are apart and in no scope."""

    scope1_kg: int
    scope2_kg: int
    scope3_kg: int
    biogenic_kg: int
    removed_kg: int = 0
    """stored for good, less what of older stores was lost; never set off against the scopes"""

    @property
    def total_kg(self) -> int:
        """All three scopes."""
        return self.scope1_kg + self.scope2_kg + self.scope3_kg


def carbon(plan: Plan, moved: Moved, links: Sequence[Link]) -> Carbon:
    """The climate account of a round."""
    materials = plan.scenario.materials
    direct = biogenic = grid = upstream = Fraction(0)
    for key, amount in _by_material(burning(plan, moved)).items():
        direct += amount * materials[key].direct.exact
        biogenic += amount * materials[key].biogenic.exact
    for key, amount in _by_material(_bought(moved)).items():
        grid += amount * materials[key].grid.exact
        upstream += amount * materials[key].upstream.exact
    flared, disposed = _disposal(plan, moved)
    carried = sum((_carriage(plan, link) for link in links), Fraction(0))
    return Carbon(
        moved.yearly(direct + flared),
        moved.yearly(grid),
        moved.yearly(upstream + carried + disposed),
        moved.yearly(biogenic),
        moved.yearly(_removed(plan, moved)),
    )


def _removed(plan: Plan, moved: Moved) -> Fraction:
    """kg CO2 that what was disposed of, and what took the place of virgin material, keeps out of the air."""
    grams = 0
    for row, amount in moved.rows(Kind.DISPOSAL):
        way = disposal_of(plan, row)
        grams += amount * way.removes_g if way else 0
    for row, amount in moved.rows(Kind.USED):
        intake = plan.intakes.get((row.source, row.material))
        grams += amount * intake.removes_g if intake else 0
    return Fraction(grams, _GRAMS_PER_UNIT)


def _bought(moved: Moved) -> Iterator[tuple[str, int]]:
    return ((row.material, amount) for row, amount in moved.rows(Kind.BOUGHT) if row.source == OUTSIDE)


def _by_material(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Whole amounts added up before any factor: exact, and cheap."""
    total: dict[str, int] = defaultdict(int)
    for material, amount in amounts:
        total[material] += amount
    return total


def _carriage(plan: Plan, link: Link) -> Fraction:
    """kg CO2e of carrying what an exchange sent in the round."""
    carrier = plan.carriers.get(link.carrier)
    if carrier is None or not link.giver_firm or not link.taker_firm:
        return Fraction(0)
    km = plan.km(link.giver_firm, link.taker_firm)
    return link.sent * km * carrier.co2e_g_per_unit_km / _GRAMS_PER_UNIT


def _disposal(plan: Plan, moved: Moved) -> tuple[Fraction, Fraction]:
    """kg CO2e of what was flared on site, and of all other disposal with its transport."""
    truck = plan.carriers.get(plan.first_truck)
    per_km = truck.co2e_g_per_unit_km if truck else 0
    flared = other = 0
    hauled: dict[Ratio, int] = defaultdict(int)
    for row, amount in moved.rows(Kind.DISPOSAL):
        way = disposal_of(plan, row)
        if way is None:
            continue
        if row.target == "flare":
            flared += amount * way.co2e_g
        else:
            other += amount * way.co2e_g
        hauled[way.km] += amount * per_km
    transport = sum((grams * Fraction(*km) for km, grams in hauled.items()), Fraction(0))
    return Fraction(flared, _GRAMS_PER_UNIT), (other + transport) / _GRAMS_PER_UNIT

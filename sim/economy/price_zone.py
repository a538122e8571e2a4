"""The price zone of an exchange: the least a giver can accept and the most a taker can pay.

Closed form, per t, MWh or m3 of what is exchanged, before anything is built or agreed:

    floor   = sorting − disposal avoided (fee + tax) [+ cost of treating] [+ carriage, if the giver pays]
    ceiling = ratio × virgin price + CO2 price saved − cost of use [− carriage, if the taker pays]

Between the two both gain; their difference is the joint gain per unit.

A *yield* is judged against not treating at all: treating costs the running cost, auxiliaries and the
residue's disposal, and spares the disposal of the owner's own side stream. That net cost is shared
by value between the units (t, MWh, m3) of the treatment's yields, and within one unit by their amounts. If the
feed comes from another firm, its price has paid for treating already, and the yield is judged against
its use in the owner's own needs or, failing that, its disposal.

A *treatment* as taker can pay what its yields are worth less the cost of treating. A yield is worth
what a package offers for it (``outlets``), else the best of a running contract, an own need and its disposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from sim.economy.outlook import Outlook
from sim.economy.price_paths import indexed_price
from sim.plan.co_products import parts_by_value
from sim.plan.parts import StorePlan, TreatmentPlan
from sim.plan.plan import Plan
from sim.state import Contract, State
from sim.units import CENTS, cents


class Zone(NamedTuple):
    """Cents per t, MWh or m3. With the floor above the ceiling somebody loses at any price."""

    floor: int
    ceiling: int

    @property
    def gain(self) -> int:
        """What both gain together per unit; negative where the exchange costs more than it spares."""
        return self.ceiling - self.floor

    def price(self, takers_share: Fraction) -> int:
        """The price that leaves the taker this share of the joint gain."""
        return self.ceiling - round(self.gain * takers_share)


def runs(contract: Contract, year: int) -> bool:
    """Whether a contract holds in a year or is still to begin."""
    return not contract.ended and (contract.renews or contract.last_year >= year)


@dataclass(frozen=True, slots=True)
class Pricing:
    """Works out zones at one New Year."""

    plan: Plan
    state: State
    outlook: Outlook
    outlets: Mapping[str, Fraction] = field(default_factory=dict)
    """yield → EUR per unit that the package at hand brings its owner"""

    def zone(self, giver: str, taker: str, material: str, carrier: str, *, giver_pays: bool) -> Zone:
        """The price zone of one exchange."""
        ends = self.plan.stores[giver].firm, self.plan.intakes[taker, material].firm
        carriage = self.outlook.carriage_between(carrier, *ends)
        floor = self.floor(giver) + (carriage if giver_pays else 0)
        ceiling = self.ceiling(taker, material) - (0 if giver_pays else carriage)
        return Zone(cents(floor), cents(ceiling))

    def floor(self, giver: str) -> Fraction:
        """The least a giver can accept at its own gate, EUR per unit."""
        store = self.plan.stores[giver]
        if store.is_yield:
            fed_by_others = self._fed_by_others(store.process)
            alone = self._at_home(store) if fed_by_others else self._own_yield(store)
            return max([alone - self.outlook.support(store), *self._sold(store)])
        sorting = self.outlook.sorting(store)
        if store.lost_power:
            sorting += Fraction(*store.lost_power.amount) * self.outlook.lost_power(store)
        return sorting - self.outlook.disposal(store.disposal, giver)

    def ceiling(self, taker: str, material: str) -> Fraction:
        """The most a taker can pay at its own gate, EUR per unit."""
        if taker in self.plan.treatments:
            return self._feed(self.plan.treatments[taker])
        return self._use(taker, material)

    def _use(self, need: str, material: str) -> Fraction:
        intake, materials = self.plan.intakes[need, material], self.plan.scenario.materials
        ratio = Fraction(*intake.ratio)
        virgin = materials[self.plan.needs[need].virgin]
        cost = self.outlook.use(intake)
        worth = ratio * self.outlook.virgin(need) + self.outlook.premium(need, material)
        price = self.outlook.co2_price()
        if price:
            worth += price * (ratio * virgin.direct.exact - materials[material].direct.exact)
        return worth - cost

    def treating(self, treatment: TreatmentPlan) -> Fraction:
        """Running cost, auxiliaries and residue of treating one unit of feed, EUR."""
        total = self.outlook.treatment(treatment)
        for aux in treatment.auxiliaries:
            total += Fraction(*aux.amount) * self.outlook.auxiliary(treatment, aux)
        if treatment.residue is not None:
            total += self._residue_share(treatment) * self.outlook.disposal(
                treatment.residue.disposal, treatment.id
            )
        return total

    @staticmethod
    def _residue_share(treatment: TreatmentPlan) -> Fraction:
        residue = treatment.residue
        if residue is None:
            return Fraction(0)
        if residue.loses_rest:
            return Fraction(*residue.share)
        same = (Fraction(*product.amount) for product in treatment.yields if product.unit == treatment.unit)
        return max(Fraction(0), 1 - sum(same, Fraction(0)))

    def _own_yield(self, store: StorePlan) -> Fraction:
        treatment = self.plan.treatments[store.process]
        spared = [
            self.outlook.disposal(store.disposal, store.id) - self.outlook.sorting(store)
            for store in self.plan.givers.get(treatment.feed.material, ())
            if store.firm == treatment.firm
        ]
        net = self.treating(treatment) - max(spared, default=Fraction(0))
        part = parts_by_value(self.plan, treatment, self.outlook.year)[store.unit]
        alike = (Fraction(*product.amount) for product in treatment.yields if product.unit == store.unit)
        shares = sum(alike, Fraction(0))
        return net * part / shares if shares else net

    def _fed_by_others(self, treatment: str) -> bool:
        plan = self.plan.treatments[treatment]
        return all(store.firm != plan.firm for store in self.plan.givers.get(plan.feed.material, ()))

    def _feed(self, treatment: TreatmentPlan) -> Fraction:
        worth = sum(
            (Fraction(*product.amount) * self._outlet(product) for product in treatment.yields), Fraction(0)
        )
        return worth - self.treating(treatment)

    def _sold(self, store: StorePlan) -> tuple[Fraction, ...]:
        """What the world outside pays for a yield, if it buys it."""
        return (self.outlook.sale(store),) if store.sale else ()

    def _outlet(self, store: StorePlan) -> Fraction:
        if store.id in self.outlets:
            return self.outlets[store.id] + self.outlook.support(store)
        used = [
            self.brings(contract)
            for contract in self.state.contracts.values()
            if contract.giver == store.id and runs(contract, self.state.year)
        ]
        used = [*used, *self._uses(store), *self._sold(store)]
        thrown_away = -self.outlook.disposal(store.disposal, store.id)
        return max([thrown_away, *(worth + self.outlook.support(store) for worth in used)])

    def _at_home(self, store: StorePlan) -> Fraction:
        """What a yield is worth to its owner alone: the best use in an own need, or its disposal."""
        return max([-self.outlook.disposal(store.disposal, store.id), *self._uses(store)])

    def _uses(self, store: StorePlan) -> list[Fraction]:
        return [
            self._use(intake.taker, store.material)
            for intake in self.plan.takers.get(store.material, ())
            if intake.firm == store.firm and not intake.is_feed
        ]

    def brings(self, contract: Contract) -> Fraction:
        """What a running contract brings its giver per unit, after the carriage it pays."""
        price = Fraction(contract.price, CENTS)
        if contract.indexed is not None and contract.taker in self.plan.needs:
            ratio = self.plan.intakes[contract.taker, self.plan.stores[contract.giver].material].ratio
            virgin = cents(self.outlook.virgin(contract.taker))
            price = Fraction(indexed_price(contract.indexed, ratio, virgin), CENTS)
        if not contract.giver_pays_carriage:
            return price
        ends = self.plan.stores[contract.giver].firm, self.plan.firm_of(contract.taker)
        return price - self.outlook.carriage_between(contract.carrier, *ends)

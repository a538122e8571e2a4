"""What a unit cost in a year, for working out what an exchange was worth.

A unit cost is what the ledger says was paid for a thing, over the amount it was paid for: the price of
that year with its luck and its news in it. Where nothing was paid for, since everything was taken, it is
the scenario's figure for the year. All in cents per kg, kWh or l, exact.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sim.causes import Cause
from sim.indicators.disposals import origin
from sim.indicators.moved import Moved
from sim.indicators.virgin import burning
from sim.ledger import Kind, Ledger, Payment
from sim.plan.co_products import parts_by_value
from sim.plan.parts import NeedPlan, StorePlan
from sim.plan.plan import Plan
from sim.scenario.figures import Path
from sim.units import BASE, CENTS

_TAKES = frozenset({"outside", "state", "carriers"})
"""Accounts that are paid for disposal, inputs and work; what they pay to a firm counts against it."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What one unit is worth to a giver or taker before the price, in cents."""

    saving: Fraction = Fraction(0)
    """fees and purchases avoided, less what was spent for it"""
    tax: Fraction = Fraction(0)
    """waste tax and CO2 price avoided, less those paid"""

    @property
    def whole(self) -> Fraction:
        """Both together."""
        return self.saving + self.tax

    def __add__(self, other: Worth) -> Worth:
        return Worth(self.saving + other.saving, self.tax + other.tax)

    def __mul__(self, share: Fraction) -> Worth:
        return Worth(self.saving * share, self.tax * share)


class UnitCosts:
    """The unit costs of one year, worked out when asked for."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self.plan = plan
        self.ledger = ledger
        self.year = ledger.year
        self.moved = Moved([ledger])
        self._rids: dict[str, Worth] = {}
        self._replaced: dict[tuple[str, str], Worth] = {}

    @cached_property
    def _paid(self) -> dict[tuple[str, str], int]:
        """(kind, about) → cents paid to the world outside, less what it paid."""
        paid: dict[tuple[str, str], int] = defaultdict(int)
        for payment, cents in (each for all_of in self.about.values() for each in all_of):
            sign = (payment.payee in _TAKES) - (payment.payer in _TAKES)
            paid[payment.kind, payment.about] += sign * cents
        return paid

    @cached_property
    def about(self) -> dict[str, list[tuple[Payment, int]]]:
        """Thing paid for → what was paid for it, in cents: looked through once for all contracts."""
        paid: dict[str, list[tuple[Payment, int]]] = defaultdict(list)
        for payment, weeks in self.ledger.payments.items():
            paid[payment.about].append((payment, sum(weeks)))
        return paid

    @cached_property
    def _disposed(self) -> dict[str, int]:
        """Store → what was disposed of from it, or before it was collected."""
        disposed: dict[str, int] = defaultdict(int)
        for row, amount in self.moved.rows(Kind.DISPOSAL):
            store = origin(self.plan, row)
            if store is not None and row.cause != Cause.CLOSED:
                disposed[store.id] += amount
        return disposed

    @cached_property
    def _co2(self) -> Fraction:
        """Cents paid for a kg of scope 1 CO2e: of all that was consumed, or the scenario's price."""
        materials = self.plan.scenario.materials
        paid = sum(cents for (kind, _), cents in self._paid.items() if kind == "co2")
        amounts: dict[str, int] = defaultdict(int)
        for key, amount in burning(self.plan, self.moved):
            amounts[key] += amount
        burnt = sum((n * materials[key].direct.exact for key, n in amounts.items()), Fraction(0))
        return Fraction(paid) / burnt if paid and burnt else self._stated(self.plan.scenario.co2_price)

    def _emission(self, material: str) -> Fraction:
        """Cents of CO2 price on one unit consumed."""
        return self.plan.scenario.materials[material].direct.exact * self._co2

    def replacing(self, need: NeedPlan, material: str) -> Worth:
        """What a unit of a secondary saves at a need: virgin material and its CO2 price, less its own."""
        key = need.id, material
        if key not in self._replaced:
            self._replaced[key] = self._replacing(need, material)
        return self._replaced[key]

    def _replacing(self, need: NeedPlan, material: str) -> Worth:
        ratio = Fraction(*self.plan.intakes[need.id, material].ratio)
        market = self.plan.lines[need.line].market
        premium = self._stated(market.premium) if market else Fraction(0)
        spared = premium and premium * self.plan.spared_co2e(need.id, material)
        return Worth(
            ratio * self.virgin(need) - self.use(need, material) + spared,
            ratio * self._emission(need.virgin) - self._emission(material),
        )

    def _unit(self, kind: str, about: str, amount: int, path: Path | None) -> Fraction:
        paid = self._paid.get((kind, about), 0)
        if paid and amount > 0:
            return Fraction(paid, amount)
        return self._stated(path)

    def _stated(self, path: Path | None) -> Fraction:
        return Fraction(path.in_year(self.year) * CENTS, BASE) if path else Fraction(0)

    def virgin(self, need: NeedPlan) -> Fraction:
        """The price of a need's virgin material."""
        bought = self.moved.total(Kind.BOUGHT, target=need.id)
        return self._unit("virgin", need.id, bought, need.price)

    def use(self, need: NeedPlan, material: str) -> Fraction:
        """The taker's own cost of using a secondary: the scenario's, scaled to what was really paid."""
        used = {row.material: amount for row, amount in self.moved.rows(Kind.USED) if row.source == need.id}
        stated = {intake.material: self._stated(intake.cost) for intake in need.intakes}
        expected = sum((amount * stated.get(key, 0) for key, amount in used.items()), Fraction(0))
        paid = self._paid.get(("intake", need.id), 0)
        really = Fraction(paid) / expected if paid and expected else Fraction(1)
        return stated.get(material, Fraction(0)) * really

    def rid(self, store: StorePlan) -> Worth:
        """What it saves to send a unit from a store.

        For a side stream: disposal fee and waste tax, less the sorting. For a yield: the same of the
        firm's own streams that went into it, less treatment, auxiliaries and residue, shared between yields by
        amount, and by value between those in unlike units. What the treatment
        received from others is saved at their end and paid for in their contract.
        """
        if store.id not in self._rids:
            self._rids[store.id] = self._rid(store, frozenset())
        return self._rids[store.id]

    def _rid(self, store: StorePlan, seen: frozenset[str]) -> Worth:
        if store.id in seen:
            return Worth()
        return self._of_yield(store, seen | {store.id}) if store.is_yield else self._of_stream(store)

    def _of_stream(self, store: StorePlan) -> Worth:
        disposed = self._disposed.get(store.id, 0)
        way = store.disposal
        taxed = way.tax is not None and self.year >= way.taxed_from
        tax = self.plan.scenario.taxes[way.tax] if taxed and way.tax else None
        collected = sum(self.moved.total(kind, target=store.id) for kind in (Kind.MADE, Kind.RETURNED))
        return Worth(
            self._unit("disposal", store.id, disposed, way.fee)
            - self._unit("sorting", store.id, collected, store.sorting)
            - self._lost_power(store),
            self._unit("waste_tax", store.id, disposed, tax),
        )

    def _lost_power(self, store: StorePlan) -> Fraction:
        power = store.lost_power
        return Fraction(*power.amount) * self._stated(power.price) if power else Fraction(0)

    def _of_yield(self, store: StorePlan, seen: frozenset[str]) -> Worth:
        part, feed = self._part(store), f"{store.process}/feed"
        if not part:
            return Worth()
        fed = self.moved.total(Kind.USED, source=feed) * part
        sources = {row.source: n for row, n in self.moved.rows(Kind.OWN) if row.target == feed}
        every = sum(sources.values()) + self.moved.total(Kind.RECEIVED, target=feed)
        own = Worth()
        for source, amount in sorted(sources.items()):
            own += self._rid(self.plan.stores[source], seen) * Fraction(amount, every)
        supported = Worth(tax=self._stated(store.support))
        return own * fed + self.treating(store) + supported

    def _part(self, store: StorePlan) -> Fraction:
        """What part of its treatment's year one unit of a yield bears."""
        works = self.plan.treatments[store.process]
        alike = [product.id for product in works.yields if product.unit == store.unit]
        made = sum(self.moved.total(Kind.MADE, source=works.id, target=product) for product in alike)
        return parts_by_value(self.plan, works, self.year)[store.unit] / made if made else Fraction(0)

    def treating(self, store: StorePlan) -> Worth:
        """What one unit of a yield cost to make, as a negative worth."""
        part, kinds = self._part(store), ("treatment", "auxiliary", "disposal")
        cost = sum(self._paid.get((kind, store.process), 0) for kind in kinds)
        tax = sum(self._paid.get((kind, store.process), 0) for kind in ("waste_tax", "co2"))
        return Worth(-cost * part, -tax * part)

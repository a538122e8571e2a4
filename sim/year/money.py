"""Money: what the year cost and brought, by firm and week, worked out from the record.

In a *purse* only differences enter. A firm's ordinary business (all-virgin inputs, everything disposed
of) runs on an account of its own, `business:FIRM`, which hands the purse what recycling saved it: virgin
material not consumed, and waste prevented or given away; never what is only parked. Everything circular
is paid from the purse. In *cash* play there is one account, and all of it is paid from there.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from sim.ledger import BUSINESS, MARKET, OUTSIDE, Payment
from sim.plan.parts import DisposalPlan
from sim.state import Ratio
from sim.units import WEEKS
from sim.year.cash import CARRIERS, STATE, Cash
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, by_recipe, nothing, some
from sim.year.exchanges import Exchange
from sim.year.invoices import Bills, Price
from sim.year.lines import RunningLine
from sim.year.needs import RunningNeed
from sim.year.stores import Cleared, Intake, Store
from sim.year.tariffs import Tariffs
from sim.year.treatments import RunningTreatment
from sim.year.year_record import Record

_WHOLE = 1000


class Money:
    """Pays for what the record says was bought, moved, treated and disposed of."""

    def __init__(self, cluster: Cluster, record: Record, tariffs: Tariffs, cash: Cash) -> None:
        self.cluster = cluster
        self.record = record
        self.tariffs = tariffs
        self.cash = cash
        self.purse = cluster.plan.scenario.about.money == "purse"
        self.bills = Bills()
        plan = cluster.plan
        self._new_lines = {
            thing for (what, thing, _), key in plan.built_by.items()
            if what == "line" and not plan.projects[key].done
        }  # fmt: skip
        """lines that are no firm's ordinary business: a project builds them"""
        self._cleared: dict[str, Weeks] = {}
        """place → what its firm left in it when it closed: paid for like any other disposal"""
        for left in cluster.cleared:
            self._cleared.setdefault(left.place, nothing())[left.week] += left.amount

    @property
    def saved_by_line(self) -> dict[str, int]:
        """Cents that secondaries saved a line this year: the seed of the rebound."""
        return self.bills.saved

    def settle(self) -> None:
        """Book every payment that depends on goods."""
        self._gather()
        for payment, cents in self.bills.work_out():
            self.cash.pay(payment, cents)

    def _gather(self) -> None:
        for store in self.cluster.stores.values():
            self._store(store)
        for exchange in self.cluster.exchanges.values():
            self._exchange(exchange)
        for line in self.cluster.lines.values():
            self._line(line)
        for treatment in self.cluster.treatments.values():
            self._treatment(treatment)
        for left in self.cluster.cleared:
            self._left_in_intake(left)

    def _ordinary(self, firm: str, process: str) -> str:
        """The account a firm's ordinary business runs on: its own, or one kept out of the purse."""
        return f"{BUSINESS}{firm}" if self.purse and process not in self._new_lines else firm

    # -- stores and disposal ------------------------------------------------------------------

    def _store(self, store: Store) -> None:
        plan, firm, counts = store.plan, store.plan.firm, self.record.store(store)
        sorting = self.tariffs.sorting(plan)
        self.bills.add(Payment(firm, OUTSIDE, "sorting", store.id), counts.collected, sorting)
        if plan.is_yield:
            self._used_and_sold(store)
        disposed = counts.discarded + (nothing() if plan.sale else counts.spilt)
        if firm in self.cluster.closed:
            disposed = disposed - counts.discarded * (1 - self.cluster.open_weeks(firm))
        if store.id in self._cleared:
            disposed = disposed + self._cleared[store.id]
        power = self.tariffs.lost_power(plan)
        self.bills.add(Payment(firm, OUTSIDE, "lost_power", store.id), self.record.lost_power(store), power)
        extra = self.tariffs.over_limit(plan)
        self.bills.add(Payment(firm, STATE, "over_limit", store.id), counts.over_limit, extra)
        if plan.is_yield:
            self._disposal(firm, store.id, plan.disposal, disposed)
            return
        business = self._ordinary(firm, plan.process)
        self._disposal(business, store.id, plan.disposal, disposed)
        if business != firm:
            saved = self.record.given(store) + self._reference(store) - counts.emitted
            fee, tax = self.tariffs.fee(store.id, plan.disposal), self.tariffs.tax(plan.disposal)
            dearer, higher = self.tariffs.rises(store.id, plan.disposal)
            self.bills.add(Payment(business, firm, "disposal_saved", store.id), saved, fee - dearer)
            self.bills.add(Payment(business, firm, "tax_saved", store.id), saved, tax - higher)
            self.bills.add(Payment(firm, business, "rise", store.id), disposed, dearer + higher)

    def _used_and_sold(self, store: Store) -> None:
        """A yield that the world outside buys brings its price, and one that is used or sold its public support."""
        plan, sold = store.plan, self.record.store(store).spilt if store.plan.sale else nothing()
        self.bills.add(Payment(MARKET, plan.firm, "sales", store.id), sold, self.tariffs.sale(plan))
        used = self.record.given(store) + sold
        self.bills.add(Payment(STATE, plan.firm, "support", store.id), used, self.tariffs.support(plan))

    def _disposal(self, payer: str, thing: str, route: DisposalPlan, amounts: Weeks) -> None:
        self.bills.add(Payment(payer, OUTSIDE, "disposal", thing), amounts, self.tariffs.fee(thing, route))
        self.bills.add(Payment(payer, STATE, "waste_tax", thing), amounts, self.tariffs.tax(route))

    def _reference(self, store: Store) -> Weeks:
        """What would have arisen without projects that prevent waste."""
        counts = self.record.store(store)
        if store.line is None or (store.num, store.den) == store.plan.amount:
            return counts.emitted
        return by_recipe(self.record.lines[store.plan.process].released, store.plan.amount)

    def _left_in_intake(self, left: Cleared) -> None:
        """What a closing firm had taken and not used goes the way its givers would have sent it."""
        givers = self.cluster.plan.givers.get(left.material, ())
        if (left.place.removesuffix("/feed"), left.material) in self.cluster.intakes and givers:
            amounts = nothing()
            amounts[left.week] = left.amount
            self._disposal(left.firm, left.place, givers[0].disposal, amounts)

    # -- needs --------------------------------------------------------------------------------

    def _need(self, need: RunningNeed) -> None:
        firm, counts = need.plan.firm, self.record.need(need)
        business = self._ordinary(firm, need.plan.line)
        price, co2 = self.tariffs.virgin(need.id), self.tariffs.co2(need.plan.virgin)
        self.bills.add(Payment(business, OUTSIDE, "virgin", need.id), counts.bought, price)
        self.bills.add(Payment(business, STATE, "co2", need.id), counts.virgin, co2)
        required = counts.required
        if need.was_retuned:
            required = by_recipes(self.record.lines[need.plan.line].begun, need.recipe)
        saved = required - counts.virgin
        if business != firm:
            self.bills.add(
                Payment(business, firm, "virgin_saved", need.id), saved, price, saves=need.plan.line
            )
            self.bills.add(Payment(business, firm, "co2_saved", need.id), saved, co2)
        else:
            self.bills.add(None, saved, price, saves=need.plan.line)
        for intake in self.cluster.taker_intakes[need.id]:
            self._use(intake, firm)

    def _use(self, intake: Intake, firm: str) -> None:
        """The taker's own cost of using a secondary."""
        plan = intake.plan
        used = self.record.used[plan.taker, plan.material]
        self.bills.add(Payment(firm, STATE, "co2", plan.taker), used, self.tariffs.co2(plan.material))
        if plan.cost is not None:
            price = self.tariffs.use(plan)
            self.bills.add(Payment(firm, OUTSIDE, "intake", plan.taker), used, price, costs=plan.process)
        premium = self.tariffs.premium(plan.taker, plan.material)
        self.bills.add(Payment(MARKET, firm, "premium", plan.process), used, premium)

    # -- exchanges, lines, treatments ---------------------------------------------------------

    def _exchange(self, exchange: Exchange) -> None:
        """The contract's price for what arrived, carriage for what left, a penalty for what was not sent
        in the weeks since all was built."""
        contract, counts = exchange.contract, self.record.exchange(exchange)
        giver, taker = exchange.source.plan.firm, exchange.sink.plan.firm
        price = self._contract_price(exchange)
        line = "" if exchange.sink.plan.is_feed else exchange.sink.plan.process
        self.bills.add(Payment(taker, giver, "contract", exchange.id), counts.received, price, costs=line)
        bearer = giver if contract.giver_pays_carriage else taker
        carriage = self.tariffs.carriage(exchange.carrier.id, Fraction(*exchange.km))
        pays = line if bearer == taker else ""
        self.bills.add(Payment(bearer, CARRIERS, "carriage", exchange.id), counts.sent, carriage, costs=pays)
        short = contract.least * (WEEKS - exchange.built.from_week) // WEEKS - exchange.sent
        if exchange.active and short > 0:
            givers = short * self._givers_part(exchange) // _WHOLE
            for by, payer, payee, part in (
                ("giver", giver, taker, givers),
                ("taker", taker, giver, short - givers),
            ):
                if contract.shortfall_by in (by, "both"):
                    last = np.zeros_like(counts.sent)
                    last[-1] = part
                    payment = Payment(payer, payee, "shortfall", exchange.id)
                    self.bills.add(payment, last, contract.shortfall_price)

    def _givers_part(self, exchange: Exchange) -> int:
        """How far it was not the taker who held the contract up, in parts of a thousand."""
        counts = self.record.exchange(exchange)
        takers = int(counts.taker_down.sum() + counts.taker_full.sum())
        others = int(counts.giver_down.sum() + counts.giver_short.sum() + counts.carrier_busy.sum())
        return _WHOLE * others // (takers + others) if takers else _WHOLE

    def _contract_price(self, exchange: Exchange) -> Price:
        contract, sink = exchange.contract, exchange.sink.plan
        need = "" if sink.is_feed else sink.taker
        return self.tariffs.contract(contract.price, contract.indexed, need, sink.ratio)

    def _line(self, line: RunningLine) -> None:
        for need in line.needs:
            self._need(need)
        market = line.plan.market
        if market is not None and not self.purse:
            price = self.tariffs.sales(line.plan)
            self.bills.add(
                Payment(MARKET, line.firm, "sales", line.id), self.record.line(line).released, price
            )

    def _treatment(self, treatment: RunningTreatment) -> None:
        plan, firm, counts = treatment.plan, treatment.firm, self.record.treatment(treatment)
        if not some(counts.treated):
            return
        cost = self.tariffs.treatment(plan)
        self.bills.add(Payment(firm, OUTSIDE, "treatment", plan.id), counts.treated, cost)
        for part, bought in zip(plan.auxiliaries, counts.bought, strict=True):
            price = self.tariffs.auxiliary(plan, part)
            self.bills.add(Payment(firm, OUTSIDE, "auxiliary", plan.id), bought, price)
            self.bills.add(Payment(firm, STATE, "co2", plan.id), bought, self.tariffs.co2(part.material))
        self._disposal(
            firm, plan.id, treatment.waste_route, counts.residue + counts.off_spec + counts.refused
        )


def by_recipes(made: Weeks, recipes: list[tuple[int, Ratio]]) -> Weeks:
    """The same where the recipe itself changes: each holds from its first week on."""
    amounts = by_recipe(made, recipes[0][1])
    for first, ratio in recipes[1:]:
        amounts[first:] = by_recipe(made[first:], ratio)
    return amounts

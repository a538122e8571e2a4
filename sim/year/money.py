"""Money: what the year cost and brought, by firm and week, worked out from the record.

In a *purse* only differences enter. A firm's ordinary business (all-virgin inputs, everything disposed
of) runs on an account of its own, `business:FIRM`, which hands the purse what recycling saved it: virgin
material not consumed, and waste prevented or given away; never what is only parked. Everything circular
is paid from the purse. In *cash* play there is plan account, and all of it is paid from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from sim.ledger import BUSINESS, MARKET, OUTSIDE
from sim.plan.parts import DisposalPlan, LinePlan, StorePlan, TreatmentPlan
from sim.state import Ratio
from sim.units import WEEKS
from sim.year.cash import CARRIERS, STATE, Cash
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, by_recipe, column, nothing, whole
from sim.year.exchanges import Exchange
from sim.year.invoices import Bill, Bills, Price
from sim.year.tariffs import Tariffs
from sim.year.year_record import Record

_WHOLE = 1000
_Plan = TypeVar("_Plan", StorePlan, LinePlan, TreatmentPlan)
_Asked = Callable[[_Plan], Price]
"""what a thing costs this year"""


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

    @property
    def saved_by_line(self) -> dict[str, int]:
        """Cents that secondaries saved a line this year: the seed of the rebound."""
        return self.bills.saved

    def settle(self) -> None:
        """Book every payment that depends on goods."""
        self._stores()
        self._yields()
        self._left_in_intakes()
        self._exchanges()
        self._shortfalls()
        self._needs()
        self._uses()
        self._lines()
        self._treatments()
        for payments, cents in self.bills.work_out():
            self.cash.pay(payments, cents)

    def _ordinary(self, firm: str, process: str) -> str:
        """The account a firm's ordinary business runs on: its own, or plan kept out of the purse."""
        return f"{BUSINESS}{firm}" if self.purse and process not in self._new_lines else firm

    def _pay(
        self, kind: str, payee: str, amounts: Weeks, plans: Iterable[_Plan], price: _Asked[_Plan]
    ) -> None:
        """Firms pay for their own things, a row each."""
        self.bills.add(kind, amounts, [Bill(plan.firm, payee, plan.id, price(plan)) for plan in plans])

    def _earn(
        self, kind: str, payer: str, amounts: Weeks, plans: Iterable[_Plan], price: _Asked[_Plan]
    ) -> None:
        """Firms are paid for their own things, a row each."""
        self.bills.add(kind, amounts, [Bill(payer, plan.firm, plan.id, price(plan)) for plan in plans])

    # -- stores and disposal ------------------------------------------------------------------

    def _stores(self) -> None:
        tariffs, counts = self.tariffs, self.record.stores
        plans = [store.plan for store in self.cluster.stores.values()]
        self._pay("sorting", OUTSIDE, counts.collected, plans, tariffs.sorting)
        self._pay("over_limit", STATE, counts.over_limit, plans, tariffs.over_limit)
        losing = {row: plan for row, plan in enumerate(plans) if plan.lost_power is not None}
        lost = self.record.lost_power(list(losing))
        self._pay("lost_power", OUTSIDE, lost, losing.values(), tariffs.lost_power)
        disposed = self._disposed(plans)
        payers = [plan.firm if plan.is_yield else self._ordinary(plan.firm, plan.process) for plan in plans]
        ways = [(payer, plan.id, plan.disposal) for payer, plan in zip(payers, plans, strict=True)]
        self._disposals(ways, disposed)
        self._handed_over({row: plan for row, plan in enumerate(plans) if payers[row] != plan.firm}, disposed)

    def _disposed(self, plans: list[StorePlan]) -> Weeks:
        """What somebody pays to be rid of: nobody for what is not collected once a firm has closed, and its firm for
        what it left when it did."""
        counts, rows = self.record.stores, self.record.store_row
        discarded = counts.discarded * self.cluster.open_weeks(plan.firm for plan in plans)
        disposed: Weeks = discarded + counts.spilt * column(not plan.sale for plan in plans)
        for left in self.cluster.cleared:
            if left.place in rows:
                disposed[rows[left.place], left.week] += left.amount
        return disposed

    def _handed_over(self, plans: dict[int, StorePlan], disposed: Weeks) -> None:
        """What less is disposed of than without projects and partners, the ordinary business hands the purse; and the
        purse bears its share of what disposal has become dearer by."""
        fees, taxes, rises = [], [], []
        for plan in plans.values():
            business, (dearer, higher) = f"{BUSINESS}{plan.firm}", self.tariffs.rises(plan.id, plan.disposal)
            fee, tax = self.tariffs.fee(plan.id, plan.disposal), self.tariffs.tax(plan.disposal)
            fees.append(Bill(business, plan.firm, plan.id, fee - dearer))
            taxes.append(Bill(business, plan.firm, plan.id, tax - higher))
            rises.append(Bill(plan.firm, business, plan.id, dearer + higher))
        saved = (self.record.given + self._reference() - self.record.stores.emitted)[list(plans)]
        self.bills.add("disposal_saved", saved, fees)
        self.bills.add("tax_saved", saved, taxes)
        self.bills.add("rise", disposed[list(plans)], rises)

    def _reference(self) -> Weeks:
        """What would have arisen without projects that prevent waste."""
        reference = self.record.stores.emitted.copy()
        for row, store in enumerate(self.cluster.stores.values()):
            if store.line is not None and (store.num, store.den) != store.plan.amount:
                released = self.record.lines.released[self.record.line_row[store.plan.process]]
                reference[row] = by_recipe(released, *store.plan.amount)
        return reference

    def _yields(self) -> None:
        """A yield that the world outside buys brings its price, and one that is used or sold its public support."""
        stores = enumerate(self.cluster.stores.values())
        yields = {row: store.plan for row, store in stores if store.plan.is_yield}
        rows, plans = list(yields), yields.values()
        sold = self.record.stores.spilt[rows] * column(bool(plan.sale) for plan in plans)
        self._earn("sales", MARKET, sold, plans, self.tariffs.sale)
        self._earn("support", STATE, self.record.given[rows] + sold, plans, self.tariffs.support)

    def _disposals(self, ways: list[tuple[str, str, DisposalPlan]], amounts: Weeks) -> None:
        """Fee and tax of what payers have disposed of from a place."""
        fees = [Bill(by, OUTSIDE, place, self.tariffs.fee(place, way)) for by, place, way in ways]
        self.bills.add("disposal", amounts, fees)
        taxes = [Bill(by, STATE, place, self.tariffs.tax(way)) for by, place, way in ways]
        self.bills.add("waste_tax", amounts, taxes)

    def _left_in_intakes(self) -> None:
        """What a closing firm had taken and not used goes the way its givers would have sent it."""
        for left in self.cluster.cleared:
            givers = self.cluster.plan.givers.get(left.material, ())
            if (left.place.removesuffix("/feed"), left.material) in self.cluster.intakes and givers:
                amounts = nothing(1)
                amounts[0, left.week] = left.amount
                self._disposals([(left.firm, left.place, givers[0].disposal)], amounts)

    # -- needs --------------------------------------------------------------------------------

    def _needs(self) -> None:
        """Virgin material, and what its ordinary business hands the purse for what it did not consume."""
        counts, saved = self.record.needs, self._would_require() - self.record.needs.virgin
        bought, carbon, saving, spared = [], [], [], []
        for plan in (need.plan for need in self.cluster.needs.values()):
            payer = self._ordinary(plan.firm, plan.line)
            price, tax = self.tariffs.virgin(plan.id), self.tariffs.co2(plan.virgin)
            bought.append(Bill(payer, OUTSIDE, plan.id, price))
            carbon.append(Bill(payer, STATE, plan.id, tax))
            saving.append(Bill(payer, plan.firm, plan.id, price, plan.line))
            spared.append(Bill(payer, plan.firm, plan.id, tax))
        self.bills.add("virgin", counts.bought, bought)
        self.bills.add("co2", counts.virgin, carbon)
        self.bills.add("virgin_saved", saved, saving, saves=1)
        self.bills.add("co2_saved", saved, spared)

    def _would_require(self) -> Weeks:
        """What each need would have required by its recipe, without projects that prevent waste."""
        required = self.record.needs.required.copy()
        for row, need in enumerate(self.cluster.needs.values()):
            if need.was_retuned:
                begun = self.record.lines.begun[self.record.line_row[need.plan.line]]
                required[row] = by_recipes(begun, need.recipe)
        return required

    def _uses(self) -> None:
        """The takers' own cost of using a secondary in a need, and what their customers pay for it."""
        intakes = enumerate(intake.plan for intake in self.cluster.intakes.values())
        plans = {row: plan for row, plan in intakes if not plan.is_feed}
        used, carbon, costs, premiums = self.record.used[list(plans)], [], [], []
        for plan in plans.values():
            carbon.append(Bill(plan.firm, STATE, plan.taker, self.tariffs.co2(plan.material)))
            costs.append(Bill(plan.firm, OUTSIDE, plan.taker, self.tariffs.use(plan), plan.process))
            premium = self.tariffs.premium(plan.taker, plan.material)
            premiums.append(Bill(MARKET, plan.firm, plan.process, premium))
        self.bills.add("co2", used, carbon)
        self.bills.add("intake", used, costs)
        self.bills.add("premium", used, premiums)

    # -- exchanges, lines, treatments ---------------------------------------------------------

    def _exchanges(self) -> None:
        """The contract's price for what arrived, carriage for what left."""
        prices, carriages = [], []
        for key, exchange in self.cluster.exchanges.items():
            contract, giver, sink = exchange.contract, exchange.source.plan.firm, exchange.sink.plan
            line, need = ("", "") if sink.is_feed else (sink.process, sink.taker)
            price = self.tariffs.contract(contract.price, contract.indexed, need, sink.ratio)
            prices.append(Bill(sink.firm, giver, key, price, line))
            bearer = giver if contract.giver_pays_carriage else sink.firm
            carriage = self.tariffs.carriage(exchange.carrier.id, Fraction(*exchange.km))
            carriages.append(Bill(bearer, CARRIERS, key, carriage, line if bearer == sink.firm else ""))
        self.bills.add("contract", self.record.exchanges.received, prices)
        self.bills.add("carriage", self.record.exchanges.sent, carriages)

    def _shortfalls(self) -> None:
        """A penalty for what was not sent in the weeks since all was built, borne by those who held it up."""
        for key, exchange in self.cluster.exchanges.items():
            contract, giver, taker = exchange.contract, exchange.source.plan.firm, exchange.sink.plan.firm
            short = contract.least * (WEEKS - exchange.built.from_week) // WEEKS - exchange.sent
            if not exchange.active or short <= 0:
                continue
            givers = short * _givers_part(exchange) // _WHOLE
            for by, part in (("giver", givers), ("taker", short - givers)):
                if contract.shortfall_by in (by, "both"):
                    sides = (giver, taker) if by == "giver" else (taker, giver)
                    amounts = whole([[0] * (WEEKS - 1) + [part]])
                    self.bills.add("shortfall", amounts, [Bill(*sides, key, contract.shortfall_price)])

    def _lines(self) -> None:
        if not self.purse:
            plans = [line.plan for line in self.cluster.lines.values()]
            self._earn("sales", MARKET, self.record.lines.released, plans, self.tariffs.sales)

    def _treatments(self) -> None:
        treatments, counts = self.cluster.treatments.values(), self.record.treatments
        plans, carbon, prices = [treatment.plan for treatment in treatments], [], []
        self._pay("treatment", OUTSIDE, counts.treated, plans, self.tariffs.treatment)
        parts = [(plan, part) for plan in plans for part in plan.auxiliaries]
        for plan, part in parts:
            prices.append(Bill(plan.firm, OUTSIDE, plan.id, self.tariffs.auxiliary(plan, part)))
            carbon.append(Bill(plan.firm, STATE, plan.id, self.tariffs.co2(part.material)))
        self.bills.add("auxiliary", self.record.bought, prices)
        self.bills.add("co2", self.record.bought, carbon)
        wastes = counts.residue + counts.off_spec + counts.refused
        self._disposals(
            [(plan.firm, plan.id, each.waste_route) for each, plan in zip(treatments, plans, strict=True)],
            wastes,
        )


def _givers_part(exchange: Exchange) -> int:
    """How far it was not the taker who held the contract up, in parts of a thousand."""
    takers = exchange.taker_down + exchange.taker_full
    others = exchange.giver_down + exchange.giver_short + exchange.carrier_busy
    return _WHOLE * others // (takers + others) if takers else _WHOLE


def by_recipes(made: Weeks, recipes: list[tuple[int, Ratio]]) -> Weeks:
    """What the recipe needs where it changes: each holds from its first week on."""
    amounts = by_recipe(made, *recipes[0][1])
    for first, ratio in recipes[1:]:
        amounts[first:] = by_recipe(made[first:], *ratio)
    return amounts

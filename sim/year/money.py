"""Money: what the year cost and brought, by firm and week, worked out from the record.

In a *purse* only differences enter. A firm's ordinary business (all-virgin inputs, everything disposed
of) runs on an account of its own, `business:FIRM`, which hands the purse what recycling saved it: virgin
material not consumed, and waste prevented or given away; never what is only parked. Everything circular
is paid from the purse. In *cash* play there is plan account, and all of it is paid from there.
"""

from __future__ import annotations

from fractions import Fraction

from sim.ledger import BUSINESS, MARKET, OUTSIDE
from sim.plan.parts import DisposalPlan, StorePlan
from sim.state import Ratio
from sim.units import WEEKS
from sim.year.cash import CARRIERS, STATE, Cash
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, by_recipe, column, nothing, whole
from sim.year.exchanges import Exchange
from sim.year.invoices import Bill, Bills
from sim.year.tariffs import Tariffs
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

    # -- stores and disposal ------------------------------------------------------------------

    def _stores(self) -> None:
        add, tariffs, counts = self.bills.add, self.tariffs, self.record.stores
        plans = [store.plan for store in self.cluster.stores.values()]
        losing = {row: plan for row, plan in enumerate(plans) if plan.lost_power is not None}
        lost = self.record.lost_power(list(losing))
        add(
            "sorting",
            counts.collected,
            (Bill(plan.firm, OUTSIDE, plan.id, tariffs.sorting(plan)) for plan in plans),
        )
        add(
            "over_limit",
            counts.over_limit,
            (Bill(plan.firm, STATE, plan.id, tariffs.over_limit(plan)) for plan in plans),
        )
        add(
            "lost_power",
            lost,
            (Bill(plan.firm, OUTSIDE, plan.id, tariffs.lost_power(plan)) for plan in losing.values()),
        )
        disposed = self._disposed(plans)
        payers = [plan.firm if plan.is_yield else self._ordinary(plan.firm, plan.process) for plan in plans]
        self._disposals(
            [(payer, plan.id, plan.disposal) for payer, plan in zip(payers, plans, strict=True)], disposed
        )
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
        """A yield that the world outside buys brings its price, and plan that is used or sold its public support."""
        yields = {
            row: store.plan for row, store in enumerate(self.cluster.stores.values()) if store.plan.is_yield
        }
        rows, plans, tariffs = list(yields), yields.values(), self.tariffs
        sold = self.record.stores.spilt[rows] * column(bool(plan.sale) for plan in plans)
        used = self.record.given[rows] + sold
        self.bills.add(
            "sales", sold, (Bill(MARKET, plan.firm, plan.id, tariffs.sale(plan)) for plan in plans)
        )
        self.bills.add(
            "support", used, (Bill(STATE, plan.firm, plan.id, tariffs.support(plan)) for plan in plans)
        )

    def _disposals(self, ways: list[tuple[str, str, DisposalPlan]], amounts: Weeks) -> None:
        """Fee and tax of what payers have disposed of from a place."""
        fee, tax = self.tariffs.fee, self.tariffs.tax
        self.bills.add(
            "disposal", amounts, (Bill(by, OUTSIDE, place, fee(place, way)) for by, place, way in ways)
        )
        self.bills.add("waste_tax", amounts, (Bill(by, STATE, place, tax(way)) for by, place, way in ways))

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
        plans, counts, tariffs = (
            [need.plan for need in self.cluster.needs.values()],
            self.record.needs,
            self.tariffs,
        )
        saved, payers = (
            self._would_require() - counts.virgin,
            [self._ordinary(plan.firm, plan.line) for plan in plans],
        )
        prices, taxes = (
            [tariffs.virgin(plan.id) for plan in plans],
            [tariffs.co2(plan.virgin) for plan in plans],
        )
        bought = [
            Bill(payer, OUTSIDE, plan.id, price)
            for payer, plan, price in zip(payers, plans, prices, strict=True)
        ]
        carbon = [
            Bill(payer, STATE, plan.id, tax) for payer, plan, tax in zip(payers, plans, taxes, strict=True)
        ]
        firms = [(plan.firm, plan.line) for plan in plans]
        saving = [
            bill._replace(payee=firm, line=line) for bill, (firm, line) in zip(bought, firms, strict=True)
        ]
        spared = [bill._replace(payee=firm) for bill, (firm, _) in zip(carbon, firms, strict=True)]
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
        intakes = [(row, intake.plan) for row, intake in enumerate(self.cluster.intakes.values())]
        rows, plans = (
            [row for row, plan in intakes if not plan.is_feed],
            [plan for _, plan in intakes if not plan.is_feed],
        )
        add, used, tariffs = self.bills.add, self.record.used[rows], self.tariffs
        add("co2", used, (Bill(plan.firm, STATE, plan.taker, tariffs.co2(plan.material)) for plan in plans))
        add(
            "intake",
            used,
            (Bill(plan.firm, OUTSIDE, plan.taker, tariffs.use(plan), plan.process) for plan in plans),
        )
        premiums = ((plan, tariffs.premium(plan.taker, plan.material)) for plan in plans)
        add("premium", used, (Bill(MARKET, plan.firm, plan.process, premium) for plan, premium in premiums))

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
            plans, tariffs = [line.plan for line in self.cluster.lines.values()], self.tariffs
            sales = (Bill(MARKET, plan.firm, plan.id, tariffs.sales(plan)) for plan in plans)
            self.bills.add("sales", self.record.lines.released, sales)

    def _treatments(self) -> None:
        treatments, counts, tariffs = (
            list(self.cluster.treatments.values()),
            self.record.treatments,
            self.tariffs,
        )
        plans, bought, add = [treatment.plan for treatment in treatments], self.record.bought, self.bills.add
        parts = [(plan, part) for plan in plans for part in plan.auxiliaries]
        add(
            "treatment",
            counts.treated,
            (Bill(plan.firm, OUTSIDE, plan.id, tariffs.treatment(plan)) for plan in plans),
        )
        prices = ((plan, tariffs.auxiliary(plan, part)) for plan, part in parts)
        add("auxiliary", bought, (Bill(plan.firm, OUTSIDE, plan.id, price) for plan, price in prices))
        add(
            "co2",
            bought,
            (Bill(plan.firm, STATE, plan.id, tariffs.co2(part.material)) for plan, part in parts),
        )
        wastes = counts.residue + counts.off_spec + counts.refused
        self._disposals(
            [(treatment.firm, treatment.id, treatment.waste_route) for treatment in treatments], wastes
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

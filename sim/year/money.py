"""Money: what a week costs and brings, by firm.

In a *purse* only differences enter. A firm's ordinary business (all-virgin inputs, everything disposed
of) runs on an account of its own, `business:FIRM`, which hands the purse what recycling saved it: the
reference less what was really bought and disposed of. Everything circular is paid from the purse.
In *cash* play there is one account, and all of it is paid from there.
"""

from __future__ import annotations

from fractions import Fraction

from sim.ledger import MARKET
from sim.plan.parts import DisposalPlan
from sim.state import Loan
from sim.units import half_even, payment, share_out, week_of
from sim.year.books import OUTSIDE_PAYEE, Books
from sim.year.cluster import Cluster
from sim.year.exchanges import Exchange
from sim.year.lines import Line
from sim.year.needs import Need
from sim.year.projects import Site, weekly_part
from sim.year.stores import Intake, Store
from sim.year.tariffs import Tariffs
from sim.year.treatments import Treatment

STATE, BANK, OWNER, CARRIERS = "state", "bank", "owner", "carriers"


class Money:
    """Pays for what the week's counters say."""

    def __init__(self, cluster: Cluster, books: Books, tariffs: Tariffs, sites: dict[str, Site]) -> None:
        self.cluster = cluster
        self.books = books
        self.tariffs = tariffs
        self.sites = sites
        self.loans: list[Loan] = list(cluster.state.loans)
        self.saved_by_line: dict[str, int] = {}
        """cents that secondaries saved a line this year: the seed of the rebound"""
        self._reference_carry: dict[str, int] = {}

    def _reference(self, key: str, made: int, ratio: tuple[int, int]) -> int:
        """What the recipe without prevention would have used or made."""
        total = made * ratio[0] + self._reference_carry.get(key, 0)
        amount = total // ratio[1]
        self._reference_carry[key] = total - amount * ratio[1]
        return amount

    # -- stores and disposal ------------------------------------------------------------------

    def store(self, store: Store, made: int) -> None:
        """Sorting, disposal and, in a purse, the disposal saved."""
        plan, firm = store.plan, store.plan.firm
        if store.collected:
            price = self.tariffs.of("sorting", store.id, plan.sorting)
            self.books.charge(firm, OUTSIDE_PAYEE, "sorting", store.id, store.collected, price)
        disposed = store.spilt + store.discarded
        if plan.is_yield:
            self.disposal(firm, store.id, plan.disposal, disposed)
            return
        self.disposal(self.books.ordinary(firm), store.id, plan.disposal, disposed)
        if self.books.purse:
            base = self._reference(store.id, made, plan.amount) if store.line else store.emitted
            fee, tax = self.tariffs.fee(store.id, plan.disposal), self.tariffs.tax(plan.disposal)
            business = self.books.ordinary(firm)
            self.books.charge(business, firm, "disposal_saved", store.id, base - disposed, fee)
            self.books.charge(business, firm, "tax_saved", store.id, base - disposed, tax)

    def disposal(self, payer: str, thing: str, route: DisposalPlan, amount: int) -> None:
        """Fee and tax."""
        if amount:
            self.books.charge(
                payer, OUTSIDE_PAYEE, "disposal", thing, amount, self.tariffs.fee(thing, route)
            )
            self.books.charge(payer, STATE, "waste_tax", thing, amount, self.tariffs.tax(route))

    # -- needs, exchanges, lines, treatments --------------------------------------------------

    def need(self, need: Need, intakes: list[Intake], begun: int) -> None:
        """Virgin material, the taker's own cost of secondaries and, in a purse, what they saved."""
        firm, books = need.plan.firm, self.books
        ordinary = books.ordinary(firm)
        price = self.tariffs.virgin(need.id)
        co2 = self.tariffs.co2(need.plan.virgin)
        books.charge(ordinary, OUTSIDE_PAYEE, "virgin", need.id, need.bought, price)
        books.charge(ordinary, STATE, "co2", need.id, need.virgin, co2)
        saved = self._reference(need.id, begun, need.plan.amount) - need.virgin
        if books.purse:
            books.charge(ordinary, firm, "virgin_saved", need.id, saved, price)
            books.charge(ordinary, firm, "co2_saved", need.id, saved, co2)
        gain = payment(saved, price)
        for intake in intakes:
            if intake.used:
                cost = intake.plan.cost
                if cost is not None:
                    own = self.tariffs.of("use", f"{need.id}|{intake.plan.material}", cost)
                    gain -= books.charge(firm, OUTSIDE_PAYEE, "intake", need.id, intake.used, own)
                burnt = self.tariffs.co2(intake.plan.material)
                books.charge(firm, STATE, "co2", need.id, intake.used, burnt)
        self._saved(need.line.id, gain)

    def _saved(self, line: str, cents: int) -> None:
        if cents:
            self.saved_by_line[line] = self.saved_by_line.get(line, 0) + cents

    def exchange(self, exchange: Exchange) -> None:
        """The contract's price for what arrived, carriage for what left."""
        giver, taker = exchange.source.plan.firm, exchange.sink.plan.firm
        paid = self.books.charge(taker, giver, "contract", exchange.id, exchange.received, exchange.price)
        carrier_payer = giver if exchange.contract.giver_pays_carriage else taker
        way = self.books.charge(
            carrier_payer, CARRIERS, "carriage", exchange.id, exchange.sent, exchange.carriage
        )
        if not exchange.sink.plan.is_feed:
            self._saved(exchange.sink.plan.process, -paid - (way if carrier_payer == taker else 0))

    def line(self, line: Line, made: int) -> None:
        """Sales, where a firm plays its whole cash."""
        market = line.plan.market
        if market is not None and not self.books.purse:
            price = self.tariffs.of("price", line.id, market.price)
            self.books.charge(MARKET, line.firm, "sales", line.id, made, price)

    def treatment(self, treatment: Treatment, route: DisposalPlan) -> None:
        """Running cost by the tonne, auxiliaries, and the disposal of what is left over."""
        plan, firm = treatment.plan, treatment.firm
        cost = self.tariffs.of("treatment", plan.id, plan.cost)
        self.books.charge(firm, OUTSIDE_PAYEE, "treatment", plan.id, treatment.treated, cost)
        for auxiliary, part in zip(treatment.auxiliaries, plan.auxiliaries, strict=True):
            price = self.tariffs.of("auxiliary", f"{plan.id}|{part.material}", part.price)
            self.books.charge(firm, OUTSIDE_PAYEE, "auxiliary", plan.id, auxiliary.bought, price)
            self.books.charge(
                firm, STATE, "co2", plan.id, auxiliary.bought, self.tariffs.co2(part.material)
            )
        self.disposal(firm, plan.id, route, treatment.residue + treatment.off_spec)

    # -- what does not depend on the week's goods ---------------------------------------------

    def standing_payments(self, week: int, hour: int) -> None:
        """Own money, instalments, running costs, advances paid back, interest."""
        self.books.week = week
        for firm in self.cluster.plan.firms.values():
            if firm.id not in self.cluster.closed:
                yearly = self.tariffs.of("own money", firm.id, firm.yearly)
                self.books.pay(OWNER, firm.id, "own_money", firm.id, weekly_part(yearly, week))
        for site in self.sites.values():
            self._instalment(site, hour)
            self._running(site, week)
        self._repayments(week)
        self._interest()

    def _instalment(self, site: Site, hour: int) -> None:
        due = site.due(hour, self.cluster.seed) - site.paid
        if due <= 0:
            return
        site.paid += due
        owner = site.plan.firm
        shares = [Fraction(*payer.share) for payer in site.state.payers]
        rest = max(Fraction(0), 1 - sum(shares))
        whole = [rest, *shares]
        scale = 1
        for share in whole:
            scale = scale * share.denominator
        parts = share_out(due, [int(share * scale) for share in whole])
        firms = [owner, *(payer.firm for payer in site.state.payers)]
        for firm, part in zip(firms, parts, strict=True):
            self.books.pay(firm, OUTSIDE_PAYEE, "project", site.id, part)

    def _running(self, site: Site, week: int) -> None:
        if site.stage in ("ramp", "done") and site.plan.firm not in self.cluster.closed:
            yearly = self.tariffs.of("running", site.id, site.plan.running)
            self.books.pay(site.plan.firm, OUTSIDE_PAYEE, "running", site.id, weekly_part(yearly, week))

    def settle_site(self, site: Site, hour: int) -> None:
        """Pay what a finished project still costs."""
        self.books.week = week_of(hour)
        self._instalment(site, hour)

    def lend(self, site: Site) -> None:
        """A finished project's advances begin to be paid back."""
        for payer in site.state.payers:
            if payer.repaid_years and payer.firm != site.plan.firm:
                num, den = payer.share
                lent = half_even(site.paid * num, den)
                yearly = -(-lent // payer.repaid_years)
                self.loans.append(Loan(site.id, payer.firm, site.plan.firm, lent, yearly))

    def _repayments(self, week: int) -> None:
        still = []
        for loan in self.loans:
            part = min(loan.left, weekly_part(loan.yearly, week))
            if loan.borrower in self.cluster.closed or loan.lender in self.cluster.closed:
                continue
            self.books.pay(loan.borrower, loan.lender, "loan", loan.project, part)
            if loan.left > part:
                still.append(
                    Loan(loan.project, loan.lender, loan.borrower, loan.left - part, loan.yearly)
                )
        self.loans = still

    def _interest(self) -> None:
        for firm in self.cluster.plan.firms.values():
            cash = self.books.cash[firm.id]
            if cash < 0 and firm.id not in self.cluster.closed:
                num, den = firm.rate
                cents = half_even(-cash * num * 7, den * 365)
                self.books.pay(firm.id, BANK, "interest", firm.id, cents)

    def year_end(self) -> None:
        """Penalties for amounts that were agreed and not sent."""
        for exchange in self.cluster.exchanges.values():
            contract = exchange.contract
            short = contract.least - exchange.sent_year
            if exchange.runs and not exchange.ended and short > 0 and contract.shortfall_price:
                giver, taker = exchange.source.plan.firm, exchange.sink.plan.firm
                self.books.charge(giver, taker, "shortfall", exchange.id, short, contract.shortfall_price)

    def dues(self) -> None:
        """What was owed at New Year, such as the price of leaving a contract early."""
        for due in self.cluster.state.dues:
            self.books.pay(due.payer, due.payee, due.kind, due.about, due.cents)



"""The living cluster: every firm's lines, stores, treatments and exchanges, set up for one year.

Built at New Year from the plan and the state; what runs during the year changes only these objects.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sim.effects import STANDING, Effects
from sim.ledger import StockKey
from sim.plan.parts import CollectionPlan, IntakePlan, NeedPlan, StorePlan
from sim.plan.plan import Plan
from sim.state import Contract, State
from sim.units import WEEKS
from sim.year.columns import WEEK, Weeks, column
from sim.year.exchanges import Exchange, Outlets
from sim.year.lines import RunningLine
from sim.year.needs import RunningNeed
from sim.year.stores import Cleared, Intake, Store
from sim.year.take_back import Returns
from sim.year.treatments import RunningAuxiliary, RunningTreatment


class Cluster:
    """All hot objects of one year, by id and in order of id."""

    def __init__(self, plan: Plan, seed: int, state: State) -> None:
        self.plan = plan
        self.seed = seed
        self.state = state
        self.year = state.year
        self.lines: dict[str, RunningLine] = {}
        self.needs: dict[str, RunningNeed] = {}
        self.treatments: dict[str, RunningTreatment] = {}
        self.stores: dict[str, Store] = {}
        self.intakes: dict[tuple[str, str], Intake] = {}
        self.exchanges: dict[str, Exchange] = {}
        self.outlets: dict[str, Outlets] = {}
        """store → the contracts about what it gives"""
        self.inlets: dict[tuple[str, str], list[Exchange]] = {}
        """(taker, material) → the contracts that may bring it"""
        self.returns: list[Returns] = []
        self.closed: dict[str, int] = dict(state.closed)
        self.closing_week: dict[str, int] = {}
        """firms that close this year, and when"""
        self.cleared: list[Cleared] = []
        self.standing = {key for key, project in state.projects.items() if project.stage in STANDING}
        """projects whose work stands; more join during the year"""
        self.opened = Effects.at(plan, state).opened()
        """what measures have brought to stand; more joins during the year"""
        self.taker_intakes: dict[str, list[Intake]] = {}
        """need → its intakes, built or not, in order of material"""
        self.resting: list[RunningLine | RunningTreatment] = []
        """machines nobody looks at from day to day"""
        self._set_up()

    def _set_up(self) -> None:
        self._set_up_lines()
        self._set_up_orders()
        self._set_up_treatments()
        self.machines: dict[str, RunningLine | RunningTreatment] = {**self.lines, **self.treatments}
        """everything that works in slots"""
        self._set_up_returns()
        self._set_up_exchanges()
        self._link_own()

    # -- what stands --------------------------------------------------------------------------

    def unbuilt(self, what: str, thing: str, other: str = "") -> str:
        """What must still be done before this stands, a project or a measure; empty if it stands."""
        project = self.plan.built_by.get((what, thing, other), "")
        if project in self.standing or (what, thing, other) in self.opened:
            return ""
        return project or next(iter(self.plan.opened_by.get((what, thing, other), ())), "")

    def is_there(self, line: str) -> bool:
        """Whether a line has a market yet: one that a measure opens has none before."""
        return ("line", line, "") not in self.plan.opened_by or not self.unbuilt("line", line)

    def stands(self, machine: str) -> bool:
        """Whether a line or treatment is built."""
        return not self.unbuilt("line" if machine in self.lines else "treatment", machine)

    def _stock(self, place: str, material: str) -> int:
        return self.state.stocks.get(StockKey(place, material), 0)

    def _carry(self, thing: str, what: str) -> int:
        return self.state.carries.get(f"{thing}:{what}", 0)

    # -- lines and needs ----------------------------------------------------------------------

    def _set_up_lines(self) -> None:
        for plan in self.plan.lines.values():
            idle = self.state.slot_down.get(plan.id, 0)
            work = self.state.work.get(plan.id, (0,))[0]
            line = RunningLine(plan, self._carry(plan.id, "capacity"), idle, work)
            line.open = self._carry(plan.id, "open")
            line.streams = [self._store(stream, line) for stream in plan.streams]
            for stream in line.streams:
                stream.line = line
            line.needs = [self._need(need, line) for need in plan.needs]
            self.lines[plan.id] = line

    def _store(self, plan: StorePlan, machine: RunningLine | RunningTreatment | None) -> Store:
        collect = self.state.recovery.get(plan.id, plan.recovery)
        store = Store(
            plan,
            self._stock(plan.id, plan.material),
            collect,
            self._carry(plan.id, "made"),
            self._carry(plan.id, "collect"),
        )
        store.machine = machine
        self.stores[plan.id] = store
        return store

    def _need(self, plan: NeedPlan, line: RunningLine) -> RunningNeed:
        need = RunningNeed(plan, line, self.state.blend.get(plan.id, plan.blend))
        need.carry = self._carry(plan.id, "need")
        need.debt = self._carry(plan.id, "debt")
        need.virgin_stock = self._stock(plan.id, plan.virgin) if plan.supply else 0
        intakes = [self._intake(intake, line) for intake in plan.intakes]
        self.taker_intakes[plan.id] = intakes
        for intake in intakes:
            intake.built.wait_for(self.intake_waits_for(intake))
        self.needs[plan.id] = need
        return need

    def _intake(self, plan: IntakePlan, machine: RunningLine | RunningTreatment) -> Intake:
        intake = Intake(
            plan,
            self._stock(plan.place, plan.material),
            self._carry(f"{plan.place}:{plan.material}", "ratio"),
        )
        intake.machine = machine
        self.intakes[plan.taker, plan.material] = intake
        return intake

    def _set_up_orders(self) -> None:
        for order in self.state.orders:
            need = self.needs[order.need]
            need.orders.append((order.hours_left, order.amount))
            need.on_order += order.amount

    # -- treatments and returned goods --------------------------------------------------------

    def _set_up_treatments(self) -> None:
        for plan in self.plan.treatments.values():
            treatment = RunningTreatment(
                plan,
                self.seed,
                self.year,
                self._carry(plan.id, "capacity"),
                self.state.slot_down.get(plan.id, 0),
            )
            treatment.for_disposal = self.state.runs_for.get(plan.id, plan.runs_for) == "disposal"
            treatment.residue_carry = self._carry(plan.id, "residue")
            treatment.feed = self._intake(plan.feed, treatment)
            treatment.feed.built.wait_for(self.intake_waits_for(treatment.feed))
            treatment.yields = [self._store(product, treatment) for product in plan.yields]
            treatment.auxiliaries = [
                RunningAuxiliary(auxiliary.amount, self._carry(plan.id, f"aux {auxiliary.material}"))
                for auxiliary in plan.auxiliaries
            ]
            self.treatments[plan.id] = treatment

    def _set_up_returns(self) -> None:
        for plan in self.plan.collections.values():
            store = self._store(plan.store, None)
            self.returns.append(Returns(plan, store, self._goods_at_their_end(plan)))

    def _goods_at_their_end(self, plan: CollectionPlan) -> int:
        sold_in = self.year - plan.after
        if sold_in < self.plan.scenario.about.first_year:
            return max(0, round(plan.sold_before.in_year(sold_in) * 1000))
        return self.state.sold.get(plan.line, {}).get(sold_in, 0)

    # -- exchanges ----------------------------------------------------------------------------

    def _set_up_exchanges(self) -> None:
        for _, contract in sorted(self.state.contracts.items()):
            if contract.first_year <= self.year:
                self._add_exchange(contract)
        given: dict[str, list[Exchange]] = {}
        self.inlets = {taker: [] for taker in self.intakes}
        for exchange in self.exchanges.values():
            given.setdefault(exchange.source.id, []).append(exchange)
            self.inlets[exchange.sink.plan.taker, exchange.sink.plan.material].append(exchange)
        self.outlets = {store: Outlets(given.get(store, ())) for store in self.stores}

    def _add_exchange(self, contract: Contract) -> None:
        source = self.stores[contract.giver]
        sink = self.intakes[contract.taker, source.plan.material]
        exchange = Exchange(contract, self.plan.carriers[contract.carrier], source, sink)
        exchange.runs = not contract.ended and (contract.renews or self.year <= contract.last_year)
        giver, taker = source.plan.firm, sink.plan.firm
        if not exchange.runs:
            exchange.end("expired", contract.id, 0)
        for firm in (giver, taker):
            if firm in self.closed:
                exchange.end("partner_closed", firm, 0)
                exchange.runs = False
        exchange.set_way(self.plan.km(giver, taker).as_integer_ratio())
        exchange.built.wait_for(self.way_waits_for(exchange))
        self.exchanges[contract.id] = exchange

    def way_waits_for(self, exchange: Exchange) -> str:
        """What must still be built before an exchange can flow: at the giver, on the way, at the taker."""
        source, sink = exchange.source, exchange.sink
        what = "treatment" if source.plan.is_yield else "line"
        if waits := self.unbuilt(what, source.plan.process):
            return waits
        if not exchange.carrier.lots:
            taker = sink.plan.firm
            for way in (f"{taker} {exchange.carrier.id}", taker):
                if waits := self.unbuilt("pipe", source.plan.firm, way):
                    return waits
        return self.intake_waits_for(sink)

    def intake_waits_for(self, intake: Intake) -> str:
        """What must still be built before a taker can take a material."""
        if intake.plan.is_feed:
            return self.unbuilt("treatment", intake.plan.taker)
        return self.unbuilt("intake", intake.plan.taker, intake.plan.material) or self.unbuilt(
            "line", intake.plan.process
        )

    def _link_own(self) -> None:
        """Stores serve their own firm's takers first; others that could take but have no contract are strangers."""
        for store in self.stores.values():
            partners = {exchange.contract.taker for exchange in self.outlets[store.id].exchanges}
            for plan in self.plan.takers.get(store.plan.material, ()):
                intake = self.intakes[plan.taker, plan.material]
                if plan.firm == store.plan.firm:
                    if plan.process != store.plan.process or plan.own_line:
                        intake.has_own_giver = True
                        store.own.append(intake)
                        store.own_sent.append(0)
                elif plan.taker not in partners and self._may_take(intake):
                    store.strangers.append((plan.taker, self._planned_appetite(plan)))

    def _may_take(self, intake: Intake) -> bool:
        """Whether somebody who could take something is there: not closed, not waiting for a measure."""
        return intake.plan.firm not in self.closed and intake.built.project not in self.plan.measures

    def _planned_appetite(self, plan: IntakePlan) -> int:
        """What a taker could use in a week by the plan, in the material's units."""
        if plan.is_feed:
            return self.plan.treatments[plan.taker].capacity // WEEKS
        need, line = self.plan.needs[plan.taker], self.plan.lines[plan.process]
        num, den = need.amount
        share, ratio = plan.greatest_share, plan.ratio
        return line.capacity * num * share[0] * ratio[1] // (den * share[1] * ratio[0] * WEEKS)

    # -- what stands in the stores ------------------------------------------------------------

    def stocks(self) -> dict[StockKey, int]:
        """Every store's content."""
        stocks = {StockKey(store.id, store.plan.material): store.stock for store in self.stores.values()}
        stocks |= {
            StockKey(intake.plan.place, intake.plan.material): intake.stock
            for intake in self.intakes.values()
        }
        stocks |= {
            StockKey(need.id, need.plan.virgin): need.virgin_stock
            for need in self.needs.values()
            if need.supply is not None
        }
        return {key: amount for key, amount in stocks.items() if amount}

    def catch_up(self, hour: int) -> None:
        """Before anything changes or is noted: what rests has passed all slots that ended before this hour."""
        for machine in self.resting:
            machine.catch_up(hour)

    # -- closed firms -------------------------------------------------------------------------

    def stop_collecting(self, firm: str) -> None:
        """A closed firm takes back no goods: what comes to its end is disposed of, and nobody decides it."""
        for returns in self.returns:
            if returns.store.plan.firm == firm:
                returns.store.collect = (0, 1)

    def open_weeks(self, firms: Iterable[str]) -> Weeks:
        """1 in the weeks in which each firm still exists."""
        closing = [self.closing_week.get(firm, 0 if firm in self.closed else WEEKS) for firm in firms]
        return (WEEK < column(closing)).astype(np.int64)

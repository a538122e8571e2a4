"""The opening: the state of a cluster before round 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from sim.ledger import StockKey
from sim.plan.amounts import ratio
from sim.plan.parts import NeedPlan, StorePlan
from sim.plan.plan import Plan
from sim.plan.ways import usual_carrier
from sim.scenario.projects import ExchangeTerms
from sim.state import Contract, OnRoad, Order, ProjectState, State
from sim.units import BASE, base_units, cents
from sim.year import play_year


@lru_cache(maxsize=16)
def opening_state(plan: Plan, seed: int = 0) -> State:
    """The first New Year, in the state of any other: what the scenario states, and besides what a year leaves in
    which nobody decides and there is no news. `seed`: whose luck that year had."""
    stated = _as_stated(plan)
    before = play_year(plan, seed, replace(stated, year=stated.year - 1, round=0)).state
    known = {key: amount for key, amount in _stocks(plan).items() if amount is not None}
    stocks = before.stocks | known
    return replace(
        stated,
        stocks={key: amount for key, amount in stocks.items() if amount},
        carries=before.carries | _contents(plan, known),
        work=before.work,
        slot_down=before.slot_down,
        down=before.down,
        road=tuple(load for load in before.road if _goes_to(plan, stated, load) not in known),
        orders=tuple(order for order in before.orders if _ordered(plan, order) not in known),
        unit_saving=before.unit_saving,
    )


def _as_stated(plan: Plan) -> State:
    """What a scenario says of its beginning: stores and purses, contracts and projects."""
    scenario = plan.scenario
    year = scenario.about.first_year
    stocks = {
        StockKey(store.id, store.material): store.capacity
        for store in plan.stores.values() if _is_full(plan, store)
    }  # fmt: skip
    stocks |= {
        _bought(need): need.supply.reorder + need.supply.lot for need in plan.needs.values() if need.supply
    }
    stocks |= {key: amount for key, amount in _stocks(plan).items() if amount is not None}
    return State(
        year=year,
        stocks=stocks,
        cash={key: firm.cash for key, firm in plan.firms.items()},
        purses=tuple(plan.seats.values()),
        carries=_contents(plan, stocks),
        contracts={key: contract(plan, key, terms) for key, terms in sorted(scenario.exchanges.items())},
        projects={
            key: ProjectState(key, "done", 0, project.cost, (), year)
            for key, project in plan.projects.items()
            if project.done
        },
    )


def _is_full(plan: Plan, store: StorePlan) -> bool:
    """Whether a store was full a year before: a line that stands filled it and nobody took from it, or it is so small
    that a year shows whether it runs over or empty."""
    line = plan.lines.get(store.process)
    if line is None or not plan.stands_at_start("line", line.id):
        return False
    made = Fraction(line.capacity)
    if line.market is not None:
        made = min(made, line.market.demand.in_year(plan.scenario.about.first_year) * BASE)
    filled = made * Fraction(*store.amount) * Fraction(*store.recovery)
    return store.capacity <= filled or (filled > 0 and not _was_taken(plan, store))


def _was_taken(plan: Plan, store: StorePlan) -> bool:
    """Whether a contract older than the game, or a taker of the firm's own that stands, took from it."""
    agreed = plan.scenario.exchanges.values()
    own = (intake for intake in plan.takers.get(store.material, ()) if intake.firm == store.firm)
    return any(
        terms.giver == store.id and terms.first_year < plan.scenario.about.first_year for terms in agreed
    ) or any(
        plan.stands_at_start("treatment", intake.taker)
        if intake.is_feed
        else plan.stands_at_start("intake", intake.taker, intake.material)
        for intake in own
    )


def piled_up(plan: Plan, seed: int, state: State) -> dict[str, int]:
    """Store → what it holds more than at the opening."""
    opening = opening_state(plan, seed).stocks
    keys = (StockKey(store.id, store.material) for store in plan.stores.values())
    more = ((key.place, state.stocks.get(key, 0) - opening.get(key, 0)) for key in keys)
    return {store: amount for store, amount in more if amount > 0}


def _stocks(plan: Plan) -> dict[StockKey, int | None]:
    """What lies in every store at the start, where the scenario says so."""
    stocks = {StockKey(store.id, store.material): store.stock for store in plan.stores.values()}
    stocks |= {StockKey(intake.place, intake.material): intake.stock for intake in plan.intakes.values()}
    return stocks | {_bought(need): need.supply.stock for need in plan.needs.values() if need.supply}


def _bought(need: NeedPlan) -> StockKey:
    return StockKey(need.id, need.virgin)


def _ordered(plan: Plan, order: Order) -> StockKey:
    return _bought(plan.needs[order.need])


def _goes_to(plan: Plan, state: State, load: OnRoad) -> StockKey:
    contract = state.contracts[load.contract]
    material = plan.stores[contract.giver].material
    return StockKey(plan.intakes[contract.taker, material].place, material)


def _contents(plan: Plan, stocks: Mapping[StockKey, int]) -> dict[str, int]:
    """What these stocks hold of the scenario's contents, as their materials do."""
    names = sorted(plan.scenario.contents)
    holders = [(store.id, StockKey(store.id, store.material), store.levels) for store in plan.stores.values()]
    for intake in plan.intakes.values():
        key = StockKey(intake.place, intake.material)
        holders.append((f"{intake.place}:{intake.material}", key, intake.levels))
    return {
        f"{holder}:content {name}": level * stocks.get(key, 0) // BASE
        for holder, key, levels in holders
        for name, level in zip(names, levels, strict=False)
        if key in stocks
    }


def contract(plan: Plan, key: str, terms: ExchangeTerms) -> Contract:
    """A contract of the scenario in whole numbers."""
    return Contract(
        key,
        terms.giver,
        terms.taker,
        terms.carrier or _usual_carrier(plan, terms),
        base_units(terms.most.exact),
        cents(terms.price.exact),
        ratio(terms.indexed) if terms.indexed else None,
        terms.first_year,
        terms.last_year,
        terms.renews,
        terms.carriage_paid_by == "giver",
        base_units(terms.least.exact) if terms.least else 0,
        cents(terms.shortfall_price.exact),
        terms.shortfall_paid_by,
        cents(terms.leaving_price.exact),
        ended="expired" if _is_over(plan, terms) else "",
        ended_by=key if _is_over(plan, terms) else "",
    )


def _is_over(plan: Plan, terms: ExchangeTerms) -> bool:
    """Whether a contract had run out before round 1."""
    return not terms.renews and terms.last_year < plan.scenario.about.first_year


def _usual_carrier(plan: Plan, terms: ExchangeTerms) -> str:
    giver = plan.stores[terms.giver]
    return usual_carrier(plan, giver.material, giver.firm, plan.firm_of(terms.taker))

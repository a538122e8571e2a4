"""The opening: the state of a cluster before round 1."""

from __future__ import annotations

from fractions import Fraction

from sim.ledger import StockKey
from sim.plan.amounts import ratio
from sim.plan.parts import LinePlan
from sim.plan.plan import Plan
from sim.plan.start import stands_at_start, stock_at_start
from sim.plan.ways import usual_carrier
from sim.scenario.projects import ExchangeTerms
from sim.state import Contract, ProjectState, State
from sim.units import BASE, YEAR, base_units, cents
from sim.year.markets import slot_demands


def opening_state(plan: Plan) -> State:
    """The first New Year: stores and purses as the scenario says, lines at work, what exists in force."""
    scenario = plan.scenario
    year = scenario.about.first_year
    stocks = {
        StockKey(store.id, store.material): stock_at_start(plan, store) for store in plan.stores.values()
    }
    stocks |= {StockKey(intake.place, intake.material): intake.stock for intake in plan.intakes.values()}
    stocks |= {
        StockKey(need.id, need.virgin): need.supply.stock
        for need in plan.needs.values()
        if need.supply is not None
    }
    return State(
        year=year,
        stocks={key: amount for key, amount in stocks.items() if amount},
        cash={key: firm.cash for key, firm in plan.firms.items()},
        purses=tuple(plan.seats.values()),
        carries=_contents(plan),
        work={key: (size,) for key, line in plan.lines.items() if (size := _batch_under_way(plan, line))},
        contracts={key: contract(plan, key, terms) for key, terms in sorted(scenario.exchanges.items())},
        projects={
            key: ProjectState(key, "done", 0, project.cost, (), year)
            for key, project in plan.projects.items()
            if project.done
        },
    )


def _contents(plan: Plan) -> dict[str, int]:
    """What the stores hold of the scenario's contents, as their materials do."""
    names = sorted(plan.scenario.contents)
    holders = [(store.id, store.levels, stock_at_start(plan, store)) for store in plan.stores.values()]
    holders += [
        (f"{intake.place}:{intake.material}", intake.levels, intake.stock) for intake in plan.intakes.values()
    ]
    return {
        f"{key}:content {name}": level * stock // BASE
        for key, levels, stock in holders
        for name, level in zip(names, levels, strict=False)
        if stock
    }


def _batch_under_way(plan: Plan, line: LinePlan) -> int:
    """A line that stands was at work before round 1, at the lesser of its capacity and its market's last slot."""
    if not stands_at_start(plan, line):
        return 0
    if any(after >= YEAR for _, after in line.stops):
        return 0
    size = line.capacity * line.batch // YEAR
    if line.market is None:
        return size
    yearly = base_units(max(Fraction(0), line.market.demand.in_year(plan.scenario.about.first_year)))
    if not line.market.season:
        return min(size, yearly * line.batch // YEAR)
    return min(size, slot_demands(yearly, line.market.season, line.batch, line.batch - 1)[-1])


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

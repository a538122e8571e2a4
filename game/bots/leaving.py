"""The contracts a seat leaves: what costs it money at this year's prices, and did at last year's too.

Prices to come nobody at the table knows; one dear year alone is borne.

A package is one thing: what one exchange loses, another may bring. So contracts are judged together that
were signed together or feed and empty the same treatment, each against doing without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from game.bots.bot import View
from game.bots.market import MarketView
from game.bots.strategy import Strategy
from sim.decisions import LeaveExchange
from sim.economy.contract_year import Flow, Sides, shortfall
from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing, runs
from sim.economy.volumes import free_demand, free_supply
from sim.rules.kinds.leave_exchange import leaving_price
from sim.situation import Situation
from sim.state import Contract
from sim.units import cents, payment

ByContract = Mapping[str, Sides]
"""contract → cents a year that it brings its giver and its taker"""


def left(view: View, market: MarketView, temper: Strategy) -> list[LeaveExchange]:
    """What a seat leaves this New Year: its own part costs it, and, for one who looks at the whole, all together."""
    if temper.is_stubborn:
        return []
    year, leaving = market.state.year, []
    groups = view.reckoning.remembered("groups of contracts", partial(_together, market))
    for group in groups:
        now = view.reckoning.remembered(("contracts", group, year), partial(sides, market, group, year))
        if _costs(view, market, temper, now):
            before = sides(market, group, year - 1)
            if _costs(view, market, temper, before):
                leaving += [key for key in group if _is_worth_leaving(view, market, key, now, before)]
    return [LeaveExchange(do="leave_exchange", exchange=key) for key in sorted(leaving)]


def sides(market: MarketView, group: Iterable[str], year: int) -> ByContract:
    """What contracts bring at a year's prices, luck left out, in full flow. Building costs are spent."""
    plan, state = market.plan, market.state
    alone = replace(state, contracts={})
    pricing = Pricing(plan, alone, Outlook(plan, year, None, market.situation.effects()))
    brought = {}
    for key in group:
        contract = state.contracts[key]
        store, taker = plan.stores[contract.giver], plan.firm_of(contract.taker)
        brings = pricing.brings(contract)
        worth = pricing.ceiling(contract.taker, store.material)
        carriage = pricing.outlook.carriage_between(contract.carrier, store.firm, taker)
        gives, takes = brings - pricing.floor(contract.giver), worth - carriage - brings
        owed = (
            shortfall(contract, _short(Situation(plan, alone), contract)) if contract.least else Sides(0, 0)
        )
        goods = Sides(payment(contract.most, cents(gives)), payment(contract.most, cents(takes)))
        brought[key] = goods + owed
    return brought


def _short(situation: Situation, contract: Contract) -> Flow:
    """What is lacking to a least amount in an ordinary year, and who holds it up."""
    plan = situation.plan
    givers = max(0, contract.least - int(free_supply(situation, contract.giver, {})))
    if contract.taker in plan.treatments:
        return Flow(contract.least - givers, givers)
    room = int(free_demand(situation, contract.taker, plan.stores[contract.giver].material))
    return Flow(contract.least - givers, givers, max(0, contract.least - room))


def _together(market: MarketView) -> tuple[tuple[str, ...], ...]:
    """The contracts in force, in groups that hang together."""
    groups: list[tuple[set[str], set[str]]] = []
    for key, contract in sorted(market.state.contracts.items()):
        if not runs(contract, market.state.year):
            continue
        marks, keys = _marks(market, contract), {key}
        for group in [group for group in groups if group[0] & marks]:
            groups.remove(group)
            marks, keys = marks | group[0], keys | group[1]
        groups.append((marks, keys))
    return tuple(tuple(sorted(keys)) for _, keys in groups)


def _marks(market: MarketView, contract: Contract) -> set[str]:
    """What ties a contract to others: its package, and the treatment it feeds or empties."""
    plan = market.plan
    store = plan.stores[contract.giver]
    marks = {f"package {contract.deal}"} if contract.deal else {f"contract {contract.id}"}
    if contract.taker in plan.treatments:
        marks.add(f"treatment {contract.taker}")
    if store.is_yield:
        marks.add(f"treatment {store.process}")
    return marks


def _costs(view: View, market: MarketView, temper: Strategy, by_contract: ByContract) -> bool:
    """Whether contracts cost this seat money, and for one who looks at the whole, all together, or more than it has."""
    own = sum(_own(view, market, key, by_contract) for key in by_contract)
    if own >= 0 or not temper.shares:
        return own < 0
    ruins = -own * market.years_of_play > sum(market.state.cash.get(firm, 0) for firm in view.firms)
    return ruins or sum(map(sum, by_contract.values())) < 0


def _own(view: View, market: MarketView, key: str, by_contract: ByContract) -> int:
    """Cents a year that a contract brings the firms of a seat."""
    contract, (gives, takes) = market.state.contracts[key], by_contract[key]
    giver, taker = market.plan.stores[contract.giver].firm, market.plan.firm_of(contract.taker)
    return gives * (giver in view.firms) + takes * (taker in view.firms)


def _is_worth_leaving(view: View, market: MarketView, key: str, now: ByContract, before: ByContract) -> bool:
    """Whether a contract costs its seat more until the end of play, if it goes on so, than leaving it does."""
    contract = market.state.contracts[key]
    lost = -max(_own(view, market, key, by_contract) for by_contract in (now, before))
    return lost > 0 and lost * max(1, market.years_of_play) > leaving_price(contract, market.state.year)

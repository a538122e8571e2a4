"""New Year: what is under way crosses as plain data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import Protocol

from sim.effects import credit_limit
from sim.ledger import FUND, PROGRAMME
from sim.plan.plan import Plan
from sim.state import Contract, Due, Loan, OnRoad, Order, Payer, Ratio, State
from sim.units import YEAR, share_out
from sim.year.cluster import Cluster
from sim.year.contents import at_new_year
from sim.year.events import Changes
from sim.year.leftovers import in_batches
from sim.year.sites import Site
from sim.year.tariffs import Tariffs, now
from sim.year.under_way import vehicles_away

_PARTS = 1_000_000
"""A line's saving is kept in parts per million of its price."""


class Finished(Protocol):
    """A year that has been played."""

    plan: Plan
    state: State
    cluster: Cluster
    changes: Changes
    sites: dict[str, Site]
    down: list[str]


def next_state(
    year: Finished, cash: dict[str, int], loans: tuple[Loan, ...], saved: dict[str, Ratio]
) -> State:
    """The state at the New Year that ends this year."""
    old, cluster = year.state, year.cluster
    return replace(
        old.copy(),
        year=old.year + 1,
        to_clear={},
        stocks=cluster.stocks(),
        cash={firm: cents for firm, cents in cash.items() if firm != FUND},
        carries=_carries(cluster),
        work={key: (line.work,) for key, line in cluster.lines.items() if line.work},
        slot_down={key: lost for key, machine in cluster.machines.items() if (lost := machine.idle_at(YEAR))},
        down=tuple(sorted(year.down)),
        road=_road(cluster),
        orders=_orders(cluster),
        contracts={key: _contract(cluster, contract) for key, contract in sorted(old.contracts.items())},
        projects={key: site.at_new_year() for key, site in year.sites.items()},
        loans=loans,
        dues=_grants(year),
        sold=_sold(cluster),
        unit_saving=saved,
        events=year.changes.at_new_year(),
        scopes=year.changes.scopes_at_new_year(),
        fund=cash.get(FUND, old.fund),
        closed=dict(cluster.closed),
        restructuring=_restructuring(year, cash),
        offers={},
    )


def _carries(cluster: Cluster) -> dict[str, int]:
    carries: dict[str, int] = {}
    for line in cluster.lines.values():
        carries[f"{line.id}:capacity"] = line.carry
        carries[f"{line.id}:open"] = line.open
    for need in cluster.needs.values():
        carries[f"{need.id}:need"] = need.carry if (need.num, need.den) == need.plan.amount else 0
        carries[f"{need.id}:debt"] = need.debt
    for store in cluster.stores.values():
        carries[f"{store.id}:made"] = store.carry if (store.num, store.den) == store.plan.amount else 0
        carries[f"{store.id}:collect"] = store.collect_carry
    for intake in cluster.intakes.values():
        carries[f"{intake.plan.place}:{intake.plan.material}:ratio"] = intake.carry
    for treatment in cluster.treatments.values():
        carries[f"{treatment.id}:capacity"] = treatment.carry
        carries[f"{treatment.id}:residue"] = treatment.residue_carry
        for part, auxiliary in zip(treatment.plan.auxiliaries, treatment.auxiliaries, strict=True):
            carries[f"{treatment.id}:aux {part.material}"] = auxiliary.carry
    carries |= vehicles_away(cluster) | at_new_year(cluster) | in_batches(cluster)
    return {key: carry for key, carry in carries.items() if carry}


def _road(cluster: Cluster) -> tuple[OnRoad, ...]:
    return tuple(
        OnRoad(exchange.id, amount, max(0, hour - YEAR))
        for exchange in cluster.exchanges.values()
        for hour, amount in exchange.arrivals
    )


def _orders(cluster: Cluster) -> tuple[Order, ...]:
    return tuple(
        Order(need.id, amount, max(0, hour - YEAR))
        for need in cluster.needs.values()
        for hour, amount in need.orders
    )


def _contract(cluster: Cluster, contract: Contract) -> Contract:
    exchange = cluster.exchanges.get(contract.id)
    if exchange is None:
        return contract
    ended = exchange.ended
    if not ended and cluster.year >= contract.last_year and not contract.renews:
        ended = "expired"
    return replace(contract, ended=ended, ended_by=exchange.ended_by)


def _sold(cluster: Cluster) -> dict[str, dict[int, int]]:
    """Only goods that may come back are remembered."""
    sold = {key: dict(years) for key, years in cluster.state.sold.items()}
    for returns in cluster.returns:
        line = cluster.lines[returns.plan.line]
        sold.setdefault(line.id, {})[cluster.year] = line.released
    return sold


def savings(cluster: Cluster, tariffs: Tariffs, saved: dict[str, int]) -> dict[str, Ratio]:
    """Share of its product's price that secondaries saved each line whose market answers to price."""
    result: dict[str, Ratio] = {}
    for key, line in cluster.lines.items():
        market = line.plan.market
        if market is None or not market.elasticity[0] or not line.released:
            continue
        price = now(tariffs.sales(line.plan))
        if price <= 0:
            continue
        turnover = Fraction(line.released * price, 1000)
        parts = round(Fraction(saved.get(key, 0)) / turnover * _PARTS)
        result[key] = (max(-_PARTS, min(_PARTS, parts)), _PARTS)
    return result


def _restructuring(year: Finished, cash: dict[str, int]) -> dict[str, int]:
    """Firms whose purse is below its credit limit, and for how many New Years running."""
    shared = {firm: purse for purse in year.state.purses for firm in purse}
    effects, result = year.changes.now(), {}
    for firm in year.plan.firms.values():
        purse = shared.get(firm.id, (firm.id,))
        limit = sum(
            credit_limit(effects, year.plan.firms[firm]) for firm in purse if firm not in year.cluster.closed
        )
        below = sum(cash[firm] for firm in purse) < -limit
        if below and not firm.outside and firm.id not in year.cluster.closed:
            result[firm.id] = year.state.restructuring.get(firm.id, 0) + 1
    return result


def _grants(year: Finished) -> tuple[Due, ...]:
    """What programmes owe for projects that came to stand this year, by the shares of those who paid."""
    dues = []
    closed = year.cluster.closed
    for key, site in sorted(year.sites.items()):
        granted, owner = site.state.granted, site.plan.firm
        if not granted or not site.stood_up or owner in closed:
            continue
        payers = site.state.payers or (Payer(owner, (1, 1)),)
        scale = lcm(*(payer.share[1] for payer in payers))
        parts = share_out(granted, [payer.share[0] * scale // payer.share[1] for payer in payers])
        dues += [
            Due(PROGRAMME, payer.firm, "grant", key, cents)
            for payer, cents in zip(payers, parts, strict=True)
            if cents and payer.firm not in closed
        ]
    return tuple(dues)

"""Flows for others to read: a round's ledgers gathered by firm, in t, MWh and m3.

The ledger moves things between stores, processes and contracts; here only firms and the world outside
remain. What a firm takes from its own stores to its own machines under a contract or without one, what
it makes and stores, and what goes to air, is the ledger's business and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sim.ledger import MARKET, OUTSIDE, Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.state import Contract
from sim.units import BASE


class Flow(NamedTuple):
    """Everything of one sort that went one way in a round; in order of its fields."""

    giver: str
    """a firm, or `outside`"""
    taker: str
    """a firm, `market`, or a kind of disposal"""
    material: str
    kind: str
    """virgin, exchange, own, product or disposal"""
    cause: str
    culprit: str


def flows(plan: Plan, ledgers: Sequence[Ledger], contracts: Mapping[str, Contract]) -> dict[Flow, int]:
    """Flow → kg, kWh or l over all years of the round."""
    found: dict[Flow, int] = defaultdict(int)
    for ledger in ledgers:
        for row, amount in ledger.totals():
            for flow, sign in _seen(plan, contracts, row):
                found[flow] += sign * amount
    return {flow: found[flow] for flow in sorted(found) if found[flow]}


def _seen(plan: Plan, contracts: Mapping[str, Contract], row: Row) -> Iterator[tuple[Flow, int]]:
    """What a row of the ledger looks like from outside the firms; nothing where it stays inside one."""
    firm = plan.firm_of
    match row.kind:
        case Kind.VIRGIN:
            yield Flow(OUTSIDE, firm(row.source), row.material, "virgin", row.cause, row.culprit), 1
        case Kind.BOUGHT if row.target in plan.treatments:
            yield Flow(OUTSIDE, firm(row.target), row.material, "virgin", "", ""), 1
        case Kind.EXCHANGE:
            yield _exchange(plan, contracts[row.target], row), 1
        case Kind.TURNED_BACK:
            yield _exchange(plan, contracts[row.source], row), -1
        case Kind.OWN:
            yield Flow(firm(row.source), firm(row.target), row.material, "own", "", ""), 1
        case Kind.PRODUCT:
            yield Flow(firm(row.source), MARKET, row.material, "product", "", ""), 1
        case Kind.DISPOSAL:
            whose = firm(row.source) or firm(row.culprit)  # goods come back from use to their collector
            yield Flow(whose, row.target, row.material, "disposal", row.cause, row.culprit), 1


def _exchange(plan: Plan, contract: Contract, row: Row) -> Flow:
    giver, taker = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
    return Flow(giver, taker, row.material, "exchange", "", "")


def plain(plan: Plan, found: Mapping[Flow, int]) -> list[dict[str, Any]]:
    """The flows as `run --json` prints them."""
    return [
        {
            "from": flow.giver,
            "to": flow.taker,
            "material": flow.material,
            "unit": plan.scenario.materials[flow.material].unit,
            "amount": amount / BASE,
            "kind": flow.kind,
            "cause": flow.cause or None,
            "culprit": flow.culprit or None,
        }
        for flow, amount in found.items()
    ]

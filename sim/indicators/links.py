"""Who exchanged with whom in a round, and how closely the cluster is linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.indicators.formulas import eco_connectance, link_density
from sim.indicators.moved import Moved
from sim.ledger import Kind
from sim.plan.plan import Plan
from sim.state import Contract

TREATED = "treated"
"""The label of an exchange that feeds a treatment: its yields are labelled where they are used."""


@dataclass(frozen=True, slots=True)
class Link:
    """A contract that moved something in a round. Amounts in kg, kWh or l over the whole round."""

    contract: str
    giver: str
    """the store it was sent from"""
    taker: str
    """need or treatment; empty while all of it is still on the road of an unknown contract"""
    material: str
    carrier: str
    label: str
    sent: int
    received: int
    giver_firm: str
    taker_firm: str


def links(plan: Plan, moved: Moved, contracts: Mapping[str, Contract]) -> tuple[Link, ...]:
    """Every exchange that moved something, in order of contract id.

    Carrier and taker are the contract's; one that is not among `contracts` is read from the ledger's
    rows and taken to go by the first truck.
    """
    flows: dict[str, _ContractFlow] = defaultdict(_ContractFlow)
    for row, amount in moved.rows(Kind.EXCHANGE):
        flow = flows[row.target]
        flow.sent += amount
        flow.store, flow.material = row.source, row.material
    for row, amount in moved.rows(Kind.TURNED_BACK):
        flows[row.source].sent -= amount
    for row, amount in moved.rows(Kind.RECEIVED):
        flow = flows[row.source]
        flow.received += amount
        flow.taker = row.target.removesuffix("/feed")
    return tuple(
        _link(plan, key, flow, contracts.get(key))
        for key, flow in sorted(flows.items())
        if flow.store and (flow.sent > 0 or flow.received > 0)
    )


@dataclass(slots=True)
class _ContractFlow:
    """What the rows of a ledger say of one contract."""

    store: str = ""
    """empty while nothing has left it"""
    material: str = ""
    taker: str = ""
    sent: int = 0
    received: int = 0


def _link(plan: Plan, key: str, flow: _ContractFlow, contract: Contract | None) -> Link:
    taker = contract.taker if contract else flow.taker
    carrier = (contract.carrier if contract else "") or plan.first_truck
    intake = plan.intakes.get((taker, flow.material))
    label = (intake.label if intake else None) or TREATED
    firms = plan.firm_of(flow.store), plan.firm_of(taker) if taker else ""
    return Link(key, flow.store, taker, flow.material, carrier, label, flow.sent, flow.received, *firms)


@dataclass(frozen=True, slots=True)
class Network:
    """The cluster as a graph of its firms, outside partners apart."""

    exchanges: int
    """contracts that moved something, outside partners among them"""
    by_label: dict[str, int]
    density: float
    """directed links over those possible"""
    connectance: float
    """linked pairs over all pairs"""


def network(plan: Plan, linked: Sequence[Link]) -> Network:
    """How many exchanges there were, by label, and how closely they link the firms."""
    inside = {key for key, firm in plan.firms.items() if not firm.outside}
    directed = {
        (link.giver_firm, link.taker_firm)
        for link in linked
        if {link.giver_firm, link.taker_firm} <= inside and link.giver_firm != link.taker_firm
    }
    pairs = {frozenset(ends) for ends in directed}
    labels: dict[str, int] = defaultdict(int)
    for link in linked:
        labels[link.label] += 1
    return Network(
        len(linked),
        dict(sorted(labels.items())),
        link_density(len(inside), len(directed)),
        eco_connectance(len(inside), len(pairs)),
    )

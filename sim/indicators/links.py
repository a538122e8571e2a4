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
    sent: dict[str, int] = defaultdict(int)
    received: dict[str, int] = defaultdict(int)
    givers: dict[str, tuple[str, str]] = {}
    takers: dict[str, str] = {}
    for row, amount in moved.rows(Kind.EXCHANGE):
        sent[row.target] += amount
        givers[row.target] = (row.source, row.material)
    for row, amount in moved.rows(Kind.TURNED_BACK):
        sent[row.source] -= amount
    for row, amount in moved.rows(Kind.RECEIVED):
        received[row.source] += amount
        takers[row.source] = row.target.removesuffix("/feed")
    return tuple(
        _link(plan, key, givers[key], takers.get(key, ""), contracts.get(key), sent[key], received[key])
        for key in sorted(givers)
        if sent[key] > 0 or received[key] > 0
    )


def _link(
    plan: Plan,
    key: str,
    giver: tuple[str, str],
    taker: str,
    contract: Contract | None,
    sent: int,
    received: int,
) -> Link:
    store, material = giver
    taker = contract.taker if contract else taker
    carrier = (contract.carrier if contract else "") or plan.first_truck
    intake = plan.intakes.get((taker, material))
    label = (intake.label if intake else None) or TREATED
    firms = plan.firm_of(store), plan.firm_of(taker) if taker else ""
    return Link(key, store, taker, material, carrier, label, sent, received, *firms)


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


def network(plan: Plan, found: Sequence[Link]) -> Network:
    """How many exchanges there were, by label, and how closely they link the firms."""
    inside = {key for key, firm in plan.firms.items() if not firm.outside}
    directed = {
        (link.giver_firm, link.taker_firm)
        for link in found
        if {link.giver_firm, link.taker_firm} <= inside and link.giver_firm != link.taker_firm
    }
    pairs = {frozenset(one) for one in directed}
    labels: dict[str, int] = defaultdict(int)
    for link in found:
        labels[link.label] += 1
    return Network(
        len(found),
        dict(sorted(labels.items())),
        link_density(len(inside), len(directed)),
        eco_connectance(len(inside), len(pairs)),
    )

"""What flowed in a round, from its ledgers: between firms and the world outside, and as a map shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.cluster_map.board import FlowKind
from game.cluster_map.flows import YearsPlayed, key_of
from game.roster.setup import Team
from game.session.records import WorldRecord
from sim.ledger import MARKET, OUTSIDE, Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.state import Contract
from sim.units import Unit

_EXCHANGED: Final[tuple[FlowKind, ...]] = ("recovered", "energy")
_WASTED: Final[tuple[FlowKind, ...]] = ("landfill",)


class FirmFlow(NamedTuple):
    """Everything of one sort that went one way in a round; in order of its fields.

    The ledger moves things between stores, processes and contracts; here only firms and the world outside
    remain. What a firm moves within itself, makes and stores, and what goes to air, is left out.
    """

    giver: str
    """a firm, or `outside`"""
    taker: str
    """a firm, `market`, or a kind of disposal"""
    material: str
    kind: str
    """virgin, exchange, own, product or disposal"""
    cause: str
    culprit: str


def firm_flows(
    plan: Plan, ledgers: Sequence[Ledger], contracts: Mapping[str, Contract]
) -> dict[FirmFlow, int]:
    """Flow → kg, kWh or l over all years of the round."""
    sums: dict[FirmFlow, int] = defaultdict(int)
    for ledger in ledgers:
        for row, amount in ledger.totals():
            for flow, sign in _seen(plan, contracts, row):
                sums[flow] += sign * amount
    return {flow: sums[flow] for flow in sorted(sums) if sums[flow]}


def _seen(plan: Plan, contracts: Mapping[str, Contract], row: Row) -> Iterator[tuple[FirmFlow, int]]:
    """What a row of the ledger looks like from outside the firms; nothing where it stays inside one."""
    firm = plan.firm_of
    match row.kind:
        case Kind.VIRGIN:
            yield FirmFlow(OUTSIDE, firm(row.source), row.material, "virgin", row.cause, row.culprit), 1
        case Kind.BOUGHT if row.target in plan.treatments:
            yield FirmFlow(OUTSIDE, firm(row.target), row.material, "virgin", "", ""), 1
        case Kind.EXCHANGE:
            yield _exchange(plan, contracts[row.target], row), 1
        case Kind.TURNED_BACK:
            yield _exchange(plan, contracts[row.source], row), -1
        case Kind.OWN:
            yield FirmFlow(firm(row.source), firm(row.target), row.material, "own", "", ""), 1
        case Kind.PRODUCT:
            yield FirmFlow(firm(row.source), MARKET, row.material, "product", "", ""), 1
        case Kind.DISPOSAL:
            whose = firm(row.source) or firm(row.culprit)  # goods come back from use to their collector
            yield FirmFlow(whose, row.target, row.material, "disposal", row.cause, row.culprit), 1


def _exchange(plan: Plan, contract: Contract, row: Row) -> FirmFlow:
    giver, taker = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
    return FirmFlow(giver, taker, row.material, "exchange", "", "")


class MapFlow(NamedTuple):
    """So much of a material from one place of the map to another; an empty place is the world outside."""

    source: str
    target: str
    kind: FlowKind
    material: str
    unit: Unit
    amount: int
    """kg, kWh or l in the year"""


def map_flows(plan: Plan, cluster: YearsPlayed, ledger: Ledger) -> tuple[MapFlow, ...]:
    """What was bought new for uses in which a secondary could serve, exchanged, or put on landfill and heaps."""
    sums: dict[tuple[str, str, FlowKind, str], int] = defaultdict(int)
    for row, amount in ledger.totals():
        key = key_of(plan, cluster, row)
        if key is not None:
            sums[(*key, row.material)] += amount
    materials = plan.scenario.materials
    flows = [MapFlow(*key, materials[key[3]].unit, amount) for key, amount in sums.items() if amount > 0]
    return tuple(sorted(flows, key=lambda flow: (flow.kind != "virgin", -flow.amount, flow)))


@dataclass(frozen=True, slots=True)
class TeamFlows:
    """What a team moved in a round, in kilograms a year; energy is not among them."""

    team: Team
    gave: int
    """to firms of other teams, and between its own"""
    took: int
    wasted: int
    """to landfill and heaps"""
    idle_wasted: int
    """had nobody decided"""

    @property
    def change(self) -> float:
        """Of what was thrown away, against nobody deciding; 0 where there was nothing to throw."""
        return self.wasted / self.idle_wasted - 1 if self.idle_wasted else 0.0


def team_flows(plan: Plan, cluster: WorldRecord, teams: Sequence[Team]) -> tuple[TeamFlows, ...]:
    """Each team's part, in seat order and never ranked."""
    years = max(1, len(cluster.ledgers))
    played = [_by_mass(plan, cluster, ledger) for ledger in cluster.ledgers]
    idle = [_by_mass(plan, cluster, ledger) for ledger in cluster.idle_ledgers]
    return tuple(
        TeamFlows(
            team,
            _total(played, _EXCHANGED, 0, team.firms) // years,
            _total(played, _EXCHANGED, 1, team.firms) // years,
            _total(played, _WASTED, 0, team.firms) // years,
            _total(idle, _WASTED, 0, team.firms) // years,
        )
        for team in teams
    )


def _by_mass(plan: Plan, cluster: WorldRecord, ledger: Ledger) -> list[MapFlow]:
    return [flow for flow in map_flows(plan, cluster, ledger) if flow.unit == "t"]


def _total(
    years: Sequence[Sequence[MapFlow]], kinds: Collection[FlowKind], end: int, firms: Collection[str]
) -> int:
    """kg of these kinds over all years whose giver (`end` 0) or taker (1) is one of the firms."""
    return sum(flow.amount for flows in years for flow in flows if flow.kind in kinds and flow[end] in firms)

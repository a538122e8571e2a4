"""What a Sankey shows of a round: all that went from one firm to another, in from the market, and out on heaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from game.cluster_map.board import FlowKind
from game.cluster_map.flows import YearsPlayed, key_of
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.units import Unit

BETWEEN: Final[tuple[FlowKind, ...]] = ("recovered", "energy")
"""kinds that go from firm to firm; the others are an arrow in, or a block out"""


class LinkKey(NamedTuple):
    """Between whom, of which kind, counted in what."""

    source: str
    """a firm; empty: the market outside"""
    target: str
    """a firm, or the landfill"""
    kind: FlowKind
    unit: Unit

    @property
    def firm(self) -> str:
        """The firm at whose bar it stands: the one that buys or throws away, of an exchange the giver."""
        return self.target if self.kind == "virgin" else self.source


class SankeyLink(NamedTuple):
    """So much a year."""

    key: LinkKey
    amount: int
    """kg, kWh or l a year; below zero in a difference: less than beside"""
    materials: tuple[tuple[str, int], ...]
    """each material's part of it, the largest first"""


def links_of(plan: Plan, cluster: YearsPlayed, ledgers: Sequence[Ledger]) -> tuple[SankeyLink, ...]:
    """Of some years of a cluster, on average a year: what was played, or its idle twin."""
    sums: dict[LinkKey, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    materials = plan.scenario.materials
    for ledger in ledgers:
        for row, amount in ledger.totals():
            place = key_of(plan, cluster, row)
            if place is not None:
                sums[LinkKey(*place, materials[row.material].unit)][row.material] += amount
    return _links(sums, max(1, len(ledgers)))


def together(rounds: Iterable[tuple[Sequence[SankeyLink], int]]) -> tuple[SankeyLink, ...]:
    """Several rounds as one, a year on average. `rounds`: the links of each, and how many years it has."""
    sums: dict[LinkKey, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    years = 0
    for links, of_round in rounds:
        years += of_round
        for link in links:
            for material, amount in link.materials:
                sums[link.key][material] += amount * of_round
    return _links(sums, max(1, years))


def difference(ours: Sequence[SankeyLink], beside: Sequence[SankeyLink]) -> tuple[SankeyLink, ...]:
    """What is more in one game than in another, and, below zero, what is less."""
    sums: dict[LinkKey, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sign, links in ((1, ours), (-1, beside)):
        for link in links:
            for material, amount in link.materials:
                sums[link.key][material] += sign * amount
    return _links(sums, 1)


def _links(sums: Mapping[LinkKey, Mapping[str, int]], years: int) -> tuple[SankeyLink, ...]:
    links = []
    for key, by_material in sums.items():
        parts = [(material, round(amount / years)) for material, amount in by_material.items()]
        parts = sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))
        links.append(SankeyLink(key, sum(amount for _, amount in parts), tuple(parts)))
    return tuple(sorted((link for link in links if link.amount), key=lambda link: (-abs(link.amount), link)))

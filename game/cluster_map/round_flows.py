"""The flows of one round of any game, as plain data: a worker may send them home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.cluster_map.flows import YearsPlayed
from game.cluster_map.link_facts import LinkFacts, facts_of
from game.cluster_map.links import LinkKey, SankeyLink, links_of
from game.cluster_map.moves import Moves, moves_of
from sim.ledger import Ledger
from sim.plan.plan import Plan


class RoundFlows(NamedTuple):
    """The flows of a round, or of several."""

    links: tuple[SankeyLink, ...]
    facts: dict[LinkKey, LinkFacts]
    years: int
    moves: Moves
    """step by step, as a tonne is followed; empty in a difference"""


def flows_of_round(plan: Plan, played: YearsPlayed, ledgers: Sequence[Ledger]) -> RoundFlows:
    """Of one round; of its idle twin, if these are the ledgers of that."""
    links, facts = links_of(plan, played, ledgers), facts_of(plan, played, ledgers)
    return RoundFlows(links, facts, len(ledgers), moves_of(plan, played, ledgers))

"""The flows of a game beside a session as they are kept: rows alone, for a file has no keys but names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.cluster_map.link_facts import LinkFacts
from game.cluster_map.links import LinkKey, SankeyLink
from game.cluster_map.moves import Move
from game.cluster_map.round_flows import RoundFlows


class KeptFacts(NamedTuple):
    """What there is to tell of a flow."""

    key: LinkKey
    cents: int
    co2e_kg: int
    why: tuple[tuple[str, str, int], ...]
    deals: tuple[tuple[int, str], ...]
    years: int


class KeptRound(NamedTuple):
    """The flows of a round."""

    links: tuple[SankeyLink, ...]
    facts: tuple[KeptFacts, ...]
    years: int
    moves: tuple[tuple[Move, int], ...]


def as_rows(flows: Sequence[RoundFlows]) -> tuple[KeptRound, ...]:
    """Round by round."""
    return tuple(
        KeptRound(
            each.links,
            tuple(
                KeptFacts(
                    key,
                    of.cents,
                    of.co2e_kg,
                    tuple((*why, n) for why, n in of.why.items()),
                    of.deals,
                    of.years,
                )
                for key, of in each.facts.items()
            ),
            each.years,
            tuple(each.moves.items()),
        )
        for each in flows
    )


def from_rows(rounds: Sequence[KeptRound]) -> tuple[RoundFlows, ...]:
    """As they were."""
    return tuple(
        RoundFlows(
            each.links,
            {
                of.key: LinkFacts(
                    of.cents, of.co2e_kg, {why[:2]: why[2] for why in of.why}, of.deals, of.years
                )
                for of in each.facts
            },
            each.years,
            dict(each.moves),
        )
        for each in rounds
    )

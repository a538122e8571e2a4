"""The flows of a game in all the views that a debrief asks for: any round or all, this game and those beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from game.cluster_map.link_facts import facts_beside, facts_together
from game.cluster_map.links import difference, together
from game.cluster_map.moves import moves_together
from game.cluster_map.round_flows import RoundFlows, flows_of_round
from game.session.records import WorldRecord
from sim.plan.plan import Plan

GameView = Literal["ours", "idle", "difference", "alone", "best"]
GAME_VIEWS: Final[tuple[GameView, ...]] = ("ours", "idle", "difference", "alone", "best")
ALL_ROUNDS: Final = 0
ViewKey = tuple[GameView, int]
"""which game, and which round, from 1; 0: all of them"""


FlowViews = Mapping[ViewKey, RoundFlows]


def flow_views(
    plan: Plan,
    rounds: Sequence[WorldRecord],
    beside: Mapping[GameView, Sequence[RoundFlows]],
) -> dict[ViewKey, RoundFlows]:
    """All views that are known. `beside`: reference games, round by round."""
    ours = [flows_of_round(plan, cluster, cluster.ledgers) for cluster in rounds]
    idle = [flows_of_round(plan, cluster, cluster.idle_ledgers) for cluster in rounds]
    known: dict[GameView, Sequence[RoundFlows]] = {"ours": ours, "idle": idle, **beside}
    views: dict[ViewKey, RoundFlows] = {}
    for name, flows in known.items():
        if flows:
            views[name, ALL_ROUNDS] = _all(flows)
            views |= {(name, number): each for number, each in enumerate(flows, 1)}
    for number in range(len(ours) + 1 if ours else 0):
        here, there = views["ours", number], views["idle", number]
        less = facts_beside(here.facts, there.facts)
        views["difference", number] = RoundFlows(difference(here.links, there.links), less, here.years, {})
    return views


def whole_game(plan: Plan, rounds: Sequence[WorldRecord]) -> RoundFlows:
    """The flows of all rounds as one, a year on average."""
    return _all([flows_of_round(plan, cluster, cluster.ledgers) for cluster in rounds])


def _all(rounds: Sequence[RoundFlows]) -> RoundFlows:
    links = together((flows.links, flows.years) for flows in rounds)
    facts, years = facts_together(flows.facts for flows in rounds), sum(each.years for each in rounds)
    return RoundFlows(links, facts, years, moves_together(flows.moves for flows in rounds))

"""Games that a session is held against: each for itself, all together, best known; each with its very luck.

"If nobody acts" is recorded with every round. The real region is no game, but a line that its scenario gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.cluster_map.round_flows import RoundFlows, flows_of_round
from game.experiments.pickled_scenario import plan_of
from game.experiments.replay_plan import RoundDecided
from game.experiments.search.best_known import shipped_best
from game.experiments.search.trial import played
from game.roster.setup import BotName, Setup
from game.roster.teams import purse_of
from game.session.session import Session
from sim.indicators.round import indicators

ReferenceName = Literal["alone", "together", "best"]
REFERENCES: Final[tuple[ReferenceName, ...]] = ("alone", "together", "best")
_BOTS: Final[dict[ReferenceName, BotName]] = {"alone": "private", "together": "cooperative"}


@dataclass(frozen=True, slots=True)
class ReferenceGame:
    """What such a game came to."""

    name: ReferenceName
    headlines: tuple[int, ...]
    """kg of replaceable new material a year, round by round"""
    purses: dict[str, int]
    """team → cents at the end of play"""
    flows: tuple[RoundFlows, ...] = ()
    """what went between its firms, round by round"""


def reference_game(
    packed: bytes, setup: Setup, rounds: Sequence[RoundDecided], name: ReferenceName
) -> ReferenceGame | None:
    """One of them: what a worker does. None where no best game is known of this scenario in this length.

    `rounds`: of them only what the facilitator brought into play, and gave: bots meet it too. The best known game is
    played without it, as it was found.
    """
    if name == "best":
        return _best(packed, setup, len(rounds))
    plan = plan_of(packed)
    teams = tuple(team.model_copy(update={"bot": _BOTS[name]}) for team in setup.teams)
    update = {"teams": teams, "rounds": max(1, len(rounds)), "origin": None}
    game = Session.in_memory(plan.scenario, setup.model_copy(update=update))
    for of_round in rounds:
        game.go_to("decide")
        # Bots may have voted for it themselves: what is under way already goes on as it is.
        under_way = game.state(game.worlds[0]).events
        for measure in (each for each in dict.fromkeys(of_round.injected) if each not in under_way):
            game.inject(measure)
        for gift in of_round.adjusted:
            if gift.firm not in game.state(game.worlds[0]).closed:
                game.adjust_cash(game.worlds[0], gift.firm, gift.cents, gift.reason)
        game.play_round()
    clusters = [record.worlds[game.worlds[0]] for record in game.records]
    headlines = tuple(cluster.indicators.addressable_virgin_kg for cluster in clusters)
    purses = {team.id: purse_of(clusters[-1].state, team.firms) for team in teams}
    flows = tuple(flows_of_round(plan, each, each.ledgers) for each in clusters)
    return ReferenceGame(name, headlines, purses, flows)


def _best(packed: bytes, setup: Setup, rounds: int) -> ReferenceGame | None:
    plan = plan_of(packed)
    best = shipped_best(plan.scenario)
    if best is None:
        return None
    results = [result for _, result in played(plan, setup.seed, best.settings)][:rounds]
    headlines = tuple(
        indicators(plan, each.ledgers, each.state.contracts, each.state.closed).addressable_virgin_kg
        for each in results
    )
    purses = {team.id: purse_of(results[-1].state, team.firms) for team in setup.teams}
    flows = tuple(flows_of_round(plan, each, each.ledgers) for each in results)
    return ReferenceGame("best", headlines, purses, flows)

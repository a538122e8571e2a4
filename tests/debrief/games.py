"""Finished games of the tutorial: a package, a sorting, a contribution nobody needed."""

from __future__ import annotations

from collections.abc import Mapping

from game.experiments.replay_plan import DecidedGame, RoundDecided
from sim.decisions import AgreeDeal, Decision
from tests.preview.town import SAND_DEAL, decided, plan

LESS_SAND = decided("invest", project="less_sand")
HALF_SORTED = decided("set_recovery", side_stream="heating_ash", share="0.5")
HALF_BLEND = decided("set_blend", need="gravel_need", share="0.5")
OFFER = decided(
    "offer_deal", offer="sand-o", **SAND_DEAL.model_dump(exclude={"do", "signed", "reason"}, mode="json")
)
ACCEPT = decided("accept_deal", offer="sand-o")

Sheet = Mapping[str, tuple[Decision, ...]]


def game(*sheets: Sheet, signed: tuple[Decision, ...] = (), seed: int = 3) -> DecidedGame:
    """A game of so many rounds; `signed`: deals signed in the first."""
    deals = tuple(one for one in signed if isinstance(one, AgreeDeal))
    rounds = [RoundDecided(1, sheet) for sheet in sheets]
    rounds[0] = RoundDecided(1, sheets[0], deals)
    return DecidedGame(seed, plan().seats, tuple(rounds))

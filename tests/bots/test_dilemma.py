"""On the default scenario, acting together clearly beats bargaining in pairs, and that beats acting alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.bots import seated
from game.bots.game import play_bots
from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.rounds import Played
from sim.scenario.loader import load

KEMI_TORNIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
SEEDS = (1, 7)


@cache
def game(name: str, seed: int) -> tuple[Plan, list[Played]]:
    """All rounds of a game in which every seat is played by the same kind of bot."""
    plan = Plan(load(str(KEMI_TORNIO)))
    return plan, list(play_bots(plan, seed, {seat: seated(name) for seat in plan.seats}))


def cut(name: str, seed: int) -> float:
    """By what share the headline of 2026 lies below the idle game's."""
    plan, played = game(name, seed)
    last = played[-2]
    ours, idle = (
        indicators(plan, one.ledgers, one.state.contracts, one.state.closed).addressable_virgin_kg
        for one in (last.result, last.idle)
    )
    return 1 - ours / idle


def money(name: str, seed: int, after: int) -> int:
    """Cents that all purses together have above the idle game's: after play (−2) or the legacy (−1)."""
    plan, played = game(name, seed)
    one = played[after]
    seats = [firm for firms in plan.seats.values() for firm in firms]
    return sum(one.result.state.cash[firm] - one.idle.state.cash[firm] for firm in seats)


@pytest.mark.parametrize("seed", SEEDS)
def test_together_beats_in_pairs_and_that_beats_alone_on_the_headline(seed: int) -> None:
    assert cut("cooperative", seed) > cut("dealing", seed) > cut("private", seed) > 0.05


@pytest.mark.parametrize("seed", SEEDS)
def test_alone_saves_less_than_half_of_what_together_does(seed: int) -> None:
    assert cut("private", seed) < cut("cooperative", seed) / 2


@pytest.mark.parametrize("seed", SEEDS)
def test_together_also_earns_more_by_the_end_and_far_more_with_the_legacy(seed: int) -> None:
    assert money("cooperative", seed, -2) > money("dealing", seed, -2) > money("private", seed, -2) > 0
    assert money("cooperative", seed, -1) * 2 > money("private", seed, -1) * 3


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_bankrupt_on_the_way(seed: int) -> None:
    for name in ("private", "dealing", "cooperative"):
        plan, played = game(name, seed)
        for one in played:
            for firms in plan.seats.values():
                assert sum(one.result.state.cash[firm] for firm in firms) > 0

"""How long a bot's turn takes on Kemi-Tornio: its offers and its sheet, nothing reckoned before.

    pytest tests/bench/test_bots.py --benchmark-only

The figure to reach is 15 ms a turn. In a game the reckoning of a round is shared by all bots of a world.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.bots import View, seated
from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules import Seating, put_on_table
from sim.scenario.loader import load
from sim.state import State
from tests.bench.test_year import best_of

KEMI_TORNIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
NAMES = ("idle", "private", "dealing", "cooperative", "conditional", "stubborn", "random")
ROUNDS = 10


def second_round(plan: Plan, name: str) -> State:
    """The table of round 2, when most packages are open: the busiest turn of a game."""
    bots = {seat: seated(name) for seat in plan.seats}
    state = opening_state(plan)
    sheets = decide(Reckoning(plan, state, plan.seats), bots, 1)
    return play_round(plan, 1, state, RoundInput(sheets, 1)).state


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seat", ["steel", "forest", "minerals", "city"])
def test_a_turn_of_each_seat(
    benchmark: Any, capsys: pytest.CaptureFixture[str], name: str, seat: str
) -> None:
    plan = Plan(load(str(KEMI_TORNIO)))
    state, bot = second_round(plan, name), seated(name)
    offers = {
        other: tuple(seated(name).offers(View(plan, state, plan.seats, other, 1))) for other in plan.seats
    }
    table, _ = put_on_table(plan, state, offers, Seating(plan.seats, 1))

    def turn() -> None:
        view = View(plan, table, plan.seats, seat, 1, Reckoning(plan, state, plan.seats))
        bot.offers(view)
        bot.sheet(view)

    benchmark.pedantic(turn, rounds=ROUNDS, warmup_rounds=1)

    (turn_ms,) = best_of(ROUNDS, turn)
    benchmark.extra_info |= {"turn_ms": turn_ms}
    with capsys.disabled():
        print(f"\n{name} at {seat}: {turn_ms:.1f} ms")

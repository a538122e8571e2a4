"""A debrief starts from a session: what counts in it, played again, is what it recorded."""

from __future__ import annotations

from game.experiments.replay_plan import of_session, play_out
from game.roster.setup import Setup, Team
from game.session.session import Session
from sim.decisions import AgreeDeal
from tests.debrief.games import HALF_BLEND, HALF_SORTED
from tests.preview.town import SAND_DEAL, plan


def session() -> Session:
    """Two rounds with a deal, a sheet that is undone, money from the facilitator, and a bot."""
    teams = tuple(
        Team(id=seat, name=seat, firms=firms, bot="cooperative" if seat == "town" else None)
        for seat, firms in plan().seats.items()
    )
    game = Session.in_memory(plan().scenario, Setup(seed=5, teams=teams, rounds=3))
    game.go_to("decide")
    assert isinstance(SAND_DEAL, AgreeDeal)
    game.sign("cluster", SAND_DEAL)
    game.adjust_cash("cluster", "roads", 12345, "a prize")
    game.seal("roads", [HALF_BLEND])
    game.play_round()
    game.go_to("decide")
    game.undo(game.seal("roads", [HALF_BLEND]))
    game.inject("higher_tax")
    game.play_round()
    return game


def test_what_counts_in_a_session_played_again_is_what_it_recorded() -> None:
    game = session()
    decided = of_session(game.plan, game.past, "cluster")
    assert len(decided.rounds) == 2
    assert decided.rounds[0].signed == (SAND_DEAL,)
    assert "roads" not in decided.rounds[1].sheets
    assert decided.rounds[1].injected == ("higher_tax",)
    assert HALF_SORTED not in decided.decisions().values()
    told = play_out(game.plan, decided)
    recorded = [one.worlds["cluster"] for one in game.records]
    assert [one.indicators for one in told] == [one.indicators for one in recorded]
    assert [sum(one.purses.values()) for one in told] == [sum(one.state.cash.values()) for one in recorded]


def test_its_idle_twin_is_the_one_it_recorded() -> None:
    game = session()
    idle = play_out(game.plan, of_session(game.plan, game.past, "cluster").idle())
    assert [one.indicators for one in idle] == [one.worlds["cluster"].idle for one in game.records]

"""A future that was only tried is kept as a fork, and stands beside its original."""

from __future__ import annotations

from pathlib import Path

from game.debrief.comparison import TwoGames
from game.debrief.model import game_debrief
from game.experiments.choices import choices
from game.experiments.kept_future import keep_future
from game.experiments.replay_plan import of_session, play_out
from game.session.session import Session
from sim.decisions import DealTerms
from tests.session.table import PACKAGE, WORLD, begun, collect, plan, to_the_end


def played() -> Session:
    """A deal in round 1, a sheet in round 2, and the end."""
    session = begun()
    session.sign(WORLD, PACKAGE)
    session.play_round()
    session.go_to("decide")
    session.hand_in("foundry", [collect("0.5")])
    return to_the_end(session)


def test_a_fork_without_the_deal_changes_the_outcome_and_is_the_other_line(tmp_path: Path) -> None:
    session = played()
    decided = of_session(plan(), session.past, WORLD)
    deal = next(each for each in choices(plan(), decided) if isinstance(each.decision, DealTerms))
    future = decided.without(deal.places)
    twin = keep_future(session, WORLD, (future, deal.round), tmp_path / "no deal.kierto", "game")
    twin.close()
    kept = Session.open(tmp_path / "no deal.kierto", read_only=True)
    assert kept.setup.origin is not None
    assert (kept.setup.origin.name, kept.setup.origin.round) == ("game", 1)
    both = TwoGames(game_debrief(session, WORLD), game_debrief(kept, WORLD))
    first, other = both.changes(both.first), both.changes(both.other)
    assert len(first) == len(other) == 3
    assert first[-1] < other[-1]
    assert [type(each.what) for each in both.parted if each.at == 0]
    assert any(isinstance(each.what, DealTerms) for each in both.parted)
    assert not any(each.at for each in both.differences)
    outcomes = play_out(plan(), future)
    headlines = tuple(each.indicators.addressable_virgin_kg for each in outcomes)
    assert headlines == tuple(each.headline.ours for each in both.other.rounds[:3])
    kept.close()


def test_a_kept_future_that_decides_the_same_comes_to_the_same(tmp_path: Path) -> None:
    session = played()
    decided = of_session(plan(), session.past, WORLD)
    twin = keep_future(session, WORLD, (decided, 2), tmp_path / "same.kierto", "game")
    both = TwoGames(game_debrief(session, WORLD), game_debrief(twin, WORLD))
    assert both.differences == ()
    assert both.came_apart is None
    assert twin.phase == "end"
    twin.close()

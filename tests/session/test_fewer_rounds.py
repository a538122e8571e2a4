"""When time runs short, two rounds become one: the same years and decisions, in a session of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.experiments.verify import verify
from game.session.errors import SessionError
from game.session.fork import with_next_merged
from game.session.session import Session
from sim.scenario.loader import from_data, to_data
from sim.scenario.windows import speaks_of_rounds
from tests.session.table import begun, collect, scenario


def after_one_round() -> Session:
    session = begun()
    session.hand_in("foundry", [collect("0.5")])
    session.play_round()
    return session


def test_the_next_round_takes_over_the_years_of_the_one_after_it() -> None:
    session = after_one_round()
    shorter = with_next_merged(session)
    assert (session.rounds, shorter.rounds) == (3, 2)
    assert shorter.scenario.about.rounds == [1, 2]
    assert shorter.records[0].worlds == session.records[0].worlds
    shorter.play_round()
    assert shorter.records[1].years == (2027, 2028)
    shorter.go_to("results")
    shorter.go_to("end")
    shorter.legacy()
    assert shorter.records[-1].years == (2029, 2030, 2031)
    assert verify(shorter).difference is None


def test_nobody_deciding_it_ends_where_the_whole_game_ends() -> None:
    whole, shorter = after_one_round(), with_next_merged(after_one_round())
    whole.play_round()
    whole.play_round()
    shorter.play_round()
    ends = [session.records[-1].worlds["cluster"].state for session in (whole, shorter)]
    assert ends[0].cash == ends[1].cash
    assert ends[0].stocks == ends[1].stocks


def test_what_was_decided_of_the_round_under_way_stays() -> None:
    session = after_one_round()
    session.go_to("news")
    session.go_to("decide")
    session.seal("foundry", [collect("0.9")])
    session.draft("roads", [])
    session.seat_bot("town", "private")
    shorter = with_next_merged(session)
    assert (shorter.round, shorter.phase) == (2, "decide")
    assert shorter.sealed("foundry") == (collect("0.9"),)
    assert [team.bot for team in shorter.teams] == [None, None, "private"]


def test_each_round_keeps_the_minutes_it_was_given() -> None:
    session = after_one_round()
    timed = session.setup.model_copy(update={"round_minutes": (16, 14, 5)})
    twin = Session.in_memory(session.scenario, timed)
    twin.go_to("decide")
    twin.play_round()
    assert with_next_merged(twin).setup.round_minutes == (16, 14)


def test_it_is_a_file_of_its_own_and_opens_again(tmp_path: Path) -> None:
    with_next_merged(after_one_round(), tmp_path / "shorter.kierto").close()
    again = Session.open(tmp_path / "shorter.kierto")
    assert (again.rounds, again.round, again.phase) == (2, 2, "news")
    again.play_round()
    assert again.records[-1].years == (2027, 2028)


def test_the_last_round_cannot_be_merged() -> None:
    session = after_one_round()
    session.play_round()
    with pytest.raises(SessionError, match="Only one round is left"):
        with_next_merged(session)


def test_a_scenario_that_speaks_of_rounds_keeps_them() -> None:
    data = to_data(scenario())
    del data["projects"]["less_sand"]["from_year"]  # type: ignore[index]
    data["projects"]["less_sand"]["from_round"] = 2  # type: ignore[index]
    older = from_data(data)
    assert (speaks_of_rounds(older), speaks_of_rounds(scenario())) == (True, False)
    session = Session.in_memory(older, after_one_round().setup)
    session.go_to("decide")
    session.play_round()
    with pytest.raises(SessionError, match="speaks of rounds"):
        with_next_merged(session)

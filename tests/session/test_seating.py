"""Automatic seating and plans: everybody has a table, and the plan knows what the clock says."""

from __future__ import annotations

from typing import get_args

import pytest

from game.roster.seating import SeatingError, inner_links, links_of, seating
from game.roster.setup import Preset, Setup
from game.session.presets import (
    ASKS_FROM,
    PRESETS,
    against_clock,
    in_preset,
    own_preset,
    presets_of,
    programme,
    suggested,
)
from game.session.schedule import plan_of
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.random_scenarios import random_scenario
from tests.session.table import plan

KEMI = "kemi-tornio"


def test_as_many_teams_as_seats_sit_as_the_scenario_says() -> None:
    teams = seating(plan(KEMI))
    assert {team.id: team.firms for team in teams} == plan(KEMI).seats
    assert {team.bot for team in teams} == {None}


@pytest.mark.parametrize("count", range(1, 10))
def test_every_firm_sits_at_one_table_and_tables_are_of_a_size(count: int) -> None:
    teams = seating(plan(KEMI), count)
    firms = sorted(firm for team in teams for firm in team.firms)
    assert len(teams) == len({team.id for team in teams}) == count
    assert firms == sorted(firm for seat in plan(KEMI).seats.values() for firm in seat)
    sizes = [len(team.firms) for team in teams]
    assert max(sizes) - min(sizes) <= 3
    assert all(len(team.name) <= 60 for team in teams)


def test_more_tables_leave_less_to_settle_inside_one() -> None:
    links = links_of(plan(KEMI))
    inside = [inner_links((team.firms for team in seating(plan(KEMI), n)), links) for n in range(1, 10)]
    assert inside == sorted(inside, reverse=True)
    assert inside[-1] == 0


def test_the_two_ends_of_most_matches_sit_at_different_tables() -> None:
    links = links_of(plan(KEMI))
    for count in (4, 5, 6):
        inside = inner_links((team.firms for team in seating(plan(KEMI), count)), links)
        assert inside <= sum(links.values()) / 3


def test_more_teams_than_firms_are_refused_and_may_play_parallel() -> None:
    with pytest.raises(SeatingError, match="3 firms for 4 teams"):
        seating(plan(), 4)
    teams = seating(plan(), 4, parallel=True)
    assert len({team.world for team in teams}) == 4
    assert len({team.firms for team in teams}) == 1


@pytest.mark.parametrize("seed", range(4))
def test_any_cluster_can_be_seated(seed: int) -> None:
    found = Plan(from_data(random_scenario(seed, 7)))
    for count in range(1, sum(map(len, found.seats.values())) + 1):
        assert len(seating(found, count)) == count


# -- plans --------------------------------------------------------------------------------------------


def test_presets_fill_their_time() -> None:
    assert {name: whole.total for name, whole in PRESETS.items() if name != "two half-days"} == {
        "two hours": 120,
        "ninety minutes": 90,
        "one hour": 60,
        "tutorial": 10,
    }


@pytest.mark.parametrize("preset", get_args(Preset))
@pytest.mark.parametrize("rounds", [1, 3, 5, 8, 12])
def test_a_plan_has_the_rounds_of_its_game_and_keeps_its_time(preset: Preset, rounds: int) -> None:
    whole = programme(preset, plan().scenario.about.model_copy(update={"rounds": [1] * rounds}))
    assert whole.rounds == rounds
    if preset != "two half-days" and rounds * 2 <= sum(PRESETS[preset].lengths):
        assert sum(whole.lengths) == sum(PRESETS[preset].lengths)


def test_a_scenario_is_played_in_the_lengths_that_it_has() -> None:
    kemi = plan(KEMI).scenario
    assert presets_of(plan().scenario.about) == ("tutorial",)
    for name in presets_of(kemi.about):
        game = in_preset(kemi, name)
        assert sum(game.about.rounds) == sum(kemi.about.rounds)
        assert suggested(game.about).rounds == len(game.about.rounds)
        assert own_preset(game.about) == name, "its plan is that of this length, on paper and by the clock"


@pytest.mark.parametrize("minutes", [70, 95, 100, 120, 140])
def test_a_session_has_the_minutes_that_set_up_promised(minutes: int) -> None:
    kemi = plan(KEMI).scenario
    about = kemi.about.model_copy(update={"minutes": minutes})
    scenario = kemi.model_copy(update={"about": about})
    for preset in presets_of(about):
        game = in_preset(scenario, preset)
        promised = suggested(game.about)
        setup = Setup(
            seed=1,
            teams=seating(Plan(game)),
            rounds=promised.rounds,
            preset=preset,
            round_minutes=promised.lengths,
        )
        assert plan_of(setup, Plan(game), promised.rounds) == promised
        assert promised.total == (minutes if preset == own_preset(about) else PRESETS[preset].total)


def test_a_length_that_a_scenario_does_not_have_is_no_length_of_it() -> None:
    with pytest.raises(KeyError):
        in_preset(plan().scenario, "one hour")


def test_four_minutes_behind_is_asked_about() -> None:
    whole = PRESETS["two hours"]
    begins = whole.begins(3)
    assert begins == whole.intro + whole.practice + sum(whole.lengths[:2])
    on_time = against_clock(whole, elapsed=begins, number=3)
    assert (on_time.behind, on_time.drop) == (0, 0)
    late = against_clock(whole, elapsed=begins + 4, number=3)
    assert (late.behind, late.drop, late.slack_left) == (ASKS_FROM, 0, 3)


def test_beyond_the_slack_rounds_must_go() -> None:
    whole = PRESETS["two hours"]
    begins = whole.begins(3)
    assert against_clock(whole, elapsed=begins + 8, number=3).drop == 1
    assert against_clock(whole, elapsed=begins + 18, number=3).drop == 2
    assert against_clock(whole, elapsed=begins + 40, number=3).drop == 2
    assert against_clock(whole, elapsed=begins + 40, number=5).drop == 0
    assert against_clock(whole, elapsed=begins - 15, number=3).behind == -15


def test_a_team_that_nobody_renamed_is_called_as_in_the_language_of_the_moment() -> None:
    teams = seating(plan(KEMI), language="en")
    own = teams[0].model_copy(update={"name": "The Sharks", "automatic": False})
    session = Session.in_memory(plan(KEMI).scenario, Setup(seed=1, teams=(own, *teams[1:]), rounds=2))
    written = [team.name for team in session.teams]
    session.language = "fi"
    finnish = [team.name for team in seating(plan(KEMI), language="fi")]
    assert finnish[1:] != written[1:]
    assert [team.name for team in session.teams] == ["The Sharks", *finnish[1:]]
    session.language = "en"
    assert [team.name for team in session.teams] == written
    assert [team.name for team in session.setup.teams] == written


def test_a_team_called_as_another_language_calls_it_keeps_its_name() -> None:
    teams = seating(plan(KEMI), language="en")
    finnish = seating(plan(KEMI), language="fi")[0].model_copy(update={"automatic": False})
    setup = Setup(seed=1, teams=(finnish, *teams[1:]), rounds=2)
    session = Session.in_memory(plan(KEMI).scenario, setup)
    session.language = "sv"
    assert session.teams[0].name == finnish.name != teams[0].name


def test_parallel_teams_are_counted_in_the_language_of_the_moment() -> None:
    teams = seating(plan(KEMI), 2, parallel=True, language="sv")
    setup = Setup(seed=1, teams=teams, rounds=2, language="sv")
    session = Session.in_memory(plan(KEMI).scenario, setup)
    session.language = "en"
    assert [team.name for team in session.teams] == ["Team 1", "Team 2"]

"""What each team moved adds up to what the cluster moved."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.debrief.flows import team_flows
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.records import WorldRecord
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@cache
def played() -> tuple[Session, WorldRecord]:
    scenario = load(SCENARIOS / "kemi-tornio.yaml")
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    session = Session.in_memory(scenario, setup)
    for team in session.teams:
        session.seat_bot(team.id, "cooperative")
    record = session.play_round()
    return session, record.worlds[session.worlds[0]]


def test_what_is_given_is_taken() -> None:
    session, one = played()
    found = team_flows(session.plan, one, session.teams)
    gave, took = sum(part.gave for part in found), sum(part.took for part in found)
    assert abs(gave - took) <= len(found)
    assert gave > 0


def test_what_the_teams_threw_away_is_what_went_to_landfill_and_heaps() -> None:
    session, one = played()
    wasted = sum(part.wasted for part in team_flows(session.plan, one, session.teams))
    whole = one.indicators.landfill_kg + one.indicators.heap_kg
    assert abs(wasted - whole) <= 0.02 * whole


def test_teams_stand_in_seat_order_and_are_never_ranked() -> None:
    session, one = played()
    assert [part.team for part in team_flows(session.plan, one, session.teams)] == list(session.teams)

"""A film can show a few weeks as one: their mean, and nothing that happened in any of them is lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from game.cluster_map.film import Film
from game.cluster_map.moments import MomentKind, YearMoment
from game.cluster_map.round_weeks import RoundWeeks
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.parts.playback_bar import SPEEDS, STRETCHES, Reel
from game.session.entries import Phase
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import project_name
from sim.scenario.loader import load
from sim.units import WEEKS

PHASES: Final[tuple[Phase, ...]] = ("news", "decide", "reveal", "years", "results") * 2
SCENARIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@cache
def film() -> Film:
    """The second round of bots who help each other."""
    scenario = load(SCENARIO)
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    session = Session.in_memory(scenario, setup)
    for team in session.teams:
        session.seat_bot(team.id, "cooperative")
    for phase in PHASES:
        session.go_to(phase)
        if phase == "years":
            session.play_round()
    record = session.records[-1].worlds[session.worlds[0]]
    words = Translator("en")
    return Film(RoundWeeks(session.plan, record), {}, lambda picture, _: picture or "", words)


@pytest.mark.parametrize("count", STRETCHES[1:])
def test_what_flows_in_some_weeks_is_their_mean(count: int) -> None:
    for week in range(0, WEEKS, count):
        together = {one.id: one for one in film().week(0, week, count).ribbons}
        alone = [{one.id: one for one in film().week(0, week + i).ribbons} for i in range(count)]
        for key, one in together.items():
            flowing = [each[key] for each in alone if not each[key].dim]
            assert one.dim == (not flowing)
            if flowing:
                assert one.amount == pytest.approx(sum(each.amount for each in flowing) / count, abs=1)


@pytest.mark.parametrize("count", STRETCHES[1:])
def test_whatever_spilt_or_stood_still_in_some_weeks_is_seen(count: int) -> None:
    seen = 0
    for week in range(0, WEEKS, count):
        board = film().week(0, week, count)
        alone = [film().week(0, week + i) for i in range(count)]
        stopped = {one.place for each in alone for one in each.signs if one.what == "stopped"}
        spilt = {one.place for each in alone for one in each.gauges if one.spills}
        assert {one.place for one in board.signs if one.what == "stopped"} == stopped
        assert {one.place for one in board.gauges if one.spills} == spilt
        seen += len(stopped) + len(spilt)
    assert seen > 0


@pytest.mark.parametrize("years", [1, 2, 3])
def test_at_single_speed_each_week_is_shown(years: int) -> None:
    assert Reel(years).stretch(25.0 * years) == 1


@pytest.mark.parametrize(("years", "seconds"), [(1, 25.0), (2, 25.0), (3, 25.0), (5, 80.0), (20, 80.0)])
@pytest.mark.parametrize("speed", SPEEDS)
def test_a_picture_stands_long_enough_to_be_seen(years: int, speed: int, seconds: float) -> None:
    count = Reel(years, speed=speed).stretch(seconds)
    assert count in STRETCHES
    assert WEEKS % count == 0
    assert count / (speed * WEEKS * years / seconds) >= 0.2


def test_a_film_that_stands_still_shows_its_very_week() -> None:
    assert Reel(5, speed=4, paused=True).stretch(80.0) == 1


def test_a_heap_stands_beside_what_it_would_be_by_then_if_nobody_acted() -> None:
    weeks = film().weeks
    seen = 0
    for week in (0, 20, WEEKS - 1):
        for flow in film().week(0, week).ribbons:
            key = (flow.source, flow.target, flow.kind)
            if flow.kind == "landfill" and key in weeks.idle_flows[0]:
                by_then = weeks.idle_flows[0][key][0][: week + 1].sum() / 10**6
                assert flow.idle == pytest.approx(by_then), (week, key)
                assert flow.most >= weeks.idle_flows[0][key][0].sum() / 10**6 - 1e-9, "its room holds still"
                seen += 1
    assert seen > 6


def test_works_are_a_site_until_they_open_and_are_seen_opening() -> None:
    opened = film().weeks.opened
    assert opened
    for project, week in opened.items():
        firm, name = film().plan.projects[project].firm, project_name(film().plan, project, "en")
        then = [sign for sign in film().week(*divmod(week, WEEKS)).signs if sign.place == firm]
        assert any(sign.what == "opened" and name in sign.text for sign in then), project
        if week > 0:
            before = film().week(*divmod(week - 1, WEEKS)).signs
            assert not any(sign.what == "opened" and name in sign.text for sign in before), project


def test_an_exchange_that_somebody_holds_up_or_ends_is_dead_on_the_map() -> None:
    pair = next((flow.source, flow.target) for flow in film().week(0, 40).ribbons if flow.is_exchange)
    kinds: tuple[tuple[MomentKind, str], ...] = (("stop", "held"), ("closure", "ended"))
    for kind, dead in kinds:
        board = film().moment(YearMoment(kind, 0, 40, pair, pairs=(pair,)))
        assert {flow.dead for flow in board.ribbons if (flow.source, flow.target) == pair} == {dead}
        assert {flow.dead for flow in board.ribbons if (flow.source, flow.target) != pair} == {""}
    gone = ("mine", "city")
    board = film().moment(YearMoment("closure", 0, 40, gone, pairs=(gone,)))
    assert [flow.dead for flow in board.ribbons if (flow.source, flow.target) == gone] == ["ended"]

"""A year has a plot: what is new, the three things that weigh most, and what it came to."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from game.cluster_map.moment_words import tell_moment
from game.cluster_map.moments import YearBefore, YearMoment, moments_of, year_before
from game.cluster_map.round_weeks import RoundWeeks
from game.roster.seating import seating
from game.roster.setup import BotName, Setup
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.loader import from_data, load
from sim.units import WEEKS
from tests.random_scenarios import random_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "fi", "sv")


@cache
def told(name: str, bot: BotName, seed: int = 7) -> tuple[tuple[RoundWeeks, tuple[YearMoment, ...]], ...]:
    """Round by round, its weeks and its moments, in a game of bots of one kind."""
    scenario = load(SCENARIOS / f"{name}.yaml") if name != "random" else from_data(random_scenario(seed, 8))
    rounds = min(4, len(scenario.about.rounds))
    session = Session.in_memory(
        scenario, Setup(seed=seed, teams=seating(Plan(scenario), None), rounds=rounds)
    )
    for team in session.teams:
        session.seat_bot(team.id, bot)
    for _ in range(rounds):
        session.play_round()
    (world,) = session.worlds
    before, found = YearBefore(), []
    for record in session.records:
        weeks = RoundWeeks(session.plan, record.worlds[world])
        found.append((weeks, moments_of(weeks, before)))
        before = year_before(session.plan, record.worlds[world], saved(weeks))
    return tuple(found)


def saved(weeks: RoundWeeks) -> int:
    return int(weeks.idle_virgin[-1].sum() - weeks.virgin[-1].sum())


GAMES: list[tuple[str, BotName, int]] = [
    ("kemi-tornio", "cooperative", 7),
    ("kemi-tornio", "private", 7),
    ("tutorial", "cooperative", 7),
]
GAMES += [("random", "random", seed) for seed in range(5)]


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_a_round_is_told_in_at_most_five_moments_from_what_is_new_to_what_it_came_to(
    game: tuple[str, BotName, int],
) -> None:
    for weeks, moments in told(*game):
        assert [moments[0].kind, moments[-1].kind] == ["plan", "count"]
        assert 2 <= len(moments) <= 5
        places = [moment.at for moment in moments]
        assert places[0] == 0
        assert places[-1] == len(weeks.flows) * WEEKS - 1
        assert all(after - before >= 3 for before, after in pairwise(places))
        assert moments[-1].amount == saved(weeks)


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_a_moment_looks_at_two_firms_at_most_and_every_one_can_be_said_in_every_language(
    game: tuple[str, BotName, int],
) -> None:
    for weeks, moments in told(*game):
        for moment in moments:
            assert len(moment.firms) <= 2
            assert set(moment.firms) <= set(weeks.plan.firms)
            for language in LANGUAGES:
                words = tell_moment(weeks.plan, Translator(language, weeks.plan), moment)
                assert words.title
                assert words.text
                assert "{" not in words.title + words.text


def test_a_first_load_is_told_in_the_first_week_in_which_something_goes_over() -> None:
    found = 0
    for weeks, moments in told("kemi-tornio", "cooperative"):
        for moment in moments:
            if moment.kind == "start":
                found += 1
                amounts = sum(
                    flow for key, (flow, _) in weeks.flows[moment.year].items() if key[:2] == moment.firms
                )
                first = int(np.flatnonzero(amounts)[0])
                assert moment.week == max(first, 4)
    assert found


def test_no_exchange_has_its_first_load_twice() -> None:
    loads = [
        moment.firms
        for _, moments in told("kemi-tornio", "cooperative")
        for moment in moments
        if moment.kind == "start"
    ]
    assert len(set(loads)) == len(loads)


def test_a_stop_is_told_when_it_begins_and_names_who_felt_it() -> None:
    stops = [
        (weeks, moment)
        for _, bot, seed in GAMES[:2]
        for weeks, moments in told("kemi-tornio", bot, seed)
        for moment in moments
        if moment.kind == "stop"
    ]
    assert stops
    for weeks, moment in stops:
        stopped, felt = moment.firms
        assert stopped != felt
        assert weeks.down[moment.year][stopped][moment.week] > 0
        assert moment.week == 0 or moment.amount > 0


def test_a_firm_that_closes_is_told_of_before_anything_else() -> None:
    closed = 0
    for seed in range(7, 9):
        for weeks, moments in told("kemi-tornio", "cooperative", seed):
            years = [ledger.year for ledger in weeks.record.ledgers]
            gone = {firm for firm, year in weeks.record.state.closed.items() if year in years}
            if gone:
                closed += 1
                assert gone & {
                    firm for moment in moments if moment.kind == "closure" for firm in moment.firms
                }
    assert closed


def test_waste_that_the_room_has_seen_gives_way_to_what_is_new() -> None:
    first, *later = told("kemi-tornio", "cooperative")
    assert any(moment.kind == "spill" for moment in first[1])
    seen = {moment.firms for moment in first[1] if moment.kind == "spill"}
    for weeks, moments in later:
        told_of = [moment for moment in moments if moment.kind == "spill" and moment.firms in seen]
        fresh = [moment for moment in moments if moment.kind in ("start", "stop", "closure")]
        assert len(told_of) <= 1, weeks.record.ledgers[0].year
        assert fresh

"""Games whose figures are broken down: golden ones, sessions of long ago, and random clusters that bots play."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.debrief.model import RoundDebrief, debrief
from game.roster.setup import Setup, Team
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.random_scenarios import random_scenario
from tests.session.golden import GAMES, SESSION, SESSION_2, SESSION_PLAYED, SESSION_RULES_1, played

_SAVED = {file.stem: file for file in (SESSION, SESSION_2, SESSION_PLAYED, SESSION_RULES_1)}
_RANDOM = {f"random-{seed}": seed for seed in (3, 11, 44427, 15941)}
ALL = (*GAMES, *_SAVED, *_RANDOM)


@cache
def rounds(name: str) -> tuple[RoundDebrief, ...]:
    """Every round of a game, in every cluster."""
    if name in _SAVED:
        session = Session.open(_SAVED[name], read_only=True)
    elif name in _RANDOM:
        session = _random(_RANDOM[name])
    else:
        session = played(name)
    return tuple(_rounds(session))


def _rounds(session: Session) -> Iterator[RoundDebrief]:
    return (each for game in debrief(session) for each in game.rounds)


def _random(seed: int) -> Session:
    scenario = from_data(random_scenario(seed, 6, rounds=2, money="cash" if seed % 2 else "purse"))
    seats = Plan(scenario).seats
    teams = tuple(Team(id=seat, name=seat, firms=firms, bot="cooperative") for seat, firms in seats.items())
    session = Session.in_memory(scenario, Setup(seed=seed, teams=teams, rounds=len(scenario.about.rounds)))
    session.go_to("decide")
    while len(session.records) < session.rounds:
        session.play_round()
    return session

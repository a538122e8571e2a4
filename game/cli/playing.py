"""Plays a whole game at once, for the commands that show what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from game.cli.decisions_file import DecisionsFile
from game.cli.faults import InputFault
from game.cli.played import Game, Round, World
from game.cli.progress import progress
from sim.plan.plan import Plan
from sim.resilience import Removal, resilience
from sim.rounds import RoundResult, Sheets, play_game
from sim.state import State
from sim.year import YearResult, play_year


def play(plan: Plan, seed: int, rounds: int | None = None, decisions: DecisionsFile | None = None) -> Game:
    """Play so many rounds (all, if not said) and the legacy run, and the same idle.

    Raises InputFault with a line for every decision that the rules refuse in the first round in which they
    refuse any: a game with half of somebody's decisions would be nobody's game.
    """
    about = plan.scenario.about
    sheets: Mapping[int, Sheets] = decisions.sheets if decisions else {}
    total = len(about.rounds[:rounds]) + bool(about.legacy_years)
    found = []
    with progress(total, "round") as tick:
        for one in play_game(plan, seed, sheets, rounds):
            if decisions is not None and one.result.objections:
                raise InputFault(decisions.refused(one.result.round, one.result.objections))
            found.append(_round(plan, one.result, one.idle))
            tick()
    return Game(plan, seed, found, decided=_decided(found, sheets))


def _round(plan: Plan, ours: RoundResult, idle: RoundResult) -> Round:
    played, twin = (World(plan, one.ledgers, one.state) for one in (ours, idle))
    return Round(ours.round, ours.phase, ours.years, played, twin, ours.lapsed)


def _decided(rounds: list[Round], sheets: Mapping[int, Sheets]) -> bool:
    """Whether anything was decided in the rounds that were played."""
    return any(any(sheets.get(one.number, {}).values()) for one in rounds if one.phase == "play")


def without_each_firm(game: Game) -> list[Removal]:
    """The year after the last round that was decided on, without each firm in turn."""
    with progress(1 + len(game.plan.firms), "year") as tick:

        def play_one(plan: Plan, seed: int, state: State) -> YearResult:
            result = play_year(plan, seed, state)
            tick()
            return result

        return resilience(game.plan, game.seed, game.last_played.ours.state, play_one)

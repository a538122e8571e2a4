"""Plays a whole game at once, for the commands that show what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from game.cli.decisions_file import DecisionsFile
from game.cli.faults import InputFault
from game.cli.played import Game, Round, World
from game.cli.progress import progress
from game.session.bots import Bot
from game.session.bots.bot import offer_name
from game.session.bots.game import play_bots
from sim.plan.plan import Plan
from sim.resilience import Removal, resilience
from sim.rounds import RoundResult, Sheets, play_game
from sim.state import State
from sim.year import YearResult, play_year


def play(
    plan: Plan,
    seed: int,
    rounds: int | None = None,
    decisions: DecisionsFile | None = None,
    bots: Mapping[str, Bot] | None = None,
) -> Game:
    """Play so many rounds (all, if not said) and the legacy run, and the same idle. Bots play their seats.

    Raises InputFault with a line for every decision that the rules refuse in the first round in which they
    refuse any: a game with half of somebody's decisions would be nobody's game.
    """
    about = plan.scenario.about
    sheets: Mapping[int, Sheets] = decisions.sheets if decisions else {}
    total = len(about.rounds[:rounds]) + bool(about.legacy_years)
    found = []
    with progress(total, "round") as tick:
        played = (
            play_bots(plan, seed, bots, rounds, sheets) if bots else play_game(plan, seed, sheets, rounds)
        )
        for one in played:
            refused = [found for found in one.result.objections if found.decider not in (bots or {})]
            if decisions is not None and refused:
                raise InputFault(decisions.refused(one.result.round, refused))
            found.append(_round(plan, one.result, one.idle, bots or {}))
            tick()
    return Game(plan, seed, found, decided=bool(bots) or _decided(found, sheets))


def _round(plan: Plan, ours: RoundResult, idle: RoundResult, bots: Mapping[str, Bot]) -> Round:
    # Bots put several versions of a package on the table, of which one can stand: no news if the rest lapse.
    played, twin = (World(plan, one.ledgers, one.state) for one in (ours, idle))
    versions = tuple(offer_name(seat, 0).removesuffix("0") for seat in bots)
    lapsed = tuple(one for one in ours.lapsed if not one.startswith(versions))
    return Round(ours.round, ours.phase, ours.years, played, twin, lapsed)


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

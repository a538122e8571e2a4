"""Plays a whole game at once, for the commands that show what came of it: a session like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.bots.bot import offer_name
from game.cli.bots import with_bots
from game.cli.decisions_file import DecisionsFile
from game.cli.faults import InputFault, UsageFault
from game.cli.played import Game, Round, World
from game.cli.progress import progress
from game.roster.seating import seating
from game.roster.setup import BotName, Setup, Team
from game.session.errors import SessionError
from game.session.records import RoundRecord
from game.session.session import Session
from sim.decisions import Decision
from sim.plan.plan import Plan
from sim.resilience import Removal, resilience
from sim.rules import Objection
from sim.rules.names import firm_name
from sim.state import State
from sim.year import YearResult, play_year

Place = tuple[str, int]
"""Where a decision stands in a file: whose sheet, and which on it."""


@dataclass(frozen=True)
class Asked:
    """What kind of game is asked for."""

    seed: int = 1
    rounds: int | None = None
    """the first so many; None: all"""
    teams: int | None = None
    """None: as the scenario has seats"""
    parallel: bool = False
    bots: tuple[BotName, ...] = ()
    """one in turn for each team that no decisions file decides for"""


def teams_of(plan: Plan, asked: Asked) -> tuple[Team, ...]:
    """Who sits where. Raises UsageFault if there are more teams than firms."""
    try:
        return seating(plan, asked.teams, parallel=asked.parallel)
    except SessionError as fault:
        raise UsageFault([f"--teams {asked.teams}: {fault}"]) from fault


def play(plan: Plan, asked: Asked, decisions: DecisionsFile | None = None) -> tuple[Session, list[Game]]:
    """Play so many rounds and the legacy run, and the same idle; the session, and the game of each cluster.

    Raises InputFault with a line for every decision that the rules refuse in the first round in which they
    refuse any: a game with half of somebody's decisions would be nobody's game.
    """
    about = plan.scenario.about
    teams = with_bots(_seated(plan, teams_of(plan, asked), decisions), asked.bots, decisions)
    rounds = len(about.rounds[: asked.rounds])
    session = Session.in_memory(plan.scenario, Setup(seed=asked.seed, teams=teams, rounds=rounds))
    with progress(rounds + bool(about.legacy_years), "round") as tick:
        for number in range(1, rounds + 1):
            session.go_to("decide")
            places = _hand_in(session, decisions.sheets.get(number, {}) if decisions else {})
            record = session.play_round()
            refused = _refused(record, places)
            if decisions is not None and refused:
                raise InputFault(decisions.refused(number, refused))
            tick()
        session.go_to("results")
        session.go_to("end")
        if about.legacy_years:
            session.legacy(tick)
    return session, [_game(session, world) for world in session.worlds]


def _seated(plan: Plan, teams: tuple[Team, ...], decisions: DecisionsFile | None) -> tuple[Team, ...]:
    """The teams, and one more for each firm without a seat that decides all the same."""
    seated = {*(team.id for team in teams), *(firm for team in teams for firm in team.firms)}
    named = {key for sheets in (decisions.sheets.values() if decisions else ()) for key in sheets}
    return (
        *teams,
        *(Team(id=key, name=firm_name(plan, key)[:60], firms=(key,)) for key in sorted(named - seated)),
    )


def _hand_in(session: Session, sheets: Mapping[str, Sequence[Decision]]) -> dict[str, list[Place]]:
    """Seal the sheets of a round; what stands under a firm's name belongs to the sheet of its team."""
    places: dict[str, list[Place]] = {}
    for team in session.setup.teams:
        keys = [key for key in (team.id, *sorted(team.firms)) if key in sheets]
        mine = [key for at, key in enumerate(keys) if key not in keys[:at] and _is_of(session, team, key)]
        if mine:
            places[team.id] = [(key, at) for key in mine for at in range(len(sheets[key]))]
            session.hand_in(team.id, [one for key in mine for one in sheets[key]])
    return places


def _is_of(session: Session, team: Team, key: str) -> bool:
    """Whether a sheet under this name is this team's: another team may be called like one of its firms."""
    return key == team.id or all(one.id != key for one in session.setup.teams)


def _refused(record: RoundRecord, places: Mapping[str, Sequence[Place]]) -> list[Objection]:
    """What the rules say against decisions of a round, by the names that they stand under in the file."""
    found = []
    for world in record.worlds.values():
        for one in world.set_aside:
            if one.decider in places:
                decider, index = places[one.decider][one.index]
                found.append(replace(one, decider=decider, index=index))
    return found


def _game(session: Session, world: str) -> Game:
    seats = session.setup.seats(world)
    bots = [team.id for team in session.teams if team.bot and team.world == world]
    rounds = [_round(session.plan, seats, one, world, bots) for one in session.records]
    names = {team.id: team.name for team in session.teams if team.world == world}
    decided = bool(bots) or any(_decided(session, number, names) for number in range(1, session.rounds + 1))
    return Game(session.plan, session.setup.seed, world, names, rounds, decided)


def _decided(session: Session, number: int, teams: Mapping[str, str]) -> bool:
    """Whether any of these teams decided anything in a round."""
    return any(sheet.decisions for sheet in session.past.basis(number).sheets if sheet.team in teams)


def _round(
    plan: Plan, seats: Mapping[str, tuple[str, ...]], record: RoundRecord, world: str, bots: Sequence[str]
) -> Round:
    # Bots put several versions of a package on the table, of which one can stand: no news if the rest lapse.
    versions = tuple(offer_name(seat, 0).removesuffix("0") for seat in bots)
    one = record.worlds[world]
    lapsed = tuple(key for key in one.lapsed if not key.startswith(versions))
    ours = World(plan, one.ledgers, one.state, seats)
    idle = World(plan, one.idle_ledgers, one.idle_state, seats)
    return Round(record.round, record.phase, record.years, ours, idle, lapsed)


def without_each_firm(game: Game) -> list[Removal]:
    """The year after the last round that was decided on, without each firm in turn."""
    with progress(1 + len(game.plan.firms), "year") as tick:

        def play_one(plan: Plan, seed: int, state: State) -> YearResult:
            result = play_year(plan, seed, state)
            tick()
            return result

        return resilience(game.plan, game.seed, game.last_played.ours.state, play_one)

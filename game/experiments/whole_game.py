"""Plays a whole game at once: a session like any other, for those who want to see what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from game.roster.seating import seating
from game.roster.setup import BotName, Setup, Team
from game.session.presets import own_preset, suggested
from game.session.records import RoundRecord
from game.session.session import Session
from sim.decisions import Decision
from sim.plan.plan import Plan
from sim.resilience import Removal, resilience
from sim.rounds import Sheets
from sim.rules import Objection
from sim.rules.names import firm_name
from sim.state import State
from sim.year import YearResult, play_year

SheetPlace = tuple[str, int]
"""where a decision was written down: whose sheet, and which on it"""
Act = Callable[[Session], object]
"""something done to a session while teams decide: a deal signed, money given, an event brought"""
_LONGEST_NAME = 60


@dataclass(frozen=True)
class GameOptions:
    """What kind of game is asked for."""

    seed: int = 1
    rounds: int | None = None
    """the first so many; None: all"""
    teams: int | None = None
    """None: as the scenario has seats"""
    parallel: bool = False
    bots: tuple[BotName, ...] = ()
    """one in turn for each team that no sheet decides for"""
    language: str = "en"
    """in which teams are named, and the session is told"""
    set_aside: bool = False
    """whether what the rules refuse is set aside, as in a session; else the game ends there"""


class DecisionsRefused(Exception):
    """The rules refuse decisions of a round: a game with half of somebody's decisions would be nobody's game."""

    def __init__(self, number: int, objections: Sequence[Objection]) -> None:
        self.round = number
        self.objections = tuple(objections)
        """by the names that the decisions stand under"""
        super().__init__(f"round {number}: {len(self.objections)} decisions are refused")


def whole_game(
    plan: Plan,
    options: GameOptions,
    sheets: Mapping[int, Sheets] | None = None,
    tick: Callable[[], object] = lambda: None,
    before: Mapping[int, Sequence[Act]] = MappingProxyType({}),
) -> Session:
    """Play so many rounds and the legacy run, and the same idle. `tick` is called after each of them.

    `sheets`: round → team or firm → its decisions. `before`: round → what is done before they are handed in. Raises
    DecisionsRefused for the first round in which the rules refuse any of them, unless those are set aside;
    SeatingError if there are more teams than firms; and what the acts raise.
    """
    about = plan.scenario.about
    teams = _with_bots(_seated(plan, teams_of(plan, options), sheets or {}), options.bots, sheets or {})
    minutes = suggested(about).lengths[: options.rounds]
    whole = {"preset": own_preset(about), "rounds": len(minutes), "round_minutes": minutes}
    setup = Setup(seed=options.seed, teams=teams, language=options.language, **whole)
    session = Session.in_memory(plan.scenario, setup)
    for number in range(1, setup.rounds + 1):
        session.go_to("decide")
        for act in before.get(number, ()):
            act(session)
        places = _hand_in(session, (sheets or {}).get(number, {}))
        refused = _refused(session.play_round(), places)
        if refused and not options.set_aside:
            raise DecisionsRefused(number, refused)
        tick()
    _end(session, tick)
    return session


def each_for_itself(session: Session, tick: Callable[[], object] = lambda: None) -> Session:
    """The reference game: the same scenario, luck, teams and rounds as far as they were played, each team a bot
    that takes what pays back for itself alone. `tick` is called after each round."""
    setup = session.setup
    teams = tuple(team.model_copy(update={"bot": "private"}) for team in setup.teams)
    rounds = sum(record.phase == "play" for record in session.records)
    update = {"teams": teams, "rounds": rounds, "origin": None}
    reference = Session.in_memory(session.scenario, setup.model_copy(update=update))
    for _ in range(rounds):
        reference.go_to("decide")
        reference.play_round()
        tick()
    return reference


def _end(session: Session, tick: Callable[[], object]) -> None:
    session.go_to("results")
    session.go_to("end")
    if session.scenario.about.legacy_years:
        session.legacy(tick)


def teams_of(plan: Plan, options: GameOptions) -> tuple[Team, ...]:
    """Who sits where. Raises SeatingError if there are more teams than firms."""
    return seating(plan, options.teams, parallel=options.parallel, language=options.language)


def _seated(plan: Plan, teams: tuple[Team, ...], sheets: Mapping[int, Sheets]) -> tuple[Team, ...]:
    """The teams, and one more for each firm without a seat that decides all the same."""
    seated = {*(team.id for team in teams), *(firm for team in teams for firm in team.firms)}
    deciding = {key for of_round in sheets.values() for key in of_round}
    names = {firm: firm_name(plan, firm)[:_LONGEST_NAME] for firm in sorted(deciding - seated)}
    return (*teams, *(Team(id=firm, name=name, firms=(firm,)) for firm, name in names.items()))


def _with_bots(
    teams: Sequence[Team], names: Sequence[BotName], sheets: Mapping[int, Sheets]
) -> tuple[Team, ...]:
    """The teams with bots at them. One that a sheet decides for, or for a firm of it, is people's."""
    if not names:
        return tuple(teams)
    deciding = {key for of_round in sheets.values() for key in of_round}
    free = [team.id for team in teams if not deciding & {team.id, *team.firms}]
    bots = {key: names[place % len(names)] for place, key in enumerate(free)}
    return tuple(team.model_copy(update={"bot": bots.get(team.id)}) for team in teams)


def _hand_in(session: Session, sheets: Mapping[str, Sequence[Decision]]) -> dict[str, list[SheetPlace]]:
    """Seal the sheets of a round; what stands under a firm's name belongs to the sheet of its team."""
    places: dict[str, list[SheetPlace]] = {}
    for team in session.setup.teams:
        keys = dict.fromkeys(key for key in (team.id, *sorted(team.firms)) if key in sheets)
        own = [key for key in keys if _is_of(session, team, key)]
        if own:
            places[team.id] = [(key, at) for key in own for at in range(len(sheets[key]))]
            session.hand_in(team.id, [decision for key in own for decision in sheets[key]])
    return places


def _is_of(session: Session, team: Team, key: str) -> bool:
    """Whether a sheet under this name is this team's: another team may be called like one of its firms."""
    return key == team.id or all(other.id != key for other in session.setup.teams)


def _refused(record: RoundRecord, places: Mapping[str, Sequence[SheetPlace]]) -> list[Objection]:
    """What the rules say against decisions of a round, by the names that they stand under."""
    objections = []
    for world in record.worlds.values():
        for objection in world.set_aside:
            if objection.decider in places:
                decider, index = places[objection.decider][objection.index]
                objections.append(replace(objection, decider=decider, index=index))
    return objections


def without_each_firm(
    plan: Plan, seed: int, state: State, tick: Callable[[], object] = lambda: None
) -> list[Removal]:
    """The year that a state is about to begin, without each firm in turn. `tick` is called after each."""

    def play_one(plan: Plan, seed: int, state: State) -> YearResult:
        result = play_year(plan, seed, state)
        tick()
        return result

    return resilience(plan, seed, state, play_one)

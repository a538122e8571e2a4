"""Beginning a session, and reading one back: from lines of plain data to a past that counts."""

from __future__ import annotations

import pickle
import platform
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from game.roster.setup import Setup
from game.session.entries import ENTRY, Entry, SessionOpened
from game.session.entry_kinds import add as add_checked
from game.session.entry_kinds import problem_with
from game.session.errors import LineFault, SessionError
from game.session.fold import SessionState
from game.session.journal.memory import KeptLine
from game.version import VERSION as KIERTO_VERSION
from sim.message import Message
from sim.outside import DEEPEST, flaw
from sim.plan.plan import Plan
from sim.rules import VERSION
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, to_data
from sim.scenario.problems import ScenarioFault, printable

_LIBRARIES: Final = ("simpy", "numpy", "pydantic")
_AROUND: Final = 4
"""levels of a line around what a scenario file may hold"""
_PACKED: Final = ("packed",)
"""what is compressed in a line: its own bounds are checked where it is unpacked"""


class SessionRead(NamedTuple):
    """A session as it was read."""

    plan: Plan
    past: SessionState
    damage: Message | None
    """what is wrong with the first line that cannot be used; None if all can"""


def head(scenario: Scenario, setup: Setup) -> dict[str, Any]:
    """The first line of a session. Raises SessionError if the set-up does not fit the scenario."""
    problem = setup_problem(Plan(scenario), setup)
    if problem:
        raise SessionError(problem)
    opened = SessionOpened(rules=VERSION, made_by=made_by(), setup=setup, scenario=to_data(scenario))
    return plain(opened)


def made_by() -> dict[str, str]:
    """What a session was made with."""
    versions = {"kierto": KIERTO_VERSION, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "unknown"
    return versions


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON data."""
    data: dict[str, Any] = ENTRY.dump_python(entry, mode="json")
    return data


def read(lines: Sequence[KeptLine], plan: Plan | None = None) -> SessionRead:
    """What the lines of a session say. Raises SessionError if not even the first can be used.

    `plan`: of the scenario in the first line, if it has been read before.
    """
    if not lines:
        raise SessionError("The session is empty. Open a copy of it.")
    first = entry_of(1, lines[0].data)
    if not isinstance(first, SessionOpened):
        raise LineFault(1, "A session begins with its scenario and its teams. Open a copy of it.")
    plan = plan or _plan_of(first)
    problem = setup_problem(plan, first.setup)
    if problem:
        raise LineFault(1, problem)
    past = new_past(plan, first)
    try:
        for number, line in enumerate(lines[1:], 2):
            add(plan, past, entry_of(number, line.data))
    except LineFault as fault:
        damage = Message("{fault} What stands before it is shown; nothing can be added.", fault=fault.message)
        return SessionRead(plan, past, damage)
    return SessionRead(plan, past, None)


def _plan_of(first: SessionOpened) -> Plan:
    try:
        return _plan_written(pickle.dumps(first.scenario))
    except ScenarioFault as fault:
        raise LineFault(
            1, "Its scenario cannot be played: {problem}", problem=fault.problems[0].message
        ) from fault


@lru_cache(maxsize=4)
def _plan_written(packed: bytes) -> Plan:
    """The plan of a scenario as a first line has it. Kept: copies, references and a session opened again have the
    same scenario, and checking it takes longer than anything else of opening them."""
    return Plan(from_data(pickle.loads(packed), "the session's scenario", is_begun=True))


def new_past(plan: Plan, first: SessionOpened) -> SessionState:
    """The past of a session that has just been opened."""
    return SessionState(first, has_legacy=bool(plan.scenario.about.legacy_years))


def add(plan: Plan, past: SessionState, entry: Entry) -> None:
    """Add the next line to the past. Raises LineFault, changing nothing, if it cannot stand there."""
    problem = problem_with(plan, past, entry)
    if problem:
        raise LineFault(past.last + 1, problem)
    add_checked(past, entry)


def entry_of(number: int, data: Mapping[str, Any]) -> Entry:
    """What a line says. Raises LineFault."""
    if (place := line_flaw(data)) is not None:
        raise _not_written(number, place)
    try:
        return ENTRY.validate_python(data)
    except ValidationError as fault:
        place = ".".join(map(str, fault.errors(include_url=False)[0]["loc"][1:]))
        raise _not_written(number, place) from fault


def line_flaw(data: Mapping[str, Any]) -> str | None:
    """Where a line breaks the rules for what comes from outside; None if nowhere."""
    return flaw(dict(data), _PACKED, DEEPEST + _AROUND)


def _not_written(number: int, place: str) -> LineFault:
    if not place:
        return LineFault(number, "It says nothing that Kierto knows.")
    return LineFault(
        number, "What stands there as {place} is not what Kierto writes.", place=printable(place)
    )


def setup_problem(plan: Plan, setup: Setup) -> Message | None:
    """What does not fit between a set-up and its scenario; None if all does."""
    rounds = len(plan.scenario.about.rounds)
    if setup.rounds > rounds:
        return Message(
            "The scenario has {rounds} rounds, not {wanted}. Play {rounds} at most.",
            rounds=rounds,
            wanted=setup.rounds,
        )
    names = [team.id for team in setup.teams]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return Message("Two teams are called “{name}”. Give each an id of its own.", name=twice)
    for world in setup.worlds:
        problem = _world_problem(plan, setup, world)
        if problem:
            return problem
    return None


def _world_problem(plan: Plan, setup: Setup, world: str) -> Message | None:
    taken: dict[str, str] = {}
    for team, firms in setup.seats(world).items():
        for firm in firms:
            if firm not in plan.firms:
                return Message(
                    "Team “{team}” runs “{firm}”, which the scenario does not have.", team=team, firm=firm
                )
            if plan.firms[firm].outside:
                return Message(
                    "Team “{team}” runs “{firm}”, which is outside the cluster and is played by nobody.",
                    team=team,
                    firm=firm,
                )
            if firm in taken:
                return Message(
                    "“{firm}” is run by “{other}” and by “{team}”. Give it to one team.",
                    firm=firm,
                    other=taken[firm],
                    team=team,
                )
            taken[firm] = team
    return None

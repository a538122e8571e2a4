"""Beginning a session, and reading one back: from lines of plain data to a past that counts."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from game.roster.setup import Setup
from game.session.entries import ENTRY, Entry, Opened
from game.session.entry_checks import problem_with
from game.session.errors import LineFault, SessionError
from game.session.fold import SessionState
from game.session.journal.memory import Line
from game.version import VERSION as KIERTO_VERSION
from sim.plan.plan import Plan
from sim.rules import VERSION
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, to_data
from sim.scenario.problems import ScenarioFault

_LIBRARIES: Final = ("simpy", "numpy", "pydantic")


class Read(NamedTuple):
    """A session as it was read."""

    plan: Plan
    past: SessionState
    damage: str
    """what is wrong with the first line that cannot be used; empty if all can"""


def head(scenario: Scenario, setup: Setup) -> dict[str, Any]:
    """The first line of a session. Raises SessionError if the set-up does not fit the scenario."""
    problem = setup_problem(Plan(scenario), setup)
    if problem:
        raise SessionError(problem)
    opened = Opened(rules=VERSION, made_by=made_by(), setup=setup, scenario=to_data(scenario))
    return plain(opened)


def made_by() -> dict[str, str]:
    """What a session was made with."""
    found = {"kierto": KIERTO_VERSION, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON data."""
    found: dict[str, Any] = ENTRY.dump_python(entry, mode="json")
    return found


def read(lines: Sequence[Line]) -> Read:
    """What the lines of a session say. Raises SessionError if not even the first can be used."""
    if not lines:
        raise SessionError("The session is empty. Open a copy of it.")
    first = entry_of(1, lines[0].data)
    if not isinstance(first, Opened):
        raise LineFault(1, "A session begins with its scenario and its teams. Open a copy of it.")
    try:
        plan = Plan(from_data(first.scenario, "the session's scenario"))
    except ScenarioFault as fault:
        raise LineFault(1, f"Its scenario cannot be played: {fault.problems[0]}") from fault
    problem = setup_problem(plan, first.setup)
    if problem:
        raise LineFault(1, problem)
    past = new_past(plan, first)
    try:
        for number, line in enumerate(lines[1:], 2):
            add(plan, past, entry_of(number, line.data))
    except LineFault as fault:
        return Read(plan, past, f"{fault} What stands before it is shown; nothing can be added.")
    return Read(plan, past, "")


def new_past(plan: Plan, first: Opened) -> SessionState:
    """The past of a session that has just been opened."""
    return SessionState(first, has_legacy=bool(plan.scenario.about.legacy_years))


def add(plan: Plan, past: SessionState, entry: Entry) -> None:
    """Add the next line to the past. Raises LineFault, changing nothing, if it cannot stand there."""
    problem = problem_with(plan, past, entry)
    if problem:
        raise LineFault(past.last + 1, problem)
    past.add(entry)


def entry_of(number: int, data: Mapping[str, Any]) -> Entry:
    """What a line says. Raises LineFault."""
    try:
        return ENTRY.validate_python(data)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "the line"
        raise LineFault(number, f"{place}: {first['msg']}.") from fault


def setup_problem(plan: Plan, setup: Setup) -> str:
    """What does not fit between a set-up and its scenario; empty if all does."""
    rounds = len(plan.scenario.about.rounds)
    if setup.rounds > rounds:
        return f"The scenario has {rounds} rounds, not {setup.rounds}. Play {rounds} at most."
    names = [team.id for team in setup.teams]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return f"Two teams are called “{twice}”. Give each an id of its own."
    for world in setup.worlds:
        problem = _world_problem(plan, setup, world)
        if problem:
            return problem
    return ""


def _world_problem(plan: Plan, setup: Setup, world: str) -> str:
    taken: dict[str, str] = {}
    for team, firms in setup.seats(world).items():
        for firm in firms:
            if firm not in plan.firms:
                return f"Team “{team}” runs “{firm}”, which the scenario does not have."
            if plan.firms[firm].outside:
                return f"Team “{team}” runs “{firm}”, which is outside the cluster and is played by nobody."
            if firm in taken:
                return f"“{firm}” is run by “{taken[firm]}” and by “{team}”. Give it to one team."
            taken[firm] = team
    return ""

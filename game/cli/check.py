"""`check`: says everything that is wrong with scenario files and sessions."""

from __future__ import annotations

import argparse
import glob
import os
from collections.abc import Iterator, Sequence
from typing import Final

from game.cli.faults import Exit, Fault, InputFault
from game.cli.files import located, read_scenario
from game.cli.numbers import count
from game.cli.output import put, say
from game.cli.sessions import is_session, read_session, rounds_of
from game.session.errors import SessionError
from sim.scenario.checks.provenance import unsaid
from sim.scenario.loader import questions
from sim.scenario.problems import printable

_EPILOG: Final = """\
examples:
  python main.py check scenarios/tutorial.yaml
  python main.py check scenarios/*.yaml
  python main.py check game.kierto

A problem reads FILE:LINE:COLUMN: FIELD: what is wrong. What to write instead."""
_PATTERN: Final = frozenset("*?[")
_MOST_NAMED: Final = 4


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "check",
        help="check scenario files and sessions; every problem on its own line",
        description="Check scenario files and sessions. All problems are listed, each on its own line.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a scenario file or a session, or a pattern such as *.yaml"
    )
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Check every file; one bad file is enough to fail."""
    sound = [_is_sound(file) for file in expanded(options.files)]
    return Exit.DONE if all(sound) else Exit.INPUT_AT_FAULT


def expanded(names: Sequence[str]) -> Iterator[str]:
    """The files that are meant: where the shell leaves a pattern as it is (Windows), those that match it."""
    for name in names:
        found = sorted(glob.glob(name)) if _PATTERN & set(name) and not os.path.lexists(name) else []
        yield from found or [name]


def _is_sound(file: str) -> bool:
    try:
        if is_session(file):
            put(_checked(file))
            return True
        scenario = read_scenario(file)
    except Fault as fault:
        for line in fault.lines:
            say(line)
        return False
    firms, rounds = count(len(scenario.firms), "firm"), count(len(scenario.about.rounds), "round")
    put(f"{file}: sound. {scenario.about.title.en}: {firms}, {rounds}.\n")
    put(_without_origin(file, unsaid(scenario)))
    for question in questions(located(file)):
        put(f"{question}\n")
    return True


def _without_origin(file: str, fields: list[str]) -> str:
    """A hint that is no fault: files of older versions did not say where every number is from."""
    if not fields:
        return ""
    named = ", ".join(fields[:_MOST_NAMED])
    more = f" and {len(fields) - _MOST_NAMED} more" if len(fields) > _MOST_NAMED else ""
    number = count(len(fields), "number")
    return f"{file}: {number} without a word on where from: {named}{more}. Add `source:`, `estimate:` or `tuned:`.\n"


def _checked(file: str) -> str:
    """What is said of a sound session. Raises InputFault with all that is wrong with another."""
    session, name = read_session(file), printable(file)
    try:
        problems = list(session.notices)
        played = rounds_of(session)
    except SessionError as fault:
        raise InputFault([f"{name}: {fault}"]) from fault
    finally:
        session.close()
    if problems:
        raise InputFault([f"{name}: {one}" for one in problems])
    teams, title = count(len(session.teams), "team"), session.scenario.about.title.en
    return f"{file}: sound. {title}: {teams}, {played} played.\n"

"""`verify`: plays the journal of a session again and compares what comes of it with what was recorded."""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.check import expanded
from game.cli.faults import Exit, Fault, InputFault
from game.cli.numbers import count
from game.cli.output import put, say
from game.cli.progress import progress
from game.cli.sessions import read_session, rounds_of
from game.experiments.verify import Difference, verify
from game.session.errors import SessionError
from sim.scenario.problems import printable

_EPILOG: Final = """\
examples:
  python main.py verify game.kierto
  python main.py verify *.kierto

Every round that counts is played again from the opening, with the same luck. The first round and firm
that come out otherwise are named; then the file was changed, or this Kierto is not the one that made it."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "verify",
        help="play sessions again and compare the digests, round by round",
        description="Play each session's journal again and compare what comes of it with what was recorded.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="SESSION", nargs="+", help="a session file, or a pattern")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Verify every file; one that differs is enough to fail."""
    sound = [_is_sound(file) for file in expanded(options.files)]
    return Exit.DONE if all(sound) else Exit.INPUT_AT_FAULT


def _is_sound(file: str) -> bool:
    try:
        put(f"{_verified(file)}\n")
    except Fault as fault:
        for line in fault.lines:
            say(line)
        return False
    return True


def _verified(file: str) -> str:
    """What is said of a session that came out as recorded. Raises InputFault for any other."""
    session, name = read_session(file), printable(file)
    try:
        with progress(max(1, len(session.records)), "round") as tick:
            found = verify(session, tick)
    except SessionError as fault:
        raise InputFault([f"{name}: {fault}"]) from fault
    finally:
        session.close()
    if found.refused:
        proved = f"Its chain and its books are sound: {count(found.rounds, 'record')}, every balance zero."
        raise InputFault([f"{name}: {found.refused} {proved}"])
    if found.difference is not None:
        raise InputFault([f"{name}: {_otherwise(found.difference)}"])
    problems = [f"{name}: {one}" for one in session.notices]
    if problems:
        raise InputFault([*problems, f"{name}: What stands before that came out as recorded."])
    return f"{file}: {rounds_of(session)} played again, all as recorded."


def _otherwise(found: Difference) -> str:
    name = f"round {found.round}" if found.phase == "play" else "the legacy run"
    whose = f"the firm “{found.firm}”" if found.firm else f"the cluster (its {found.what})"
    return (
        f"{name} of “{found.world}” comes out otherwise for {whose}. "
        "Play it with the Kierto that made it, or open an unchanged copy."
    )

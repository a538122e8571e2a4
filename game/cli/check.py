"""`check`: says everything that is wrong with scenario files."""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.faults import Exit, Fault
from game.cli.files import read_scenario
from game.cli.output import put, say

_EPILOG: Final = """\
examples:
  python main.py check scenarios/tutorial.yaml
  python main.py check scenarios/*.yaml

A problem reads FILE:LINE:COLUMN: FIELD: what is wrong. What to write instead."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "check",
        help="check scenario files; every problem on its own line",
        description="Check scenario files. All problems of all files are listed, each on its own line.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a scenario file")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Check every file; one bad file is enough to fail."""
    sound = [_is_sound(file) for file in options.files]
    return Exit.DONE if all(sound) else Exit.INPUT_AT_FAULT


def _is_sound(file: str) -> bool:
    try:
        scenario = read_scenario(file)
    except Fault as fault:
        for line in fault.lines:
            say(line)
        return False
    firms, rounds = len(scenario.firms), len(scenario.about.rounds)
    put(f"{file}: sound. {scenario.about.title.en}: {firms} firms, {rounds} rounds.\n")
    return True

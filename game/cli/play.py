"""`play` and `replay`: the game in its windows."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.display import show
from game.cli.faults import InputFault
from game.cli.files import read_scenario

_SESSION = ".kierto"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both commands to the command line."""
    play = commands.add_parser("play", help="open a scenario at set-up, or a session where it stopped")
    play.add_argument("file", metavar="FILE", help="a scenario (.yaml) or a session (.kierto)")
    with_windows(play, argparse.SUPPRESS)
    play.set_defaults(command=command)
    replay = commands.add_parser("replay", help="open a session's debrief")
    replay.add_argument("file", metavar="FILE", help="a session (.kierto)")
    with_windows(replay, argparse.SUPPRESS)
    replay.set_defaults(command=replay_command)


def with_windows(parser: argparse.ArgumentParser, default: str) -> None:
    """How many windows: said before or after the command."""
    parser.add_argument(
        "--windows",
        choices=("auto", "one", "two"),
        default=default,
        help="auto: two with a second display (default)",
    )


def command(options: argparse.Namespace) -> int:
    """Open a file in the window."""
    from game.screen.kit.transition import Transition

    path = Path(options.file)
    if path.suffix == _SESSION:
        _there(path)
        return show(Transition("resume", path), options.windows)
    return show(Transition("set_up", read_scenario(options.file)), options.windows)


def replay_command(options: argparse.Namespace) -> int:
    """Open a session's debrief."""
    from game.screen.kit.transition import Transition

    path = Path(options.file)
    _there(path)
    return show(Transition("replay", path), options.windows)


def _there(path: Path) -> None:
    if not path.is_file():
        raise InputFault([f"{path}: There is no such file. Write the path of a saved session."])

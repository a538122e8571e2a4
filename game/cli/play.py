"""`play` and `replay`: the game in its windows."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.display import show
from game.cli.faults import InputFault, about
from game.cli.files import read_scenario
from game.cli.parsing import Commands, with_windows
from game.session.journal.travelled import is_session
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add both commands to the command line."""
    w = commands.w
    play = commands.add("play", command)
    play.add_argument("file", metavar=w("FILE"), help=w("a scenario (.yaml) or a session (.kierto)"))
    replay = commands.add("replay", replay_command)
    replay.add_argument("file", metavar=w("FILE"), help=w("a session (.kierto)"))
    for parser in (play, replay):
        with_windows(parser, w, argparse.SUPPRESS)


def command(options: argparse.Namespace) -> int:
    """Open a file in the window."""
    from game.screen.kit.transition import Transition

    path = Path(options.file)
    if is_session(path):
        _there(path)
        return show(Transition("resume", path), options)
    return show(Transition("set_up", read_scenario(options.file)), options)


def replay_command(options: argparse.Namespace) -> int:
    """Open a session's debrief."""
    from game.screen.kit.transition import Transition

    path = Path(options.file)
    _there(path)
    return show(Transition("replay", path), options)


def _there(path: Path) -> None:
    if not path.is_file():
        what = Message("There is no such file. Write the path of a saved session.")
        raise InputFault([about(str(path), what)])

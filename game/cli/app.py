"""The command line as a whole: which commands there are, and how each of them ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from game.cli import demo, diagnostics, play
from game.cli.compile import drop_outdated
from game.cli.faults import Exit, Fault
from game.cli.output import put, say
from game.resources import shipped_scenario
from game.version import VERSION

_ABOUT: Final = "Kierto: a workshop simulation and serious game about the industrial circular economy."
_EXAMPLES: Final = """\
examples:
  python main.py                                       open the game
  python main.py play scenarios/tutorial.yaml          open a scenario at set-up, or a saved session
  python main.py run scenarios/tutorial.yaml           play the small scenario, nobody deciding
  python main.py run scenarios/tutorial.yaml --decisions decisions.yaml
  python main.py check scenarios/*.yaml                is anything wrong with these files?
  python main.py report game.kierto --out report       a page to read and print, and tables
  python main.py handouts scenarios/kemi-tornio.yaml --out handouts
                                                       what people hold in their hands, to print
  python main.py verify game.kierto                    does a session come out as it was recorded?
  python main.py describe scenarios/kemi-tornio.yaml   a page for an expert of the region to check
  python main.py schema --out kierto.schema.json       lets an editor complete and check a scenario

Write the Python you started this with in place of `python`, such as .venv/bin/python.

exit status: 0 done, 1 the input is at fault, 2 wrong usage, 3 this machine cannot"""


INSTALLED: Final = "kierto"
_AS_WRITTEN: Final = "python main.py"
"""how examples name the program where they are written"""

_MODULES: Final = (
    "play", "run", "sheet", "report", "debrief", "check", "verify", "handouts", "describe", "sweep", "schema",
    "compile",
)  # fmt: skip
"""the modules of the commands, as they are listed"""
_OPENED: Final = (".yaml", ".yml", ".kierto")
"""endings of the files that open by themselves"""
_GAME: Final = ("play", "replay")
"""what opens windows: the libraries of the other commands would hold up the title"""
_COMPILE: Final = ("compile",)
"""what replaces files of the simulated year, which therefore must not be in use"""


def parser(modules: Iterable[str] = _MODULES) -> argparse.ArgumentParser:
    """All commands and their options, or those of some modules."""
    whole = argparse.ArgumentParser(
        program(),
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"Kierto {VERSION}")
    play.with_windows(whole, "auto")
    diagnostics.add_to(whole, before_command=True)
    whole.set_defaults(command=demo.command)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name in modules:
        import_module(f"game.cli.{name}").add_to(commands)
    for command in commands.choices.values():
        diagnostics.add_to(command)
    for command in (whole, *commands.choices.values()):
        command.epilog = (command.epilog or "").replace(_AS_WRITTEN, program())
    return whole


def program() -> str:
    """How this program was started: from its source, or installed."""
    return INSTALLED if Path(sys.argv[0]).stem == INSTALLED else _AS_WRITTEN


def main() -> int:
    """The installed command `kierto`."""
    return run(sys.argv[1:])


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit status. A fault is said in plain lines, never as a traceback."""
    try:
        return _carry_out(arguments)
    except Fault as fault:
        for line in fault.lines:
            say(line)
        return fault.status
    except KeyboardInterrupt:
        say("Stopped.")
        return Exit.STOPPED


def _carry_out(arguments: Sequence[str]) -> int:
    arguments = diagnostics.unambiguous(_with_command(arguments), (*_MODULES, *_GAME))
    try:
        options = parser(_needed(arguments)).parse_args(arguments)
    except SystemExit as ended:  # argparse has printed its help, or what is wrong with the usage
        put("")
        return Exit.DONE if ended.code == 0 else Exit.WRONG_USAGE
    drop_outdated()
    return diagnostics.carried_out(options.command, options)


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """A file alone is played: what the system passes on when somebody opens a scenario or a session with Kierto."""
    alone = len(arguments) == 1 and not arguments[0].startswith("-")
    if alone and (arguments[0].endswith(_OPENED) or shipped_scenario(arguments[0]) is not None):
        return ["play", *arguments]
    return arguments


def _needed(arguments: Sequence[str]) -> Iterable[str]:
    """The modules that a command line needs."""
    named = next((word for word in arguments if word in (*_MODULES, *_GAME)), None)
    if named is None:
        opens = not arguments or arguments[0].startswith(("--windows", *diagnostics.OPTIONS))
        return _GAME[:1] if opens else _MODULES
    if named in _GAME:
        return _GAME[:1]
    return _COMPILE if named in _COMPILE else _MODULES

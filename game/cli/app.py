"""The command line as a whole: which commands there are, and how each of them ends."""

from __future__ import annotations

import argparse
import errno
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from game.cli import diagnostics
from game.cli.abouts import abouts
from game.cli.faults import Exit, Fault, in_words
from game.cli.language import language_of, speak
from game.cli.output import put, remark
from game.cli.parsing import INSTALLED, Commands, Parser, add_language, epilog, program, with_windows
from game.resources import ROOT, shipped_scenario
from game.speedups.status import OLDER
from game.text.translator import Translator
from game.version import VERSION
from sim.message import Message
from sim.os_errors import because

_MODULES: Final = {
    name: "play" if name == "replay" else name
    for name in (
        "play", "replay", "run", "sheet", "report", "debrief", "evidence", "check", "verify", "handouts", "describe",
        "translate", "sweep", "search", "schema", "compile", "problem",
    )
}  # fmt: skip
"""command → the module that has it"""
_OPENED: Final = (".yaml", ".yml", ".kierto")
"""endings of the files that open by themselves"""
_NO_MEMORY: Final = (errno.ENOMEM, errno.EAGAIN)


def parser(w: Translator, asked: Iterable[str] = _MODULES) -> Parser:
    """All commands, and the options of those that are asked for."""
    whole = Parser(
        program(),
        description=w(
            "Kierto: a workshop simulation and serious game about the industrial circular economy."
        ),
        epilog=_help(w),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"Kierto {VERSION}", help=w("show the version"))
    with_windows(whole, w, "auto")
    add_language(whole, w)
    diagnostics.add_to(whole, w, before_command=True)
    whole.set_defaults(command=_without_command)
    sentences = abouts(w)
    commands = Commands(w, whole.add_subparsers(title=w("commands"), metavar=w("COMMAND")), sentences)
    for name in sentences:
        module = _MODULES[name]
        if not any(_MODULES[other] == module for other in asked if other in _MODULES):
            commands.mention(name)
        elif name not in commands.parsers.choices:
            import_module(f"game.cli.{module}").add_to(commands)
    for command in commands.parsers.choices.values():
        diagnostics.add_to(command, w)
    return whole


def _without_command(options: argparse.Namespace) -> int:
    from game.cli.demo import command

    return command(options)


def _help(w: Translator) -> str:
    examples = (
        ("", w("open the game")),
        ("play tutorial", w("open a scenario at set-up, or a saved session")),
        ("run tutorial", w("play the small scenario; nobody acts")),
        ("run tutorial --decisions decisions.yaml", ""),
        ("check scenarios/*.yaml", w("is anything wrong with these files?")),
        ("report game.kierto --out report", w("a page to read and print, and tables")),
        ("handouts kemi-tornio --out handouts", w("what people hold in their hands, to print")),
        ("verify game.kierto", w("does a session come out as it was recorded?")),
        ("describe kemi-tornio", w("a page for an expert of the region to check")),
        ("schema --out kierto.schema.json", w("lets an editor complete and check a scenario")),
    )
    notes = [w("exit status: 0 done, 1 the input is at fault, 2 wrong usage, 3 this machine cannot")]
    if program() != INSTALLED:
        notes.insert(
            0, w("Write the Python you started this with in place of `python`, such as .venv/bin/python.")
        )
    return epilog(w, examples, notes)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit status. A fault is said in plain lines, never as a traceback."""
    w = Translator(language_of(arguments))
    speak(w)
    try:
        return _carry_out(arguments, w)
    except Fault as fault:
        for line in fault.lines:
            remark(in_words(w, line))
        return fault.status
    except KeyboardInterrupt:
        remark(w("Stopped."))
        return Exit.STOPPED
    except (MemoryError, OSError, RuntimeError) as error:
        if (why := _limit(error)) is None:
            raise
        remark(w.say(why))
        return Exit.MACHINE_CANNOT


def _limit(error: MemoryError | OSError | RuntimeError) -> Message | None:
    """What a machine that gave out means to people; None for a fault of the program's own."""
    is_thread = isinstance(error, RuntimeError) and "new thread" in str(error)
    if isinstance(error, MemoryError) or is_thread or getattr(error, "errno", None) in _NO_MEMORY:
        return Message("This machine has too little memory for this. Close other programs, or ask for less.")
    if isinstance(error, OSError):
        why = because(error)
        return Message("This machine could not do it: {why}. Make room, or try elsewhere.", why=why)
    return None


def _carry_out(arguments: Sequence[str], w: Translator) -> int:
    arguments = diagnostics.unambiguous(_with_command(arguments), tuple(_MODULES))
    try:
        options = parser(w, arguments).parse_args(arguments)
    except SystemExit as ended:  # argparse has printed its help, or what is wrong with the usage
        put("")
        return Exit.DONE if ended.code == 0 else Exit.WRONG_USAGE
    options.w = w
    if (ROOT / OLDER).exists():
        from game.cli.compile import drop_older

        drop_older()
    return diagnostics.carried_out(options.command, options)


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """A file alone is played: what the system passes on when somebody opens a scenario or a session with Kierto."""
    alone = len(arguments) == 1 and not arguments[0].startswith("-")
    if alone and (_opens(arguments[0]) or shipped_scenario(arguments[0]) is not None):
        return ["play", *arguments]
    return arguments


def _opens(name: str) -> bool:
    """Whether something is a file that Kierto opens, by its ending or by how it begins."""
    from game.session.journal.travelled import begins_as_session

    return name.lower().endswith(_OPENED) or begins_as_session(Path(name))

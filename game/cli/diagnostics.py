"""What shows how the program itself does: `--log`, `--log-level` and `--profile`, for every command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from platform import platform, python_version
from typing import Final

from game import log
from game.atomic_write import write_whole
from game.cli.faults import Fault, in_words, not_written
from game.cli.output import file_target, remark
from game.outputs.targets import Marks
from game.resources import user_folder
from game.text.translator import Translator
from game.version import VERSION

_PROFILES: Final = ("_lsprof.Profiler",)
"""what stands in every file of times"""
_WITH_FILE: Final = ("--log", "--profile")
"""options whose file may be left out"""


def add_to(parser: argparse.ArgumentParser, w: Translator, *, before_command: bool = False) -> None:
    """The options that every command has; `before_command`: their defaults stand here."""
    group = parser.add_argument_group(w("for makers"))
    default = None if before_command else argparse.SUPPRESS
    group.add_argument(
        "--log", metavar=w("FILE"), nargs="?", const="", default=default,
        help=w("note what happens in a file (default: kierto.log in the folder of the sessions)"),
    )  # fmt: skip
    group.add_argument(
        "--log-level", choices=log.LEVELS, default="info" if before_command else default,
        help=w("what is noted: everything from this level on (default: info)"),
    )  # fmt: skip
    group.add_argument(
        "--profile", metavar=w("FILE"), nargs="?", const="", default=default,
        help=w("write down where the time goes (default: kierto.prof in the folder of the sessions)"),
    )  # fmt: skip


def unambiguous(arguments: Sequence[str], commands: Sequence[str]) -> list[str]:
    """A command after an option whose file was left out is not that file: `--log run` means `--log= run`."""
    return [
        f"{word}=" if word in _WITH_FILE and (after in commands or after.startswith("-")) else word
        for word, after in zip_longest(arguments, arguments[1:], fillvalue="")
    ]


def _asked(option: str, path: Path, marks: Marks) -> None:
    """Whether a file may lie there: never over what somebody else wrote. Raises UsageFault or MachineFault."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise not_written(str(path), fault) from fault
    file_target(option, path, marks=marks)


def carried_out(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Carry out a command as its options want it: noted in the log, and profiled. Raises MachineFault."""
    home = user_folder()
    if options.log is not None:
        _start_log(Path(options.log or home / log.FILE), options.log_level)
    asked = {key: value for key, value in sorted(vars(options).items()) if key not in ("command", "w")}
    log.logger("cli").info("Kierto %s on Python %s, %s: %s", VERSION, python_version(), platform(), asked)
    try:
        if options.profile is None:
            return command(options)
        return _profiled(command, options, Path(options.profile or home / "kierto.prof"))
    finally:
        log.stop()


def _start_log(path: Path, level: str) -> None:
    for place in log.places(path):
        _asked("--log", place, log.MARKS)
    try:
        log.start(path, level)
    except OSError as fault:
        raise not_written(str(path), fault) from fault


def _profiled(command: Callable[[argparse.Namespace], int], options: argparse.Namespace, path: Path) -> int:
    import cProfile
    import marshal
    from pstats import Stats

    _asked("--profile", path, _PROFILES)
    profile = cProfile.Profile()
    try:
        return profile.runcall(command, options)
    finally:
        try:
            _asked("--profile", path, _PROFILES)
            times = Stats(profile).stats  # type: ignore[attr-defined]
            write_whole(path, marshal.dumps(times))
        except (OSError, Fault) as fault:
            lines = fault.lines if isinstance(fault, Fault) else not_written(str(path), fault).lines
            remark(in_words(options.w, lines[0]))
        else:
            reading = f"python -m pstats {path}"
            remark(options.w("{file} is written. Read it with: `{command}`", file=path, command=reading))

"""What a command says: results on standard output, everything else on standard error.

Results are written whole, at the end, so that a command that fails has printed nothing half. A terminal
that cannot show a sign gets a plainer one, and none gets a letter that would command it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from game.atomic_write import write_whole
from game.cli.faults import MachineFault, UsageFault, about, not_written
from game.outputs.targets import Marks, TargetError, UnwritableError, check_file, check_folder
from sim.message import Message
from sim.os_errors import because
from sim.outside import escaped

_PLAINER: Final = str.maketrans(
    dict(zip("−–\u2009\u202f\u00a0₂³·×→", "--   23-x>", strict=True)) | {"→": "->", "€": "EUR"}
)


def put(text: str) -> None:
    """Write a result on standard output.

    A reader who has seen enough (`| head`) is no fault. Raises MachineFault where nothing can be written.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        _close_quietly()
        what = Message(
            "The result could not be written: {why}. Make room, or write elsewhere.", why=because(error)
        )
        raise MachineFault([what]) from error


def remark(line: str) -> None:
    """Write a line of remark, progress or problem on standard error.

    Where that is closed or full there is nobody to tell; the exit status still says how the command ended.
    """
    with suppress(OSError):
        print(escaped(line), file=sys.stderr, flush=True)


def file_target(option: str, name: str | Path, inputs: Sequence[str | Path] = (), marks: Marks = ()) -> Path:
    """The place of an output file, asked before anything is worked out. Raises UsageFault or MachineFault."""
    return _target(option, str(name), lambda: check_file(name, inputs, marks))


def folder_target(
    option: str, name: str, names: Mapping[str, Marks], inputs: Sequence[str | Path] = ()
) -> Path:
    """The folder that outputs go to. Raises UsageFault or MachineFault."""
    return _target(option, name, lambda: check_folder(name, names, inputs))


def _target(option: str, name: str, check: Callable[[], Path]) -> Path:
    try:
        return check()
    except UnwritableError as fault:
        raise MachineFault([about(f"{option} {name}", fault)]) from fault
    except TargetError as fault:
        raise UsageFault([about(f"{option} {name}", fault)]) from fault


def out_target(
    options: argparse.Namespace, inputs: Sequence[str | Path] = (), marks: Marks = ()
) -> Path | None:
    """The file that `--out` names; None where the result is printed. Raises UsageFault or MachineFault."""
    return file_target("--out", options.out, inputs, marks) if options.out else None


def deliver(options: argparse.Namespace, out: Path | None, text: str) -> None:
    """Print a result, or write it into a file, whole or not at all. Raises MachineFault where that cannot be."""
    if out is None:
        put(text)
        return
    try:
        write_whole(out, text.encode())
    except OSError as error:
        raise not_written(str(out), error) from error
    remark(options.w("{file} is written.", file=out))


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise MachineFault(
            [Message("There is no standard output to write to. Start Kierto from a terminal.")]
        )
    stream.write(_showable(text, stream.encoding or "ascii"))
    stream.flush()


def _showable(text: str, encoding: str) -> str:
    """The text in signs that the stream can take; file names may hold bytes that are no text at all."""
    text = escaped(text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plainer = text.translate(_PLAINER)
        return plainer.encode(encoding, "backslashreplace").decode(encoding)
    return text


def _close_quietly() -> None:
    """Let what is left in the buffer go nowhere, so that Python does not complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def count(number: int, thing: str) -> str:
    """So many of a thing: `1 firm`, `3 firms`."""
    return f"{number:,d} {thing}{'' if number == 1 else 's'}".replace(",", "\u2009")

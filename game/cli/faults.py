"""Why a command ends without doing what it was asked: exit status and what is said."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from game.text.translator import Translator
from sim.message import Message, MessageError
from sim.os_errors import because
from sim.scenario.problems import FileProblem, printable

Line = str | Message | FileProblem
"""what is said, in words of no language yet; a string stands as it is"""


class Exit(IntEnum):
    """The exit status of every command."""

    DONE = 0
    INPUT_AT_FAULT = 1
    WRONG_USAGE = 2
    MACHINE_CANNOT = 3
    STOPPED = 130
    """by Ctrl-C, as shells expect"""


class Fault(Exception):
    """A command that cannot go on. Its lines are said on standard error."""

    status = Exit.INPUT_AT_FAULT

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(map(str, self.lines)))


class InputFault(Fault):
    """A file says something that cannot be."""


class UsageFault(Fault):
    """The command was given something it does not take."""

    status = Exit.WRONG_USAGE


class MachineFault(Fault):
    """This machine cannot: a full disk, nowhere to write."""

    status = Exit.MACHINE_CANNOT


def in_words(w: Translator, line: Line) -> str:
    """A line of a fault in a language."""
    match line:
        case Message():
            return w.say(line)
        case FileProblem():
            return w.say(line.message)
        case _:
            return line


def about(name: str, sentence: Message | MessageError | str) -> Message:
    """What is said of a file or an option, behind its name."""
    what = sentence.message if isinstance(sentence, MessageError) else sentence
    return Message("{name}: {what}", name=printable(name), what=what)


def not_written(name: str, error: OSError | ValueError) -> MachineFault:
    """A file or folder that could not be written. A ValueError: nothing can have this name."""
    what = Message(
        "{name} could not be written: {why}. Write elsewhere.", name=printable(name), why=because(error)
    )
    return MachineFault([what])


def more_may_appear(problems: int) -> Message:
    """Said below problems that hide others: the rest is looked at only once these are mended."""
    return Message.many(
        "More may appear when this is mended.", "More may appear when these are mended.", problems
    )

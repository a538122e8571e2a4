"""Why a command ends without doing what it was asked: exit status and what is said."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


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

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


class InputFault(Fault):
    """A file says something that cannot be."""


class UsageFault(Fault):
    """The command was given something it does not take."""

    status = Exit.WRONG_USAGE


class MachineFault(Fault):
    """This machine cannot: a full disk, nowhere to write."""

    status = Exit.MACHINE_CANNOT


def more_may_appear(problems: int) -> str:
    """Said below problems that hide others: the rest is looked at only once these are mended."""
    return f"More may appear when {'this is' if problems == 1 else 'these are'} mended."

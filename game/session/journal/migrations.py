"""Sessions of older formats: ordered steps, each from one format to the next.

A step gets the objects of all lines and gives them as the next format says them. It never adds, drops or moves
a line: others refer to lines by their numbers. An old file stays as it is; what was made of it can
be looked at, and played on in a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from game.session.journal.format_1 import to_format_2

FORMAT: Final = 2
"""The format that is written."""

Step = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]
STEPS: Final[Mapping[int, Step]] = {1: to_format_2}
"""From each older format to the next one."""


def format_of(head: Mapping[str, Any]) -> int | None:
    """The format that a first line states; None if it states none."""
    stated = head.get("format")
    return stated if type(stated) is int and stated >= 1 else None


def upgraded(lines: Sequence[dict[str, Any]], stated: int) -> list[dict[str, Any]]:
    """The lines of an older format as today's says them."""
    upgraded = list(lines)
    for older in range(stated, FORMAT):
        upgraded = STEPS[older](upgraded)
    return upgraded

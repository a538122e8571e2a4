"""Sessions of older formats: ordered steps, each from one format to the next.

A step gets a line's number and object and gives the object as the next format says it. It never adds, drops
or moves a line: others refer to lines by their numbers. An old file stays as it is; what was made of it can
be looked at, and played on in a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

FORMAT: Final = 1
"""The format that is written."""

Step = Callable[[int, dict[str, Any]], dict[str, Any]]
STEPS: Final[Mapping[int, Step]] = {}
"""From each older format to the next one. There are none yet."""


def format_of(head: Mapping[str, Any]) -> int | None:
    """The format that a first line states; None if it states none."""
    stated = head.get("format")
    return stated if type(stated) is int and stated >= 1 else None


def upgraded(data: dict[str, Any], number: int, stated: int) -> dict[str, Any]:
    """A line of an older format as today's says it."""
    for older in range(stated, FORMAT):
        data = STEPS[older](number, data)
    return data

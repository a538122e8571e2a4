"""Saved sessions at a glance: what was played and how far, from the first line of a file and its last step."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

MOST: Final = 5
_STEP: Final = re.compile(rb'^\{"n":\d+,"length":\d+,"data":\{"line":"phase","round":(\d+),"phase":"(\w+)"\}')


@dataclass(frozen=True, slots=True)
class Saved:
    """A session on the disk."""

    path: Path
    when: float
    """when it was last written to"""
    title: dict[str, str]
    """its scenario, by language; empty if the file cannot be read: opening it says why"""
    round: int
    rounds: int
    phase: str


def latest(folder: Path, most: int = MOST) -> tuple[Saved, ...]:
    """The sessions written to last, newest first; none where the folder cannot be looked into."""
    try:
        written = sorted(((path.stat().st_mtime, path) for path in folder.glob("*.kierto")), reverse=True)
    except OSError:
        return ()
    return tuple(_glance(path, when) for when, path in written[:most])


def _glance(path: Path, when: float) -> Saved:
    """Without checking anything: a file is checked when it is opened."""
    number, phase = b"0", b""
    try:
        with path.open("rb") as lines:
            opened = json.loads(lines.readline())["data"]
            for line in lines:
                step = _STEP.match(line)
                number, phase = step.groups() if step is not None else (number, phase)
        return Saved(path, when, _said(opened), int(number), int(opened["setup"]["rounds"]), phase.decode())
    except (OSError, ValueError, KeyError, TypeError):
        return Saved(path, when, {}, 0, 0, "")


def _said(opened: dict[str, Any]) -> dict[str, str]:
    title = opened["scenario"]["about"]["title"]
    return {"en": title} if isinstance(title, str) else {key: str(one) for key, one in title.items() if one}

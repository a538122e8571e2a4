"""What there is to play: the scenarios, and the saved sessions to go on with or to look back at."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.cluster_map.board import Board
from game.cluster_map.firm_models import picture_for
from game.cluster_map.potential_map import promise
from game.screen.recent import elsewhere
from game.session.journal.chain import LARGEST_FILE, parsed
from game.session.journal.travelled import is_session, plain_lines
from game.typed.reserved import unplayable
from sim.message import Message
from sim.outside import flaw
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault

FIRST: Final = ("kemi-tornio", "kalundborg", "handelo", "tutorial")
"""the order of the shipped ones; an author's own come after them"""
_DATA: Final = rb'^\{"n":\d+,"length":\d+,"data":\{(?:"at":(\d{1,12}),)?'
_LINE: Final = re.compile(_DATA)
_STEP: Final = re.compile(_DATA + rb'"line":"phase","round":(\d{1,9}),"phase":"(\w+)"\}')
_EARLIEST, _LATEST = 86_400.0, 32_503_000_000.0
"""seconds since 1970 between which every platform has dates: to the end of 2999"""
_TAIL: Final = 1024**2
"""bytes at the end of a file in which its last line stands"""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario on the title screen, or what is wrong with its file."""

    path: Path
    scenario: Scenario | None
    problem: Message | None = None


def shelf(*folders: Path) -> list[Path]:
    """The scenario files of these folders, shipped ones first."""
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))]
    return sorted(paths, key=lambda path: FIRST.index(path.stem) if path.stem in FIRST else len(FIRST))


def take_down(path: Path) -> Shelved:
    """Read one scenario; a file with problems says its first one."""
    try:
        return Shelved(path, load(path, unplayable))
    except ScenarioFault as fault:
        return Shelved(path, None, fault.problems[0].message)


def picture_of(scenario: Scenario, language: str) -> Board:
    """A scenario's own map, its seats' firms in their colours."""
    plan = Plan(scenario)
    marks = {firm: (i, key) for i, (key, firms) in enumerate(plan.seats.items()) for firm in firms}
    return promise(plan, marks, picture_for, language)


@dataclass(frozen=True, slots=True)
class Saved:
    """A session on the disk."""

    path: Path
    when: float
    """when its last line was written: by the session itself, or by the disk where it does not say"""
    title: dict[str, str]
    """its scenario, by language; empty if the file cannot be read: opening it says why"""
    round: int
    rounds: int
    phase: str
    scenario: str = ""
    """its id"""
    key: str = ""
    """hash of its first line: the same in every copy of it"""
    origin: tuple[str, str, int] | None = None
    """of a fork: the key and name of the original, and the round it was forked before"""


def latest_session(folder: Path) -> Path | None:
    """The session that was written to last; none where the folder cannot be looked into."""
    return next((path for _, path in newest(folder)), None)


def newest(folder: Path) -> list[tuple[float, Path]]:
    """The saved sessions, each with when it was last written to, newest first; none where there is no way in.

    Those that were opened from elsewhere are among them.

    A disk's own moment is that of a copy: whatever says its moment itself comes before what does not.
    """
    try:
        inside = list(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        inside = []
    dated = filter(None, map(_dated, (*inside, *elsewhere(folder))))
    return [(when, path) for _, when, path in sorted(dated, reverse=True)]


def _dated(path: Path) -> tuple[bool, float, Path] | None:
    """Whether a session says its moment itself, and when; None where it is none, or cannot be read now."""
    try:
        if not (path.is_file() and is_session(path)):
            return None
        moment = _last_moment(path)
        return moment is not None, moment or path.stat().st_mtime, path
    except OSError:
        return None


def _last_moment(path: Path) -> float | None:
    """When the last whole line was written, as it says itself."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read(_TAIL)
    if not tail.startswith(b"{") and path.stat().st_size <= _TAIL:
        tail = plain_lines(tail)
    dated = (_LINE.match(line) for line in reversed(tail.split(b"\n")[:-1]))
    last = next((line for line in dated if line is not None), None)
    return float(last[1]) if last is not None and last[1] is not None else None


def glance(path: Path, when: float) -> Saved:
    """What a session is, without checking anything: a file is checked when it is opened."""
    number, phase = b"0", b""
    try:
        with path.open("rb") as file:
            first, *lines = plain_lines(file.read(LARGEST_FILE)).splitlines()
        begun = parsed(first)
        opened = begun["data"]
        for line in lines:
            step = _STEP.match(line)
            _, number, phase = step.groups() if step is not None else (b"", number, phase)
        titles, rounds = _titles(opened), int(opened["setup"]["rounds"])
        origin = opened["setup"].get("origin")
        forked = (str(origin["session"]), str(origin["name"]), int(origin["round"])) if origin else None
        if flaw([titles, rounds, list(forked or ())]) is not None:
            raise ValueError(path)
        scenario, key = str(opened["scenario"]["id"]), str(begun["hash"])
        return Saved(path, when, titles, int(number), rounds, phase.decode(), scenario, key, forked)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Saved(path, when, {}, 0, 0, "")


def local_moment(seconds: float) -> datetime.datetime:
    """When that was here (seconds since 1970). A moment that no platform has a date for is the nearest that has one:
    files say what they like."""
    return datetime.datetime.fromtimestamp(min(max(seconds, _EARLIEST), _LATEST))


def _titles(opened: dict[str, Any]) -> dict[str, str]:
    title = opened["scenario"]["about"]["title"]
    return (
        {"en": title} if isinstance(title, str) else {key: str(text) for key, text in title.items() if text}
    )

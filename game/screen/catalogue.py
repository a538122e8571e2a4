"""What there is to play: the scenarios, and the saved sessions to go on with or to look back at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.cluster_map.board import Board
from game.cluster_map.firm_models import picture_for
from game.cluster_map.potential_map import promise
from game.typed.reserved import unfit_codes
from sim.message import Message
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault

FIRST: Final = ("kemi-tornio", "kalundborg", "handelo", "tutorial")
"""the order of the shipped ones; an author's own come after them"""
_STEP: Final = re.compile(rb'^\{"n":\d+,"length":\d+,"data":\{"line":"phase","round":(\d+),"phase":"(\w+)"\}')


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
        return Shelved(path, load(path, unfit_codes))
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
    """when it was last written to"""
    title: dict[str, str]
    """its scenario, by language; empty if the file cannot be read: opening it says why"""
    round: int
    rounds: int
    phase: str


def latest_session(folder: Path) -> Path | None:
    """The session that was written to last; none where the folder cannot be looked into."""
    return next((path for _, path in newest(folder)), None)


def newest(folder: Path) -> list[tuple[float, Path]]:
    """The saved sessions, each with when it was last written to, newest first; none where there is no way in."""
    try:
        return sorted(((path.stat().st_mtime, path) for path in folder.glob("*.kierto")), reverse=True)
    except OSError:
        return []


def glance(path: Path, when: float) -> Saved:
    """What a session is, without checking anything: a file is checked when it is opened."""
    number, phase = b"0", b""
    try:
        with path.open("rb") as lines:
            opened = json.loads(lines.readline())["data"]
            for line in lines:
                step = _STEP.match(line)
                number, phase = step.groups() if step is not None else (number, phase)
        return Saved(path, when, _titles(opened), int(number), int(opened["setup"]["rounds"]), phase.decode())
    except (OSError, ValueError, KeyError, TypeError):
        return Saved(path, when, {}, 0, 0, "")


def _titles(opened: dict[str, Any]) -> dict[str, str]:
    title = opened["scenario"]["about"]["title"]
    return (
        {"en": title} if isinstance(title, str) else {key: str(text) for key, text in title.items() if text}
    )

"""The scenarios on the shelf, and the session to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.cluster_map.board import Board
from game.cluster_map.potential_map import promise
from game.screen.map.models import picture_for
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault

FIRST = ("kemi-tornio", "kalundborg", "handelo", "tutorial")
"""the order of the shipped ones; an author's own come after them"""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario on the title screen, or what is wrong with its file."""

    path: Path
    scenario: Scenario | None
    problem: str = ""


def shelf(*folders: Path) -> list[Path]:
    """The scenario files of these folders, shipped ones first."""
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))]
    return sorted(found, key=lambda path: FIRST.index(path.stem) if path.stem in FIRST else len(FIRST))


def take_down(path: Path) -> Shelved:
    """Read one scenario; a file with problems says its first one."""
    try:
        return Shelved(path, load(path))
    except ScenarioFault as fault:
        return Shelved(path, None, str(fault.problems[0]))


def picture_of(scenario: Scenario, language: str) -> Board:
    """A scenario's own map, its seats' firms in their colours."""
    plan = Plan(scenario)
    marks = {firm: (i, key) for i, (key, firms) in enumerate(plan.seats.items()) for firm in firms}
    return promise(plan, marks, picture_for, language)


def latest_session(folder: Path) -> Path | None:
    """The session that was written to last; none where the folder cannot be looked into."""
    try:
        written = [(path.stat().st_mtime, path) for path in folder.glob("*.kierto")]
    except OSError:
        return None
    return max(written, default=(0.0, None))[1]

"""What a release says of itself: what is new since the last, and the figures of all that was tried before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from packaging.version import Version

UNRELEASED: Final = "## Unreleased"
_MOST_LINES: Final = 12
"""of what a step printed: figures stand at its end"""
_VERSION: Final = re.compile(r'^VERSION = "(?P<version>[^"]+)"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a step before a release ended."""

    name: str
    what: str
    well: bool
    seconds: float
    printed: tuple[str, ...] = ()


def notes(version: str, changelog: str, ended: Sequence[Ended], told: str) -> str:
    """The release notes in Markdown. `told`: on what machine and from which commit it was tried."""
    lines = [f"# Kierto {version}", "", told, "", *section(changelog, version), "", "## What was tried", ""]
    lines += ["| step | what | | seconds |", "|---|---|---|---|"]
    for each in ended:
        lines.append(
            f"| {each.name} | {each.what} | {'well' if each.well else '**failed**'} | {each.seconds:.0f} |"
        )
    for each in ended:
        figures = [line.rstrip() for line in each.printed if line.strip()][-_MOST_LINES:]
        lines += ["", f"### {each.name}", "", "```", *figures, "```"] if figures else []
    return "\n".join(lines) + "\n"


def section(changelog: str, version: str) -> list[str]:
    """What the changelog says of a version; of what is not released yet where it has none of that name."""
    parts = re.split(r"^(?=## )", changelog, flags=re.MULTILINE)
    for head in (f"## {version}", UNRELEASED):
        for part in parts:
            if part.splitlines()[0].split(" (")[0] == head:
                return part.strip().splitlines()[1:]
    return []


def cut(root: Path, version: str, day: date) -> None:
    """Give what is not released yet a version and its day, in the changelog and where the program says its version.

    Raises ValueError for a version that is none, or not above the one before, and where nothing is new.
    """
    place, changelog = root / "game" / "version.py", root / "CHANGELOG.md"
    source, text = place.read_text("utf-8"), changelog.read_text("utf-8")
    known = _VERSION.search(source)
    if known is None or UNRELEASED not in text:
        raise ValueError("game/version.py or CHANGELOG.md is not as it is left by a release")
    first = "\n## 0" not in text and "\n## 1" not in text
    if Version(version) < Version(known["version"]) or (
        not first and Version(version) == Version(known["version"])
    ):
        raise ValueError(f"{version} does not come after {known['version']}")
    if not any(line.startswith("- ") for line in section(text, "")):
        raise ValueError("nothing is new")
    place.write_text(source.replace(known[0], f'VERSION = "{Version(version)}"'), "utf-8")
    head = f"{UNRELEASED}\n\n## {Version(version)} ({day.isoformat()})"
    changelog.write_text(text.replace(UNRELEASED, head, 1), "utf-8")

"""One file for a bug report: what the program is, what machine it runs on, how it is set, and what it noted.

Nobody is named in it: the home folder, the user and the machine go by other words, as does any folder in quotes, a
session by a number and without its folder; of what was noted only the program's own words stay (`program_words`), and
of the settings what is chosen among few. What was played is in it only where somebody asks.
"""

from __future__ import annotations

import getpass
import io
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from game import log
from game.atomic_write import write_whole
from game.program_words import own_words, without_names
from game.resources import ROOT
from game.small_file import read_small
from game.version import VERSION

LIBRARIES: Final = ("numpy", "pydantic", "pygame-ce", "simpy", "fpdf2", "python-pptx")
_MOST_FAULTS: Final = 5
"""files of faults, the newest"""
_WITHIN: Final = r"(?<=\w)'(?=\w)"
"""an apostrophe, which ends no name: Anna's game"""
_SESSION: Final = re.compile(
    rf"(?:(?:[A-Za-z]:)?[/\\~](?:[^\n'\"]|{_WITHIN})*?)?(?:[^/\\\n'\":]|{_WITHIN})+\.kierto\b"
)
"""a session's file, with the folders before it"""
_FOLDER: Final = re.compile(r"(?<!File )([“'\"])(?:[A-Za-z]:)?[/\\~][^”'\"\n]*([”'\"])")
"""any other place in quotes; a traceback's own files stay, for they are the program's"""
_SET: Final = ("language", "theme", "text_scale", "sound", "still")
"""settings that are chosen among few; the second folder is nobody else's business"""


def written(home: Path, folder: Path, settings: Path | None = None, sessions: Iterable[Path] = ()) -> Path:
    """Write the file into a folder; returns where. `home`: where log and faults of this user lie.

    `settings`: their file, where it lies elsewhere. `sessions`: those that go with it. Raises OSError where something
    cannot be read or written.
    """
    packed = io.BytesIO()
    hide = _OtherWords()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("about.txt", "\n".join(_facts()) + "\n")
        file.writestr("settings.json", own_words(json.dumps(_settings(home, settings), indent=1)))
        for path in _noted(home):
            file.writestr(path.name, without_names(hide.within(path.read_text("utf-8", "replace"))))
        for number, path in enumerate(sessions, 1):
            file.writestr(f"session-{number}.kierto", path.read_bytes())
    folder.mkdir(parents=True, exist_ok=True)
    return write_whole(folder / f"kierto-problem-{datetime.now():%Y-%m-%d-%H%M%S}.zip", packed.getvalue())


def compiled() -> bool:
    """Whether a simulated year runs as machine code here."""
    spec = find_spec("sim.year.calendar")
    return spec is not None and (spec.origin or "").endswith(tuple(EXTENSION_SUFFIXES))


def _facts() -> Iterator[str]:
    """What the program is, and what machine it runs on."""
    yield f"Kierto {VERSION}, {'built' if getattr(sys, 'frozen', False) else 'from Python'}"
    yield f"year: {'compiled' if compiled() else 'plain Python'}"
    yield f"Python {platform.python_version()}"
    yield f"system: {platform.platform()}"
    yield f"processor: {platform.machine()}, {os.cpu_count()} cores"
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        yield f"memory: {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') // 2**20} MB"
    for name in ("LANG", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "SDL_VIDEODRIVER", "KIERTO_PLAIN"):
        if os.environ.get(name):
            yield f"{name}: {os.environ[name]}"
    for library in LIBRARIES:
        try:
            yield f"{library} {version(library)}"
        except PackageNotFoundError:
            yield f"{library}: it does not say its version"


def _settings(home: Path, file: Path | None) -> dict[str, object]:
    """Those that are known: until they are written anew they lie where earlier versions kept them."""
    known = read_small(file if file is not None and file.is_file() else home / "settings.json")
    return {key: value for key, value in known.items() if key in _SET}


def _noted(home: Path) -> list[Path]:
    """The log and those before it, and the newest faults."""
    faults = sorted(home.glob("fault-*.txt"))[-_MOST_FAULTS:]
    return [path for path in (*log.places(home / log.FILE), *faults) if path.is_file()]


class _OtherWords:
    """Puts other words in the place of names."""

    def __init__(self) -> None:
        self._sessions: dict[str, int] = {}
        folders = {str(Path.home()): "~", str(ROOT): "KIERTO"}
        longest_first = sorted(folders, key=len, reverse=True)
        plain = [(name, folders[name]) for name in longest_first if len(name) > 1]
        self._folders = [*plain, *((name.replace("\\", "\\\\"), word) for name, word in plain)]
        self._people = [
            (name, word) for name, word in ((_user(), "USER"), (platform.node(), "MACHINE")) if name
        ]

    def within(self, text: str) -> str:
        """The same text without names."""
        lines = (self._without_sessions(line) for line in text.split("\n"))
        text = _FOLDER.sub(r"\1FOLDER\2", "\n".join(lines))
        for name, word in self._folders:
            text = text.replace(name, word)
        for name, word in self._people:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", word, text)
        return text

    def _without_sessions(self, line: str) -> str:
        """Only a line that names one is searched: that takes the square of its length."""
        return _SESSION.sub(self._number, line) if ".kierto" in line else line

    def _number(self, place: re.Match[str]) -> str:
        """Each session has a number, the same throughout."""
        name = re.split(r"[/\\]", place[0])[-1].rpartition(" from ")[2].strip()
        return f"session-{self._sessions.setdefault(name, len(self._sessions) + 1)}.kierto"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user whom this machine does not know by a name
        return ""

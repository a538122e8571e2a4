"""The saved sessions as people know them: what was played, how far, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.screen.catalogue import Saved, glance, local_moment, newest
from game.screen.kit.text_field import TextField
from game.screen.kit.turning import Turning
from game.screen.session_place import renamed
from game.text.translator import Translator

MOST: Final = 5
"""sessions on a page"""


@dataclass(slots=True)
class SavedSessions:
    """The saved sessions of a folder, page by page; a file is looked into when its page is open."""

    folder: Path
    turning: Turning = field(default_factory=Turning)
    naming: Path | None = None
    """the one whose name is being typed"""
    editing: TextField = field(default_factory=lambda: TextField(longest=60))
    _newest: list[tuple[float, Path]] = field(init=False)
    _known: dict[Path, Saved] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._newest = newest(self.folder)

    @property
    def pages(self) -> int:
        """How many pages they take."""
        return -(-len(self._newest) // MOST)

    def shown(self) -> tuple[Saved, ...]:
        """Those of the open page, newest first."""
        first = self.turning.shown(self.pages) * MOST
        return tuple(self._glance(when, path) for when, path in self._newest[first : first + MOST])

    def rename(self, path: Path) -> None:
        """Type another name for a session."""
        self.naming = path
        self.editing.set(path.stem)
        self.editing.select()

    def named(self) -> None:
        """The name that was typed is its own. Raises OSError, FileExistsError where another has it."""
        path, self.naming = self.naming, None
        if path is not None:
            renamed(path, self.editing.text)
            self._newest, self._known = newest(self.folder), {}

    def _glance(self, when: float, path: Path) -> Saved:
        if path not in self._known:
            self._known[path] = glance(path, when)
        return self._known[path]


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One of them, in words."""

    path: Path
    title: str
    detail: str


def saved_rows(saved: tuple[Saved, ...], w: Translator) -> tuple[SavedRow, ...]:
    """All of them, in the language of the moment."""
    return tuple(SavedRow(each.path, _title(each, w), _detail(each, w)) for each in saved)


def _title(saved: Saved, w: Translator) -> str:
    return saved.title.get(w.language) or saved.title.get("en") or saved.path.stem


def _detail(saved: Saved, w: Translator) -> str:
    when = w.moment(local_moment(saved.when))
    if not saved.round:
        return when
    done = w("Round {n} of {all}", n=min(saved.round, saved.rounds), all=saved.rounds)
    if saved.phase in ("end", "legacy", "debrief"):
        done = w("played to the end")
    name = saved.path.stem
    if saved.origin is not None:
        name = w(
            "{name}: fork of {original} from round {n}",
            name=name,
            original=saved.origin[1],
            n=saved.origin[2],
        )
    return w("{done} · {when} · {name}", done=done, when=when, name=name)

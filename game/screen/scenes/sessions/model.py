"""The saved sessions as people know them: what was played, how far, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from game.screen.catalogue import Saved
from game.text.translator import Translator


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
    when = w.moment(datetime.datetime.fromtimestamp(saved.when))
    if not saved.round:
        return when
    done = w("Round {n} of {all}", n=min(saved.round, saved.rounds), all=saved.rounds)
    if saved.phase in ("end", "legacy", "debrief"):
        done = w("played to the end")
    return w("{done} · {when} · {name}", done=done, when=when, name=saved.path.stem)

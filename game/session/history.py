"""The history of a session for people: every line as one readable item, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.roster.setup import Team
from game.session.entries import Entry
from game.session.entry_kinds import text_of
from game.session.entry_words import Naming
from game.session.fold import DECIDING, UNDOABLE, SessionState
from sim.letters import OpenedLetter
from sim.message import Message
from sim.plan.plan import Plan
from sim.rules.names import named


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the journal."""

    line: int
    entry: Entry
    """as it was written"""
    reads: Entry | None
    """as it reads now, after edits; None if it is undone"""
    text: Message
    counts: bool
    can_undo: bool
    can_redo: bool
    can_edit: bool


def history(
    plan: Plan, past: SessionState, teams: Iterable[Team], opened: Iterable[OpenedLetter] = ()
) -> tuple[Item, ...]:
    """All lines in order. `teams`: as they are called now; `opened`: the owners' letters, once it is the end."""
    names = {team.id: team.name for team in teams}
    letters = tuple(_opened(plan, names[letter.seat], letter) for letter in opened)
    naming = Naming(plan, names, lambda line: text_of(naming, past.entries[line]), letters)
    return tuple(_item(naming, past, line) for line in past.entries)


def _opened(plan: Plan, team: str, letter: OpenedLetter) -> Message:
    name = named(plan, "letter", letter.letter)
    if letter.is_met:
        return Message("{team}, “{letter}”: fulfilled", team=team, letter=name)
    return Message("{team}, “{letter}”: not fulfilled", team=team, letter=name)


def _item(naming: Naming, past: SessionState, line: int) -> Item:
    entry, now = past.entries[line], past.reads(line)
    undone = line in past.undone
    return Item(
        line=line,
        entry=entry,
        reads=now,
        text=text_of(naming, now or entry),
        counts=past.counts(line),
        can_undo=isinstance(entry, UNDOABLE) and not undone,
        can_redo=undone,
        can_edit=isinstance(entry, DECIDING) and not undone,
    )

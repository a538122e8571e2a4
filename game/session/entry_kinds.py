"""The kinds of lines: for each, whether it can stand, what it changes, and what it says. A new kind is a row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from game.session import entries
from game.session import entry_checks as check
from game.session import entry_words as words
from game.session.entry_words import Naming
from game.session.fold import SessionState
from sim.message import Message
from sim.plan.plan import Plan

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[E]):
    """What is done with lines of one kind."""

    of: type[E]
    problem: Callable[[Plan, SessionState, E], Message | None]
    """why one cannot be the next line; None if it can"""
    apply: Callable[[SessionState, E], None]
    """what it changes, once it is the last line"""
    text: Callable[[Naming, E], Message]
    """what it says"""


def problem_with(plan: Plan, past: SessionState, entry: entries.Entry) -> Message | None:
    """Why an entry cannot be the next line; None if it can."""
    problem: Message | None = _KINDS[type(entry)].problem(plan, past, entry)
    if problem is None and isinstance(entry, entries.Edited):
        return problem_with(plan, past, entry.instead)
    return problem


def add(past: SessionState, entry: entries.Entry) -> None:
    """The next line, which has passed its check."""
    past.next_line(entry)
    _KINDS[type(entry)].apply(past, entry)


def text_of(naming: Naming, entry: entries.Entry) -> Message:
    """What an entry says, for people."""
    text: Message = _KINDS[type(entry)].text(naming, entry)
    return text


def _unchanged(past: SessionState, entry: entries.SessionOpened) -> None:
    """A session begins with it: nothing was there to be changed."""


_KINDS: Final[Mapping[type[entries.Entry], Any]] = {
    kind.of: kind
    for kind in (
        EntryKind(entries.SessionOpened, check.of_opening, _unchanged, words.opened),
        EntryKind(entries.PhaseBegun, check.of_round, SessionState.go_to, words.phase),
        EntryKind(entries.Draft, check.of_team, SessionState.draw_up, words.draft),
        EntryKind(entries.SlipDraft, check.of_slip, SessionState.fill_in, words.slip),
        EntryKind(entries.WallTry, check.of_wall, SessionState.note, words.wall),
        EntryKind(entries.Promised, check.of_team, SessionState.note, words.promise),
        EntryKind(entries.Sheet, check.of_team, SessionState.decide, words.sheet),
        EntryKind(entries.Signed, check.of_cluster, SessionState.decide, words.deal),
        EntryKind(entries.Injected, check.of_event, SessionState.decide, words.event),
        EntryKind(entries.CashAdjusted, check.of_money, SessionState.decide, words.money),
        EntryKind(entries.Undone, check.of_undoing, SessionState.undo, words.undone),
        EntryKind(entries.Redone, check.of_redoing, SessionState.redo, words.redone),
        EntryKind(entries.Edited, check.of_editing, SessionState.edit, words.edited),
        EntryKind(entries.BotSeated, check.of_team, SessionState.note, words.seat),
        EntryKind(entries.Clock, check.of_round, SessionState.set_clock, words.clock),
        EntryKind(entries.Guessed, check.of_round, SessionState.note, words.guess),
        EntryKind(entries.StepGuess, check.of_step_guess, SessionState.note, words.step_guess),
        EntryKind(entries.MondayPlan, check.of_round, SessionState.note, words.monday),
        EntryKind(entries.TalkNote, check.of_round, SessionState.note, words.talk),
        EntryKind(entries.Explained, check.of_reason, SessionState.note, words.reason),
        EntryKind(entries.EvidenceSheet, check.of_round, SessionState.note, words.evidence),
        EntryKind(entries.Ended, check.of_end, SessionState.end, words.end),
        EntryKind(entries.RoundPlayed, check.of_record, SessionState.keep_record, words.record),
    )
}

"""The history of a session for people: every line as one readable item, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.session.entries import (
    BotSeated,
    CashAdjusted,
    Clock,
    Draft,
    Edited,
    Ended,
    Entry,
    Guessed,
    Injected,
    Opened,
    Phase,
    PhaseBegun,
    Redone,
    RoundPlayed,
    Sheet,
    Signed,
    SlipDraft,
    Undone,
)
from game.session.fold import DECIDING, UNDOABLE, SessionState
from sim.plan.plan import Plan
from sim.rules.names import euros, firm_name, measure_name

_PHASES: Final[dict[Phase, str]] = {
    "set_up": "the set-up",
    "briefing": "the briefing",
    "news": "the news",
    "decide": "teams decide",
    "reveal": "the reveal",
    "years": "the years run",
    "results": "the results",
    "end": "the end",
    "legacy": "the legacy run",
    "debrief": "the debrief",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the journal."""

    line: int
    entry: Entry
    """as it was written"""
    reads: Entry | None
    """as it reads now, after edits; None if it is undone"""
    text: str
    counts: bool
    can_undo: bool
    can_redo: bool
    can_edit: bool


def history(plan: Plan, past: SessionState, language: str = "en") -> tuple[Item, ...]:
    """All lines in order. Names are those of the scenario in this language, the sentences English."""
    return tuple(_item(plan, past, line, language) for line in past.entries)


def _item(plan: Plan, past: SessionState, line: int, language: str) -> Item:
    entry = past.entries[line]
    undone = line in past.undone
    now = past.reads(line)
    return Item(
        line=line,
        entry=entry,
        reads=now,
        text=_text(plan, past, now or entry, language),
        counts=past.counts(line),
        can_undo=isinstance(entry, UNDOABLE) and not undone,
        can_redo=undone,
        can_edit=isinstance(entry, DECIDING) and not undone,
    )


def _text(plan: Plan, past: SessionState, entry: Entry, language: str) -> str:
    names = {team.id: team.name for team in past.setup.teams}
    match entry:
        case Opened():
            return f"{plan.scenario.about.title.in_language(language)}: {len(names)} teams, seed {entry.setup.seed}"
        case PhaseBegun():
            return f"Round {entry.round}: {_PHASES[entry.phase]}"
        case Draft():
            return f"Round {entry.round}: {names[entry.team]} drafts {_decisions(len(entry.decisions))}"
        case SlipDraft():
            if entry.deal is None:
                return f"Round {entry.round}: a deal slip is put away"
            parties = " + ".join(firm_name(plan, one, language) for one in entry.deal.parties)
            return f"Round {entry.round}: deal slip of {parties}"
        case Sheet():
            name, decided = names[entry.team], _decisions(len(entry.decisions))
            if entry.by:
                return f"Round {entry.round}: {name} ({entry.by}) seals {decided}"
            return f"Round {entry.round}: {name} seals {decided}"
        case Signed():
            parties = " + ".join(firm_name(plan, one, language) for one in entry.deal.parties)
            return f"Round {entry.round}: deal of {parties}"
        case Injected():
            return f"Round {entry.round}: {measure_name(plan, entry.measure, language)} begins"
        case CashAdjusted():
            firm = firm_name(plan, entry.firm, language)
            return f"Round {entry.round}: {firm} {euros(entry.cents)} ({entry.reason})"
        case BotSeated():
            who = f"the bot “{entry.bot}”" if entry.bot else "people"
            return f"Round {entry.round}: {entry.name or names[entry.team]} is played by {who}"
        case RoundPlayed():
            name = f"Round {entry.round}" if entry.phase == "play" else "Legacy run"
            if len(entry.years) == 1:
                return f"{name}: the year {entry.years[0]} has run"
            return f"{name}: the years {entry.years[0]}–{entry.years[-1]} have run"
        case Undone() | Redone() | Edited():
            what = _text(plan, past, past.entries[entry.of], language)
            return _turned(entry, what)
        case _:
            return _remark(entry)


def _turned(entry: Undone | Redone | Edited, what: str) -> str:
    """What was done to an earlier line, which is named by what it says."""
    match entry:
        case Undone():
            return f"Undone: {what}"
        case Redone():
            return f"Counts again: {what}"
        case Edited():
            return f"Edited: {what}"


def _remark(entry: Clock | Guessed | Ended) -> str:
    match entry:
        case Clock():
            held = {True: ", clock held", False: ", clock goes on", None: ""}[entry.paused]
            return f"Round {entry.round}: {entry.minutes:+d} minutes{held}"
        case Guessed():
            return f"Round {entry.round}: the room expects virgin use to {'fall' if entry.falls else 'rise'}"
        case Ended():
            return f"The game ends after round {entry.round}"


def _decisions(count: int) -> str:
    return "no decision" if not count else "one decision" if count == 1 else f"{count} decisions"

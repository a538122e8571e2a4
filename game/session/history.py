"""The history of a session for people: every line as one readable item, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from game.roster.setup import BOT_NAMES, Team
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
from sim.decisions import DealTerms
from sim.message import Listing, Message, Sum
from sim.plan.plan import Plan
from sim.rules.names import named

_PHASES: Final[dict[Phase, Message]] = {
    "set_up": Message("the set-up"),
    "briefing": Message("the briefing"),
    "news": Message("the news"),
    "decide": Message("teams decide"),
    "reveal": Message("the reveal"),
    "years": Message("the years run"),
    "results": Message("the results"),
    "end": Message("the end"),
    "legacy": Message("the legacy run"),
    "debrief": Message("the debrief"),
}


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


def history(plan: Plan, past: SessionState, teams: Iterable[Team]) -> tuple[Item, ...]:
    """All lines in order. `teams`: as they are called now."""
    names = {team.id: team.name for team in teams}
    return tuple(_item(plan, past, line, names) for line in past.entries)


def _item(plan: Plan, past: SessionState, line: int, names: Mapping[str, str]) -> Item:
    entry = past.entries[line]
    undone = line in past.undone
    now = past.reads(line)
    return Item(
        line=line,
        entry=entry,
        reads=now,
        text=_text(plan, past, now or entry, names),
        counts=past.counts(line),
        can_undo=isinstance(entry, UNDOABLE) and not undone,
        can_redo=undone,
        can_edit=isinstance(entry, DECIDING) and not undone,
    )


def _text(plan: Plan, past: SessionState, entry: Entry, names: Mapping[str, str]) -> Message:
    match entry:
        case Opened():
            title = named(plan, "scenario", plan.scenario.id)
            return Message(
                "{title}: {teams} teams, seed {seed}", title=title, teams=len(names), seed=entry.setup.seed
            )
        case Undone():
            return Message("Undone: {what}", what=_text(plan, past, past.entries[entry.of], names))
        case Redone():
            return Message("Counts again: {what}", what=_text(plan, past, past.entries[entry.of], names))
        case Edited():
            return Message("Edited: {what}", what=_text(plan, past, past.entries[entry.of], names))
        case Ended():
            return Message("The game ends after round {round}", round=entry.round)
        case RoundPlayed():
            return _played(entry)
        case Draft() | Sheet() | BotSeated():
            return _of_team(entry, names)
        case _:
            what = _in_round(plan, entry)
            return Message("Round {round}: {what}", round=entry.round, what=what)


def _played(entry: RoundPlayed) -> Message:
    name = Message("Round {round}", round=entry.round) if entry.phase == "play" else Message("Legacy run")
    first, last = entry.years[0], entry.years[-1]
    if first == last:
        return Message("{name}: the year {year} has run", name=name, year=first)
    return Message("{name}: the years {first}–{last} have run", name=name, first=first, last=last)


def _of_team(entry: Draft | Sheet | BotSeated, names: Mapping[str, str]) -> Message:
    team, number = names[entry.team], entry.round
    match entry:
        case Draft():
            drafted = _decisions(len(entry.decisions))
            return Message(
                "Round {round}: {team} drafts {decisions}", round=number, team=team, decisions=drafted
            )
        case Sheet():
            sealed = _decisions(len(entry.decisions))
            if entry.by is None:
                return Message(
                    "Round {round}: {team} seals {decisions}", round=number, team=team, decisions=sealed
                )
            return Message(
                "Round {round}: {team} ({bot}) seals {decisions}",
                round=number,
                team=team,
                bot=BOT_NAMES[entry.by],
                decisions=sealed,
            )
        case BotSeated():
            who = Message("the bot “{bot}”", bot=BOT_NAMES[entry.bot]) if entry.bot else Message("people")
            team = entry.name or team
            return Message("Round {round}: {team} is played by {who}", round=number, team=team, who=who)


def _in_round(
    plan: Plan, entry: PhaseBegun | SlipDraft | Signed | Injected | CashAdjusted | Clock | Guessed
) -> Message:
    match entry:
        case PhaseBegun():
            return _PHASES[entry.phase]
        case SlipDraft(deal=None):
            return Message("a deal slip is put away")
        case SlipDraft(deal=DealTerms() as deal):
            return Message("deal slip of {parties}", parties=_parties(plan, deal))
        case Signed():
            return Message("deal of {parties}", parties=_parties(plan, entry.deal))
        case Injected():
            return Message("{measure} begins", measure=named(plan, "measure", entry.measure))
        case CashAdjusted():
            firm = named(plan, "firm", entry.firm)
            return Message(
                "{firm} {amount} ({reason})", firm=firm, amount=Sum(entry.cents), reason=entry.reason
            )
        case Clock():
            return _clock(entry)
        case Guessed(falls=True):
            return Message("the room expects virgin use to fall")
        case _:
            return Message("the room expects virgin use to rise")


def _clock(entry: Clock) -> Message:
    minutes = f"{entry.minutes:+d}"
    if entry.paused is None:
        return Message("{minutes} minutes", minutes=minutes)
    if entry.paused:
        return Message("{minutes} minutes, clock held", minutes=minutes)
    return Message("{minutes} minutes, clock goes on", minutes=minutes)


def _parties(plan: Plan, deal: DealTerms) -> Listing:
    return Listing(tuple(named(plan, "firm", firm) for firm in deal.parties), "+")


def _decisions(count: int) -> Message:
    return Message.many("one decision", "{n} decisions", count) if count else Message("no decision")

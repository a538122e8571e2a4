"""Whether a line can stand in a session: asked before it is written, and again when a session is opened."""

from __future__ import annotations

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
    PhaseBegun,
    Redone,
    RoundPlayed,
    Sheet,
    Signed,
    SlipDraft,
    Undone,
)
from game.session.fold import DECIDING, UNDOABLE, SessionState
from sim.message import Message
from sim.plan.plan import Plan


def problem_with(plan: Plan, past: SessionState, entry: Entry) -> Message | None:
    """Why an entry cannot be the next line; None if it can."""
    match entry:
        case Opened():
            return Message("A session is opened only once.")
        case Undone():
            return _undo_problem(past, entry.of)
        case Redone():
            return None if entry.of in past.undone else Message("Line {line} is not undone.", line=entry.of)
        case Edited():
            return _edit_problem(plan, past, entry)
        case Ended():
            return _unless(entry.round <= past.setup.rounds, Message("The game has not so many rounds."))
        case RoundPlayed():
            return _record_problem(plan, past, entry)
        case _:
            return _about_round(plan, past, entry)


def _about_round(
    plan: Plan,
    past: SessionState,
    entry: PhaseBegun
    | Draft
    | SlipDraft
    | Sheet
    | Signed
    | Injected
    | CashAdjusted
    | BotSeated
    | Clock
    | Guessed,
) -> Message | None:
    if entry.round > past.setup.rounds:
        return Message(
            "There is no round {round}: the game has {rounds}.", round=entry.round, rounds=past.setup.rounds
        )
    match entry:
        case Draft(team=team) | Sheet(team=team) | BotSeated(team=team):
            known = any(one.id == team for one in past.setup.teams)
            return _unless(known, Message("There is no team “{team}”.", team=team))
        case Signed(world=world):
            return _no_cluster(past, world)
        case SlipDraft():
            unknown = next((one for one in entry.matches if one not in plan.scenario.matches), None)
            return _no_cluster(past, entry.world) or _unless(
                unknown is None, Message("There is no exchange “{exchange}”.", exchange=unknown or "")
            )
        case Injected(measure=measure):
            return _unless(
                measure in plan.measures,
                Message("The scenario has no event or measure “{measure}”.", measure=measure),
            )
        case CashAdjusted():
            return _cash_problem(plan, past, entry)
        case _:
            return None


def _no_cluster(past: SessionState, world: str) -> Message | None:
    return _unless(world in past.setup.worlds, Message("There is no cluster “{world}”.", world=world))


def _cash_problem(plan: Plan, past: SessionState, entry: CashAdjusted) -> Message | None:
    if problem := _no_cluster(past, entry.world):
        return problem
    firm = plan.firms.get(entry.firm)
    if firm is None:
        return Message("There is no firm “{firm}”.", firm=entry.firm)
    return _unless(
        not firm.outside,
        Message("“{firm}” is outside the cluster: nobody plays with its money.", firm=entry.firm),
    )


def _undo_problem(past: SessionState, line: int) -> Message | None:
    entry = past.entries.get(line)
    if entry is None:
        return Message("There is no line {line} to undo.", line=line)
    if not isinstance(entry, UNDOABLE):
        return Message("Line {line} cannot be undone: it decides nothing.", line=line)
    return _unless(line not in past.undone, Message("Line {line} is undone already.", line=line))


def _edit_problem(plan: Plan, past: SessionState, entry: Edited) -> Message | None:
    before, instead = past.entries.get(entry.of), entry.instead
    if before is None:
        return Message("There is no line {line} to edit.", line=entry.of)
    if not isinstance(before, DECIDING):
        return Message(
            "Line {line} cannot be edited: only sheets, deals, injections and adjustments can.", line=entry.of
        )
    if entry.of in past.undone:
        return Message("Line {line} is undone. Redo it first.", line=entry.of)
    if before.line != instead.line or before.round != instead.round:
        return Message(
            "Line {line} stays what it is, in its round: only what it says can be edited.", line=entry.of
        )
    return _about_round(plan, past, instead)


def _record_problem(plan: Plan, past: SessionState, entry: RoundPlayed) -> Message | None:
    last = past.setup.rounds + (entry.phase == "legacy")
    if entry.round > last:
        return Message("There is no round {round} to have been played.", round=entry.round)
    if entry.stands_on > past.last:
        return Message("A round cannot stand on a line that comes after it.")
    if entry.years != _years(plan, entry):
        return Message("These are not the years of that round.")
    return _unless(
        set(entry.worlds) == set(past.setup.worlds), Message("The round was not played in every cluster.")
    )


def _years(plan: Plan, entry: RoundPlayed) -> tuple[int, ...]:
    """The years that a round covers by the scenario."""
    about = plan.scenario.about
    first = about.first_year + sum(about.rounds[: entry.round - 1])
    count = about.legacy_years if entry.phase == "legacy" else about.rounds[entry.round - 1]
    return tuple(range(first, first + count))


def _unless(fine: bool, problem: Message) -> Message | None:
    return None if fine else problem

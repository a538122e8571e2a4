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
from sim.plan.plan import Plan


def problem_with(plan: Plan, past: SessionState, entry: Entry) -> str | None:
    """Why an entry cannot be the next line; None if it can."""
    match entry:
        case Opened():
            return "A session is opened only once."
        case Undone():
            return _undo_problem(past, entry.of)
        case Redone():
            return None if entry.of in past.undone else f"Line {entry.of} is not undone."
        case Edited():
            return _edit_problem(plan, past, entry)
        case Ended():
            return _unless(entry.round <= past.setup.rounds, "The game has not so many rounds.")
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
) -> str | None:
    if entry.round > past.setup.rounds:
        return f"There is no round {entry.round}: the game has {past.setup.rounds}."
    match entry:
        case Draft(team=team) | Sheet(team=team) | BotSeated(team=team):
            known = any(one.id == team for one in past.setup.teams)
            return _unless(known, f"There is no team “{team}”.")
        case Signed(world=world):
            return _no_cluster(past, world)
        case SlipDraft():
            unknown = next((one for one in entry.matches if one not in plan.scenario.matches), None)
            return _no_cluster(past, entry.world) or _unless(
                unknown is None, f"There is no exchange “{unknown}”."
            )
        case Injected(measure=measure):
            return _unless(measure in plan.measures, f"The scenario has no event or measure “{measure}”.")
        case CashAdjusted():
            return _cash_problem(plan, past, entry)
        case _:
            return None


def _no_cluster(past: SessionState, world: str) -> str | None:
    return _unless(world in past.setup.worlds, f"There is no cluster “{world}”.")


def _cash_problem(plan: Plan, past: SessionState, entry: CashAdjusted) -> str | None:
    if problem := _no_cluster(past, entry.world):
        return problem
    firm = plan.firms.get(entry.firm)
    if firm is None:
        return f"There is no firm “{entry.firm}”."
    return _unless(not firm.outside, f"“{entry.firm}” is outside the cluster: nobody plays with its money.")


def _undo_problem(past: SessionState, line: int) -> str | None:
    entry = past.entries.get(line)
    if entry is None:
        return f"There is no line {line} to undo."
    if not isinstance(entry, UNDOABLE):
        return f"Line {line} cannot be undone: it decides nothing."
    return _unless(line not in past.undone, f"Line {line} is undone already.")


def _edit_problem(plan: Plan, past: SessionState, entry: Edited) -> str | None:
    before, instead = past.entries.get(entry.of), entry.instead
    if before is None:
        return f"There is no line {entry.of} to edit."
    if not isinstance(before, DECIDING):
        return f"Line {entry.of} cannot be edited: only sheets, deals, injections and adjustments can."
    if entry.of in past.undone:
        return f"Line {entry.of} is undone. Redo it first."
    if before.line != instead.line or before.round != instead.round:
        return f"Line {entry.of} stays what it is, in its round: only what it says can be edited."
    return _about_round(plan, past, instead)


def _record_problem(plan: Plan, past: SessionState, entry: RoundPlayed) -> str | None:
    last = past.setup.rounds + (entry.phase == "legacy")
    if entry.round > last:
        return f"There is no round {entry.round} to have been played."
    if entry.stands_on > past.last:
        return "A round cannot stand on a line that comes after it."
    if entry.years != _years(plan, entry):
        return "These are not the years of that round."
    return _unless(set(entry.worlds) == set(past.setup.worlds), "The round was not played in every cluster.")


def _years(plan: Plan, entry: RoundPlayed) -> tuple[int, ...]:
    """The years that a round covers by the scenario."""
    about = plan.scenario.about
    first = about.first_year + sum(about.rounds[: entry.round - 1])
    count = about.legacy_years if entry.phase == "legacy" else about.rounds[entry.round - 1]
    return tuple(range(first, first + count))


def _unless(fine: bool, problem: str) -> str | None:
    return None if fine else problem

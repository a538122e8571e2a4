"""Whether a line of each kind can stand in a session: asked before it is written, and again when one is opened."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import entries
from game.session.fold import DECIDING, UNDOABLE, Deciding, SessionState
from game.session.wall_tries import full_wall
from sim.decisions import DealExchange
from sim.message import Message
from sim.plan.plan import Plan


def of_opening(plan: Plan, past: SessionState, entry: entries.SessionOpened) -> Message | None:
    """Why a session is not opened here."""
    return Message("A session is opened only once.")


def of_round(
    plan: Plan,
    past: SessionState,
    entry: entries.PhaseBegun
    | entries.Draft
    | entries.SlipDraft
    | entries.WallTry
    | entries.Promised
    | Deciding
    | entries.BotSeated
    | entries.Clock
    | entries.Guessed
    | entries.StepGuess
    | entries.Explained
    | entries.MondayPlan
    | entries.TalkNote
    | entries.EvidenceSheet,
) -> Message | None:
    """Why there is no such round."""
    number, rounds = entry.round, past.setup.rounds
    return _unless(
        number <= rounds,
        Message("There is no round {round}: the game has {rounds}.", round=number, rounds=rounds),
    )


def of_team(
    plan: Plan,
    past: SessionState,
    entry: entries.Draft | entries.Sheet | entries.BotSeated | entries.Promised,
) -> Message | None:
    """Why there is no such team in a round."""
    known = any(team.id == entry.team for team in past.setup.teams)
    return of_round(plan, past, entry) or _unless(
        known, Message("There is no team “{team}”.", team=entry.team)
    )


def of_cluster(
    plan: Plan,
    past: SessionState,
    entry: entries.Signed | entries.SlipDraft | entries.WallTry | entries.CashAdjusted,
) -> Message | None:
    """Why there is no such cluster in a round."""
    world = entry.world
    return of_round(plan, past, entry) or _unless(
        world in past.setup.worlds, Message("There is no cluster “{world}”.", world=world)
    )


def of_slip(plan: Plan, past: SessionState, entry: entries.SlipDraft) -> Message | None:
    """Why there is no such deal slip."""
    exchanges = entry.deal.exchanges if entry.deal is not None else ()
    return of_cluster(plan, past, entry) or _of_exchanges(plan, entry.matches, exchanges)


def of_wall(plan: Plan, past: SessionState, entry: entries.WallTry) -> Message | None:
    """Why this deal cannot come to the wall in this round."""
    if not entry.deal.exchanges:
        return Message("There is no exchange “{exchange}”.", exchange=entry.matches[0])
    problem = of_cluster(plan, past, entry) or _of_exchanges(plan, entry.matches, entry.deal.exchanges)
    return problem or full_wall(past, entry.round, entry.world, entry.matches)


def _of_exchanges(plan: Plan, matches: Sequence[str], exchanges: Sequence[DealExchange]) -> Message | None:
    """Why the Room could not draw this: what is exchanged must be of this cluster."""
    unknown = [key for key in matches if key not in plan.scenario.matches]
    unknown += [
        f"{each.giver} → {each.taker}"
        for each in exchanges
        if each.giver not in plan.stores or plan.firm_of(each.taker) not in plan.firms
    ]
    return _unless(not unknown, Message("There is no exchange “{exchange}”.", exchange="".join(unknown[:1])))


def of_event(plan: Plan, past: SessionState, entry: entries.Injected) -> Message | None:
    """Why there is no such event or measure."""
    problem = Message("The scenario has no event or measure “{measure}”.", measure=entry.measure)
    return of_round(plan, past, entry) or _unless(entry.measure in plan.measures, problem)


def of_money(plan: Plan, past: SessionState, entry: entries.CashAdjusted) -> Message | None:
    """Why a firm has no purse to put money in."""
    if problem := of_cluster(plan, past, entry):
        return problem
    firm = plan.firms.get(entry.firm)
    if firm is None:
        return Message("There is no firm “{firm}”.", firm=entry.firm)
    return _unless(
        not firm.outside,
        Message("“{firm}” is outside the cluster: nobody plays with its money.", firm=entry.firm),
    )


def of_undoing(plan: Plan, past: SessionState, entry: entries.Undone) -> Message | None:
    """Why a line cannot be undone."""
    line = entry.of
    before = past.entries.get(line)
    if before is None:
        return Message("There is no line {line} to undo.", line=line)
    if not isinstance(before, UNDOABLE):
        return Message("Line {line} cannot be undone: it decides nothing.", line=line)
    return _unless(line not in past.undone, Message("Line {line} is undone already.", line=line))


def of_redoing(plan: Plan, past: SessionState, entry: entries.Redone) -> Message | None:
    """Why a line cannot count again."""
    return _unless(entry.of in past.undone, Message("Line {line} is not undone.", line=entry.of))


def of_editing(plan: Plan, past: SessionState, entry: entries.Edited) -> Message | None:
    """Why a line cannot be edited, whatever it shall read."""
    before, instead = past.entries.get(entry.of), entry.instead
    if before is None:
        return Message("There is no line {line} to edit.", line=entry.of)
    if not isinstance(before, DECIDING):
        return Message(
            "Line {line} cannot be edited: only sheets, deals, news and changes of a purse can.",
            line=entry.of,
        )
    if entry.of in past.undone:
        return Message("Line {line} is undone. Redo it first.", line=entry.of)
    return _unless(
        (before.line, before.round) == (instead.line, instead.round),
        Message(
            "Line {line} stays what it is, in its round: only what it says can be edited.", line=entry.of
        ),
    )


def of_step_guess(plan: Plan, past: SessionState, entry: entries.StepGuess) -> Message | None:
    """Why nobody can have guessed this in the debrief."""
    problem = Message("There is no answer {n} to this question.", n=entry.chosen + 1)
    return of_round(plan, past, entry) or _unless(entry.chosen < len(entry.options), problem)


def of_reason(plan: Plan, past: SessionState, entry: entries.Explained) -> Message | None:
    """Why nobody can have given this reason: it is a team's, or about an offer from one firm to another."""
    if entry.team is not None:
        known = any((team.id, team.world) == (entry.team, entry.world) for team in past.setup.teams)
        problem = Message("There is no team “{team}”.", team=entry.team)
    else:
        known = entry.world in past.setup.worlds and {entry.giver, entry.taker} <= plan.firms.keys()
        problem = Message("A reason is a team's, or about an offer between two firms.")
    return of_round(plan, past, entry) or _unless(known, problem)


def of_end(plan: Plan, past: SessionState, entry: entries.Ended) -> Message | None:
    """Why the game cannot end after this round."""
    return _unless(entry.round <= past.setup.rounds, Message("The game has not so many rounds."))


def of_record(plan: Plan, past: SessionState, entry: entries.RoundPlayed) -> Message | None:
    """Why a round was not played like this."""
    last = past.setup.rounds + (entry.phase == "legacy")
    if entry.round > last:
        return Message("There is no round {round} to have been played.", round=entry.round)
    if entry.stands_on > past.last:
        return Message("A round cannot stand on a line that comes after it.")
    first, about = plan.scenario.about.years_of(entry.round).start, plan.scenario.about
    count = about.legacy_years if entry.phase == "legacy" else about.rounds[entry.round - 1]
    if entry.years != tuple(range(first, first + count)):
        return Message("These are not the years of that round.")
    return _unless(
        set(entry.worlds) == set(past.setup.worlds), Message("The round was not played in every cluster.")
    )


def _unless(fine: bool, problem: Message) -> Message | None:
    return None if fine else problem

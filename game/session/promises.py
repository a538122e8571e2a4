"""Said and done: what a team's voice said at the bell, beside what it then sealed and signed. Two journal lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.roster.setup import Team
from game.session.basis import Basis
from game.session.entries import Expectation, Explained, Guessed, Promised, SaidThing, Signed
from game.session.fold import SessionState
from sim.decisions import Apply, Contribute, DealTerms, Decision, Invest, SetRecovery, Vote
from sim.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class PromiseResult:
    """What a team said in a round, parted by whether it then did it."""

    team: str
    kept: tuple[SaidThing, ...]
    broken: tuple[SaidThing, ...]
    line: int = 0
    """of the journal, on which it was said"""
    decided: tuple[int, ...] = ()
    """lines of its sheet and of what its firms signed: what was said is compared with these"""


def said_by(past: SessionState, number: int, team: str) -> tuple[SaidThing, ...]:
    """What a team said last in a round."""
    lines = past.latest(Promised)
    return next((each.things for each in lines if (each.round, each.team) == (number, team)), ())


def guessed_in(past: SessionState, number: int) -> Guessed | None:
    """What was noted of the room's guess in a round; None if nobody asked."""
    return next((each for each in past.latest(Guessed) if each.round == number), None)


def guess_of(past: SessionState, number: int) -> Expectation | None:
    """What the room expected of virgin use in a round; None if nobody asked, or as many hands were up for another."""
    guessed = guessed_in(past, number)
    return guessed.expects if guessed is not None else None


def hands_of(past: SessionState, number: int) -> tuple[int, int, int] | None:
    """How many hands were up for falls, stays and rises in a round; None if nobody counted."""
    guessed = guessed_in(past, number)
    return guessed.hands if guessed is not None else None


def reasons_of(past: SessionState, number: int, world: str) -> tuple[Explained, ...]:
    """Why, in people's own words, in a round of a cluster: the last about each thing, the first first."""
    given = [each for each in past.latest(Explained) if (each.round, each.world) == (number, world)]
    last = {each.about: each for each in reversed(given)}
    return tuple(each for each in last.values() if each.text)


def promise_results(plan: Plan, past: SessionState, number: int) -> tuple[PromiseResult, ...]:
    """Every team that said something in a round, in the order of its seat."""
    return tuple(_results(plan, past, number))


def _results(plan: Plan, past: SessionState, number: int) -> Iterator[PromiseResult]:
    basis = past.basis(number)
    for team in past.teams:
        if things := said_by(past, number, team.id):
            done = set(_done(plan, basis, team.id, team.world, team.firms))
            kept = tuple(thing for thing in things if (thing.what, thing.id) in done)
            broken = tuple(thing for thing in things if thing not in kept)
            yield PromiseResult(
                team.id, kept, broken, _said_on(past, number, team.id), _decided(past, number, team)
            )


def _said_on(past: SessionState, number: int, team: str) -> int:
    """The line on which a team said something last."""
    lines = (
        line
        for line, entry in past.entries.items()
        if isinstance(entry, Promised) and (entry.round, entry.team) == (number, team)
    )
    return max((line for line in lines if line not in past.undone), default=0)


def _decided(past: SessionState, number: int, team: Team) -> tuple[int, ...]:
    sheet = past.sheet_line(number, team.id)
    deals = [
        line
        for line, signed in past.of_round(number, Signed)
        if signed.world == team.world and set(team.firms) & set(signed.deal.parties)
    ]
    return *((sheet,) if sheet is not None else ()), *deals


def _done(
    plan: Plan, basis: Basis, team: str, world: str, firms: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """What a team sealed, and what was signed with its firms."""
    sheets = [sheet.decisions for sheet in basis.sheets if sheet.team == team]
    for decision in (each for sheet in sheets for each in sheet):
        yield from _of_sheet(plan, decision)
    for signed in basis.deals:
        if signed.world == world and set(firms) & set(signed.deal.parties):
            yield from things_of_deal(plan, signed.deal)


def _of_sheet(plan: Plan, decision: Decision) -> Iterator[tuple[str, str]]:
    if isinstance(decision, DealTerms):
        yield from things_of_deal(plan, decision)
    elif isinstance(decision, Contribute):
        yield "fund", "FUND"
    elif isinstance(decision, SetRecovery) and decision.share:
        yield "recovery", decision.side_stream
    else:
        yield from _on_cards(decision)


def _on_cards(decision: Decision) -> Iterator[tuple[str, str]]:
    """The cards that it plays: a project, a vote for a measure, an application."""
    if isinstance(decision, Invest):
        yield "project", decision.project
    elif isinstance(decision, Vote) and decision.in_favour:
        yield "measure", decision.measure
    elif isinstance(decision, Apply):
        yield "measure", decision.call


def things_of_deal(plan: Plan, deal: DealTerms) -> Iterator[tuple[str, str]]:
    """What a deal does, as it may be said at the bell: its exchanges, and what is built for it."""
    ends = {(exchange.giver, exchange.taker) for exchange in deal.exchanges}
    for key, match in plan.scenario.matches.items():
        if (match.giver, match.taker) in ends:
            yield "match", key
    for part in deal.projects:
        yield "project", part.project

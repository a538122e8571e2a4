"""Votes: one seat, one vote; more than half of the seats carries. And the region's priority areas."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sim import keyed_random
from sim.decisions import SetPriorityAreas, Vote
from sim.message import Sum
from sim.rules import refusals
from sim.rules.fund import in_fund
from sim.rules.measures import cost_of_measure, start_for_all, start_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import Seats, Situation

_MOST_AREAS = 2


@dataclass(slots=True)
class Ballot:
    """What the seats of a round have voted and proposed so far."""

    seats: Seats
    """everybody who has a vote, whether or not a sheet is handed in"""
    votes: dict[str, dict[str, bool]] = field(default_factory=dict)
    """measure → seat → in favour"""
    areas: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """seat → the areas it proposes"""

    def seat_of(self, firms: tuple[str, ...]) -> str | None:
        """The seat that speaks for these firms."""
        return next((key for key in sorted(self.seats) if set(firms) <= set(self.seats[key])), None)

    def in_favour(self, measure: str) -> list[str]:
        """The seats that want a measure."""
        return sorted(seat for seat, wants in self.votes.get(measure, {}).items() if wants)

    def carries(self, count: int) -> bool:
        """Whether so many seats are more than half of all."""
        return 2 * count > len(self.seats)


def vote_problems(
    situation: Situation, ballot: Ballot, firms: tuple[str, ...], decision: Vote
) -> list[Problem]:
    """Everything against a vote. Whether the fund can pay shows only when all have voted."""
    plan, name = situation.plan, named(situation.plan, "measure", decision.measure)
    measure = plan.scenario.measures.get(decision.measure)
    if measure is None:
        return [refusals.UNKNOWN_MEASURE(name=name)]
    if measure.begins != "by vote":
        return [refusals.NOT_VOTED_ON(name=name)]
    seat = ballot.seat_of(firms)
    if seat is None:
        return [refusals.NO_VOTE(firm=named(plan, "firm", firms[0]))]
    problems = start_problems(situation, decision.measure)
    if seat in ballot.votes.get(decision.measure, {}):
        problems.append(refusals.VOTED_TWICE(name=name))
    state = situation.state
    if decision.measure in state.events or (measure.once and decision.measure in state.started):
        problems.append(refusals.STARTED_ALREADY(name=name))
    return problems


def vote(ballot: Ballot, firms: tuple[str, ...], decision: Vote) -> None:
    """Count a vote."""
    seat = ballot.seat_of(firms) or firms[0]
    ballot.votes.setdefault(decision.measure, {})[seat] = decision.in_favour


def count_votes(situation: Situation, ballot: Ballot, seed: int) -> dict[str, Problem]:
    """Start what has been carried, the most wanted first; measure → why it could not be paid.

    Where two are wanted alike and the fund is short, luck decides which comes first.
    """
    wanted = [key for key in ballot.votes if ballot.carries(len(ballot.in_favour(key)))]
    turn = f"{situation.state.round}|"
    wanted.sort(
        key=lambda key: (-len(ballot.in_favour(key)), keyed_random.uniform(seed, "vote", turn + key), key)
    )
    refused = {}
    for key in wanted:
        measure = situation.plan.measures[key]
        lacking = cost_of_measure(measure) - in_fund(situation.state)
        if measure.paid_by == "fund" and lacking > 0:
            refused[key] = refusals.FUND_SHORT(
                name=named(situation.plan, "measure", key), lacking=Sum(lacking)
            )
        else:
            start_for_all(situation, key)
    return refused


def area_problems(
    situation: Situation, ballot: Ballot, firms: tuple[str, ...], decision: SetPriorityAreas
) -> list[Problem]:
    """Everything against a proposal of priority areas."""
    plan, seat = situation.plan, ballot.seat_of(firms)
    if seat is None:
        return [refusals.NO_VOTE(firm=named(plan, "firm", firms[0]))]
    problems = [refusals.PROPOSED_ALREADY()] if seat in ballot.areas else []
    for area, times in Counter(decision.areas).items():
        measure = plan.scenario.measures.get(area)
        if measure is None or measure.kind != "area":
            problems.append(refusals.NOT_AN_AREA(name=named(plan, "measure", area)))
        else:
            problems += start_problems(situation, area)
            if times > 1:
                problems.append(refusals.AREA_TWICE(name=named(plan, "measure", area)))
    return problems


def propose_areas(ballot: Ballot, firms: tuple[str, ...], decision: SetPriorityAreas) -> None:
    """Note a proposal."""
    ballot.areas[ballot.seat_of(firms) or firms[0]] = tuple(decision.areas)


def choose_areas(situation: Situation, ballot: Ballot, seed: int) -> None:
    """The areas that more than half of the seats propose, at most two, take the place of the old ones."""
    counts = Counter(area for areas in ballot.areas.values() for area in areas)
    turn = f"{situation.state.round}|"
    carried = sorted(
        (area for area, count in counts.items() if ballot.carries(count)),
        key=lambda area: (-counts[area], keyed_random.uniform(seed, "area", turn + area), area),
    )
    if carried:
        situation.state.areas = tuple(sorted(carried[:_MOST_AREAS]))

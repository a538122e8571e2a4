"""Votes: one seat, one vote; more than half of all carries, or the majority a measure asks for. And priority areas."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from sim import keyed_random
from sim.message import Sum
from sim.rules import refusals
from sim.rules.ballot import Ballot
from sim.rules.fund import in_fund
from sim.rules.measures import cost_of_measure, start_for_all
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.scenario.measures import Measure
from sim.situation import Situation

_MOST_AREAS = 2


def count_votes(situation: Situation, ballot: Ballot, seed: int) -> dict[str, Problem]:
    """Start what has been carried, the most wanted first; measure → why it could not be paid.

    Where two are wanted alike and the fund is short, luck decides which comes first.
    """
    measures = situation.plan.measures
    wanted = [
        key for key in ballot.votes if ballot.carries(len(ballot.in_favour(key)), majority_of(measures[key]))
    ]
    turn = f"{situation.state.round}|"
    wanted.sort(
        key=lambda key: (-len(ballot.in_favour(key)), keyed_random.uniform(seed, "vote", turn + key), key)
    )
    refused = {}
    for key in wanted:
        measure = measures[key]
        lacking = cost_of_measure(measure) - in_fund(situation.state)
        if measure.paid_by == "fund" and lacking > 0:
            refused[key] = refusals.FUND_SHORT(
                name=named(situation.plan, "measure", key), lacking=Sum(lacking)
            )
        else:
            start_for_all(situation, key)
    return refused


def majority_of(measure: Measure) -> Fraction | None:
    """The share of the seats that must want a measure; None: more than half."""
    return measure.majority.exact if measure.majority else None


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

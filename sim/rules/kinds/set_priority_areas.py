"""A seat's proposal for the region's priority areas."""

from __future__ import annotations

from collections import Counter

from sim.decisions import SetPriorityAreas
from sim.rules import refusals
from sim.rules.measures import start_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: SetPriorityAreas) -> list[Problem]:
    """Everything against a proposal of priority areas."""
    situation, firms, ballot = decider.situation, decider.firms, decider.ballot
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


def apply(decider: Decider, decision: SetPriorityAreas) -> None:
    """Note a proposal."""
    firms, ballot = decider.firms, decider.ballot
    ballot.areas[ballot.seat_of(firms) or firms[0]] = tuple(decision.areas)


RULE = Rule(SetPriorityAreas, Turn.AREAS, check, apply)

"""A seat's vote on something that the cluster fund pays for."""

from __future__ import annotations

from sim.decisions import Vote
from sim.rules import refusals
from sim.rules.measures import start_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: Vote) -> list[Problem]:
    """Everything against a vote. Whether the fund can pay shows only when all have voted."""
    situation, firms, ballot = decider.situation, decider.firms, decider.ballot
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


def apply(decider: Decider, decision: Vote) -> None:
    """Count a vote."""
    firms, ballot = decider.firms, decider.ballot
    seat = ballot.seat_of(firms) or firms[0]
    ballot.votes.setdefault(decision.measure, {})[seat] = decision.in_favour


RULE = Rule(Vote, Turn.VOTE, check, apply)

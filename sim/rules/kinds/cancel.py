"""Stopping a project that is under way."""

from __future__ import annotations

from sim.decisions import Cancel
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import UNDER_WAY, stage_of
from sim.state import ProjectState


def check(decider: Decider, decision: Cancel) -> list[Problem]:
    """Everything against stopping a project."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "project", decision.project)
    card = plan.projects.get(decision.project)
    if card is None:
        return [refusals.UNKNOWN_PROJECT(name=name)]
    if card.firm not in firms:
        return [refusals.NOT_YOUR_PROJECT(project=name, owner=named(plan, "firm", card.firm))]
    problems = firm_problems(situation, card.firm, promises=False)
    if stage_of(plan, situation.state, card.id) not in UNDER_WAY:
        problems.append(refusals.NOTHING_TO_CANCEL(project=name))
    return problems


def apply(decider: Decider, decision: Cancel) -> None:
    """Stop a project. What was paid is lost, whoever paid it."""
    state = decider.situation.state
    running = state.projects[decision.project]
    state.projects[decision.project] = ProjectState(
        running.id,
        "cancelled",
        0,
        running.paid,
        running.payers,
        running.started_year,
        running.attempt,
        grant=running.grant,
    )


RULE = Rule(Cancel, Turn.LEAVE, check, apply)

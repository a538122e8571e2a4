"""Beginning a project that its owner pays for alone."""

from __future__ import annotations

from sim.decisions import Invest
from sim.rules import refusals
from sim.rules.grant_calls import call_problems, note_application
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.projects import begin, card_problems, limit_problems
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import Cost, Situation
from sim.state import Payer

_WHOLE = (1, 1)


def check(decider: Decider, decision: Invest) -> list[Problem]:
    """Everything against a project that its owner wants to begin and pay for alone."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "project", decision.project)
    card = plan.projects.get(decision.project)
    if card is None:
        return [refusals.UNKNOWN_PROJECT(name=name)]
    if card.firm not in firms:
        return [refusals.NOT_YOUR_PROJECT(project=name, owner=named(plan, "firm", card.firm))]
    alone: Cost = (card.id, (Payer(card.firm, _WHOLE),))
    problems = card_problems(situation, card.id) + limit_problems(situation, [alone])
    if decision.co_funding is not None:
        problems += call_problems(situation, decision.co_funding, (card.id,), (card.firm,))
    return problems


def apply(decider: Decider, decision: Invest) -> None:
    """Put the project under way; its owner bears all of it."""
    situation = decider.situation
    begin(situation, decision.project, (Payer(situation.plan.projects[decision.project].firm, _WHOLE),))
    if decision.co_funding is not None:
        note_application(situation.state, decision.co_funding, (decision.project,))


def _calls(_: Situation, decision: Invest) -> dict[str, list[str]]:
    return {} if decision.co_funding is None else {decision.co_funding: [decision.project]}


RULE = Rule(Invest, Turn.INVEST, check, apply, _calls)

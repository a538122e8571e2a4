"""What a treatment runs for."""

from __future__ import annotations

from sim.decisions import SetTreatment
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: SetTreatment) -> list[Problem]:
    """Everything against running a treatment for something else."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "taker", decision.treatment)
    treatment = plan.treatments.get(decision.treatment)
    if treatment is None:
        return [refusals.UNKNOWN_TREATMENT(name=name)]
    if treatment.firm not in firms:
        return [refusals.NOT_YOUR_TREATMENT(treatment=name, owner=named(plan, "firm", treatment.firm))]
    return firm_problems(situation, treatment.firm, promises=False)


def apply(decider: Decider, decision: SetTreatment) -> None:
    """From New Year it runs for this, once it stands."""
    decider.situation.state.runs_for[decision.treatment] = decision.runs_for


RULE = Rule(SetTreatment, Turn.SET, check, apply)

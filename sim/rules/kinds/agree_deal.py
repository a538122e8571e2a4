"""A package signed by all its parties."""

from __future__ import annotations

from sim.decisions import AgreeDeal
from sim.rules import refusals
from sim.rules.grant_calls import note_application
from sim.rules.objection import Problem
from sim.rules.offers import signers
from sim.rules.packages import asked_calls, conclude, package_problems
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import Situation


def check(decider: Decider, decision: AgreeDeal) -> list[Problem]:
    """Everything against a package that its parties have signed."""
    stranger = [] if signers(decision, decider.firms) else [refusals.NOT_A_PARTY()]
    return stranger + package_problems(decider.situation, decision, frozenset(decision.signed))


def apply(decider: Decider, decision: AgreeDeal) -> None:
    """Make the package binding."""
    conclude(decider.situation, decision)
    for call, projects in asked_calls(decision).items():
        note_application(decider.situation.state, call, projects)


def _calls(_: Situation, decision: AgreeDeal) -> dict[str, list[str]]:
    return asked_calls(decision)


RULE = Rule(AgreeDeal, Turn.DEAL, check, apply, _calls)

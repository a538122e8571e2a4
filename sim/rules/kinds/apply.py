"""Applying: for co-funding from a call, or to use a card, an audit, an innovation project or a partner."""

from __future__ import annotations

from collections.abc import Sequence

from sim.decisions import Apply
from sim.rules import refusals
from sim.rules.context import firm_problems, purse_problems
from sim.rules.eligibility import group_problems, leader_problems, project_problems, who_may
from sim.rules.grant_calls import begun_problems, call_problems, note_application, parties_of
from sim.rules.measures import shares_of_cost, start_for, start_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import Situation


def check(decider: Decider, decision: Apply) -> list[Problem]:
    """Everything against an application."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "measure", decision.call)
    measure = plan.scenario.measures.get(decision.call)
    if measure is None:
        return [refusals.UNKNOWN_MEASURE(name=name)]
    if measure.begins != "by application":
        return [refusals.NOT_APPLIED_FOR(name=name)]
    unknown = [key for key in decision.projects if key not in plan.projects]
    problems = [refusals.UNKNOWN_PROJECT(name=named(plan, "project", key)) for key in unknown]
    if decision.firm is not None and decision.firm not in firms:
        problems.append(refusals.NOT_YOUR_FIRM(firm=named(plan, "firm", decision.firm)))
    problems += _partner_problems(situation, firms, decision)
    problems += _owner_problems(situation, firms, decision)
    if problems:
        return problems
    projects = tuple(dict.fromkeys(decision.projects))
    if measure.call is not None:
        parties = [*decision.partners, *parties_of(situation, projects)]
        return call_problems(situation, decision.call, projects, parties) + begun_problems(
            situation, projects
        )
    return start_problems(situation, decision.call) + _use_problems(situation, firms, decision)


def _partner_problems(situation: Situation, firms: tuple[str, ...], decision: Apply) -> list[Problem]:
    problems = []
    for partner in dict.fromkeys(decision.partners):
        problems += firm_problems(situation, partner, promises=True)
        outside = partner in situation.plan.firms and situation.plan.firms[partner].outside
        if partner not in (*firms, *decision.signed) and not outside:
            problems.append(refusals.PARTNER_NOT_SIGNED(firm=named(situation.plan, "firm", partner)))
    return problems


def _owner_problems(situation: Situation, firms: tuple[str, ...], decision: Apply) -> list[Problem]:
    """Every project belongs to somebody who applies."""
    plan = situation.plan
    those = (*firms, *decision.partners)
    return [
        refusals.NOT_YOUR_APPLICATION(project=named(plan, "project", key))
        for key in dict.fromkeys(decision.projects)
        if key in plan.projects and plan.projects[key].firm not in those
    ]


def leader(situation: Situation, firms: tuple[str, ...], decision: Apply) -> str:
    """The firm that leads: as named, the owner of the first own project, or the first firm that may."""
    if decision.firm is not None:
        return decision.firm
    owners = [situation.plan.projects[key].firm for key in decision.projects]
    own = [firm for firm in owners if firm in firms]
    used = situation.state.started.get(decision.call, ())
    may = [firm for firm in who_may(situation, decision.call, firms) if firm not in used]
    return next(iter([*own, *may]), firms[0])


def _group(situation: Situation, firms: tuple[str, ...], decision: Apply) -> tuple[str, ...]:
    """The leader first, then its partners."""
    return tuple(dict.fromkeys([leader(situation, firms, decision), *decision.partners]))


def _payers(situation: Situation, group: Sequence[str]) -> tuple[str, ...]:
    """Firms outside the cluster pay nothing."""
    return tuple(firm for firm in group if not situation.plan.firms[firm].outside)


def _use_problems(situation: Situation, firms: tuple[str, ...], decision: Apply) -> list[Problem]:
    key, group = decision.call, _group(situation, firms, decision)
    measure, name = situation.plan.measures[key], named(situation.plan, "measure", key)
    problems = leader_problems(situation, key, group[0])
    problems += group_problems(situation, key, group)
    problems += project_problems(situation, key, tuple(dict.fromkeys(decision.projects)))
    state = situation.state
    running = {firm for scope in state.scopes.values() if scope.measure == key for firm in scope.firms}
    used = state.started.get(key, ()) if measure.once else running
    problems += [
        refusals.USED_ALREADY(firm=named(situation.plan, "firm", firm), name=name)
        for firm in group
        if firm in used
    ]
    if problems:
        return problems
    return purse_problems(situation, shares_of_cost(measure, _payers(situation, group)))


def apply(decider: Decider, decision: Apply) -> None:
    """Use something from New Year on; the projects of a call are only noted, and judged together later."""
    situation, firms = decider.situation, decider.firms
    projects = tuple(dict.fromkeys(decision.projects))
    if situation.plan.measures[decision.call].call is not None:
        note_application(situation.state, decision.call, projects)
        return
    group = _group(situation, firms, decision)
    users = who_may(situation, decision.call, group)
    start_for(situation, decision.call, users, projects, _payers(situation, group))


def _calls(situation: Situation, decision: Apply) -> dict[str, list[str]]:
    if situation.plan.measures[decision.call].call is None:
        return {}
    return {decision.call: list(dict.fromkeys(decision.projects))}


RULE = Rule(Apply, Turn.APPLY, check, apply, _calls)

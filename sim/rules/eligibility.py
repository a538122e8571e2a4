"""Who may use a measure: the firm that leads, those that take part with it, and the projects they name."""

from __future__ import annotations

from collections.abc import Sequence

from sim.effects import is_proven, longest_with_anchor, may_use
from sim.rules import measure_refusals as words
from sim.rules.context import firm_problems
from sim.rules.names import euros, firm_name, measure_name, project_name
from sim.rules.objection import Problem
from sim.situation import Situation, cost_of
from sim.units import cents

_SIZES = {"anchor": "anchor firms", "sme": "small firms", "community": "communities"}


def leader_problems(situation: Situation, key: str, firm: str) -> list[Problem]:
    """Why a firm cannot lead in using a measure."""
    plan, eligible = situation.plan, situation.plan.measures[key].eligible
    problems = firm_problems(situation, firm, promises=True)
    part = plan.firms.get(firm)
    if part is None:
        return problems
    name = measure_name(plan, key)
    if eligible.sizes and part.size not in eligible.sizes:
        problems.append(words.wrong_size(name, " and ".join(_SIZES[size] for size in eligible.sizes)))
    if eligible.sectors and part.sector not in eligible.sectors:
        problems.append(words.wrong_sector(name, " or ".join(eligible.sectors)))
    years = eligible.anchor_years
    if years and longest_with_anchor(plan, situation.state, firm) < years:
        problems.append(words.needs_anchor(firm_name(plan, firm), years))
    return problems


def group_problems(situation: Situation, key: str, firms: Sequence[str]) -> list[Problem]:
    """Why these firms are too few, or too alike, to use a measure together."""
    plan, eligible = situation.plan, situation.plan.measures[key].eligible
    name, known = measure_name(plan, key), {firm for firm in firms if firm in plan.firms}
    problems = []
    if len(known) < eligible.least_parties:
        problems.append(words.too_few_parties(name, eligible.least_parties))
    if len({plan.firms[firm].sector for firm in known}) < eligible.least_sectors:
        problems.append(words.too_few_sectors(name, eligible.least_sectors))
    return problems


def project_problems(situation: Situation, key: str, projects: Sequence[str]) -> list[Problem]:
    """Why these projects, which exist, do not fit a measure."""
    plan, state = situation.plan, situation.state
    measure, name = plan.measures[key], measure_name(plan, key)
    eligible, problems = measure.eligible, []
    wanted = measure.call is not None or eligible.in_priority_area or eligible.proven_elsewhere
    if not projects and (wanted or eligible.least_ticket.value):
        return [words.no_projects(name)]
    effects = situation.effects()
    if projects and sum(cost_of(effects, one) for one in projects) < (
        least := cents(eligible.least_ticket.exact)
    ):
        problems.append(words.ticket_too_small(name, euros(least)))
    for one in projects:
        card = plan.projects[one]
        if eligible.in_priority_area and not set(card.areas) & set(state.areas):
            problems.append(words.outside_priority_area(project_name(plan, one)))
        if eligible.proven_elsewhere and not is_proven(plan, state, card):
            problems.append(words.not_proven(project_name(plan, one)))
    return problems


def who_may(situation: Situation, key: str, firms: Sequence[str]) -> tuple[str, ...]:
    """Those of these firms that a measure is for: its effects fall on them."""
    plan, measure = situation.plan, situation.plan.measures[key]
    return tuple(sorted(one for one in dict.fromkeys(firms) if may_use(plan, situation.state, measure, one)))

"""Who may use a measure: the firm that leads, those that take part with it, and the projects they name."""

from __future__ import annotations

from collections.abc import Sequence

from sim.effects import is_proven, longest_with_anchor, may_use
from sim.message import Listing, Message, Sum
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import Situation, cost_of
from sim.units import cents

SIZES = {
    "anchor": Message("anchor firms"),
    "sme": Message("small firms"),
    "community": Message("communities"),
}


def leader_problems(situation: Situation, key: str, firm: str) -> list[Problem]:
    """Why a firm cannot lead in using a measure."""
    plan, eligible = situation.plan, situation.plan.measures[key].eligible
    problems = firm_problems(situation, firm, promises=True)
    part = plan.firms.get(firm)
    if part is None:
        return problems
    name = named(plan, "measure", key)
    if eligible.sizes and part.size not in eligible.sizes:
        problems.append(
            refusals.WRONG_SIZE(
                name=name, sizes=Listing(tuple(SIZES[size] for size in eligible.sizes), "and")
            )
        )
    if eligible.sectors and part.sector not in eligible.sectors:
        problems.append(refusals.WRONG_SECTOR(name=name, sectors=Listing(tuple(eligible.sectors), "or")))
    years = eligible.anchor_years
    if years and longest_with_anchor(plan, situation.state, firm) < years:
        problems.append(refusals.NEEDS_ANCHOR(firm=named(plan, "firm", firm), term=refusals.years(years)))
    return problems


def group_problems(situation: Situation, key: str, firms: Sequence[str]) -> list[Problem]:
    """Why these firms are too few, or too alike, to use a measure together."""
    plan, eligible = situation.plan, situation.plan.measures[key].eligible
    name, known = named(plan, "measure", key), {firm for firm in firms if firm in plan.firms}
    problems = []
    if len(known) < eligible.least_parties:
        problems.append(refusals.TOO_FEW_PARTIES(name=name, least=eligible.least_parties))
    if len({plan.firms[firm].sector for firm in known}) < eligible.least_sectors:
        problems.append(refusals.TOO_FEW_SECTORS(name=name, least=eligible.least_sectors))
    return problems


def project_problems(situation: Situation, key: str, projects: Sequence[str]) -> list[Problem]:
    """Why these projects, which exist, do not fit a measure."""
    plan, state = situation.plan, situation.state
    measure, name = plan.measures[key], named(plan, "measure", key)
    eligible, problems = measure.eligible, []
    wanted = measure.call is not None or eligible.in_priority_area or eligible.proven_elsewhere
    if not projects and (wanted or eligible.least_ticket.value):
        return [refusals.NO_PROJECTS(name=name)]
    effects = situation.effects()
    if projects and sum(cost_of(effects, key) for key in projects) < (
        least := cents(eligible.least_ticket.exact)
    ):
        problems.append(refusals.TICKET_TOO_SMALL(name=name, least=Sum(least)))
    for key in projects:
        card = plan.projects[key]
        if eligible.in_priority_area and not set(card.areas) & set(state.areas):
            problems.append(refusals.OUTSIDE_PRIORITY_AREA(project=named(plan, "project", key)))
        if eligible.proven_elsewhere and not is_proven(plan, state, card):
            problems.append(refusals.NOT_PROVEN(project=named(plan, "project", key)))
    return problems


def who_may(situation: Situation, key: str, firms: Sequence[str]) -> tuple[str, ...]:
    """Those of these firms that a measure is for: its effects fall on them."""
    plan, measure = situation.plan, situation.plan.measures[key]
    return tuple(
        sorted(firm for firm in dict.fromkeys(firms) if may_use(plan, situation.state, measure, firm))
    )

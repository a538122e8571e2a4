"""What speaks against a firm or a purse taking on more: closed, restructuring, too many sites, too little money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.message import PurseOwner, Sum
from sim.rules import refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import BUILDING, Situation, room


def purse_problems(situation: Situation, costs: Mapping[str, int]) -> list[Problem]:
    """The purses that cannot bear these new costs (firm → cents), counted together by purse."""
    wanted: dict[tuple[str, ...], int] = {}
    for firm, cost in costs.items():
        purse = situation.purse(firm)
        wanted[purse] = wanted.get(purse, 0) + cost
    problems = []
    for firms, cost in wanted.items():
        lacking = cost - room(situation, firms[0])
        if cost > 0 and lacking > 0:
            owner = PurseOwner(tuple(named(situation.plan, "firm", firm) for firm in firms))
            problems.append(refusals.PURSE_TOO_SMALL(firms=owner, lacking=Sum(lacking)))
    return problems


def site_problems(situation: Situation, projects: Iterable[str]) -> list[Problem]:
    """The firms that would have more building sites than they can run, with these projects begun."""
    plan, state = situation.plan, situation.state
    new: dict[str, set[str]] = {}
    for project in projects:
        new.setdefault(plan.projects[project].firm, set()).add(project)
    problems = []
    for firm, begun in new.items():
        running = {
            key
            for key, project in state.projects.items()
            if project.stage in BUILDING and plan.projects[key].firm == firm
        }
        limit = plan.firms[firm].sites
        if len(running | begun) > limit:
            problems.append(
                refusals.TOO_MANY_SITES(firm=named(plan, "firm", firm), sites=refusals.building_sites(limit))
            )
    return problems


def firm_problems(situation: Situation, firm: str, *, promises: bool) -> list[Problem]:
    """Why a firm can decide nothing, or (with ``promises``) can take on nothing new."""
    name = named(situation.plan, "firm", firm)
    if firm not in situation.plan.firms:
        return [refusals.UNKNOWN_FIRM(name=name)]
    if firm in situation.state.closed:
        return [refusals.FIRM_CLOSED(firm=name)]
    if promises and firm in situation.state.restructuring:
        return [refusals.UNDER_RESTRUCTURING(firm=name)]
    return []

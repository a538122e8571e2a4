"""Starting and cancelling projects."""

from __future__ import annotations

from collections.abc import Iterable

from sim.rules import refusals
from sim.rules.context import firm_problems, purse_problems, site_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import UNDER_WAY, Cost, Situation, cost_of, part_of, stage_of
from sim.state import Payer, ProjectState, Stage


def card_problems(situation: Situation, project: str) -> list[Problem]:
    """Why a card that exists cannot be played now, whoever pays for it."""
    plan, state, name = situation.plan, situation.state, named(situation.plan, "project", project)
    card = plan.projects[project]
    problems = firm_problems(situation, card.firm, promises=True)
    if state.round < card.window.from_round:
        problems.append(refusals.CARD_NOT_OPEN(project=name, first=card.window.first))
    elif card.window.last is not None and not card.window.is_open(state.round):
        problems.append(refusals.CARD_EXPIRED(project=name, last=card.window.last))
    stage = stage_of(plan, state, project)
    if stage in UNDER_WAY:
        problems.append(refusals.ALREADY_UNDER_WAY(project=name))
    if stage == "done":
        problems.append(refusals.ALREADY_STANDS(project=name))
    if openers := opening_measures(situation, "project", project):
        problems.append(refusals.NOT_THERE_YET(thing=name, measure=named(plan, "measure", openers[0])))
    return problems


def opening_measures(situation: Situation, what: str, thing: str, material: str = "") -> tuple[str, ...]:
    """The measures that something still waits for before it is there; none if it is."""
    openers = situation.plan.opened_by.get((what, thing, material), ())
    return () if openers and (what, thing, material) in situation.effects().opened() else openers


def limit_problems(situation: Situation, begun: Iterable[Cost]) -> list[Problem]:
    """The building sites and purses that these projects together would overstretch."""
    projects, effects = list(begun), situation.effects()
    costs: dict[str, int] = {}
    for project, payers in projects:
        for payer in payers:
            part = part_of(cost_of(effects, project), payer)
            costs[payer.firm] = costs.get(payer.firm, 0) + part
    sites = site_problems(situation, [project for project, _ in projects])
    return sites + purse_problems(situation, costs)


def begin(situation: Situation, project: str, payers: tuple[Payer, ...], deal: str = "") -> None:
    """Put a project under way: to the permit authority if it needs one, else to the building site."""
    plan, state = situation.plan, situation.state
    stage: Stage = "permit" if plan.projects[project].permit_median else "build"
    before = state.projects.get(project)
    failed = before is not None and before.stage == "failed"
    attempt = before.attempt + failed if before is not None else 0
    state.projects[project] = ProjectState(project, stage, 0, 0, payers, state.year, attempt, deal=deal)

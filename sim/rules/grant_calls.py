"""Calls: public co-funding for projects that begin this round, awarded by virgin material saved per euro."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from sim import keyed_random
from sim.economy.grants import left_in_pot, sum_for
from sim.economy.virgin_saved import saved_tonnes
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.eligibility import group_problems, leader_problems, project_problems
from sim.rules.measures import start_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import BUILDING, Situation, Standing
from sim.state import ProjectState, State
from sim.units import share_out


class Application(NamedTuple):
    """What one seat asks one call for, and where on its sheet it stands."""

    call: str
    projects: tuple[str, ...]
    seat: str
    place: int
    """its place on the sheet"""


def is_call(plan: Plan, key: str) -> bool:
    """Whether this is a call for co-funding."""
    measure = plan.scenario.measures.get(key)
    return measure is not None and measure.call is not None


def call_problems(
    situation: Situation, call: str, projects: Sequence[str], firms: Sequence[str]
) -> list[Problem]:
    """Why these firms cannot ask a call for co-funding of these projects, which exist."""
    plan = situation.plan
    if not is_call(plan, call):
        return [refusals.NO_CALL(name=named(plan, "measure", call))]
    problems = closed_problems(situation, call)
    leaders = dict.fromkeys(plan.projects[project].firm for project in projects)
    refused = [against for firm in leaders if (against := leader_problems(situation, call, firm))]
    if leaders and len(refused) == len(leaders):
        problems += refused[0]
    problems += group_problems(situation, call, [*leaders, *firms])
    return problems + project_problems(situation, call, projects)


def closed_problems(situation: Situation, call: str) -> list[Problem]:
    """Why nobody can ask a call now, whoever it is and for whatever."""
    problems = start_problems(situation, call)
    if not left_in_pot(situation.plan, situation.state, call):
        problems.append(refusals.POT_EMPTY(name=named(situation.plan, "measure", call)))
    return problems


def open_calls(situation: Situation) -> tuple[str, ...]:
    """The calls that somebody can ask now."""
    calls = (key for key in situation.plan.scenario.measures if is_call(situation.plan, key))
    return tuple(key for key in calls if not closed_problems(situation, key))


def begun_problems(situation: Situation, projects: Sequence[str]) -> list[Problem]:
    """The projects that do not begin this round, or have asked already."""
    problems = []
    for key in projects:
        name, state = named(situation.plan, "project", key), situation.state.projects.get(key)
        if state is None or not _begins_now(state, situation.state.year):
            problems.append(refusals.NOT_BEGUN_NOW(project=name))
        elif state.grant:
            problems.append(refusals.ASKED_ALREADY(project=name))
    return problems


def _begins_now(project: ProjectState, year: int) -> bool:
    fresh = project.stage in BUILDING and not project.elapsed and not project.paid
    return fresh and project.started_year == year


def parties_of(situation: Situation, projects: Sequence[str]) -> tuple[str, ...]:
    """The firms of the packages these projects belong to."""
    state = situation.state
    deals = {state.projects[key].deal for key in projects if key in state.projects}
    return tuple(sorted({firm for deal in deals for firm in state.deals.get(deal, ())}))


def note_application(state: State, call: str, projects: Sequence[str]) -> None:
    """The projects have asked this call; what they get is decided when all have asked."""
    for key in projects:
        state.projects[key] = replace(state.projects[key], grant=call)


def award(situation: Situation, applications: Sequence[Application], seed: int) -> list[Application]:
    """Give out the pots, to what saves most per euro first; the applications that got nothing."""
    empty = []
    for call in sorted({application.call for application in applications}):
        ours = [application for application in applications if application.call == call]
        for application, sums in _in_order(Standing.of(situation), ours, seed):
            if not _pay_out(situation, application, sums):
                empty.append(application)
    return empty


def _in_order(
    situation: Situation, applications: Sequence[Application], seed: int
) -> list[tuple[Application, tuple[int, ...]]]:
    """The applications to one call and what each asks for; what saves most first, unless the pot pays all."""
    sums = {
        application: tuple(sum_for(situation, application.call, key) for key in application.projects)
        for application in applications
    }
    ranked = list(sums)
    if sum(map(sum, sums.values())) > left_in_pot(situation.plan, situation.state, applications[0].call):
        place = {
            application: _place(situation, application, sums[application], seed) for application in ranked
        }
        ranked.sort(key=place.__getitem__)
    return [(application, sums[application]) for application in ranked]


def _place(
    situation: Situation, asked: Application, sums: Sequence[int], seed: int
) -> tuple[Fraction, float, tuple[str, ...]]:
    """What applications are ordered by: tonnes of virgin material a year for each cent; then luck."""
    saved = saved_tonnes(situation, asked.projects)
    key = f"{situation.state.round}|{asked.call}|{'|'.join(asked.projects)}"
    score = saved / sum(sums) if sum(sums) else Fraction(0)
    return -score, keyed_random.uniform(seed, "call", key), asked.projects


def _pay_out(situation: Situation, asked: Application, sums: Sequence[int]) -> bool:
    """Promise what the pot still has of a sum; whether it had anything."""
    state, call = situation.state, asked.call
    given = min(sum(sums), left_in_pot(situation.plan, state, call))
    for key, part in zip(asked.projects, share_out(given, list(sums)), strict=True):
        state.projects[key] = replace(state.projects[key], granted=part, grant=call if part else "")
    if given:
        state.pots[call] = state.pots.get(call, 0) + given
    return bool(given)

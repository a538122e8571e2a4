"""An upper bound for the headline: the yearly flows of the last year of play, as if everything stood and nothing cost.

A linear programme, solved by HiGHS. It keeps what there is of each side stream, what treatments can take and make of
it, what each need takes and the greatest share of each secondary there. It leaves out money, time, permits and sites,
prices and who gains, transport, grades and contents, luck, closures, and that measures must be paid for. So no plan
need reach it; what lies above it cannot be had by these links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from typing import Any, Final

import numpy as np

from sim.economy.volumes import free_demand, generated, required
from sim.indicators.virgin import addressable, weight
from sim.message import MessageError
from sim.opening import opening_state
from sim.plan.parts import IntakePlan, StorePlan
from sim.plan.plan import Plan
from sim.situation import Situation, Standing
from sim.state import ProjectState, Scope, State
from sim.units import DAY

_WHOLE: Final = (1, 1)
_PARTIES: Final = ("by vote", "by application", "by choice")
"""how measures begin that people can bring about"""


class NoSolver(MessageError):
    """What solves linear programmes is not installed here."""


@dataclass(frozen=True, slots=True)
class UpperBound:
    """New material of the headline in kg a year, in an ordinary last year of play."""

    idle_kg: int
    """if nobody acts"""
    least_kg: int
    """that could remain at most"""

    @property
    def cut(self) -> float:
        """The greatest share that could be saved."""
        return 1 - self.least_kg / self.idle_kg if self.idle_kg else 0.0


@dataclass(frozen=True, slots=True)
class _Route:
    """What may go from a store to a need or treatment."""

    store: StorePlan
    intake: IntakePlan


class _Rows:
    """The programme's constraints: each a bound on a sum of flows."""

    def __init__(self) -> None:
        self.terms: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
        self.most: dict[tuple[str, ...], float] = {}

    def add(self, key: tuple[str, ...], flow: int, factor: Fraction) -> None:
        """One flow more in a sum."""
        terms = self.terms[key]
        terms[flow] = terms.get(flow, 0.0) + float(factor)


def upper_bound(plan: Plan) -> UpperBound:
    """The bound of a scenario, by its rounds of play. Raises NoSolver."""
    year = plan.scenario.about.first_year + sum(plan.scenario.about.rounds) - 1
    opening = replace(opening_state(plan).copy(), year=year, round=len(plan.scenario.about.rounds))
    idle = Standing(plan, replace(opening, events=_certain(plan, year)))
    built = Standing(plan, _with_everything(plan, opening, _certain(plan, year)))
    wide = Standing(plan, replace(built.state, projects=_done(plan, sparing=False)))
    counted = addressable(plan)
    needed = {key: required(built, key) for key in plan.needs}
    least = sum((needed[key] * weight(plan, need.virgin) for key, need in counted.items()), Fraction(0))
    before = sum(
        (required(idle, key) * weight(plan, need.virgin) for key, need in counted.items()), Fraction(0)
    )
    replaced = _most_replaced(wide, needed, set(counted))
    return UpperBound(round(before), max(0, round(least - replaced)))


def _certain(plan: Plan, year: int) -> dict[str, int]:
    """The news that is sure to have come by a year, and works in it."""
    events = {}
    for key, measure in plan.measures.items():
        sure = measure.begins == "by itself" and measure.year is not None and measure.chance.exact >= 1
        if sure and measure.year is not None and measure.year < year:
            events[key] = (year - measure.year) * 365 * DAY
    return events


def _with_everything(plan: Plan, opening: State, events: dict[str, int]) -> State:
    """Every project stands, every measure that people can bring about works, every owner lets all in."""
    firms = tuple(key for key, firm in plan.firms.items() if not firm.outside)
    scopes = {}
    for key, measure in plan.measures.items():
        if measure.begins in _PARTIES:
            name = f"{key}.1" if measure.begins == "by application" else key
            events = events | {name: measure.lead_days * DAY}
            if name != key:
                scopes[name] = Scope(key, firms, tuple(plan.projects))
    return replace(
        opening,
        projects=_done(plan, sparing=True),
        events=events,
        scopes=scopes,
        contracts={},
        recovery=dict.fromkeys(plan.stores, _WHOLE),
        blend=dict.fromkeys(plan.needs, _WHOLE),
    )


def _done(plan: Plan, *, sparing: bool) -> dict[str, ProjectState]:
    """Every project, done; or all but those that make less of a side stream."""
    return {
        key: ProjectState(key, "done", 0, 0, (), plan.scenario.about.first_year)
        for key, project in plan.projects.items()
        if sparing or not any(build.what == "less_waste" for build in project.builds)
    }


def _routes(plan: Plan) -> list[_Route]:
    return [
        _Route(store, intake)
        for store in plan.stores.values()
        for intake in plan.takers.get(store.material, ())
        if store.process != intake.process or intake.own_line
    ]


def _most_replaced(situation: Situation, needed: dict[str, Fraction], counted: set[str]) -> Fraction:
    """Kg of new material that flows can replace in a year at most."""
    plan, rows = situation.plan, _Rows()
    flows, worth = _routes(plan), []
    for at, flow in enumerate(flows):
        store, intake = flow.store, flow.intake
        _leaves(situation, rows, at, store)
        _arrives(situation, rows, (at, intake), needed)
        gain = Fraction(0)
        if intake.taker in counted:
            gain = Fraction(*intake.ratio) * weight(plan, plan.needs[intake.taker].virgin)
        worth.append(float(gain))
    _what_is_made(rows, flows)
    return Fraction(_solved(worth, rows)) if any(worth) else Fraction(0)


def _leaves(situation: Situation, rows: _Rows, at: int, store: StorePlan) -> None:
    """A store gives no more than comes into it."""
    rows.add(("from", store.id), at, Fraction(1))
    made_elsewhere = store.is_yield or store.left_of
    rows.most["from", store.id] = 0.0 if made_elsewhere else float(generated(situation, store.id))


def _arrives(
    situation: Situation, rows: _Rows, into: tuple[int, IntakePlan], needed: dict[str, Fraction]
) -> None:
    """A treatment takes what it can; a need what it needs, and of each secondary its greatest share."""
    at, intake = into
    taker = intake.taker
    if intake.is_feed:
        rows.add(("into", taker), at, Fraction(1))
        rows.most["into", taker] = float(free_demand(situation, taker, intake.material))
        return
    ratio, whole = Fraction(*intake.ratio), needed[taker]
    share = situation.effects().figure("share", taker, Fraction(*intake.greatest_share), intake.material)
    rows.add(("into", taker), at, ratio)
    rows.most["into", taker] = float(whole)
    rows.add(("into", taker, intake.material), at, ratio)
    rows.most["into", taker, intake.material] = float(whole * min(Fraction(1), share))


def _what_is_made(rows: _Rows, flows: Iterable[_Route]) -> None:
    """Yields come of what is fed, and what a secondary leaves behind of its use."""
    flows = list(flows)
    for store in {flow.store.id: flow.store for flow in flows}.values():
        for at, flow in enumerate(flows):
            fed = store.is_yield and flow.intake.is_feed and flow.intake.taker == store.process
            used = (
                store.left_of == flow.intake.material
                and not flow.intake.is_feed
                and flow.intake.process == store.process
            )
            if fed or (store.left_of and used):
                rows.add(("from", store.id), at, -Fraction(*store.amount))


def _solved(worth: list[float], rows: _Rows) -> float:
    """The greatest worth of flows within the rows."""
    try:
        optimize: Any = import_module("scipy.optimize")
    except ImportError as error:
        raise NoSolver(
            "SciPy, which brings HiGHS, is not installed here. Install Kierto with its search extra: "
            "`pip install -e '.[search]'`."
        ) from error
    sums = np.zeros((len(rows.terms), len(worth)))
    for row, terms in enumerate(rows.terms.values()):
        for at, factor in terms.items():
            sums[row, at] = factor
    most = [rows.most[key] for key in rows.terms]
    solved = optimize.linprog([-value for value in worth], A_ub=sums, b_ub=most, method="highs")
    return float(-solved.fun)

"""Effects: which measures work at a moment, for whom, and what they make of a figure.

The year asks at every hour in which something begins or ends, the rules ask at New Year; both here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from sim.plan.parts import FirmPlan, ProjectPlan
from sim.plan.plan import Plan, Thing
from sim.scenario.measures import Effect, Measure
from sim.state import State
from sim.units import CENTS, DAY, cents

OF_PROJECTS: Final = frozenset({"permit", "build", "readiness", "risk", "cost", "grant"})
"""Changes that fall on projects: conditions on projects (priority area, technology) limit these."""
_APPLICANT: Final = "applicant"
"""What an effect is of that falls on whoever started its measure."""
STANDING: Final = ("ramp", "done")
"""Stages in which a project's work stands."""


@dataclass(frozen=True, slots=True)
class Works:
    """A measure that works now. Without firms it belongs to all; without projects to all of their projects."""

    key: str
    measure: Measure
    id: str
    """the measure's own id: an area stands for its projects"""
    firms: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


def measure_of(plan: Plan, state: State, key: str) -> tuple[str, Measure]:
    """The measure something under way is an instance of, with its id."""
    scope = state.scopes.get(key)
    measure = scope.measure if scope else key
    return measure, plan.measures[measure]


def instance(plan: Plan, state: State, key: str) -> Works:
    """Something under way as it works: for all, or for its applicants."""
    measure, part = measure_of(plan, state, key)
    scope = state.scopes.get(key)
    return Works(key, part, measure, scope.firms if scope else (), scope.projects if scope else ())


def works_at(measure: Measure, elapsed: int) -> bool:
    """Whether a measure works so many hours after it began: past its lead time, not yet over."""
    hours = elapsed - measure.lead_days * DAY
    return hours >= 0 and (measure.lasts_days is None or hours < measure.lasts_days * DAY)


def working(plan: Plan, state: State) -> list[Works]:
    """Everything that works at a New Year: what was started, chosen areas, advantages whose condition holds."""
    works = [
        instance(plan, state, key)
        for key, elapsed in state.events.items()
        if works_at(measure_of(plan, state, key)[1], elapsed)
    ]
    return works + lasting(plan, state, {work.id for work in works})


def lasting(plan: Plan, state: State, begun: Iterable[str] = ()) -> list[Works]:
    """What works without being started: the chosen priority areas, and advantages of the firms that have them."""
    areas = [Works(key, plan.measures[key], key) for key in state.areas if key in plan.measures]
    in_force = {*begun, *state.areas}
    advantages, held = [], years_with_anchor(plan, state)
    alike: dict[tuple[object, ...], tuple[str, ...]] = {}  # many advantages are for few sorts of firm
    for key, measure in plan.scenario.measures.items():
        who = measure.eligible
        if measure.kind == "advantage" and who.after in (None, *in_force):
            asked = (*who.sizes, "of", *who.sectors, who.anchor_years)
            if asked not in alike:
                alike[asked] = tuple(firm for firm in plan.firms if may_use(plan, state, measure, firm, held))
            if alike[asked]:
                advantages.append(Works(key, measure, key, alike[asked]))
    return areas + advantages


def may_use(
    plan: Plan, state: State, measure: Measure, firm: str, held: Mapping[str, int] | None = None
) -> bool:
    """Whether a firm by itself is of the size and sector a measure is for, and holds the contract it asks.

    `held`: years with an anchor by firm, where many firms are asked about one after another.
    """
    eligible, part = measure.eligible, plan.firms[firm]
    if part.outside or firm in state.closed:
        return False
    if eligible.sizes and part.size not in eligible.sizes:
        return False
    if eligible.sectors and part.sector not in eligible.sectors:
        return False
    if not eligible.anchor_years:
        return True
    known = held if held is not None else years_with_anchor(plan, state)
    return known.get(firm, 0) >= eligible.anchor_years


def longest_with_anchor(plan: Plan, state: State, firm: str) -> int:
    """Years of the longest contract in force between a firm and an anchor firm."""
    return years_with_anchor(plan, state).get(firm, 0)


def years_with_anchor(plan: Plan, state: State) -> dict[str, int]:
    """Firm → years of its longest contract in force with an anchor firm."""
    longest: dict[str, int] = {}
    for contract in state.contracts.values():
        if contract.ended or not (contract.renews or contract.last_year >= state.year):
            continue
        giver, taker = plan.stores[contract.giver].firm, plan.firm_of(contract.taker)
        years = contract.last_year - contract.first_year + 1
        for firm, other in ((giver, taker), (taker, giver)):
            if plan.firms[other].size == "anchor":
                longest[firm] = max(longest.get(firm, 0), years)
    return longest


def is_proven(plan: Plan, state: State, project: ProjectPlan) -> bool:
    """Whether the technology of a project stands already in a firm of another sector."""
    sector = plan.firms[project.firm].sector
    return bool(project.technology) and any(
        other.technology == project.technology
        and plan.firms[other.firm].sector != sector
        and key in state.projects
        and state.projects[key].stage in STANDING
        for key, other in plan.projects.items()
    )


Worked = tuple[Works, Effect]
"""An effect, and the measure that it is of."""
_Found = tuple[int, Worked]
"""An effect with its place in the order in which those of its kind work."""


class Effects:
    """What works at one moment, ready to be asked. `state` is the one at New Year."""

    def __init__(self, plan: Plan, state: State, works: Iterable[Works]) -> None:
        self.plan = plan
        self.state = state
        self._works = sorted(works, key=lambda each: each.key)
        self._found: dict[str, dict[str, list[_Found]]] = {}
        """what changes → of which thing → the effects, in order of the measures' ids; of an applicant, by its firm.
        Kinds that nobody asks about are not looked for"""

    @classmethod
    def at(cls, plan: Plan, state: State) -> Effects:
        """What works at a New Year."""
        return cls(plan, state, working(plan, state) if plan.measures else ())

    def on(self, change: str, thing: str, material: str = "") -> list[Worked]:
        """The effects of a kind on a thing with their measures, in order of the measures' ids."""
        by_name = self._of(change)
        if not by_name:
            return []
        firm = self.plan.firm_of(thing)
        project = self.plan.projects.get(thing) if change in OF_PROJECTS else None
        wider = (project.technology, *project.areas) if project is not None else ()
        names = dict.fromkeys(("all", thing, firm, _applicant(firm), *wider))
        near = [placed for name in names if name in by_name for placed in by_name[name]]
        near.sort(key=_place)
        return [
            worked
            for _, worked in near
            if self._lets_in(*worked, thing, project) and (not material or worked[1].material == material)
        ]

    def _of(self, change: str) -> dict[str, list[_Found]]:
        """The effects of one kind by what they fall on: a large cluster has many, and of each thing few."""
        by_name = self._found.get(change)
        if by_name is None:
            by_name = self._found[change] = {}
            kind = self._of_kind(change) if change in self.plan.changes else ()
            for placed in enumerate(kind):
                for name in _names(*placed[1]):
                    by_name.setdefault(name, []).append(placed)
        return by_name

    def _of_kind(self, change: str) -> Iterator[Worked]:
        for works in self._works:
            for effect in works.measure.effects:
                if effect.change == change:
                    yield works, effect

    def at_work(self, change: str) -> tuple[str, ...]:
        """The measures with an effect of this kind, in their order. While these are the same, so is what they do."""
        return tuple(works.key for works, _ in self._of_kind(change)) if change in self.plan.changes else ()

    def figure(self, change: str, thing: str, figure: Fraction, material: str = "") -> Fraction:
        """A figure as what works now makes it."""
        return bent(figure, self.on(change, thing, material))

    def grant_rate(self, call: str, project: str) -> Fraction:
        """What share of a project's cost a call pays."""
        part = self.plan.measures[call].call
        rate = part.rate.exact if part else Fraction(0)
        of = self._of("grant")
        for _, (works, effect) in sorted([*of.get(call, ()), *of.get("all", ())], key=_place):
            if self._limits(works, self.plan.projects[project]):
                rate = changed(rate, effect)
        return min(Fraction(1), max(Fraction(0), rate))

    def cost(self, project: str) -> Fraction:
        """EUR that a project costs, overruns apart."""
        cost = Fraction(self.plan.projects[project].cost, CENTS)
        return max(Fraction(0), self.figure("cost", project, cost))

    def opened(self) -> set[Thing]:
        """What measures have brought to stand."""
        return {
            thing
            for _, effect in self._of_kind("stand")
            for thing in self.plan.things_of(effect.of, effect.material)
        }

    def _lets_in(self, works: Works, effect: Effect, thing: str, project: ProjectPlan | None) -> bool:
        """Whether an effect that names a thing falls on it by the measure's conditions too."""
        if project is not None and not self._limits(works, project):
            return False
        if effect.change == "saving" and works.firms and self.plan.firm_of(thing) not in works.firms:
            return False
        of_projects = effect.of == _APPLICANT and works.projects and project is not None
        return not of_projects or thing in works.projects

    def _limits(self, works: Works, project: ProjectPlan) -> bool:
        """Whether a measure's conditions on projects let this one in."""
        eligible = works.measure.eligible
        if works.measure.kind == "area" and works.id not in project.areas:
            return False
        if eligible.in_priority_area and not set(project.areas) & set(self.state.areas):
            return False
        return not eligible.proven_elsewhere or is_proven(self.plan, self.state, project)


def _applicant(firm: str) -> str:
    """What an effect on whoever started its measure is found by."""
    return f"{_APPLICANT} {firm}"


def _names(works: Works, effect: Effect) -> Iterable[str]:
    """What an effect is found by; what audits find, they find at whoever asked for one."""
    is_audit = effect.change == "saving" and effect.of == "all" and works.firms
    return map(_applicant, works.firms) if is_audit or effect.of == _APPLICANT else (effect.of,)


def _place(placed: _Found) -> int:
    return placed[0]


def bent(figure: Fraction, worked: Iterable[Worked]) -> Fraction:
    """A figure after some effects; the very same after none."""
    for _, effect in worked:
        figure = changed(figure, effect)
    return figure


def changed(figure: Fraction, effect: Effect) -> Fraction:
    """A figure after one effect."""
    if effect.to is not None:
        return Fraction(effect.to)
    if effect.times is not None:
        return figure * Fraction(effect.times)
    return figure + Fraction(effect.plus or 0)


def credit_limit(effects: Effects, firm: FirmPlan) -> int:
    """Cents a firm may owe."""
    limit = effects.figure("credit_limit", firm.id, Fraction(firm.credit_limit, CENTS))
    return max(0, cents(limit))

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
    advantages = []
    held = years_with_anchor(plan, state)
    for key, measure in plan.scenario.measures.items():
        if measure.kind == "advantage" and measure.eligible.after in (None, *in_force):
            firms = tuple(firm for firm in plan.firms if may_use(plan, state, measure, firm, held))
            if firms:
                advantages.append(Works(key, measure, key, firms))
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


_Found = tuple[int, Works, Effect]
"""An effect and its measure, with their place in the order in which they work."""


class Effects:
    """What works at one moment, ready to be asked. `state` is the one at New Year."""

    def __init__(self, plan: Plan, state: State, works: Iterable[Works]) -> None:
        self.plan = plan
        self.state = state
        self._found: dict[str, dict[str, list[_Found]]] = {}
        """what changes → of which thing → the effects, in order of the measures' ids"""
        placed = [
            (work, effect)
            for work in sorted(works, key=lambda each: each.key)
            for effect in work.measure.effects
        ]
        for place, (work, effect) in enumerate(placed):
            self._found.setdefault(effect.change, {}).setdefault(effect.of, []).append((place, work, effect))
        self._of_applicants: dict[str, dict[str, list[_Found]]] = {}
        """what changes → firm → the effects of what it started: each has few, and a large cluster many"""

    @classmethod
    def at(cls, plan: Plan, state: State) -> Effects:
        """What works at a New Year."""
        return cls(plan, state, working(plan, state) if plan.measures else ())

    def on(self, change: str, thing: str, material: str = "") -> Iterator[tuple[Works, Effect]]:
        """The effects of a kind on a thing with their measures, in order of the measures' ids."""
        of = self._found.get(change)
        if of is None:
            return
        near = [placed for key in self._names(thing) if key in of for placed in of[key]]
        near += self._started_by(change, self.plan.firm_of(thing))
        for _, works, effect in sorted(near, key=lambda placed: placed[0]):
            if self._touches(works, effect, thing) and (not material or effect.material == material):
                yield works, effect

    def at_work(self, change: str) -> tuple[str, ...]:
        """The measures with an effect of this kind, in their order. While these are the same, so is what they do."""
        effects = {
            place: works for named in self._found.get(change, {}).values() for place, works, _ in named
        }
        return tuple(effects[place].key for place in sorted(effects))

    def _names(self, thing: str) -> set[str]:
        """What an effect may call a thing by."""
        project = self.plan.projects.get(thing)
        wider = (project.technology, *project.areas) if project is not None else ()
        return {"all", thing, self.plan.firm_of(thing), *wider}

    def _started_by(self, change: str, firm: str) -> list[_Found]:
        """The effects of this kind on whoever started a measure, of those that a firm started."""
        if change not in self._of_applicants:
            by_firm: dict[str, list[_Found]] = {}
            for placed in self._found[change].get("applicant", ()):
                for name in placed[1].firms:
                    by_firm.setdefault(name, []).append(placed)
            self._of_applicants[change] = by_firm
        return self._of_applicants[change].get(firm, [])

    def figure(self, change: str, thing: str, figure: Fraction, material: str = "") -> Fraction:
        """A figure as what works now makes it."""
        if change not in self._found:
            return figure
        for _, effect in self.on(change, thing, material):
            figure = changed(figure, effect)
        return figure

    def grant_rate(self, call: str, project: str) -> Fraction:
        """What share of a project's cost a call pays."""
        part = self.plan.measures[call].call
        rate = part.rate.exact if part else Fraction(0)
        of = self._found.get("grant", {})
        for _, works, effect in sorted([*of.get(call, ()), *of.get("all", ())], key=lambda placed: placed[0]):
            if self._limits(works, self.plan.projects[project]):
                rate = changed(rate, effect)
        return min(Fraction(1), max(Fraction(0), rate))

    def cost(self, project: str) -> Fraction:
        """EUR that a project costs, overruns apart."""
        cost = Fraction(self.plan.projects[project].cost, CENTS)
        return max(Fraction(0), self.figure("cost", project, cost))

    def opened(self) -> set[Thing]:
        """What measures have brought to stand."""
        effects = [effect for named in self._found.get("stand", {}).values() for effect in named]
        return {
            thing for _, _, effect in effects for thing in self.plan.things_of(effect.of, effect.material)
        }

    def _touches(self, works: Works, effect: Effect, thing: str) -> bool:
        project = self.plan.projects.get(thing) if effect.change in OF_PROJECTS else None
        if project is not None and not self._limits(works, project):
            return False
        firm = self.plan.firm_of(thing)
        if effect.change == "saving" and works.firms and firm not in works.firms:
            return False
        if effect.of in ("all", thing):
            return True
        if effect.of == "applicant":
            return firm in works.firms and (not works.projects or thing in works.projects or project is None)
        if project is not None and effect.of in (project.technology, *project.areas):
            return True
        return effect.of == firm

    def _limits(self, works: Works, project: ProjectPlan) -> bool:
        """Whether a measure's conditions on projects let this one in."""
        eligible = works.measure.eligible
        if works.measure.kind == "area" and works.id not in project.areas:
            return False
        if eligible.in_priority_area and not set(project.areas) & set(self.state.areas):
            return False
        return not eligible.proven_elsewhere or is_proven(self.plan, self.state, project)


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

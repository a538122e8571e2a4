"""The whole plan of a scenario, with everything findable by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from sim.plan.carriers import CarrierPlan, carrier_plan
from sim.plan.compile import Compiler
from sim.plan.parts import (
    CollectionPlan,
    FirmPlan,
    IntakePlan,
    LinePlan,
    NeedPlan,
    ProjectPlan,
    StorePlan,
    TreatmentPlan,
)
from sim.plan.projects import project_plan
from sim.scenario.distances import Distances
from sim.scenario.file import Scenario
from sim.scenario.measures import Measure

Thing = tuple[str, str, str]
"""Something that can stand: what it is (line, treatment, intake, project), its id, and an intake's material."""


@dataclass(slots=True)
class _Found:
    """What stands where, by id; filled once."""

    needs: dict[str, NeedPlan] = field(default_factory=dict)
    stores: dict[str, StorePlan] = field(default_factory=dict)
    intakes: dict[tuple[str, str], IntakePlan] = field(default_factory=dict)


class Plan:
    """A scenario in whole numbers. Everything in it is in order of id, and nothing in it changes."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        make = Compiler(scenario)
        self.firms: dict[str, FirmPlan] = {key: make.firm(key) for key in sorted(scenario.firms)}
        self.lines: dict[str, LinePlan] = {}
        self.treatments: dict[str, TreatmentPlan] = {}
        self.collections: dict[str, CollectionPlan] = {}
        for key, firm in sorted(scenario.firms.items()):
            self.lines |= {k: make.line(k, key, part) for k, part in firm.lines.items()}
            self.treatments |= {k: make.treatment(k, key, part) for k, part in firm.treatments.items()}
            self.collections |= {k: make.collection(k, key, part) for k, part in firm.collections.items()}
        self.lines = dict(sorted(self.lines.items()))
        self.treatments = dict(sorted(self.treatments.items()))
        self.collections = dict(sorted(self.collections.items()))
        self.projects: dict[str, ProjectPlan] = {
            k: project_plan(k, part, scenario.about) for k, part in sorted(scenario.projects.items())
        }
        self.carriers: dict[str, CarrierPlan] = {
            k: carrier_plan(k, part) for k, part in sorted(scenario.carriers.items())
        }
        parts = self._find()
        self.needs = parts.needs
        self.stores = parts.stores
        """everything that can be given: side streams, yields, collections"""
        self.intakes = parts.intakes
        """(need or treatment, material) → how the taker takes it"""

    def _find(self) -> _Found:
        parts = _Found()
        for line in self.lines.values():
            for need in line.needs:
                parts.needs[need.id] = need
                parts.intakes |= {(need.id, intake.material): intake for intake in need.intakes}
            parts.stores |= {store.id: store for store in line.streams}
        for treatment in self.treatments.values():
            parts.intakes[treatment.id, treatment.feed.material] = treatment.feed
            parts.stores |= {store.id: store for store in treatment.yields}
        parts.stores |= {key: part.store for key, part in self.collections.items()}
        return parts

    @cached_property
    def built_by(self) -> dict[tuple[str, str, str], str]:
        """(what, thing, other) → the project that builds it. What no project builds stands from the start.

        A pipe's `other` is the taker firm and the carrier, parted by a space.
        """
        return {
            (build.what, build.thing, f"{build.other} {build.carrier}".strip()): project.id
            for project in self.projects.values()
            for build in project.builds
            if build.what in ("treatment", "line", "intake", "pipe")
        }

    def stands_at_start(self, what: str, thing: str, material: str = "") -> bool:
        """Whether it is there before round 1: neither a project nor a measure has still to bring it about."""
        project = self.built_by.get((what, thing, material))
        return self.projects[project].done if project else (what, thing, material) not in self.opened_by

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Events and measures, in order of id."""
        return dict(sorted({**self.scenario.events, **self.scenario.measures}.items()))

    @cached_property
    def changes(self) -> frozenset[str]:
        """The kinds of change that any event or measure of the scenario can bring."""
        return frozenset(effect.change for measure in self.measures.values() for effect in measure.effects)

    @cached_property
    def has_fund(self) -> bool:
        """Whether the cluster has a fund to pay into."""
        return any(measure.paid_by == "fund" for measure in self.scenario.measures.values())

    @cached_property
    def pledge(self) -> str:
        """The measure by which the region adds to what seats pledge; empty if there is none."""
        return next((key for key, part in self.measures.items() if part.pledge is not None), "")

    @cached_property
    def opened_by(self) -> dict[Thing, tuple[str, ...]]:
        """What is not there before a measure opens it → the measures that do, in order of id."""
        openers: dict[Thing, tuple[str, ...]] = {}
        for key, measure in self.measures.items():
            for effect in measure.effects:
                if effect.change == "stand":
                    for thing in self.things_of(effect.of, effect.material):
                        openers[thing] = (*openers.get(thing, ()), key)
        return openers

    def things_of(self, key: str, material: str | None) -> list[Thing]:
        """What an id stands for: a firm's lines and treatments, or the one thing itself."""
        if key in self.firms:
            lines: list[Thing] = [("line", line.id, "") for line in self.lines.values() if line.firm == key]
            return lines + [
                ("treatment", treatment.id, "")
                for treatment in self.treatments.values()
                if treatment.firm == key
            ]
        if key in self.needs:
            return [("intake", key, material or "")]
        what = "line" if key in self.lines else "treatment" if key in self.treatments else "project"
        return [(what, key, "")]

    @cached_property
    def seats(self) -> dict[str, tuple[str, ...]]:
        """The seats the scenario proposes; one a firm where it names none. Outside firms have no seat."""
        if self.scenario.seats:
            return {key: tuple(seat.firms) for key, seat in sorted(self.scenario.seats.items())}
        return {key: (key,) for key, firm in self.firms.items() if not firm.outside}

    @cached_property
    def takers(self) -> dict[str, tuple[IntakePlan, ...]]:
        """Material → every intake in the cluster that accepts it by its grade, in order of id."""
        result: dict[str, list[IntakePlan]] = {}
        for intake in self.intakes.values():
            grade = self.scenario.materials[intake.material].grade.exact
            if grade >= Fraction(*intake.lowest_grade):
                result.setdefault(intake.material, []).append(intake)
        return {
            key: tuple(sorted(intakes, key=lambda intake: intake.taker)) for key, intakes in result.items()
        }

    @cached_property
    def givers(self) -> dict[str, tuple[StorePlan, ...]]:
        """Material → every store it can be given from, in order of id."""
        result: dict[str, list[StorePlan]] = {}
        for store in self.stores.values():
            result.setdefault(store.material, []).append(store)
        return {key: tuple(sorted(stores, key=lambda store: store.id)) for key, stores in result.items()}

    @cached_property
    def first_truck(self) -> str:
        """The carrier of a contract that names none; empty if the scenario has no truck or rail."""
        return next((key for key in self.scenario.carriers if self.carriers[key].lots), "")

    @cached_property
    def _distances(self) -> Distances:
        return Distances(self.scenario)

    def km(self, start: str, end: str) -> Fraction:
        """Road km between two firms."""
        return self._distances.km(start, end)

    def spared_co2e(self, need: str, material: str) -> Fraction:
        """t CO2e that one unit of a secondary spares at a need: the making and burning of what it replaces, less
        what it emits itself."""
        materials, intake = self.scenario.materials, self.intakes[need, material]
        virgin = materials[self.needs[need].virgin]
        whole = virgin.upstream.exact + virgin.direct.exact + virgin.grid.exact
        return Fraction(*intake.ratio) * whole - materials[material].direct.exact

    def firm_of(self, thing: str) -> str:
        """The firm a store, need, treatment, line or collection belongs to; a firm's own id stays."""
        if thing in self.firms:
            return thing
        place = thing.removesuffix("/feed")
        for parts in (self.stores, self.needs, self.treatments, self.lines, self.projects):
            if place in parts:
                part: StorePlan | NeedPlan | TreatmentPlan | LinePlan | ProjectPlan = parts[place]
                return part.firm
        return ""

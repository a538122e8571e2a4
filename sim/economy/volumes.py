"""How much there is to give and to take in an ordinary year: amounts in kg, kWh or l, in closed form.

Lines run at their capacity or at what the market asks, whichever is less, at their mean availability and
as the news in force has it; what a project built does what it turned out to do.
What running contracts may carry counts as taken. Nothing is simulated.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from sim.economy.price_zone import runs
from sim.effects import STANDING
from sim.plan.parts import IntakePlan, Levels, LinePlan, NeedPlan, OutagePlan, StorePlan, TreatmentPlan
from sim.situation import Situation, stage_of
from sim.state import Contract
from sim.units import base_units

Extra = dict[str, Fraction]
"""Treatment → feed that the package at hand brings it"""
Promised = Mapping[tuple[str, str], int]
"""(taker, material) → what the package at hand brings it, in kg, kWh or l"""
_NOTHING: Final[Promised] = MappingProxyType({})


def _availability(outage: OutagePlan | None) -> Fraction:
    return Fraction(outage.up, outage.up + outage.down) if outage else Fraction(1)


def _capacity(situation: Situation, what: str, part: LinePlan | TreatmentPlan) -> Fraction:
    """What a line or treatment can do in an ordinary year: as it turned out, at the rate the news leaves it."""
    capacity = part.capacity * _availability(part.outage) * _works(situation, what, part.id)
    if "rate" not in situation.plan.changes:
        return capacity
    return capacity * max(Fraction(0), situation.effects().figure("rate", part.id, Fraction(1)))


def _works(situation: Situation, what: str, thing: str) -> Fraction:
    """What share of its promise something reaches; all of it while its project is still to be finished."""
    builder = situation.state.projects.get(situation.plan.built_by.get((what, thing, ""), ""))
    return Fraction(*builder.works) if builder is not None and builder.stage in STANDING else Fraction(1)


def output(situation: Situation, line: str) -> Fraction:
    """What a line makes in an ordinary year, with the news in force."""
    plan = situation.plan.lines[line]
    most = _capacity(situation, "line", plan)
    if plan.market is None:
        return most
    wanted = Fraction(base_units(max(Fraction(0), plan.market.demand.in_year(situation.state.year))))
    if "demand" in situation.plan.changes:
        wanted *= max(Fraction(0), situation.effects().figure("demand", line, Fraction(1)))
    return min(most, wanted)


def _left(situation: Situation, what: str, thing: str) -> Fraction:
    """What prevention already running leaves of a side stream or a need, as a share."""
    left = Fraction(1)
    for project in situation.plan.projects.values():
        for build in project.builds:
            if build.thing == thing and build.what == what:
                left *= 1 - Fraction(*build.share) * _standing(situation, project.id)
    return left


def _standing(situation: Situation, project: str) -> Fraction:
    """How much of its promise a project keeps; nothing before it stands."""
    if stage_of(situation.plan, situation.state, project) not in STANDING:
        return Fraction(0)
    begun = situation.state.projects.get(project)
    return Fraction(*begun.works) if begun is not None else Fraction(1)


def stands(situation: Situation, what: str, thing: str) -> bool:
    """Whether a line or treatment is there at this moment, and waits for no project and no measure."""
    plan = situation.plan
    project = plan.built_by.get((what, thing, ""))
    if project is None:
        return plan.stands_at_start(what, thing)
    return stage_of(plan, situation.state, project) == "done"


def generated(situation: Situation, stream: str) -> Fraction:
    """What a side stream or a collection brings in a year before anything is sorted out."""
    plan, state = situation.plan, situation.state
    store = plan.stores[stream]
    if stream in plan.collections:
        goods = plan.collections[stream]
        sold_in = state.year - goods.after
        sold = state.sold.get(goods.line, {}).get(sold_in)
        amount = base_units(goods.sold_before.in_year(sold_in)) if sold is None else sold
        return amount * Fraction(*store.amount)
    if store.left_of:
        return Fraction(*store.amount) * _brought(situation, store)
    share = Fraction(*store.amount) * _left(situation, "less_waste", stream)
    return output(situation, store.process) * share


def _brought(situation: Situation, store: StorePlan) -> int:
    """What running contracts may bring its line of what leaves it behind."""
    needs = {need.id for need in situation.plan.lines[store.process].needs}
    stores = situation.plan.stores
    return sum(
        contract.most
        for contract in _running(situation)
        if contract.taker in needs and stores[contract.giver].material == store.left_of
    )


def required(situation: Situation, need: str) -> Fraction:
    """What a need takes in a year, in units of its virgin material."""
    plan = situation.plan.needs[need]
    effects = situation.effects()
    amount = max(Fraction(0), effects.figure("need", need, Fraction(*plan.amount)))
    for _, effect in effects.on("saving", need):
        amount *= 1 - effect.saves.exact if effect.saves else 1
    return output(situation, plan.line) * amount * _left(situation, "less_input", need)


def _running(situation: Situation) -> list[Contract]:
    year = situation.state.year
    return [contract for contract in situation.state.contracts.values() if runs(contract, year)]


def promised_of(situation: Situation, store: str) -> int:
    """What running contracts may take of a store in a year."""
    return sum(contract.most for contract in _running(situation) if contract.giver == store)


def _yielded(situation: Situation, store: StorePlan, extra: Extra, behind: frozenset[str]) -> Fraction:
    plan = situation.plan
    treatment = plan.treatments[store.process]
    feed = fed_besides(situation, treatment.id, behind) + extra.get(treatment.id, Fraction(0))
    return min(feed, _capacity(situation, "treatment", treatment)) * Fraction(*store.amount)


def fed_besides(situation: Situation, treatment: str, behind: frozenset[str] = frozenset()) -> int:
    """What a treatment is fed in a year by its own firm, yields of its other treatments too, and by running contracts.

    `behind` are the treatments it feeds in turn: where they stand in a ring, nothing comes back.
    """
    plan, part = situation.plan, situation.plan.treatments[treatment]
    own = sum(
        int(free_supply(situation, store.id, {}, behind | {treatment}))
        for store in plan.givers.get(part.feed.material, ())
        if store.firm == part.firm and store.process not in behind | {treatment}
    )
    return own + sum(contract.most for contract in _running(situation) if contract.taker == treatment)


def free_supply(
    situation: Situation, giver: str, extra: Extra, behind: frozenset[str] = frozenset()
) -> Fraction:
    """What a store could still give in a year beside its running contracts."""
    store = situation.plan.stores[giver]
    if store.is_yield:
        whole = _yielded(situation, store, extra, behind)
    else:
        recovery = situation.state.recovery.get(giver, store.recovery)
        whole = generated(situation, giver) * Fraction(*recovery)
    return max(Fraction(0), whole - promised_of(situation, giver))


def free_demand(situation: Situation, taker: str, material: str, promised: Promised = _NOTHING) -> Fraction:
    """What a need or treatment could still take of a material beside its running contracts.

    `promised` is what a package brings it besides.
    """
    plan = situation.plan
    contracts = [contract for contract in _running(situation) if contract.taker == taker]
    if taker in plan.treatments:
        treatment = plan.treatments[taker]
        free = _capacity(situation, "treatment", treatment) - sum(contract.most for contract in contracts)
        return max(Fraction(0), free - promised.get((taker, material), 0))
    need, intake = plan.needs[taker], plan.intakes[taker, material]
    blend = Fraction(*situation.state.blend.get(taker, need.blend))
    whole = required(situation, taker)
    agreed = [(plan.stores[contract.giver].material, Fraction(contract.most)) for contract in contracts]
    agreed += [(other, Fraction(amount)) for (need_of, other), amount in promised.items() if need_of == taker]
    brought = [(plan.intakes[taker, other], amount) for other, amount in agreed]
    replaced = sum((amount * Fraction(*other.ratio) for other, amount in brought), Fraction(0))
    share = situation.effects().figure("share", taker, Fraction(*intake.greatest_share), material)
    of_it = whole * min(Fraction(1), share) - promised.get((taker, material), 0) * Fraction(*intake.ratio)
    free = min(of_it, whole * blend - replaced) / Fraction(*intake.ratio)
    for place, most in need.limits:
        limit = _Limit(place, most, need)
        if (weight := limit.weight(intake)) > 0:
            room = limit.room * whole - sum(limit.weight(other) * amount for other, amount in brought)
            free = min(free, room / weight)
    return max(Fraction(0), free)


class _Limit:
    """A need's limit of a content, if every material holds what the scenario says of it."""

    def __init__(self, place: int, most: int, need: NeedPlan) -> None:
        self.place, self.most = place, most
        self.room = most - self._level(need.levels)
        """what a unit of virgin material leaves"""

    def _level(self, levels: Levels) -> int:
        return levels[self.place] if levels else 0

    def weight(self, intake: IntakePlan) -> Fraction:
        """What a unit of a secondary uses up, with the room that the virgin material it replaces had left."""
        return self._level(intake.levels) - self.most + Fraction(*intake.ratio) * self.room

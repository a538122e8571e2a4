"""How much there is to give and to take in an ordinary year: amounts in kg, kWh or l, in closed form.

Lines run at their capacity or at what the market asks, whichever is less, and at their mean availability.
What running contracts may carry counts as taken. Nothing is simulated.
"""

from __future__ import annotations

from fractions import Fraction

from sim.plan.parts import OutagePlan, StorePlan
from sim.rules.situation import Situation, stage_of
from sim.rules.zone import runs
from sim.state import Contract
from sim.units import base_units

Extra = dict[str, Fraction]
"""Treatment → feed that the package at hand brings it"""


def _availability(outage: OutagePlan | None) -> Fraction:
    return Fraction(outage.up, outage.up + outage.down) if outage else Fraction(1)


def output(situation: Situation, line: str) -> Fraction:
    """What a line makes in an ordinary year."""
    plan = situation.plan.lines[line]
    most = plan.capacity * _availability(plan.outage)
    if plan.market is None:
        return most
    return min(most, Fraction(base_units(plan.market.demand.in_year(situation.state.year))))


def _left(situation: Situation, what: str, thing: str) -> Fraction:
    """What prevention already running leaves of a side stream or a need, as a share."""
    left = Fraction(1)
    for project in situation.plan.projects.values():
        if stage_of(situation.plan, situation.state, project.id) in ("ramp", "done"):
            for build in project.builds:
                if (build.what, build.thing) == (what, thing):
                    left *= 1 - Fraction(*build.share)
    return left


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
    share = Fraction(*store.amount) * _left(situation, "less_waste", stream)
    return output(situation, store.process) * share


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
    return [one for one in situation.state.contracts.values() if runs(one, year)]


def _given(situation: Situation, store: str) -> int:
    return sum(one.most for one in _running(situation) if one.giver == store)


def _yielded(situation: Situation, store: StorePlan, extra: Extra) -> Fraction:
    plan = situation.plan
    treatment = plan.treatments[store.process]
    own = sum(
        (
            free_supply(situation, one.id, extra)
            for one in plan.givers.get(treatment.feed.material, ())
            if one.firm == treatment.firm and not one.is_yield
        ),
        Fraction(0),
    )
    brought = sum(one.most for one in _running(situation) if one.taker == treatment.id)
    feed = own + brought + extra.get(treatment.id, Fraction(0))
    return min(feed, treatment.capacity * _availability(treatment.outage)) * Fraction(*store.amount)


def free_supply(situation: Situation, giver: str, extra: Extra) -> Fraction:
    """What a store could still give in a year beside its running contracts."""
    store = situation.plan.stores[giver]
    if store.is_yield:
        whole = _yielded(situation, store, extra)
    else:
        recovery = situation.state.recovery.get(giver, store.recovery)
        whole = generated(situation, giver) * Fraction(*recovery)
    return max(Fraction(0), whole - _given(situation, giver))


def free_demand(situation: Situation, taker: str, material: str) -> Fraction:
    """What a need or treatment could still take of a material beside its running contracts."""
    plan = situation.plan
    contracts = [one for one in _running(situation) if one.taker == taker]
    if taker in plan.treatments:
        treatment = plan.treatments[taker]
        free = treatment.capacity * _availability(treatment.outage) - sum(one.most for one in contracts)
        return max(Fraction(0), free)
    need, intake = plan.needs[taker], plan.intakes[taker, material]
    blend = Fraction(*situation.state.blend.get(taker, need.blend))
    whole = required(situation, taker)
    replaced = Fraction(0)
    for one in contracts:
        ratio = plan.intakes[taker, plan.stores[one.giver].material].ratio
        replaced += one.most * Fraction(*ratio)
    share = situation.effects().figure("share", taker, Fraction(*intake.greatest_share), material)
    free = min(whole * min(Fraction(1), share), whole * blend - replaced)
    return max(Fraction(0), free) / Fraction(*intake.ratio)

"""What a levy would cost: what each firm throws away in an ordinary year, by kind of disposal, in closed form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from sim.economy.volumes import free_supply, generated, promised_of, stands
from sim.plan.parts import StorePlan
from sim.scenario.measures import Measure
from sim.situation import Situation
from sim.units import BASE, CENTS

LEVY = "levy"
"""The change of a measure by which what is thrown away pays into the fund; and the kind of that payment."""


def is_levy(measure: Measure) -> bool:
    """Whether a measure takes something for what is thrown away."""
    return any(effect.change == LEVY for effect in measure.effects)


def levy_a_year(situation: Situation, key: str, firms: Iterable[str]) -> int:
    """Cents a year that these firms would pay for what they throw away as things stand."""
    rates: dict[str, Fraction] = defaultdict(Fraction)
    for effect in situation.plan.measures[key].effects:
        if effect.change == LEVY and effect.plus is not None:
            rates[effect.of] += Fraction(effect.plus)
    thrown = (thrown_away(situation, firm) for firm in firms)
    euros = sum(
        (amount * (rates[sink] + rates["all"]) for each in thrown for sink, amount in each.items()),
        Fraction(0),
    )
    return int(euros * CENTS / BASE)


def thrown_away(situation: Situation, firm: str) -> Mapping[str, Fraction]:
    """Kind of disposal → kg, kWh or l a year that a firm disposes of beside its contracts and its own treatments."""
    amounts: dict[str, Fraction] = defaultdict(Fraction)
    for store in situation.plan.stores.values():
        if store.firm == firm and firm not in situation.state.closed and not store.sale:
            amounts[store.disposal.kind] += _left(situation, store)
    return amounts


def _left(situation: Situation, store: StorePlan) -> Fraction:
    plan = situation.plan
    if store.is_yield:
        there = stands(situation, "treatment", store.process)
        return free_supply(situation, store.id, {}) if there else Fraction(0)
    own = sum(
        treatment.capacity
        for treatment in plan.treatments.values()
        if treatment.feed.material == store.material
        and treatment.firm == store.firm
        and stands(situation, "treatment", treatment.id)
    )
    return max(Fraction(0), generated(situation, store.id) - promised_of(situation, store.id) - own)

"""Exchanges: what is wrong with one on a deal slip, the contract it becomes, and leaving it."""

from __future__ import annotations

from fractions import Fraction

from sim.decisions import DealExchange
from sim.economy.exchange_ends import Ends, carrier_of, ends_of
from sim.economy.outlook import Outlook
from sim.economy.price_zone import runs
from sim.message import Sum
from sim.plan.plan import Plan
from sim.rules import refusals, slip_refusals
from sim.rules.context import firm_problems
from sim.rules.matches import match_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.projects import opening_measures
from sim.rules.transport import carrier_problems
from sim.situation import Situation
from sim.state import State
from sim.units import base_units, cents

_SANE_TIMES = 10
_SANE_LEAST = 100
"""A price is taken for a typing error beyond ten times what the material replaces or spares,
or beyond ten times 100 EUR where that is less."""


def exchange_problems(
    situation: Situation, exchange: DealExchange, parties: tuple[str, ...], projects: tuple[str, ...]
) -> list[Problem]:
    """Everything against one exchange of a package with these parties and projects."""
    ends = ends_of(situation.plan, exchange)
    if ends is None:
        return _missing_ends(situation.plan, exchange) + _term_problems(situation.plan, exchange)
    store, intake = ends
    plan, material = situation.plan, store.material
    problems = _owner_problems(situation, exchange, ends, parties)
    if plan.scenario.materials[material].grade.exact < Fraction(*intake.lowest_grade):
        problems.append(
            refusals.GRADE_TOO_LOW(
                taker=named(plan, "taker", exchange.taker), material=named(plan, "material", material)
            )
        )
    problems += match_problems(situation, exchange.giver, exchange.taker)
    problems += _distance_problems(plan, ends)
    problems += _absence_problems(situation, ends)
    if running(situation.state, exchange.giver, exchange.taker):
        problems.append(
            refusals.RUNS_ALREADY(
                material=named(plan, "material", material), taker=named(plan, "taker", exchange.taker)
            )
        )
    carrier = carrier_of(plan, exchange, ends)
    problems += carrier_problems(situation, carrier, material, (store.firm, intake.firm), projects)
    return problems + _term_problems(plan, exchange) + _price_problems(situation, exchange, ends)


def running(state: State, giver: str, taker: str) -> bool:
    """Whether a contract for this pair runs or is still to begin."""
    return any(
        (contract.giver, contract.taker) == (giver, taker) and runs(contract, state.year)
        for contract in state.contracts.values()
    )


def _missing_ends(plan: Plan, exchange: DealExchange) -> list[Problem]:
    problems = []
    store, taker = plan.stores.get(exchange.giver), named(plan, "taker", exchange.taker)
    if store is None:
        problems.append(refusals.UNKNOWN_GIVER(name=named(plan, "store", exchange.giver)))
    if exchange.taker not in plan.needs and exchange.taker not in plan.treatments:
        problems.append(refusals.UNKNOWN_TAKER(name=taker))
    elif store is not None:
        problems.append(refusals.DOES_NOT_FIT(taker=taker, material=named(plan, "material", store.material)))
    return problems


def _owner_problems(
    situation: Situation, exchange: DealExchange, ends: Ends, parties: tuple[str, ...]
) -> list[Problem]:
    plan, (store, intake) = situation.plan, ends
    thing = named(plan, "store", store.id)
    if store.firm == intake.firm:
        return [refusals.SAME_FIRM(thing=thing, firm=named(plan, "firm", store.firm))]
    problems = []
    for what, firm in ((thing, store.firm), (named(plan, "taker", exchange.taker), intake.firm)):
        if firm not in parties:
            problems.append(refusals.OWNER_NOT_PARTY(thing=what, owner=named(plan, "firm", firm)))
            problems += firm_problems(situation, firm, promises=True)
    return problems


def _distance_problems(plan: Plan, ends: Ends) -> list[Problem]:
    """What spoils or is not worth its way is carried no further than its scenario says."""
    store, intake = ends
    most = plan.scenario.materials[store.material].greatest_km
    km = plan.km(store.firm, intake.firm)
    if most is None or km <= most.exact:
        return []
    taker, material = named(plan, "taker", intake.taker), named(plan, "material", store.material)
    return [refusals.TOO_FAR(material=material, taker=taker, most=round(most.exact), number=round(km))]


def _absence_problems(situation: Situation, ends: Ends) -> list[Problem]:
    """Why an end is not there before a measure opens it."""
    store, intake = ends
    plan = situation.plan
    giver, taker = named(plan, "store", store.id), named(plan, "taker", intake.taker)
    places = (
        (giver, ("treatment" if store.is_yield else "line", store.process, "")),
        (taker, ("treatment" if intake.is_feed else "line", intake.process, "")),
        (taker, ("intake", intake.taker, intake.material)),
    )
    return [
        refusals.NOT_THERE_YET(thing=name, measure=named(plan, "measure", openers[0]))
        for name, thing in places
        if thing not in plan.built_by and (openers := opening_measures(situation, *thing))
    ]


def _term_problems(plan: Plan, exchange: DealExchange) -> list[Problem]:
    store = plan.stores.get(exchange.giver)
    name = named(plan, "material", store.material) if store else named(plan, "store", exchange.giver)
    problems = []
    if base_units(Fraction(exchange.most)) <= 0:
        problems.append(refusals.AMOUNT_TOO_SMALL(material=name))
    if exchange.years is None:
        problems.append(slip_refusals.NO_YEARS(material=name))
    if exchange.least is not None and exchange.least > exchange.most:
        problems.append(refusals.LEAST_ABOVE_MOST(material=name))
    if exchange.price is not None and exchange.indexed is not None:
        problems.append(refusals.TWO_PRICES(material=name))
    if exchange.indexed is not None and exchange.taker in plan.treatments:
        problems.append(refusals.NO_INDEX(taker=named(plan, "taker", exchange.taker)))
    return problems


def _price_problems(situation: Situation, exchange: DealExchange, ends: Ends) -> list[Problem]:
    if exchange.price is None:
        return []
    plan, (store, _) = situation.plan, ends
    outlook = Outlook.of_situation(situation)
    worth = outlook.virgin(exchange.taker) if exchange.taker in plan.needs else Fraction(0)
    spared = outlook.disposal(store.disposal, store.id)
    limit = _SANE_TIMES * max(abs(worth), abs(spared), Fraction(_SANE_LEAST))
    if abs(Fraction(exchange.price)) <= limit:
        return []
    return [
        refusals.PRICE_NOT_SANE(material=named(plan, "material", store.material), limit=Sum(cents(limit)))
    ]

"""Exchanges: what is wrong with one on a deal slip, the contract it becomes, and leaving it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sim.decisions import DealExchange, LeaveExchange
from sim.economy.exchange_ends import Ends, carrier_of, ends_of
from sim.economy.outlook import Outlook
from sim.economy.price_zone import runs
from sim.message import Listing, Sum
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.context import firm_problems, purse_problems
from sim.rules.matches import match_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.projects import opening_measures
from sim.rules.transport import carrier_problems
from sim.situation import Situation
from sim.state import Contract, Due, State
from sim.units import base_units, cents

LEAVING = "leaving"
"""Kind of the payment for leaving a contract early."""
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
        (one.giver, one.taker) == (giver, taker) and runs(one, state.year) for one in state.contracts.values()
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


def draft_contract(situation: Situation, exchange: DealExchange, carrier: str, price: int) -> Contract:
    """The contract an exchange becomes, without its id and deal. ``price`` in cents per unit."""
    year = situation.state.year
    return Contract(
        id="",
        giver=exchange.giver,
        taker=exchange.taker,
        carrier=carrier,
        most=base_units(Fraction(exchange.most)),
        price=price,
        indexed=exchange.indexed.as_integer_ratio() if exchange.indexed is not None else None,
        first_year=year,
        last_year=year + exchange.years - 1,
        renews=exchange.renews,
        giver_pays_carriage=exchange.carriage_paid_by == "giver",
        least=base_units(Fraction(exchange.least or 0)),
        shortfall_price=cents(Fraction(exchange.shortfall_price)),
        leaving_price=cents(Fraction(exchange.leaving_price)),
    )


def _party(plan: Plan, contract: Contract, firms: tuple[str, ...]) -> tuple[str, str] | None:
    """The firm that leaves and the one that is left, if one of these firms is a party."""
    giver, taker = plan.stores[contract.giver].firm, plan.firm_of(contract.taker)
    if giver in firms:
        return giver, taker
    return (taker, giver) if taker in firms else None


def leaving_price(contract: Contract, year: int) -> int:
    """Cents owed for leaving before this year: nothing once the agreed years are over."""
    return contract.leaving_price if contract.last_year >= year else 0


def _left_by_partner(state: State, contract: Contract, firm: str) -> bool:
    """Whether the other partner, and not yet this one, has left in this round."""
    return contract.ended == "left" and contract.left_in == state.year and contract.ended_by != firm


def _may_leave(situation: Situation, firms: tuple[str, ...]) -> list[str]:
    """The contracts in force to which one of these firms is a party."""
    plan, state = situation.plan, situation.state
    return [
        key
        for key, contract in sorted(state.contracts.items())
        if runs(contract, state.year) and _party(plan, contract, firms) is not None
    ]


def leave_problems(situation: Situation, firms: tuple[str, ...], decision: LeaveExchange) -> list[Problem]:
    """Everything against ending a contract at New Year."""
    plan, state = situation.plan, situation.state
    contract = state.contracts.get(decision.exchange)
    if contract is None:
        running_now = tuple(_may_leave(situation, firms))
        if not running_now:
            return [refusals.NO_CONTRACT(name=decision.exchange)]
        return [refusals.UNKNOWN_CONTRACT(name=decision.exchange, running=Listing(running_now))]
    pair = _party(plan, contract, firms)
    if pair is None:
        giver, taker = plan.stores[contract.giver].firm, plan.firm_of(contract.taker)
        return [
            refusals.NOT_YOUR_CONTRACT(giver=named(plan, "firm", giver), taker=named(plan, "firm", taker))
        ]
    problems = firm_problems(situation, pair[0], promises=False)
    if not runs(contract, state.year):
        both_leave = _left_by_partner(state, contract, pair[0])
        return problems if both_leave else [*problems, refusals.CONTRACT_OVER(name=decision.exchange)]
    if pair[1] in situation.purse(pair[0]):
        return problems
    return problems + purse_problems(situation, {pair[0]: leaving_price(contract, state.year)})


def leave(situation: Situation, firms: tuple[str, ...], decision: LeaveExchange) -> None:
    """End a contract at New Year; the price of leaving early falls due in the first week.

    If both partners leave in the same round, neither owes the other anything.
    """
    state, contract = situation.state, situation.state.contracts[decision.exchange]
    pair = _party(situation.plan, contract, firms)
    if pair is None:
        raise ValueError(f"{decision.exchange} was not checked: none of {firms} is a party")
    if _left_by_partner(state, contract, pair[0]):
        state.dues = tuple(one for one in state.dues if (one.kind, one.about) != (LEAVING, contract.id))
        state.contracts[contract.id] = replace(contract, ended_by=contract.id, left_in=0)
        return
    price = leaving_price(contract, state.year)
    if price:
        state.dues = (*state.dues, Due(pair[0], pair[1], LEAVING, contract.id, price))
    state.contracts[contract.id] = replace(contract, ended="left", ended_by=pair[0], left_in=state.year)

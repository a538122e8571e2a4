"""The package deal, "I build if you build": all its exchanges and projects, or nothing at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sim.decisions import DealProject, DealTerms
from sim.economy.agreed_terms import draft_contract, payers_of
from sim.economy.annual_worth import exchange_gains
from sim.economy.package_prices import agreed_prices
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.exchanges import exchange_problems
from sim.rules.grant_calls import call_problems, is_call
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.projects import begin, card_problems, limit_problems
from sim.situation import Cost, Situation
from sim.state import Payer


def package_problems(situation: Situation, terms: DealTerms, signed: frozenset[str]) -> list[Problem]:
    """Everything against a package that these firms have signed.

    A signature written for a firm outside the cluster counts for nothing: it speaks for itself.
    """
    signed = frozenset(firm for firm in signed if not is_outside(situation.plan, firm))
    problems = _party_problems(situation, terms, signed)
    if not terms.exchanges and not terms.projects:
        problems.append(refusals.EMPTY_PACKAGE())
    parties, projects = tuple(terms.parties), tuple(project.project for project in terms.projects)
    for exchange in terms.exchanges:
        problems += exchange_problems(situation, exchange, parties, projects)
    problems += _repeated(situation.plan, terms)
    for part in terms.projects:
        problems += _project_problems(situation, part, parties)
    problems += limit_problems(situation, _costs(situation.plan, terms))
    for call, asked in asked_calls(terms).items():
        known = [project for project in asked if project in situation.plan.projects]
        problems += call_problems(situation, call, known, parties) if is_call(situation.plan, call) else []
    return problems + _outside_problems(situation, terms)


def asked_calls(terms: DealTerms) -> dict[str, list[str]]:
    """Call → the projects of a package that ask it for co-funding."""
    asked: dict[str, list[str]] = {}
    for part in terms.projects:
        if part.co_funding is not None and part.project not in asked.get(part.co_funding, ()):
            asked.setdefault(part.co_funding, []).append(part.project)
    return asked


def _party_problems(situation: Situation, terms: DealTerms, signed: frozenset[str]) -> list[Problem]:
    plan, problems = situation.plan, []
    for firm, times in Counter(terms.parties).items():
        problems += firm_problems(situation, firm, promises=True)
        if times > 1:
            problems.append(refusals.PARTY_TWICE(firm=named(plan, "firm", firm)))
        if firm in plan.firms and firm not in signed and not is_outside(plan, firm):
            problems.append(refusals.NOT_SIGNED(firm=named(plan, "firm", firm)))
    strangers = sorted(signed - set(terms.parties))
    return problems + [refusals.STRANGER_SIGNED(firm=named(plan, "firm", firm)) for firm in strangers]


def is_outside(plan: Plan, firm: str) -> bool:
    """Whether a firm is a buyer abroad, played by nobody: it signs whatever does not cost it money."""
    return firm in plan.firms and plan.firms[firm].outside


def _outside_problems(situation: Situation, terms: DealTerms) -> list[Problem]:
    """What an outside firm refuses: a loss, and any part of a project's cost."""
    plan = situation.plan
    silent = {firm for firm in terms.parties if is_outside(plan, firm)}
    gains = exchange_gains(situation, terms) if silent else {}
    losers = [firm for firm in sorted(silent) if gains.get(firm, 0) < 0]
    problems = [refusals.OUTSIDE_FIRM_LOSES(firm=named(plan, "firm", firm)) for firm in losers]
    for part in terms.projects:
        bearers = [payer.firm for payer in part.paid_by]
        if part.project in plan.projects:
            bearers += [payer.firm for payer in payers_of(plan, part) if payer.firm not in bearers]
        problems += [
            refusals.OUTSIDE_FIRM_PAYS(
                firm=named(plan, "firm", firm), project=named(plan, "project", part.project)
            )
            for firm in bearers
            if firm in silent
        ]
    return problems


def _repeated(plan: Plan, terms: DealTerms) -> list[Problem]:
    pairs = Counter((exchange.giver, exchange.taker) for exchange in terms.exchanges)
    problems = [
        refusals.PAIR_TWICE(
            material=named(plan, "material", plan.stores[giver].material), taker=named(plan, "taker", taker)
        )
        for (giver, taker), times in pairs.items()
        if times > 1 and giver in plan.stores
    ]
    projects = Counter(project.project for project in terms.projects)
    return problems + [
        refusals.PROJECT_TWICE(project=named(plan, "project", key)) for key, n in projects.items() if n > 1
    ]


def _project_problems(situation: Situation, part: DealProject, parties: tuple[str, ...]) -> list[Problem]:
    plan, name = situation.plan, named(situation.plan, "project", part.project)
    card = plan.projects.get(part.project)
    if card is None:
        return [refusals.UNKNOWN_PROJECT(name=name)]
    problems = (
        []
        if card.firm in parties
        else [refusals.OWNER_NOT_PARTY(thing=name, owner=named(plan, "firm", card.firm))]
    )
    problems += card_problems(situation, part.project)
    if part.co_funding is not None and not is_call(plan, part.co_funding):
        problems.append(refusals.NO_CALL(name=named(plan, "measure", part.co_funding)))
    for firm, times in Counter(payer.firm for payer in part.paid_by).items():
        called = named(plan, "firm", firm)
        if firm == card.firm:
            problems.append(refusals.OWNER_PAYS_REST(firm=called, project=name))
        elif firm not in parties:
            problems.append(refusals.PAYER_NOT_PARTY(firm=called, project=name))
        if times > 1:
            problems.append(refusals.PAYER_TWICE(firm=called, project=name))
    if sum(payer.share for payer in part.paid_by) > 1:
        problems.append(refusals.SHARES_ABOVE_ONE(project=name))
    return problems


def _costs(plan: Plan, terms: DealTerms) -> list[Cost]:
    """The projects that exist, each once, with their payers that exist."""
    costs: dict[str, tuple[Payer, ...]] = {}
    for part in terms.projects:
        if part.project in plan.projects:
            known = (payer for payer in payers_of(plan, part) if payer.firm in plan.firms)
            costs.setdefault(part.project, tuple(payer for payer in known if payer.share[0] > 0))
    return list(costs.items())


def conclude(situation: Situation, terms: DealTerms) -> None:
    """Make a checked package binding: its projects begin and its contracts stand from New Year."""
    plan, state = situation.plan, situation.state
    deal = _free_name(
        {*state.deals, *(contract.deal for contract in state.contracts.values())}, f"r{state.round}-deal"
    )
    state.deals[deal] = tuple(sorted(terms.parties))
    contracts = [
        ((ends[0].firm, ends[1].firm), draft_contract(situation.plan, state.year, exchange, carrier, price))
        for exchange, ends, carrier, price in agreed_prices(situation, terms)
    ]
    for part in terms.projects:
        begin(situation, part.project, payers_of(plan, part), deal)
    for (giver, taker), contract in contracts:
        key = _free_name(set(state.contracts), f"r{state.round}-{giver}-{taker}")
        state.contracts[key] = replace(contract, id=key, deal=deal)


def _free_name(taken: set[str], stem: str) -> str:
    """A readable name that nothing has yet: ``r2-steel-roads-1``."""
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"

"""What was typed on a deal slip, put on its package; and what may stand on slips."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from game.typed.codes import code_of, handles
from game.typed.deals import with_advance, with_exchange, with_project, with_takers_share, without_projects
from game.typed.numbers import plainly
from game.typed.slip_parser import EXAMPLE, Advance, Change, TypedSlip
from game.typed.unclear import NotReadError, Unclear, not_read
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.rules.matches import is_known
from sim.situation import Situation
from sim.state import State

_OTHER_PRICE: Final[Mapping[str, str]] = {"price": "indexed", "indexed": "price"}
"""a contract has one price: fixed, or indexed"""


def put_on(plan: Plan, terms: DealTerms, slip: TypedSlip) -> DealTerms | Unclear:
    """The package with what was typed; or why it cannot read like that. Never half of it."""
    try:
        for match in slip.matches:
            if _place(plan, terms, match) is None:
                code = code_of(handles(plan), "match", match)
                raise not_read("{code} is not part of the deal.", "Look for another exchange.", code=code)
        if slip.takers_share is not None:
            terms = with_takers_share(terms, slip.takers_share)
        for change in slip.changes:
            terms = _changed(plan, terms, change)
        terms = _built(plan, terms, slip)
        for advance in slip.advances:
            terms = _advanced(plan, terms, advance)
    except NotReadError as fault:
        return fault.about(" ".join(slip.matches))
    return terms


def _changed(plan: Plan, terms: DealTerms, change: Change) -> DealTerms:
    at = _place(plan, terms, change.match)
    if at is None:
        raise not_read("This exchange is not part of the deal.", EXAMPLE)
    of = plan.stores[terms.exchanges[at].giver].unit
    if change.unit and change.unit != of:
        raise not_read("This is measured in {unit}.", EXAMPLE, unit=of)
    value: Decimal | str | bool | int | None = change.value
    if change.what == "years" and isinstance(value, Decimal):
        if value != int(value):
            raise not_read("“{typed}” are no years.", "Write 1 to 50 years.", typed=plainly(value))
        value = int(value)
    other = _OTHER_PRICE.get(change.what)
    try:
        return with_exchange(terms, at, **{change.what: value}, **({other: None} if other else {}))
    except ValidationError as fault:
        amount = not_read("No contract can be about this amount.", "Write an amount above 0: X4 120 kt")
        money = not_read("No contract can have this price.", "Write euros from 0 on.")
        sentences = {
            "most": amount,
            "least": amount,
            "shortfall_price": money,
            "leaving_price": money,
            "years": not_read("No contract can hold so long.", "Write 1 to 50 years."),
            "price": not_read("No contract can have this price.", "Write euros for a unit: X4 3 €"),
        }
        raise sentences[change.what] from fault


def _advanced(plan: Plan, terms: DealTerms, advance: Advance) -> DealTerms:
    code = plan.scenario.projects[advance.project].code
    if advance.project not in {part.project for part in terms.projects}:
        raise not_read("{code} is not part of the deal.", "Leave it out, or add its exchange.", code=code)
    owner = plan.projects[advance.project].firm
    others = [firm for firm in advance.firms if firm != owner and not plan.firms[firm].outside]
    payers = [firm for firm in others if firm in terms.parties] or others
    if len(payers) != 1:
        raise not_read(
            "Who carries a share of {code} must be one other firm.", "Write its name in full.", code=code
        )
    return with_advance(terms, advance.project, payers[0], advance.share, advance.repaid_years)


def _built(plan: Plan, terms: DealTerms, slip: TypedSlip) -> DealTerms:
    """The package with the projects that were named; with the broker's aid it has all it needs already."""
    terms = without_projects(terms, slip.drops)
    built = {part.project for part in terms.projects}
    for project in slip.builds:
        if project not in built and not plan.scenario.about.brokers_aid:
            terms = with_project(plan, terms, project)
        elif project not in built:
            code = plan.scenario.projects[project].code
            raise not_read("{code} is not part of the deal.", "Leave it out, or add its exchange.", code=code)
    return terms


def _place(plan: Plan, terms: DealTerms, match: str) -> int | None:
    """Which exchange of a package is meant."""
    if not match:
        return len(terms.exchanges) - 1 if terms.exchanges else None
    known = plan.scenario.matches[match]
    ends = [(exchange.giver, exchange.taker) for exchange in terms.exchanges]
    return ends.index((known.giver, known.taker)) if (known.giver, known.taker) in ends else None


def visible(plan: Plan, state: State) -> frozenset[str]:
    """The matches that have been seen: a hidden one is on no list and cannot be agreed on."""
    situation = Situation(plan, state)
    matches = plan.scenario.matches.items()
    return frozenset(key for key, match in matches if is_known(situation, key, match))

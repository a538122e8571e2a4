"""The slots of a deal slip that reads as a sentence: what can be typed or stepped in each, and what it then says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from game.typed.codes import Handle, code_of
from game.typed.deals import (
    REPAID_YEARS,
    advance_of,
    advanced,
    may_advance,
    repaid_years_of,
    stepped,
    with_advance,
)
from game.typed.firm_names import firms_named, names_of_firms
from game.typed.numbers import TypedNumber, plainly
from game.typed.slip_parser import Advance, TypedSlip, read_slip
from game.typed.slip_terms import put_on
from game.typed.tokens import Tokens, single
from game.typed.unclear import NotReadError, Unclear, marked, not_read
from sim.decisions import DealTerms
from sim.plan.plan import Plan

_UNITS: Mapping[str, str] = {"price": "€", "years": "y"}
"""what a bare number counts"""
_FIRST_SHARE = Decimal("0.1")
_MOST_YEARS = 30


class ExchangeSlot(NamedTuple):
    """Something of one exchange."""

    at: int
    what: Literal["most", "price", "years"]

    @property
    def name(self) -> str:
        """What the hand knows it by."""
        return f"{self.what} {self.at}"


class LoanSlot(NamedTuple):
    """Something of a loan for one project."""

    project: str
    firm: str
    """who lends; empty: nobody does so far"""
    what: Literal["lender", "share", "back"]

    @property
    def name(self) -> str:
        """What the hand knows it by."""
        return f"{self.what} {self.project} {self.firm}".strip()


SlipSlot = ExchangeSlot | LoanSlot


def slots_of(plan: Plan, terms: DealTerms) -> Iterator[SlipSlot]:
    """All of a slip, in the order in which it is read."""
    for at in range(len(terms.exchanges)):
        yield from (ExchangeSlot(at, "most"), ExchangeSlot(at, "price"), ExchangeSlot(at, "years"))
    for part in terms.projects:
        for firm in lenders(plan, terms, part.project):
            yield LoanSlot(part.project, firm, "lender")
            if firm:
                yield from (LoanSlot(part.project, firm, "share"), LoanSlot(part.project, firm, "back"))


def lenders(plan: Plan, terms: DealTerms, project: str) -> list[str]:
    """Who carries a share of a project; then an empty place, if somebody else could."""
    could = may_advance(plan, terms, project)
    do = [firm for firm in could if advance_of(terms, project, firm)]
    return [*do, *([""] if len(do) < len(could) else [])]


def slot_stepped(plan: Plan, terms: DealTerms, slot: SlipSlot, by: int) -> DealTerms:
    """The slip with a little more or less in a slot, or the next of those who could lend."""
    if isinstance(slot, ExchangeSlot):
        return stepped(terms, slot.at, slot.what, by)
    if slot.what == "lender":
        return _next_lender(plan, terms, slot, by)
    if slot.what == "share":
        return advanced(terms, slot.project, slot.firm, by)
    share, years = _loan(terms, slot)
    return with_advance(terms, slot.project, slot.firm, share, max(0, min(_MOST_YEARS, years + by)))


def _next_lender(plan: Plan, terms: DealTerms, slot: LoanSlot, by: int) -> DealTerms:
    taken = {firm for firm in lenders(plan, terms, slot.project) if firm != slot.firm}
    free = ["", *(firm for firm in sorted(may_advance(plan, terms, slot.project)) if firm not in taken)]
    firm = free[(free.index(slot.firm) + by) % len(free)]
    return _lent_by(terms, slot, firm)


def _lent_by(terms: DealTerms, slot: LoanSlot, firm: str) -> DealTerms:
    """The same loan from another, or from nobody."""
    share, years = _loan(terms, slot) if slot.firm else (_FIRST_SHARE, REPAID_YEARS)
    if slot.firm:
        terms = with_advance(terms, slot.project, slot.firm, Decimal(0), 0)
    return with_advance(terms, slot.project, firm, share, years) if firm else terms


def _loan(terms: DealTerms, slot: LoanSlot) -> tuple[Decimal, int]:
    return advance_of(terms, slot.project, slot.firm), repaid_years_of(terms, slot.project, slot.firm)


def slot_typed(
    plan: Plan, codes: Mapping[str, Handle], terms: DealTerms, slot: SlipSlot, text: str
) -> DealTerms | Unclear:
    """The slip with what was typed in a slot; or why that cannot stand there."""
    if isinstance(slot, ExchangeSlot):
        line = f"{_match_code(plan, codes, terms, slot.at)} {_with_unit(text, slot.what)}"
        slip = read_slip(plan, codes, line)
        return slip.unclear[0] if slip.unclear else put_on(plan, terms, slip)
    try:
        return _typed_loan(plan, terms, slot, Tokens(codes, text))
    except NotReadError as fault:
        return fault.about(text)


def _match_code(plan: Plan, codes: Mapping[str, Handle], terms: DealTerms, at: int) -> str:
    ends = terms.exchanges[at].giver, terms.exchanges[at].taker
    keys = (key for key, match in plan.scenario.matches.items() if (match.giver, match.taker) == ends)
    match = next(keys, "")
    return code_of(codes, "match", match) if match else ""


def _with_unit(text: str, what: str) -> str:
    """A bare number with what it counts in this slot."""
    is_bare = not any(letter.isalpha() or letter in "€%" for letter in text)
    return f"{text} {_UNITS.get(what, '')}".strip() if is_bare else text


def _typed_loan(plan: Plan, terms: DealTerms, slot: LoanSlot, tokens: Tokens) -> DealTerms | Unclear:
    share, years = _loan(terms, slot) if slot.firm else (_FIRST_SHARE, REPAID_YEARS)
    firms = frozenset({slot.firm})
    if slot.what == "lender":
        firms, words = firms_named(names_of_firms(plan), tokens.left)
        del tokens.left[:words]
        if not firms and not tokens.word("no"):
            raise not_read("No firm of that name is here.", "Write a firm's name, or step through them.")
        if any(firm != slot.firm and advance_of(terms, slot.project, firm) for firm in firms):
            raise not_read(
                "This firm carries a share already.", "Change its own share, or name another firm."
            )
    elif slot.what == "share":
        share = _figure(tokens, 100) / 100
        tokens.word("percent")
    else:
        years = _whole(_figure(tokens, _MOST_YEARS))
        tokens.word("year")
    tokens.end(marked("Write one thing in a slot."))
    if slot.firm:
        terms = with_advance(terms, slot.project, slot.firm, Decimal(0), 0)
    if not firms or not share:
        return terms
    return put_on(plan, terms, TypedSlip(advances=(Advance(slot.project, firms, share, years),)))


def _figure(tokens: Tokens, most: int) -> Decimal:
    if not isinstance(tokens.next, TypedNumber):
        raise not_read("A number belongs here.", "Write a number.")
    figure = tokens.figure()
    number = single(figure) if figure is not None else Decimal(0)
    if not 0 <= number <= most:
        raise not_read("“{typed}” is out of reach.", "Write 0 to {most}.", typed=str(number), most=str(most))
    return number


def _whole(years: Decimal) -> int:
    if years != int(years):
        most = str(_MOST_YEARS)
        raise not_read("“{typed}” are no years.", "Write 0 to {most}.", typed=plainly(years), most=most)
    return int(years)

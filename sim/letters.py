"""The letters of owners: which team gets which, and at the end of play whether its wish came true.

A letter needs nothing that a session would have to keep: who gets it follows from the seed and the seats, whether it
is fulfilled from the last year's ledger and the states at its end. Only firms of other teams count for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, NamedTuple

from sim.indicators.disposals import origin
from sim.indicators.moved import Moved
from sim.keyed_random import uniform
from sim.ledger import Kind, Ledger
from sim.message import Listing, Message, Quantity, Value
from sim.plan.plan import Plan
from sim.rules.names import named
from sim.scenario.checks.letters import Partners
from sim.scenario.index import Index
from sim.scenario.letters import (
    BetterOffWish,
    ContractsWish,
    DisposedWish,
    FilledWish,
    Letter,
    RunsWish,
)
from sim.state import Contract, Due, State
from sim.units import BASE, cents
from sim.year.cash import OWNER

Seats = Mapping[str, tuple[str, ...]]
BONUS: Final = "letter"
"""kind of the payment"""


@dataclass(frozen=True, slots=True)
class EndOfPlay:
    """A cluster when the last round is over: its years, and where it and its idle twin stand."""

    ledgers: tuple[Ledger, ...]
    state: State
    idle: State


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """A letter at the end: whose it was, and whether it is fulfilled."""

    letter: str
    seat: str
    firm: str
    cents: int
    """what the owner adds if it is"""
    is_met: bool
    why: Message


class _AtEnd(NamedTuple):
    """All that a wish is judged by."""

    plan: Plan
    letter: Letter
    own: Collection[str]
    """the firms of its team"""
    moved: Moved
    """what moved in the last year"""
    year: int
    state: State
    idle: State

    def others(self, size: str | None) -> Iterator[str]:
        """Firms of other teams of a size."""
        for key, firm in self.plan.scenario.firms.items():
            if key not in self.own and not firm.outside and size in (None, firm.size):
                yield key


def letters_of(plan: Plan, seats: Seats, seed: int) -> dict[str, str]:
    """Seat → its letter: one of those of its firms that need another team, drawn by the seed.

    A seat whose firms have none, or that runs all firms which a wish needs, gets no letter.
    """
    partners = Partners(plan.scenario, Index.of(plan.scenario)[0]) if plan.scenario.letters else None
    drawn = {}
    for seat in sorted(seats):
        own = seats[seat]
        fitting = [
            key
            for key, letter in sorted(plan.scenario.letters.items())
            if letter.firm in own and partners is not None and partners.lacking(letter, own) is None
        ]
        if fitting:
            luck = uniform(seed, BONUS, " ".join(sorted(own)))
            drawn[seat] = fitting[int(luck * len(fitting))]
    return drawn


def numbers_of(plan: Plan, firms: Sequence[str]) -> dict[str, int]:
    """Letter → its number among those of a team's firms: what stands on its envelope."""
    own = (key for key, letter in sorted(plan.scenario.letters.items()) if letter.firm in firms)
    return {key: number for number, key in enumerate(own, start=1)}


def round_of_letters(plan: Plan) -> int:
    """The round in which letters are handed out; 0 where a scenario has none."""
    about = plan.scenario.about
    return about.round_of(about.letters_from) if about.letters_from is not None else 0


def open_letters(plan: Plan, seats: Seats, seed: int, end: EndOfPlay) -> tuple[OpenedLetter, ...]:
    """Every team's letter as it stands at the end of play, in order of the seats; none if it ended before them."""
    if not 0 < round_of_letters(plan) < end.state.round:
        return ()
    return tuple(
        opened(plan, key, seat, seats[seat], end) for seat, key in letters_of(plan, seats, seed).items()
    )


def opened(plan: Plan, key: str, seat: str, own: Collection[str], end: EndOfPlay) -> OpenedLetter:
    """A letter of the seat that runs these firms, as it stands at the end of play."""
    letter = plan.scenario.letters[key]
    judged = _AtEnd(plan, letter, own, Moved(end.ledgers[-1:]), end.ledgers[-1].year, end.state, end.idle)
    is_met, why = _judged(judged)
    return OpenedLetter(key, seat, letter.firm, cents(letter.bonus.exact), is_met, why)


def with_bonuses(state: State, seats: Seats, opened: Sequence[OpenedLetter]) -> State:
    """The New Year after play: what owners owe for letters that came true, to the firm or, if it has closed, to
    another one of its team."""
    dues = []
    for each in opened:
        open_firms = (firm for firm in (each.firm, *seats[each.seat]) if firm not in state.closed)
        payee = next(open_firms, each.firm)
        if each.is_met:
            dues.append(Due(OWNER, payee, BONUS, each.letter, each.cents))
    return replace(state.copy(), dues=(*state.dues, *dues)) if dues else state


# --- the kinds of wishes ------------------------------------------------------------------------------
_Judged = tuple[bool, Message]


def _judged(end: _AtEnd) -> _Judged:
    wish = end.letter.wish
    kinds: tuple[tuple[object, Callable[[_AtEnd], _Judged]], ...] = (
        (wish.contracts, _contracts),
        (wish.disposed, _disposed),
        (wish.filled, _filled),
        (wish.runs, _runs),
        (wish.better_off, _better_off),
    )
    return next(judge(end) for part, judge in kinds if part is not None)


def _contracts(end: _AtEnd) -> _Judged:
    wish = end.letter.wish.contracts
    assert isinstance(wish, ContractsWish)
    wanted = set(end.others(wish.size))
    partners = {
        firm
        for contract in end.state.contracts.values()
        if _is_kept(contract) and contract.last_year - contract.first_year + 1 >= wish.years
        for firm in _partner(end, contract)
    } & wanted
    if not partners:
        what = Message.many(
            "No contract of {n} year or more with such a firm.",
            "No contract of {n} years or more with such a firm.",
            wish.years,
        )
        return False, what
    names = _names(end.plan, partners)
    what = Message(
        "Firms with such a contract: {names}. Wished: at least {wanted}.", names=names, wanted=wish.firms
    )
    return len(partners) >= wish.firms, what


def _is_kept(contract: Contract) -> bool:
    """Whether it runs, or ran to its last year."""
    return contract.ended in ("", "expired")


def _partner(end: _AtEnd, contract: Contract) -> Iterator[str]:
    ends = [end.plan.firm_of(contract.giver), end.plan.firm_of(contract.taker)]
    if end.letter.firm in ends:
        yield from (firm for firm in ends if firm != end.letter.firm)


def _disposed(end: _AtEnd) -> _Judged:
    wish, plan = end.letter.wish.disposed, end.plan
    assert isinstance(wish, DisposedWish)
    gone = 0
    for row, amount in end.moved.rows(Kind.DISPOSAL):
        store = origin(plan, row)
        if store is not None and store.id in wish.of and wish.to in (None, row.target):
            gone += amount
    unit = plan.stores[wish.of[0]].unit
    what = Message(
        "{year}: {amount} thrown away. Wished: less than {most}.",
        year=str(end.year),
        amount=Quantity(gone, unit),
        most=Quantity(int(wish.below.exact * BASE), unit),
    )
    return gone < wish.below.exact * BASE, what


def _filled(end: _AtEnd) -> _Judged:
    wish, plan = end.letter.wish.filled, end.plan
    assert isinstance(wish, FilledWish)
    used = sum(
        (
            amount * Fraction(*plan.intakes[row.source, row.material].ratio)
            for row, amount in end.moved.rows(Kind.USED)
            if row.source == wish.need and (row.source, row.material) in plan.intakes
        ),
        Fraction(0),
    )
    whole = used + sum(amount for row, amount in end.moved.rows(Kind.VIRGIN) if row.source == wish.need)
    share = used / whole if whole else Fraction(0)
    what = Message(
        "{need}, {year}: {share} % from neighbours. Wished: {wanted} %.",
        year=str(end.year),
        share=int(share * 100),  # never rounded up: what falls short must not read as reached
        need=named(plan, "taker", wish.need),
        wanted=int(wish.share.exact * 100),
    )
    return share >= wish.share.exact, what


def _runs(end: _AtEnd) -> _Judged:
    wish, plan = end.letter.wish.runs, end.plan
    assert isinstance(wish, RunsWish)
    ends = {(plan.scenario.matches[key].giver, plan.scenario.matches[key].taker): key for key in wish.matches}
    contracts = end.state.contracts
    moved: dict[str, int] = {}
    for row, amount in end.moved.rows(Kind.RECEIVED):
        contract = contracts.get(row.source)
        if contract is not None and (contract.giver, contract.taker) in ends:
            moved[contract.giver] = moved.get(contract.giver, 0) + amount
    if not moved:
        return False, Message("{year}: nothing was exchanged.", year=str(end.year))
    amounts: tuple[Value, ...] = tuple(
        Message(
            "{what} {amount}",
            what=named(plan, "store", store),
            amount=Quantity(amount, plan.stores[store].unit),
        )
        for store, amount in sorted(moved.items())
    )
    return True, Message("{year}: {what}.", year=str(end.year), what=Listing(amounts))


def _better_off(end: _AtEnd) -> _Judged:
    wish = end.letter.wish.better_off
    assert isinstance(wish, BetterOffWish)
    worse = [
        firm for firm in end.others(wish.size) if end.state.cash.get(firm, 0) <= end.idle.cash.get(firm, 0)
    ]
    if worse:
        return False, Message("No better off than if nobody acts: {names}.", names=_names(end.plan, worse))
    return True, Message("Each of them is better off than if nobody acts.")


def _names(plan: Plan, firms: Collection[str]) -> Listing:
    return Listing(tuple(named(plan, "firm", firm) for firm in sorted(firms)))

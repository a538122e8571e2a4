"""Deal slips: a bundle written down as a package, with prices, advances and the call it asks; and read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from game.bots.bundles import Bundle, evaluate
from game.bots.gain_split import (
    Side,
    by_purse,
    euros,
    fair_shares,
    players_in,
    prices,
    purse_of,
    sides,
    with_part,
)
from game.bots.market import MarketView, OpenLink
from sim.decisions import DealExchange, DealProject, DealTerms, PaidBy
from sim.economy.grants import left_in_pot
from sim.economy.package_prices import priced_exchanges
from sim.rules.grant_calls import call_problems
from sim.units import BASE, cents

_LEAST_YEARS = 5
"""A contract lasts at least so long (tuned: what banks ask of a small firm's contract with a large one)."""
_MOST_YEARS = 50
_REPAID_YEARS = 5
"""An advance is paid back over so many years (tuned: about one payback time of a good package)."""
_HEADROOM = Decimal("1.1")
"""A contract may carry so much more than an ordinary year's amount (tuned: good years, growing needs)."""
_CENT = Decimal("0.01")
_MARKED = 2
"""A seat takes a package for one that favours it if it gets so many times what somebody else gets, each
measured by its fair share (tuned: between alike and the threefold share that a hard bargainer asks)."""


@dataclass(frozen=True, slots=True)
class PackageSlip:
    """A package, and the bundle it stands for."""

    bundle: Bundle
    terms: DealTerms
    hard: tuple[str, ...] = ()
    """the seats it gives more than their share"""
    grant: int = 0
    """cents the call it asks would pay"""
    rooms: Mapping[str, int] = field(default_factory=dict)
    """seat → cents it could still pay when this was written"""


def outlays(market: MarketView, terms: DealTerms) -> dict[str, int]:
    """Seat → cents of project costs it carries, advances included."""
    sums: dict[str, int] = defaultdict(int)
    for part in terms.projects:
        card = market.cards.get(part.project)
        if card is None:
            continue
        shares = {payer.firm: round(card.cost * payer.share) for payer in part.paid_by}
        for firm, cost in ((card.firm, card.cost - sum(shares.values())), *shares.items()):
            sums[purse_of(market, firm)] += cost
    return sums


@dataclass(frozen=True, slots=True)
class Manner:
    """How a bundle is written down: who asks for more than a fair share, who lends, which call is asked."""

    hard: Collection[str] = ()
    """seats that bargain hard: they ask `times` the share of the others, and lend nothing"""
    times: int = 3
    advances: bool = False
    """who has room lends to who has none"""
    call: str | None = None
    for_deputies: bool = False
    """deputies among the parties get the part without which they do not sign"""


def write(market: MarketView, bundle: Bundle, rooms: Mapping[str, int], manner: Manner) -> PackageSlip | None:
    """The bundle as a package; None if a purse cannot carry its projects."""
    hard, call = manner.hard, manner.call
    lent = _lent(market, bundle, rooms, hard if manner.advances else None)
    if lent is None:
        return None
    grant = sum(granted(market, call, key) for key in bundle.projects) if call else 0
    shares = fair_shares(market, bundle, hard, manner.times)
    if manner.for_deputies:
        shares = with_part(market, bundle, shares, _years(market))
    paid = prices(market, bundle, shares)
    make = DealTerms if len(bundle.firms) > 1 else DealTerms.model_construct
    terms = make(
        parties=list(bundle.firms),
        exchanges=[_exchange(market, link, amount, paid[link]) for link, amount in bundle.amounts.items()],
        projects=[
            DealProject(project=key, paid_by=lent.get(key, []), co_funding=call) for key in bundle.projects
        ],
    )
    return PackageSlip(bundle, terms, tuple(sorted(hard)), grant, dict(rooms))


def _exchange(market: MarketView, link: OpenLink, amount: int, price: int) -> DealExchange:
    return DealExchange(
        giver=link.giver,
        taker=link.taker,
        most=max(Decimal(1), (Decimal(amount) * _HEADROOM / BASE).quantize(Decimal(1), ROUND_CEILING)),
        price=euros(price),
        years=_years(market),
        carrier=link.carrier,
        renews=True,
    )


def _years(market: MarketView) -> int:
    return min(_MOST_YEARS, max(_LEAST_YEARS, market.years))


def _lent(
    market: MarketView, bundle: Bundle, rooms: Mapping[str, int], hard: Collection[str] | None
) -> dict[str, list[PaidBy]] | None:
    """Project → the advances it gets; None if a purse stays too small. `hard` None: nobody lends."""
    costs = by_purse(market, bundle.costs)
    spare = {purse: rooms.get(purse, 0) - costs.get(purse, 0) for purse in players_in(market, bundle)}
    loans = _Loans(market, bundle)
    for purse in [purse for purse in sorted(spare) if spare[purse] < 0 < costs.get(purse, 0)]:
        lacking = -spare[purse]
        lenders = [
            lender for lender in spare
            if spare[lender] > 0 and hard is not None and lender not in {*hard, *market.absent.deputised}
        ]  # fmt: skip
        for lender in sorted(lenders, key=lambda lender: (-spare[lender], lender)):
            lent = loans.advance(purse, lender, lacking, spare[lender])
            spare[lender] -= lent
            lacking -= lent
            if lacking <= 0:
                break
        if lacking > 0:
            return None
    return loans.by_project


@dataclass(frozen=True, slots=True)
class _Loans:
    """The advances on the projects of a bundle, as they are agreed on."""

    market: MarketView
    bundle: Bundle
    by_project: dict[str, list[PaidBy]] = field(default_factory=dict)

    def advance(self, purse: str, lender: str, lacking: int, spare: int) -> int:
        """Let a lender carry part of a purse's costliest project; what it carries.

        Shares stand in whole hundredths: what is lacking is rounded up, but never beyond what the lender can spare.
        """
        cards = [self.market.cards[key] for key in self.bundle.projects]
        own = [card for card in cards if purse_of(self.market, card.firm) == purse]
        card = max(own, key=lambda card: (card.cost, card.project))
        already = sum((part.share for part in self.by_project.get(card.project, [])), Decimal(0))
        wanted, most = Decimal(lacking) / card.cost, Decimal(spare) / card.cost
        share = min(1 - already, wanted.quantize(_CENT, ROUND_CEILING), most.quantize(_CENT, ROUND_FLOOR))
        firm = next(firm for firm in self.bundle.firms if purse_of(self.market, firm) == lender)
        if share > 0:
            part = PaidBy(firm=firm, share=share, repaid_years=_REPAID_YEARS)
            self.by_project.setdefault(card.project, []).append(part)
        return int(card.cost * share)


def granted(market: MarketView, call: str, project: str) -> int:
    """Cents a call would pay for a project, as far as its pot goes."""
    part = market.plan.measures[call].call
    effects = market.situation.effects()
    whole = round(market.cards[project].cost * effects.grant_rate(call, project))
    whole = min(whole, left_in_pot(market.plan, market.state, call))
    return min(whole, cents(part.ceiling.exact)) if part and part.ceiling else whole


def best_call(market: MarketView, projects: Collection[str], firms: Collection[str]) -> str | None:
    """The open call that would pay most for these projects, if any would."""
    if not projects:
        return None
    calls = [
        (sum(granted(market, key, project) for project in projects), key)
        for key in market.calls
        if not call_problems(market.situation, key, list(projects), list(firms))
    ]
    best = max(calls, default=(0, None))
    return best[1] if best[0] else None


@dataclass(frozen=True, slots=True)
class PricedBundle:
    """What a package stands for: its bundle, and link → cents per unit."""

    market: MarketView
    bundle: Bundle
    paid: Mapping[OpenLink, int]

    def side(self, seat: str) -> Side:
        """What it means for a seat."""
        return sides(self.market, self.bundle, self.paid).get(seat, Side(0, 0))

    def favours(self, seat: str) -> bool:
        """Whether a seat gets far more of it, by its fair share, than the one who gets least."""
        fair = fair_shares(self.market, self.bundle)
        got = sides(self.market, self.bundle, self.paid)
        inside = [purse for purse in players_in(self.market, self.bundle) if fair[purse] > 0]
        return seat in inside and any(
            got[seat].gain * fair[purse] > _MARKED * got[purse].gain * fair[seat] for purse in inside
        )


def read(market: MarketView, terms: DealTerms) -> PricedBundle | None:
    """The bundle a package stands for, with its prices; None if it holds what cannot be had."""
    by_ends = {(link.giver, link.taker): link for link in market.links}
    links, caps, paid = [], {}, {}
    for exchange in terms.exchanges:
        link = by_ends.get((exchange.giver, exchange.taker))
        if link is None:
            return None
        links.append(link)
        caps[link] = int(exchange.most * BASE)
        paid[link] = cents(exchange.price) if exchange.price is not None else 0
    if any(part.project not in market.cards for part in terms.projects):
        return None
    if not all(_is_usual(exchange, link) for exchange, link in zip(terms.exchanges, links, strict=True)):
        for priced in priced_exchanges(market.situation, terms):
            link = by_ends[priced.exchange.giver, priced.exchange.taker]
            paid[link] = priced.price + link.ceiling - priced.zone.ceiling
    extra = [part.project for part in terms.projects]
    bundle = evaluate(market, links, extra, caps)
    return PricedBundle(market, replace(bundle, projects=tuple(sorted(extra))), paid)


def _is_usual(exchange: DealExchange, link: OpenLink) -> bool:
    """Whether an exchange is priced and carried as bots do it."""
    return (
        exchange.price is not None
        and exchange.carrier == link.carrier
        and exchange.carriage_paid_by == "taker"
    )


def is_plain(terms: DealTerms) -> bool:
    """Whether a package holds no clause that bots do not write themselves."""
    return all(
        exchange.price is not None and not (exchange.least or exchange.leaving_price)
        for exchange in terms.exchanges
    ) and all(payer.repaid_years == _REPAID_YEARS for part in terms.projects for payer in part.paid_by)

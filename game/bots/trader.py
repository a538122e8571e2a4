"""A seat that reckons: what pays back, with whom, at what price. Its temper says how it goes about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.bots import public_goods, settings
from game.bots.bot import View, offer_name
from game.bots.bundles import Bundle
from game.bots.gain_split import Side, fair_shares, is_outside, purses_in, sides
from game.bots.leaving import left
from game.bots.legality import agreed, legal_sheet
from game.bots.market import MarketView, OpenLink
from game.bots.shortlist import Limits, agenda, is_good, writer
from game.bots.slips import Manner, Slip, granted, read, write
from game.bots.strategy import Strategy
from sim.decisions import AcceptDeal, DealTerms, Decision, Invest, OfferDeal
from sim.rules.offers import terms_of
from sim.state import Offer

_MOST_HARD = 3
"""Variants of an offer are written for up to so many partners (tuned: eight variants; the table stays readable)."""
_MARKED = 2
"""A seat takes a package for one that favours it if it gets so many times what somebody else gets, each
measured by its fair share (tuned: between alike and the threefold share that a hard bargainer asks)."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a seat thinks of an offer on the table."""

    offer: str
    terms: DealTerms
    parts: tuple[str, ...]
    """what is in it: offers with the same parts are variants of one package"""
    side: Side
    favours_me: bool
    good: bool


@dataclass(frozen=True, slots=True)
class Trader:
    """Puts packages together, answers those of others, builds what pays, and does for the cluster what it will."""

    temper: Strategy

    # -- the bot's three answers --------------------------------------------------------------

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """The packages whose turn it is to write."""
        market, slips = self._market(view), []
        for slip in self._agenda(view, market):
            inside = [purse for purse in purses_in(market, slip.bundle) if not is_outside(purse)]
            if len(inside) > 1 and view.seat in inside and self._writes(view, market, slip.bundle):
                slips += self._variants(view, market, slip, [seat for seat in inside if seat != view.seat])
        return [
            OfferDeal(do="offer_deal", offer=offer_name(view.seat, number), **dict(slip.terms))
            for number, slip in enumerate(slips, 1)
        ]

    def sheet(self, view: View) -> Sequence[Decision]:
        """What it leaves and owes first, then answers, then what it does by itself; settings open what they need."""
        market = self._market(view)
        made = _one_of_each(_as_offer(key, terms_of(offer)) for key, offer in _of_mine(view))
        answers = self._answers(view, market)
        first = [group[0] for group in answers]
        shared = public_goods.duties(view, market, self.temper)
        wanted: list[Decision] = [
            *left(view, market, self.temper),
            *shared,
            *(_accept(answer) for answer in first),
        ]
        wanted += self._alone(view, market)
        kept = legal_sheet(view, made, wanted)
        signed = {decision.offer for decision in kept if isinstance(decision, AcceptDeal)}
        open_still = [
            group for group in answers if group[0].offer in signed and _waits_for_others(view, group[0])
        ]
        more = [_accept(answer) for group in open_still for answer in group[1:]]
        sheet = [*kept, *more]
        return [*settings.opened(view, sheet, made), *sheet]

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Whether a package brought by a team is good enough for it."""
        answer = self._judge(view, self._market(view), "", deal)
        return answer is not None and answer.good

    # -- proposing ----------------------------------------------------------------------------

    def _market(self, view: View) -> MarketView:
        return view.reckoning.ahead if public_goods.trusts(view, self.temper) else view.reckoning.now

    def _agenda(self, view: View, market: MarketView) -> Sequence[Slip]:
        """What is worth signing. Those who look at the whole all come to the same, so one of them works it out."""
        whole = self.temper.shares

        def work_out() -> Sequence[Slip]:
            reserved = public_goods.dues(view, market, self.temper) if whole else {}
            return tuple(agenda(market, self.temper, Limits.at(market, reserved), view.seat))

        trusts = public_goods.trusts(view, self.temper)
        return view.reckoning.remembered((self.temper, trusts, "" if whole else view.seat), work_out)

    def _writes(self, view: View, market: MarketView, bundle: Bundle) -> bool:
        return self.temper.hard or writer(market, bundle) == view.seat

    def _variants(self, view: View, market: MarketView, slip: Slip, others: list[str]) -> list[Slip]:
        """The package as this seat would have it, and for partners it does not know, in harder versions."""
        if self.temper.hard:
            return self._written(view, market, slip, (view.seat,))
        variants = [slip] if self._fits(market, slip, view.seat) else []
        if self.temper.shares and len(others) <= _MOST_HARD and _is_plain(market, slip):
            for count in range(1, len(others) + 1):
                for hard in combinations(others, count):
                    variants += self._written(view, market, slip, hard)
        return variants

    def _written(self, view: View, market: MarketView, slip: Slip, hard: tuple[str, ...]) -> list[Slip]:
        """The same package with more for some seats, if this seat would still sign it."""
        manner = Manner(hard, self.temper.share_asked, self.temper.shares, _call_of(slip))
        written = write(market, slip.bundle, slip.rooms, manner)
        if written is None or not self._fits(market, written, view.seat):
            return []
        return [written] if self.temper.hard or _is_plain(market, written) else []

    def _fits(self, market: MarketView, slip: Slip, seat: str) -> bool:
        bundled = read(market, slip.terms)
        return bundled is not None and self._bears(market, seat, *_side(market, bundled, seat), slip.grant)

    # -- answering ----------------------------------------------------------------------------

    def _answers(self, view: View, market: MarketView) -> list[list[_Answer]]:
        """The offers to sign: groups of variants of which at most one comes about, best group first."""
        groups: dict[tuple[str, ...], list[_Answer]] = {}
        for key, terms in _to_answer(view):
            answer = self._judge(view, market, key, terms)
            if answer is not None and answer.good:
                groups.setdefault(answer.parts, []).append(answer)
        chosen = [self._choose(group) for group in groups.values()]
        chosen = [group for group in chosen if group]
        chosen.sort(
            key=lambda group: (group[0].side.cost * 1000 // max(1, group[0].side.gain), group[0].offer)
        )
        return chosen

    def _choose(self, group: list[_Answer]) -> list[_Answer]:
        """Who bargains hard signs only what favours it, if there is such a version; the others all the rest."""
        favourable = [answer for answer in group if answer.favours_me]
        others = [answer for answer in group if not answer.favours_me]
        return (favourable or others) if self.temper.hard else (others or favourable[:1])

    def _judge(self, view: View, market: MarketView, key: str, terms: DealTerms) -> _Answer | None:
        bundled = read(market, terms)
        lends = any(payer.firm in view.firms for part in terms.projects for payer in part.paid_by)
        if bundled is None or (lends and not self.temper.shares):
            return None
        bundle, _ = bundled
        if (
            len([purse for purse in purses_in(market, bundle) if not is_outside(purse)])
            > self.temper.most_seats
            > 1
        ):
            return None
        side, whole = _side(market, bundled, view.seat)
        grant = sum(
            granted(market, part.co_funding, part.project) for part in terms.projects if part.co_funding
        )
        parts = tuple(
            sorted(
                [*bundle.projects, *(f"{exchange.giver}>{exchange.taker}" for exchange in terms.exchanges)]
            )
        )
        good = self._bears(market, view.seat, side, whole, grant)
        return _Answer(key, terms, parts, side, _favours(market, bundled, view.seat), good)

    def _bears(self, market: MarketView, seat: str, side: Side, whole: Bundle, grant: int) -> bool:
        """Whether a package is worth it for this seat."""
        left = side.cost - (grant * side.cost // whole.cost if whole.cost else 0)
        own = Side(side.gain, left)
        if self.temper.shares:
            limit = self.temper.joint * self.temper.own_times // 10
            return is_good(market, whole, self.temper, grant) and own.pays_back_within(limit)
        builders = [firm for firm in whole.costs if market.seat_of.get(firm) == seat]
        sizes = {market.plan.firms[firm].size for firm in builders}
        return own.pays_back_within(self.temper.waits(sizes))

    # -- by itself ----------------------------------------------------------------------------

    def _alone(self, view: View, market: MarketView) -> list[Decision]:
        """Projects that need nobody else, and packages among its own firms."""
        decisions: list[Decision] = []
        for slip in self._agenda(view, market):
            if purses_in(market, slip.bundle) != [view.seat] or not self._is_mine(market, slip):
                continue
            if slip.bundle.amounts:
                decisions.append(agreed(slip.terms))
            else:
                call = _call_of(slip)
                decisions += [
                    Invest(do="invest", project=key, co_funding=call) for key in slip.bundle.projects
                ]
        return decisions

    def _is_mine(self, market: MarketView, slip: Slip) -> bool:
        if self.temper.shares:
            return True
        sizes = {market.plan.firms[market.cards[key].firm].size for key in slip.bundle.projects}
        return slip.bundle.pays_back_within(self.temper.waits(sizes), slip.bundle.cost - slip.grant)


def _side(market: MarketView, bundled: tuple[Bundle, dict[OpenLink, int]], seat: str) -> tuple[Side, Bundle]:
    bundle, paid = bundled
    return sides(market, bundle, paid).get(seat, Side(0, 0)), bundle


def _favours(market: MarketView, bundled: tuple[Bundle, dict[OpenLink, int]], seat: str) -> bool:
    """Whether a seat gets far more of a package, by its fair share, than the one who gets least."""
    bundle, paid = bundled
    fair, got = fair_shares(market, bundle), sides(market, bundle, paid)
    inside = [purse for purse in fair if fair[purse] > 0 and not is_outside(purse)]
    if seat not in inside:
        return False
    return any(got[seat].gain * fair[purse] > _MARKED * got[purse].gain * fair[seat] for purse in inside)


def _is_plain(market: MarketView, slip: Slip) -> bool:
    """Whether everybody sees whom this version favours: else two versions of a package might be signed."""
    bundled = read(market, slip.terms)
    inside = [purse for purse in purses_in(market, slip.bundle) if not is_outside(purse)]
    return bundled is not None and all(
        _favours(market, bundled, purse) == (purse in slip.hard) for purse in inside
    )


def _call_of(slip: Slip) -> str | None:
    return next((part.co_funding for part in slip.terms.projects), None)


def _of_mine(view: View) -> list[tuple[str, Offer]]:
    return [
        (key, offer)
        for key, offer in sorted(view.state.offers.items())
        if set(view.firms) & set(offer.accepted)
    ]


def _to_answer(view: View) -> list[tuple[str, DealTerms]]:
    """The offers that wait for this seat."""
    waiting = []
    for key, offer in sorted(view.state.offers.items()):
        own = set(view.firms) & set(offer.terms["parties"])
        if own and not own <= set(offer.accepted):
            waiting.append((key, terms_of(offer)))
    return waiting


def _waits_for_others(view: View, answer: _Answer) -> bool:
    """Whether another seat must sign an offer too, so that it may come about in another version."""
    signed = {*view.firms, *view.state.offers[answer.offer].accepted}
    return any(not view.plan.firms[firm].outside for firm in answer.terms.parties if firm not in signed)


def _one_of_each(offers: Iterable[OfferDeal]) -> list[OfferDeal]:
    """One version of each package: no two of them can come about."""
    by_parts: dict[tuple[str, ...], OfferDeal] = {}
    for offer in offers:
        pairs = sorted(f"{part.giver}>{part.taker}" for part in offer.exchanges)
        by_parts.setdefault((*sorted(part.project for part in offer.projects), *pairs), offer)
    return list(by_parts.values())


def _as_offer(key: str, terms: DealTerms) -> OfferDeal:
    return OfferDeal(do="offer_deal", offer=key, **dict(terms))


def _accept(answer: _Answer) -> AcceptDeal:
    return AcceptDeal(do="accept_deal", offer=answer.offer)

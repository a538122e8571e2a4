"""A seat that reckons: what pays back, with whom, at what price. Its temper says how it goes about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.bots import public_goods, settings
from game.bots.answers import accepted, one_of_each, own_offers, parts_of, to_answer, waits_for_others
from game.bots.bot import Presence, View, offer_name
from game.bots.bundles import Bundle
from game.bots.clauses import whole_worth
from game.bots.gain_split import Side, fair_shares, players_in, purses_in
from game.bots.leaving import left
from game.bots.legality import agreed, legal_sheet
from game.bots.market import MarketView
from game.bots.shortlist import Limits, agenda, is_good, writer
from game.bots.slips import Manner, PackageSlip, PricedBundle, granted, is_plain, read, write
from game.bots.strategy import Strategy
from sim.decisions import AcceptDeal, DealTerms, Decision, Invest, OfferDeal
from sim.rules.offers import terms_of

_MOST_HARD = 3
"""Variants of an offer are written for up to so many partners (tuned: eight variants; the table stays readable)."""


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

    def presence(self, number: int) -> Presence:
        """At the table."""
        return "here"

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """The packages whose turn it is to write."""
        if self.temper.is_stubborn:
            return []
        market, slips = self._market(view), []
        for slip in self._agenda(view, market):
            inside = players_in(market, slip.bundle)
            if len(inside) > 1 and view.seat in inside and self._writes(view, market, slip.bundle):
                slips += self._variants(view, market, slip, [seat for seat in inside if seat != view.seat])
        return [
            OfferDeal(do="offer_deal", offer=offer_name(view.seat, number), **dict(slip.terms))
            for number, slip in enumerate(slips, 1)
        ]

    def sheet(self, view: View) -> Sequence[Decision]:
        """What it leaves and owes first, then answers, then what it does by itself; settings open what they need."""
        market = self._market(view)
        made = one_of_each(_as_offer(key, terms_of(offer)) for key, offer in own_offers(view))
        answers = self._answers(view, market)
        first = [group[0] for group in answers]
        shared = public_goods.duties(view, market, self.temper)
        if self.temper.reciprocates:
            shared = public_goods.reciprocated(view, shared)
        wanted: list[Decision] = [
            *left(view, market, self.temper),
            *shared,
            *(_accept(answer) for answer in first),
        ]
        wanted += self._alone(view, market)
        kept = legal_sheet(view, made, wanted)
        signed = {decision.offer for decision in kept if isinstance(decision, AcceptDeal)}
        open_still = [
            group for group in answers if group[0].offer in signed and waits_for_others(view, group[0].offer)
        ]
        more = [_accept(answer) for group in open_still for answer in group[1:]]
        sheet = [*kept, *more]
        return [*settings.opened(view, sheet, made), *sheet]

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Whether a package brought by a team is good enough for it."""
        answer = self._judge(view, self._market(view), "", deal)
        return answer is not None and answer.good and (answer.favours_me or not self.temper.is_stubborn)

    # -- proposing ----------------------------------------------------------------------------

    def _market(self, view: View) -> MarketView:
        if self.temper.is_stubborn:
            return view.reckoning.unread
        return view.reckoning.ahead if public_goods.trusts(view, self.temper) else view.reckoning.now

    def _agenda(self, view: View, market: MarketView) -> Sequence[PackageSlip]:
        """What is worth signing. Those who look at the whole all come to the same, so one of them works it out."""
        whole = self.temper.shares

        def work_out() -> Sequence[PackageSlip]:
            reserved = public_goods.dues(view, self.temper) if whole else {}
            return tuple(agenda(market, self.temper, Limits.at(market, reserved), view.seat))

        trusts = public_goods.trusts(view, self.temper)
        return view.reckoning.remembered((self.temper, trusts, "" if whole else view.seat), work_out)

    def _writes(self, view: View, market: MarketView, bundle: Bundle) -> bool:
        return self.temper.hard or writer(market, bundle) == view.seat

    def _variants(
        self, view: View, market: MarketView, slip: PackageSlip, others: list[str]
    ) -> list[PackageSlip]:
        """The package as this seat would have it, and for partners it does not know, in harder versions."""
        if self.temper.hard:
            return self._written(view, market, slip, (view.seat,))
        variants = [slip] if self._fits(market, slip, view.seat) else []
        if market.absent.deputised.intersection(others):
            variants += self._for_deputies(view, market, slip)
        if self.temper.shares and len(others) <= _MOST_HARD and _shows_favours(market, slip):
            for count in range(1, len(others) + 1):
                for hard in combinations(others, count):
                    variants += self._written(view, market, slip, hard)
        return variants

    def _written(
        self, view: View, market: MarketView, slip: PackageSlip, hard: tuple[str, ...]
    ) -> list[PackageSlip]:
        """The same package with more for some seats, if this seat would still sign it."""
        manner = Manner(hard, self.temper.share_asked, self.temper.shares, _call_of(slip))
        written = write(market, slip.bundle, slip.rooms, manner)
        if written is None or not self._fits(market, written, view.seat):
            return []
        return [written] if self.temper.hard or _shows_favours(market, written) else []

    def _for_deputies(self, view: View, market: MarketView, slip: PackageSlip) -> list[PackageSlip]:
        """The version that deputies sign, if this seat would; they sign one version, so no two come about."""
        manner = Manner((), self.temper.share_asked, self.temper.shares, _call_of(slip), for_deputies=True)
        written = write(market, slip.bundle, slip.rooms, manner)
        return [written] if written is not None and self._fits(market, written, view.seat) else []

    def _fits(self, market: MarketView, slip: PackageSlip, seat: str) -> bool:
        priced = read(market, slip.terms)
        return priced is not None and self._bears(priced, seat, slip.grant)

    # -- answering ----------------------------------------------------------------------------

    def _answers(self, view: View, market: MarketView) -> list[list[_Answer]]:
        """The offers to sign: groups of variants of which at most one comes about, best group first."""
        groups: dict[tuple[str, ...], list[_Answer]] = {}
        for key, terms in to_answer(view):
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
        if self.temper.is_stubborn:
            return favourable
        others = [answer for answer in group if not answer.favours_me]
        return (favourable or others) if self.temper.hard else (others or favourable[:1])

    def _judge(self, view: View, market: MarketView, key: str, terms: DealTerms) -> _Answer | None:
        priced = read(market, terms)
        lends = any(payer.firm in view.firms for part in terms.projects for payer in part.paid_by)
        if priced is None or (lends and not self.temper.shares):
            return None
        if len(players_in(market, priced.bundle)) > self.temper.most_seats > 1:
            return None
        grant = sum(
            granted(market, part.co_funding, part.project) for part in terms.projects if part.co_funding
        )
        side, good = priced.side(view.seat), self._bears(priced, view.seat, grant)
        if good and not (key in view.by_bots and is_plain(terms)):
            side, good = self._in_full(priced, terms, view)
        return _Answer(key, terms, parts_of(terms), side, priced.favours(view.seat), good)

    def _bears(self, priced: PricedBundle, seat: str, grant: int) -> bool:
        """Whether a package is worth it for this seat."""
        market, whole, side = priced.market, priced.bundle, priced.side(seat)
        own = Side(side.gain, side.cost - (grant * side.cost // whole.cost if whole.cost else 0))
        if self.temper.shares:
            limit = self.temper.joint * self.temper.own_times // 10
            return is_good(market, whole, self.temper, grant) and own.pays_back_within(limit)
        builders = [firm for firm in whole.costs if market.seat_of.get(firm) == seat]
        return own.pays_back_within(self._waits(market, builders))

    def _in_full(self, priced: PricedBundle, terms: DealTerms, view: View) -> tuple[Side, bool]:
        """What people bring, with all of its clauses: it must not cost the seat, pay back in time, and leave it about
        what it has from those who bargain hard. Clauses that bots do not write stand on what holds today."""
        market, whole = priced.market, self.temper.shares
        years = market.years if whole else market.years_of_play
        reckoned = market if is_plain(terms) else view.reckoning.now
        worth = whole_worth(reckoned, terms, view.firms, years)
        builders = {market.cards[part.project].firm for part in terms.projects}.intersection(view.firms)
        limit = self.temper.joint * self.temper.own_times // 10 if whole else self._waits(market, builders)
        fair = fair_shares(market, priced.bundle).get(view.seat, 0)
        is_enough = worth.side.gain * self.temper.share_asked >= fair
        return worth.side, is_enough and not worth.loses and worth.side.pays_back_within(limit)

    def _waits(self, market: MarketView, firms: Iterable[str]) -> int:
        return self.temper.waits({market.plan.firms[firm].size for firm in firms})

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

    def _is_mine(self, market: MarketView, slip: PackageSlip) -> bool:
        waits = self._waits(market, (market.cards[key].firm for key in slip.bundle.projects))
        return self.temper.shares or slip.bundle.pays_back_within(waits, slip.bundle.cost - slip.grant)


def _shows_favours(market: MarketView, slip: PackageSlip) -> bool:
    """Whether everybody sees whom this version favours: else two versions of a package might be signed."""
    priced = read(market, slip.terms)
    return priced is not None and all(
        priced.favours(purse) == (purse in slip.hard) for purse in players_in(market, slip.bundle)
    )


def _call_of(slip: PackageSlip) -> str | None:
    return next((part.co_funding for part in slip.terms.projects), None)


def _as_offer(key: str, terms: DealTerms) -> OfferDeal:
    return OfferDeal(do="offer_deal", offer=key, **dict(terms))


def _accept(answer: _Answer) -> AcceptDeal:
    return accepted(answer.offer)

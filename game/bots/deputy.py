"""The deputy: who decides for people who handed in no sheet, so that their seat neither harms nor serves them much.

It keeps their contracts, pays their due, signs what is brought to it if that gives the seat its part of the joint
gain, and begins nothing. Whoever wants more sits down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.bots import settings
from game.bots.answers import accepted, parts_of, to_answer
from game.bots.bot import Presence, View
from game.bots.clauses import whole_worth
from game.bots.gain_split import DEPUTYS_PART, euros
from game.bots.legality import legal_sheet
from game.bots.slips import is_plain, read
from sim.decisions import AcceptDeal, Contribute, DealTerms, Decision, OfferDeal
from sim.rules.offers import terms_of
from sim.rules.pledge import due_of


@dataclass(frozen=True, slots=True)
class Deputy:
    """Signs what is fair and pays its due, and does nothing else."""

    def presence(self, number: int) -> Presence:
        """Its people are not here."""
        return "deputy"

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """None: it speaks for people who are not here."""
        return ()

    def sheet(self, view: View) -> Sequence[Decision]:
        """Its due, the offers it signs, and what they need opened: of each package the version that asks least of the
        others, and no second one."""
        signed: dict[tuple[str, ...], tuple[int, str]] = {}
        for key, terms in to_answer(view):
            if self._signs(view, key, terms):
                version = (
                    whole_worth(view.reckoning.now, terms, view.firms, view.reckoning.now.years).agreed,
                    key,
                )
                signed[parts_of(terms)] = min(version, signed.get(parts_of(terms), version))
        due = due_of(view.plan, view.state, view.firms)
        pays = [Contribute(do="contribute", amount=euros(due))] if due else []
        kept = legal_sheet(view, (), [*pays, *(accepted(key) for _, key in signed.values())])
        offers = [decision.offer for decision in kept if isinstance(decision, AcceptDeal)]
        return [*settings.opened_for(view, [terms_of(view.state.offers[key]) for key in offers]), *kept]

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Whether a package gives the seat its part of the joint gain, and does not cost it."""
        return self._signs(view, "", deal)

    def _signs(self, view: View, key: str, deal: DealTerms) -> bool:
        market = view.reckoning.now
        priced = read(market, deal)
        lends = any(payer.firm in view.firms for part in deal.projects for payer in part.paid_by)
        if priced is None or lends:
            return False
        if key in view.by_bots and is_plain(deal):
            years = max((exchange.term for exchange in deal.exchanges), default=0)
            return priced.side(view.seat).has_part(priced.bundle, years)
        own = whole_worth(market, deal, view.firms, market.years)
        joint = whole_worth(market, deal, deal.parties, market.years)
        return not own.loses and own.agreed >= DEPUTYS_PART * joint.agreed

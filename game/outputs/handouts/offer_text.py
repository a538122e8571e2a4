"""Exchanges and cards on paper, in words: one line a thing, round figures, nothing to reckon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from game.outputs.handouts.facts import Facts
from game.outputs.handouts.offers import CardOffer, CardTogether, ExchangeOffer, RoundOffers
from game.roster.setup import Team
from game.roster.teams import team_by_firm
from game.text.translator import NO_BREAK
from game.typed.codes import called, code_of
from game.typed.vocabulary import printed
from sim.rules.names import firm_name, store_name, taker_name
from sim.units import CENTS

_UNITS: Final[Mapping[str, str]] = {"m3": "m³"}
_STEPS: Final = ((1_000, 10), (10_000, 100))
"""cents per unit below which a limit is said in steps of so many; beyond, of ten euros"""
_WIDE: Final = 1_000
_HARDLY: Final = 25
"""years to pay back from which it is no use to say how many (tuned)"""


class OfferText:
    """What is on the table in a round, in words for one firm at a time."""

    def __init__(self, facts: Facts, teams: Sequence[Team], offers: RoundOffers) -> None:
        self.facts, self.offers = facts, offers
        self.plan, self.w = facts.plan, facts.w
        self.team_of = team_by_firm(teams)

    # -- exchanges -------------------------------------------------------------------------------------
    def exchange(self, offer: ExchangeOffer, firm: str) -> Iterator[str]:
        """An exchange for one of its ends: with whom, how much, its limit, what it needs."""
        w = self.w
        yield self._ends(offer, firm)
        there = self._there(offer)
        step = self._price(CENTS, offer.unit)
        worth = w(
            "{price} up or down in price: {money} a year.",
            price=step,
            money=w.money(offer.flow * CENTS / 1000),
        )
        yield f"{there} {worth}"
        yield " ".join(self._limit(offer, firm))
        yield " ".join(self._needs(offer))

    def for_all(self, offer: ExchangeOffer) -> Iterator[str]:
        """What both ends may know of an exchange: how much there is, and what it needs."""
        yield self._there(offer)
        yield " ".join(self._needs(offer))

    def _there(self, offer: ExchangeOffer) -> str:
        supply, demand = (self.w.amount(each, offer.unit) for each in (offer.supply, offer.demand))
        return self.w("There is {supply} a year; {demand} could be used.", supply=supply, demand=demand)

    def _ends(self, offer: ExchangeOffer, firm: str) -> str:
        w, gives = self.w, firm == offer.giver_firm
        other = self._whose(offer.taker_firm if gives else offer.giver_firm, firm)
        stream = self._named("recovery", offer.store, store_name(self.plan, offer.store, w.language))
        if offer.taker in self.plan.treatments:
            work = self._named("treatment", offer.taker, taker_name(self.plan, offer.taker, w.language))
            if gives:
                return w(
                    "You give: {stream}. To: {other}, for {work}.", stream=stream, other=other, work=work
                )
            return w("You take: {stream}. From: {other}, for {work}.", stream=stream, other=other, work=work)
        need = self._named("blend", offer.taker, taker_name(self.plan, offer.taker, w.language))
        if gives:
            return w(
                "You give: {stream}. To: {other}, in place of {need}.", stream=stream, other=other, need=need
            )
        return w(
            "You take: {stream}. From: {other}, in place of {need}.", stream=stream, other=other, need=need
        )

    def _whose(self, other: str, firm: str) -> str:
        name, team = firm_name(self.plan, other, self.w.language), self.team_of.get(other)
        if team is None:
            return name
        if team == self.team_of.get(firm):
            return self.w("{firm} (your own team)", firm=name)
        return self.w("{firm} (team {team})", firm=name, team=team.name)

    def _named(self, what: str, key: str, name: str) -> str:
        code = next(
            (c for c, handle in self.facts.codes.items() if (handle.what, handle.id) == (what, key)), ""
        )
        return f"{code} {name}".strip()

    def _limit(self, offer: ExchangeOffer, firm: str) -> Iterator[str]:
        w = self.w
        if firm == offer.giver_firm:
            least = [(each.year, careful(each.zone.floor, up=True)) for each in offer.limits]
            text = (
                w("Your limit: at least {price}.")
                if least[0][1] >= 0
                else w("Your limit: pay up to {price} to be rid of it.")
            )
            yield text.format(price=self._by_year(least, offer.unit))
            if offer.feeds:
                yield w("What you pay in {codes} is not counted.", codes=self._codes(offer.feeds))
        if firm == offer.taker_firm:
            most = [(each.year, careful(each.zone.ceiling, up=False)) for each in offer.limits]
            text = (
                w("Your limit: at most {price}.")
                if most[0][1] >= 0
                else w("Your limit: you take it if you are paid at least {price}.")
            )
            yield text.format(price=self._by_year(most, offer.unit))
            if offer.outlets:
                yield w(
                    "That is if you sell nothing of it: income from {codes} comes on top.",
                    codes=self._codes(offer.outlets),
                )

    def _by_year(self, limits: Sequence[tuple[int, int]], unit: str) -> str:
        """The first year's limit with its unit, and behind it each year in which another one begins."""
        sign = -1 if limits[0][1] < 0 else 1
        first = self._price(sign * limits[0][1], unit)
        later = [
            f"{year}:{NO_BREAK}{self._euros(sign * cents)}"
            for (_, before), (year, cents) in pairwise(limits)
            if cents != before
        ]
        return f"{first} ({' · '.join(later)})" if later else first

    def _price(self, cents: int, unit: str) -> str:
        return f"{self._euros(cents)}{NO_BREAK}€/{_UNITS.get(unit, unit)}"

    def _euros(self, cents: int) -> str:
        return self.w.number(cents / CENTS, 1 if cents % CENTS else 0)

    def _needs(self, offer: ExchangeOffer) -> Iterator[str]:
        w = self.w
        if offer.builders:
            yield w("Needs {cards}.", cards=", ".join(map(self._priced_card, offer.builders)))
        else:
            yield w("Nothing has to be built.")
        if offer.haulage:
            yield w(
                "Haulage {price}: the taker pays.", price=self._price(offer.haulage // 10 * 10, offer.unit)
            )
        if offer.last is not None:
            yield w("Last year: {year}.", year=offer.last)

    def _priced_card(self, project: str) -> str:
        card = self.plan.projects[project]
        team = self.team_of.get(card.firm)
        whose = team.name if team is not None else firm_name(self.plan, card.firm, self.w.language)
        return f"{self._card(project)} ({whose}, {self.w.money(card.cost)})"

    def _codes(self, matches: Iterable[str]) -> str:
        return ", ".join(code_of(self.facts.codes, "match", key) for key in matches)

    def _card(self, project: str) -> str:
        return code_of(self.facts.codes, "project", project)

    # -- cards -----------------------------------------------------------------------------------------
    def card(self, offer: CardOffer) -> Iterator[str]:
        """What a card brings alone, and together with those it needs."""
        yield " ".join(self._alone(offer))
        if offer.together is not None:
            yield " ".join(self._together(offer, offer.together))

    def _alone(self, offer: CardOffer) -> Iterator[str]:
        w = self.w
        if offer.alone <= 0:
            yield w("Alone it brings nothing.")
            return
        money = w.money(offer.alone)
        yield w("Alone it brings {money} a year.", money=money)
        yield self._back(offer.cost, offer.alone)
        works = [
            build.thing for build in self.plan.projects[offer.project].builds if build.what == "treatment"
        ]
        codes = [
            f"{code_of(self.facts.codes, 'treatment', work)} {printed(w, 'all')}"
            for work in works
            if self.plan.treatments[work].runs_for == "outlets"
        ]
        if codes:
            yield w("For that, write {codes}.", codes=", ".join(codes))
        if offer.alone_saved >= _WIDE:
            yield self._saves(offer.alone_saved)

    def _together(self, offer: CardOffer, whole: CardTogether) -> Iterator[str]:
        w = self.w
        others = [self._priced_card(key) for key in whole.projects if key != offer.project]
        parts = ", ".join([self._codes(whole.matches), *others])
        money = w.money(whole.yearly)
        if whole.yearly > 0:
            yield w("Together with {parts} it brings {money} a year, to share.", parts=parts, money=money)
        else:
            yield w("Together with {parts} it brings nothing.", parts=parts)
        yield self._back(whole.cost, whole.yearly)
        if whole.is_short:
            yield w("A purse is too small for it: ask for a loan or support.")
        if whole.saved >= _WIDE:
            yield self._saves(whole.saved)

    def _back(self, cost: int, yearly: int) -> str:
        years = max(1, round(cost / yearly)) if yearly > 0 else _HARDLY
        if years >= _HARDLY:
            return self.w("It does not pay back.")
        return self.w.many("Paid back in about {n} year.", "Paid back in about {n} years.", years)

    def _saves(self, kg: int) -> str:
        return self.w("Saves {amount} of new material a year.", amount=self.w.amount(kg))

    def name(self, match: str) -> str:
        """An exchange by its name."""
        return called(self.plan, self.facts.codes[self._codes((match,))], self.w.language)


def careful(cents: int, *, up: bool) -> int:
    """A limit in round figures, rounded so that whoever keeps to it does not lose."""
    step = next((step for below, step in _STEPS if abs(cents) < below), 1_000)
    return -(-cents // step) * step if up else cents // step * step

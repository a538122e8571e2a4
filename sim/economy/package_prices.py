"""The prices of a package: those named on the slip, and those that follow from the split of the gain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from sim.decisions import DealExchange, DealTerms
from sim.economy.exchange_ends import Ends, carrier_of, ends_of
from sim.economy.outlook import Outlook
from sim.economy.price_paths import indexed_price
from sim.economy.price_zone import Pricing, Zone
from sim.plan.parts import IntakePlan
from sim.situation import Situation
from sim.units import CENTS, cents


@dataclass(frozen=True, slots=True)
class Priced:
    """An exchange of a package with its price and zone, cents per t, MWh or m3."""

    exchange: DealExchange
    ends: Ends
    carrier: str
    zone: Zone
    """as if it stood alone"""
    price: int

    @property
    def giver_firm(self) -> str:
        return self.ends[0].firm

    @property
    def taker_firm(self) -> str:
        return self.ends[1].firm

    @property
    def giver_gain(self) -> int:
        """What the giver gains per unit."""
        return self.price - self.zone.floor

    @property
    def taker_gain(self) -> int:
        """What the taker gains per unit."""
        return self.zone.ceiling - self.price


def priced_exchanges(situation: Situation, terms: DealTerms, seed: int | None = None) -> list[Priced]:
    """Every exchange of a package that can be priced, in the order of the slip.

    What leaves a treatment is priced before what goes into one, so that the firm that treats knows what
    its yields bring when it names a price for its feed. Without a seed the paths hold, luck left out.
    """
    plan, state = situation.plan, situation.state
    pricing = Pricing(plan, state, Outlook.of_situation(situation, seed))
    by_index: dict[int, Priced] = {}
    for index in _downstream_first(situation, terms.exchanges):
        priced = _priced(pricing, terms, terms.exchanges[index])
        if priced is None:
            continue
        by_index[index] = priced
        if priced.ends[0].is_yield:
            outlets = {**pricing.outlets, priced.ends[0].id: _brings(pricing, priced)}
            pricing = replace(pricing, outlets=outlets)
    return [by_index[index] for index in sorted(by_index)]


def agreed_prices(situation: Situation, terms: DealTerms) -> list[tuple[DealExchange, Ends, str, int]]:
    """Every exchange of a package that can be priced, with its carrier and its price."""
    if any(exchange.price is None for exchange in terms.exchanges):
        return [
            (priced.exchange, priced.ends, priced.carrier, priced.price)
            for priced in priced_exchanges(situation, terms)
        ]
    agreed = []
    for exchange in terms.exchanges:
        ends = ends_of(situation.plan, exchange)
        carrier = carrier_of(situation.plan, exchange, ends) if ends else ""
        if ends is not None and exchange.price is not None and carrier in situation.plan.carriers:
            agreed.append((exchange, ends, carrier, cents(Fraction(exchange.price))))
    return agreed


def _downstream_first(situation: Situation, exchanges: Iterable[DealExchange]) -> list[int]:
    into = [exchange.taker in situation.plan.treatments for exchange in exchanges]
    return sorted(range(len(into)), key=lambda index: into[index])


def _priced(pricing: Pricing, terms: DealTerms, exchange: DealExchange) -> Priced | None:
    ends = ends_of(pricing.plan, exchange)
    carrier = carrier_of(pricing.plan, exchange, ends) if ends else ""
    if ends is None or carrier not in pricing.plan.carriers:
        return None
    giver_pays = exchange.carriage_paid_by == "giver"
    price_as = partial(
        Pricing.zone,
        giver=exchange.giver,
        taker=exchange.taker,
        material=ends[0].material,
        carrier=carrier,
        giver_pays=giver_pays,
    )
    zone = price_as(pricing)
    alone = price_as(replace(pricing, outlets={})) if pricing.outlets else zone
    return Priced(exchange, ends, carrier, alone, _price(pricing, terms, exchange, ends[1], zone))


def _price(pricing: Pricing, terms: DealTerms, exchange: DealExchange, intake: IntakePlan, zone: Zone) -> int:
    if exchange.price is not None:
        return cents(Fraction(exchange.price))
    if exchange.indexed is not None and not intake.is_feed:
        virgin = cents(pricing.outlook.virgin(exchange.taker))
        return indexed_price(exchange.indexed.as_integer_ratio(), intake.ratio, virgin)
    return zone.price(Fraction(terms.takers_share))


def _brings(pricing: Pricing, priced: Priced) -> Fraction:
    """EUR per unit the exchange of a yield brings its owner after the carriage it pays."""
    price = Fraction(priced.price, CENTS)
    if priced.exchange.carriage_paid_by == "taker":
        return price
    return price - pricing.outlook.carriage_between(priced.carrier, priced.giver_firm, priced.taker_firm)

"""What a team can reckon with before it talks: the limits of each exchange, and what a card brings alone and together.

All of it by the rules' own functions, as if nothing had been built or agreed before the round. Cents, kg, kWh, l.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from game.board.first_round import is_shown
from game.bots.bundles import bundles
from game.bots.market import MarketView, market
from game.typed.deals import ordinary_ends, propose
from sim.decisions import DealTerms
from sim.economy.annual_worth import amounts, own_gain, running_cost
from sim.economy.outlook import Outlook
from sim.economy.package_prices import priced_exchanges
from sim.economy.price_zone import Pricing, Zone
from sim.economy.standing_times import builders_of
from sim.economy.virgin_saved import saved_tonnes
from sim.indicators.virgin import addressable, weight
from sim.opening import opening_state
from sim.plan.parts import StorePlan
from sim.plan.plan import Plan
from sim.plan.ways import usual_carrier
from sim.rules.deal_verdict import verdict
from sim.rules.matches import is_known
from sim.scenario.windows import window
from sim.situation import Standing, purses_of
from sim.units import BASE, cents

_WORTH_A_CARD = 100
"""tenths of a year in which a package has back what it costs, to be grown further"""
_ENOUGH = 10**12
"""cents with which every purse reaches"""


class LimitOfYear(NamedTuple):
    """The least a giver can accept, and the most a taker can pay, cents per t, MWh or m3."""

    year: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class ExchangeOffer:
    """An exchange that could be agreed on, with what each end can reckon."""

    match: str
    store: str
    taker: str
    giver_firm: str
    taker_firm: str
    unit: str
    supply: int
    """what there is of it a year"""
    demand: int
    """what the taker could use of it a year"""
    haulage: int
    """cents per unit; the taker pays them, and its limit counts them"""
    builders: tuple[str, ...]
    """the projects it needs"""
    limits: tuple[LimitOfYear, ...]
    """of the first year of each round from this one on"""
    last: int | None
    """the last year in which it can be agreed on or runs; None: no such year"""
    flow: int
    """what would flow a year in the widest package: what goes into a plant is limited by what leaves it"""
    feeds: tuple[str, ...] = ()
    """the exchanges by which a plant is fed whose product this is, where no side stream of its owner feeds it"""
    outlets: tuple[str, ...] = ()
    """the exchanges that sell what the plant makes of it"""


@dataclass(frozen=True, slots=True)
class CardTogether:
    """A card with all that others would do for it: the package that is worth most for its cost."""

    matches: tuple[str, ...]
    projects: tuple[str, ...]
    yearly: int
    """cents a year for all together, running costs paid"""
    cost: int
    saved: int
    """kg of new material a year"""
    flows: Mapping[str, int]
    """of each exchange, what would flow a year"""
    is_short: bool = False
    """whether a purse is too small for its part"""


@dataclass(frozen=True, slots=True)
class CardOffer:
    """What a card brings."""

    project: str
    cost: int
    running: int
    """cents a year"""
    alone: int
    """cents a year at this year's prices with nobody else, after running costs"""
    alone_saved: int
    """kg of new material a year"""
    together: CardTogether | None


class RoundOffers:
    """What is on the table in a round, as if nothing had been built or agreed before."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan, self.number = plan, number
        about = plan.scenario.about
        state = replace(opening_state(plan), round=number, year=about.years_of(number)[0])
        self.situation = Standing(plan, state, purses_of(plan.seats.values()))
        self.years = tuple(about.years_of(later)[0] for later in range(number, len(about.rounds) + 1))
        self._exchanges: dict[str, ExchangeOffer] = {}

    def exchanges(self, firm: str) -> list[str]:
        """The exchanges of a firm that everybody knows and may agree on in this round, its first ones first."""
        plan, first = self.plan, self.plan.scenario.firms[firm].first_exchanges
        known = [
            key
            for key, match in plan.scenario.matches.items()
            if firm in (plan.firm_of(match.giver), plan.firm_of(match.taker))
            and is_known(self.situation, key, match)
            and window(plan.scenario.about, match).is_open(self.number)
            and is_shown(plan, key, (firm,), self.number)
        ]
        return sorted(known, key=lambda key: first.index(key) if key in first else len(first))

    def exchange(self, key: str) -> ExchangeOffer:
        """An exchange in figures."""
        if key not in self._exchanges:
            self._exchanges[key] = self._exchange(key)
        return self._exchanges[key]

    def _exchange(self, key: str) -> ExchangeOffer:
        plan, match = self.plan, self.plan.scenario.matches[key]
        store = plan.stores[match.giver]
        intake = plan.intakes[match.taker, store.material]
        carrier = usual_carrier(plan, store.material, store.firm, intake.firm)
        supply, demand = ordinary_ends(self.situation, match.giver, match.taker)
        haulage = Outlook.of_situation(self.situation).carriage_between(carrier, store.firm, intake.firm)
        ends = match.giver, match.taker, store.material, carrier
        lasts = [year for year in (window(plan.scenario.about, match).last, match.last_year) if year]
        return ExchangeOffer(
            key, store.id, match.taker, store.firm, intake.firm, store.unit, supply, demand, cents(haulage),
            builders_of(plan, (store, intake), carrier),
            tuple(LimitOfYear(year, self._zone(year, ends)) for year in self.years), min(lasts, default=None),
            max((each.flows[key] for each in self._packages if key in each.flows), default=min(supply, demand)),
            self._feeds(store), self._outlets(match.taker),
        )  # fmt: skip

    def _feeds(self, store: StorePlan) -> tuple[str, ...]:
        fed = self._known(taker=store.process) if store.is_yield else ()
        own = any(self.plan.firm_of(self.plan.scenario.matches[key].giver) == store.firm for key in fed)
        return () if own else fed

    def _outlets(self, taker: str) -> tuple[str, ...]:
        made = self.plan.treatments[taker].yields if taker in self.plan.treatments else ()
        return tuple(key for store in made for key in self._known(giver=store.id))

    def _known(self, giver: str = "", taker: str = "") -> tuple[str, ...]:
        """The exchanges from a store or into a taker that may be spoken of in this round."""
        return tuple(
            key
            for key, match in self.plan.scenario.matches.items()
            if (match.giver == giver or match.taker == taker)
            and is_known(self.situation, key, match)
            and is_shown(self.plan, key, self.plan.firms, self.number)
            and window(self.plan.scenario.about, match).is_open(self.number)
        )

    def _zone(self, year: int, ends: tuple[str, str, str, str]) -> Zone:
        state = replace(self.situation.state, year=year)
        pricing = Pricing(self.plan, state, Outlook.at(self.plan, state, year))
        return pricing.zone(*ends, giver_pays=False)

    def card(self, project: str) -> CardOffer:
        """A project in figures."""
        running = running_cost(self.situation, project)
        return CardOffer(
            project,
            self.plan.projects[project].cost,
            running,
            own_gain(self.situation, project) - running,
            int(saved_tonnes(self.situation, (project,)) * BASE),
            self._together(project),
        )

    def _together(self, project: str) -> CardTogether | None:
        with_it = [each for each in self._packages if project in each.projects and each.cost > 0]
        with_it = with_it or [each for each in self._plainly(project) if each.cost > 0]
        return max(with_it, key=lambda each: (each.yearly * 1000 // each.cost, each.saved), default=None)

    def _plainly(self, project: str) -> Iterator[CardTogether]:
        """Of a card that is in no package worth its cost: each exchange that needs it, by itself."""
        plan = self.plan
        for key in plan.scenario.matches:
            if is_shown(plan, key, plan.firms, self.number) and project in self.exchange(key).builders:
                terms = propose(self._market, (key,))
                if terms is not None:
                    yield self._package((key,), terms)

    @cached_property
    def _market(self) -> MarketView:
        return market(self.plan, self.situation.state, self.plan.seats)

    @cached_property
    def _packages(self) -> list[CardTogether]:
        """The packages worth talking about, each reckoned as the Desk reckons its slip."""
        plan, view = self.plan, self._market
        shown = {
            (match.giver, match.taker): key
            for key, match in plan.scenario.matches.items()
            if is_shown(plan, key, plan.firms, self.number)
        }
        links = [link for link in view.links if (link.giver, link.taker) in shown]
        worth = bundles(view, _WORTH_A_CARD, links)
        keys = [tuple(shown[link.giver, link.taker] for link in each.amounts) for each in worth]
        proposed = ((each, propose(view, each)) for each in dict.fromkeys(keys) if each)
        return [self._package(matches, terms) for matches, terms in proposed if terms is not None]

    def _package(self, matches: tuple[str, ...], terms: DealTerms) -> CardTogether:
        plan, counted = self.plan, addressable(self.plan)
        state = self.situation.state
        sides = verdict(plan, None, state, terms, plan.seats).sides
        is_short = not sides
        if is_short:
            rich = replace(state, cash={firm: held + _ENOUGH for firm, held in state.cash.items()})
            sides = verdict(plan, None, rich, terms, plan.seats).sides
        priced = priced_exchanges(self.situation, terms)
        flows = tuple(zip(priced, amounts(self.situation, priced), strict=True))
        keys = {(match.giver, match.taker): key for key, match in plan.scenario.matches.items()}
        saved = sum(
            amount * each.ends[1].ratio[0] * weight(plan, counted[each.exchange.taker].virgin)
            / each.ends[1].ratio[1]
            for each, amount in flows
            if each.exchange.taker in counted
        )  # fmt: skip
        return CardTogether(
            tuple(key for key in plan.scenario.matches if key in matches),
            tuple(part.project for part in terms.projects),
            sum(side.yearly for side in sides),
            sum(side.invested for side in sides),
            int(saved),
            {keys[each.exchange.giver, each.exchange.taker]: amount for each, amount in flows},
            is_short,
        )

"""What a package or a project is worth a year, once it runs: closed form, no simulated years.

Gains are counted against doing nothing: of an exchange, the distance of its price from the ends of its
zone; of a project, what it prevents or puts to use inside its own firm, less its running cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sim.decisions import DealTerms
from sim.economy.outlook import Outlook
from sim.economy.package_prices import Priced, priced_exchanges
from sim.economy.price_zone import Pricing
from sim.economy.volumes import (
    Extra,
    fed_besides,
    free_demand,
    free_supply,
    generated,
    promised_of,
    required,
)
from sim.plan.parts import BuildPlan
from sim.situation import Situation
from sim.units import CENTS, cents, payment

Gains = dict[str, int]
"""Firm → cents a year"""


def amounts(situation: Situation, priced: Sequence[Priced]) -> list[int]:
    """What each exchange of a package would carry in a year, in kg, kWh or l.

    That is the least of contract, supply and demand. Exchanges that give from one store share what it has in
    proportion to their contracts, as the year does; of one need, the first on the slip is served first. What
    feeds a treatment is settled before the rest, so that its yields are there to be given.
    """
    package = _Package(situation, priced)
    feeds = [index for index, each in enumerate(priced) if each.ends[1].is_feed]
    package.serve(feeds)
    package.serve([index for index, each in enumerate(priced) if not each.ends[1].is_feed])
    package.limit_feeds(feeds)
    return package.carried


class _Package:
    """The exchanges of a package while it is worked out what each would carry."""

    def __init__(self, situation: Situation, priced: Sequence[Priced]) -> None:
        self.situation = situation
        self.priced = priced
        self.carried = [0] * len(priced)
        self._fed: Extra = {}
        self._taken: dict[tuple[str, str], int] = {}

    def serve(self, indices: Sequence[int]) -> None:
        """Give these exchanges what their stores have for them, store by store."""
        for giver in dict.fromkeys(self.priced[index].exchange.giver for index in indices):
            group = [index for index in indices if self.priced[index].exchange.giver == giver]
            wanted = [self._wanted(self.priced[index]) for index in group]
            supply = int(free_supply(self.situation, giver, self._fed))
            for index, amount in zip(group, shared(supply, wanted), strict=True):
                self._carry(index, amount)

    def _carry(self, index: int, amount: int) -> None:
        self.carried[index] = amount
        exchange, (store, intake) = self.priced[index].exchange, self.priced[index].ends
        into = exchange.taker, store.material
        self._taken[into] = self._taken.get(into, 0) + amount
        if intake.is_feed:
            self._fed[exchange.taker] = self._fed.get(exchange.taker, Fraction(0)) + amount

    def _wanted(self, priced: Priced) -> int:
        """What an exchange could take of a store that has enough."""
        taker, material = priced.exchange.taker, priced.ends[0].material
        return int(
            min(
                Fraction(priced.exchange.most) * 1000,
                free_demand(self.situation, taker, material, self._taken),
            )
        )

    def limit_feeds(self, feeds: Sequence[int]) -> None:
        """No treatment is fed more than its yields find an outlet for."""
        for treatment in dict.fromkeys(self.priced[index].exchange.taker for index in feeds):
            group = [index for index in feeds if self.priced[index].exchange.taker == treatment]
            given = {priced.exchange.giver: 0 for priced in self.priced}
            for priced, amount in zip(self.priced, self.carried, strict=True):
                given[priced.exchange.giver] += amount
            most = most_feed(self.situation, treatment, given) - fed_besides(self.situation, treatment)
            fed = shared(max(0, most), [self.carried[index] for index in group])
            for index, amount in zip(group, fed, strict=True):
                self.carried[index] = amount


def most_feed(situation: Situation, treatment: str, given: Mapping[str, int]) -> int:
    """What a treatment can work on in a year: as much as the yield with the widest outlet lets through.

    `given`: what a package takes of each store; running contracts and the firm's own needs come on top.
    """
    plan, most = situation.plan, 0
    for store in plan.treatments[treatment].yields:
        own = sum(
            int(free_demand(situation, need, store.material))
            for need, material in plan.intakes
            if material == store.material and plan.firm_of(need) == store.firm and need in plan.needs
        )
        out = given.get(store.id, 0) + own + promised_of(situation, store.id)
        most = max(most, out * store.amount[1] // store.amount[0])
        if store.sale:
            return plan.treatments[treatment].capacity
    return most


def shared(supply: int, wanted: Sequence[int]) -> list[int]:
    """What each gets of a supply: all it wants if there is enough, else in proportion to what it wants."""
    whole = sum(wanted)
    return list(wanted) if whole <= supply else [supply * want // whole for want in wanted]


def exchange_gains(situation: Situation, terms: DealTerms, seed: int | None = None) -> Gains:
    """What the exchanges of a package bring each firm a year."""
    priced = priced_exchanges(situation, terms, seed)
    gains: Gains = {}
    for each, amount in zip(priced, amounts(situation, priced), strict=True):
        for firm, gain in ((each.giver_firm, each.giver_gain), (each.taker_firm, each.taker_gain)):
            gains[firm] = gains.get(firm, 0) + payment(amount, gain)
    return gains


def running_cost(situation: Situation, project: str, seed: int | None = None) -> int:
    """Cents a year a project costs its owner once it stands."""
    return cents(Outlook.of_situation(situation, seed).running(situation.plan.projects[project]))


def own_gain(situation: Situation, project: str, seed: int | None = None) -> int:
    """Cents a year a project brings its owner by itself, without any exchange, before running cost."""
    plan, state = situation.plan, situation.state
    pricing = Pricing(plan, state, Outlook.of_situation(situation, seed))
    return sum(_build_gain(situation, pricing, build) for build in plan.projects[project].builds)


def _build_gain(situation: Situation, pricing: Pricing, build: BuildPlan) -> int:
    plan = situation.plan
    if build.what == "less_waste":
        store = plan.stores[build.thing]
        per_unit = pricing.outlook.disposal(store.disposal, store.id)
        return _money(generated(situation, build.thing) * Fraction(*build.share), per_unit)
    if build.what == "less_input":
        amount = required(situation, build.thing) * Fraction(*build.share)
        return _money(amount, pricing.outlook.virgin(build.thing))
    if build.what == "intake":
        return _own_use(situation, pricing, build.thing, build.other)
    if build.what == "treatment":
        return _own_use(situation, pricing, build.thing, plan.treatments[build.thing].feed.material)
    return 0


def _own_use(situation: Situation, pricing: Pricing, taker: str, material: str) -> int:
    """What a firm gains by taking its own side stream itself, if it gains anything."""
    plan, firm = situation.plan, situation.plan.firm_of(taker)
    for store in plan.givers.get(material, ()):
        if store.firm == firm and not store.is_yield:
            amount = min(free_supply(situation, store.id, {}), free_demand(situation, taker, material))
            per_unit = pricing.ceiling(taker, material) - pricing.floor(store.id)
            return max(0, _money(amount, per_unit))
    return 0


def _money(amount: Fraction, euros_per_unit: Fraction) -> int:
    """Cents for an amount in kg, kWh or l at EUR per t, MWh or m3."""
    return round(amount * euros_per_unit * CENTS / 1000)

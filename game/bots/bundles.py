"""Bundles: links and the projects they need, taken together because none of them pays without the others.

A bundle is grown from what hangs together: a link, the feed and the outlets its treatments need, and then
every other link that uses the same projects and makes the whole better. Figures are joint ones: what all
parties together gain a year, before anybody has agreed on a price.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.bots.market import MarketView, OpenLink
from sim.units import payment

_MOST_STEPS = 12
"""How many links a bundle is grown by at most (tuned: the rules take 20 exchanges in a package)."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Links with the amounts they would carry, the projects they need, and what that is worth together."""

    amounts: Mapping[OpenLink, int]
    projects: tuple[str, ...]
    values: Mapping[str, int]
    """firm → cents a year before any price is paid: what it saves less what it bears"""
    costs: Mapping[str, int]
    """firm → cents its projects cost"""
    virgin: int
    """kg of virgin material a year that it replaces"""

    @property
    def gain(self) -> int:
        """Cents a year for all together."""
        return sum(self.values.values())

    @property
    def cost(self) -> int:
        """Cents for all projects together."""
        return sum(self.costs.values())

    @property
    def parts(self) -> list[str]:
        """What is in it: its projects, and its links by their ends."""
        return [*self.projects, *(f"{link.giver}>{link.taker}" for link in self.amounts)]

    @property
    def firms(self) -> tuple[str, ...]:
        """Everybody who gives, takes or builds."""
        ends = {firm for link in self.amounts for firm in (link.giver_firm, link.taker_firm)}
        return tuple(sorted(ends | set(self.costs)))

    def pays_back_within(self, tenths: int, cost: int | None = None) -> bool:
        """Whether the gain brings the cost back within so many tenths of a year."""
        return self.gain > 0 and (self.cost if cost is None else cost) * 10 <= self.gain * tenths


@dataclass(slots=True)
class _Flow:
    """Amounts being handed out among the links of one bundle."""

    market: MarketView
    given: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """side stream or yield → given so far"""
    taken: dict[str | tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    """treatment → brought so far; need, also with a secondary → virgin units replaced so far"""

    def carry(self, link: OpenLink, most: int | None = None) -> int:
        """What is left for this link; it is taken."""
        amount = min(self._supply(link), self._demand(link))
        amount = amount if most is None else min(amount, most)
        if amount <= 0:
            return 0
        self.given[link.giver] += amount
        units = amount if link.feeds else amount * link.ratio[0] // link.ratio[1]
        self.taken[link.taker] += units
        self.taken[link.taker, link.material] += units
        return amount

    def _supply(self, link: OpenLink) -> int:
        volumes = self.market.volumes
        if not link.process:
            return volumes.streams[link.giver] - self.given[link.giver]
        treatment, ratio, before = volumes.yields[link.giver]
        own = sum(volumes.streams[stream] - self.given[stream] for stream in volumes.own_feed[treatment])
        contracted = volumes.fed.get(treatment, 0)
        feed = min(volumes.capacity[treatment], own + self.taken[treatment]) + contracted
        return feed * ratio[0] // ratio[1] - before - self.given[link.giver]

    def _demand(self, link: OpenLink) -> int:
        volumes = self.market.volumes
        if link.feeds:
            return volumes.capacity[link.feeds] - self.taken[link.feeds]
        key = link.taker, link.material
        left = min(
            volumes.shares.get(key, 0) - self.taken[key],
            volumes.needs.get(link.taker, 0) - self.taken[link.taker],
        )
        return left * link.ratio[1] // link.ratio[0] if link.ratio[0] else 0


def evaluate(
    market: MarketView,
    links: Iterable[OpenLink],
    extra: Iterable[str] = (),
    most: Mapping[OpenLink, int] | None = None,
) -> Bundle:
    """What these links (and projects that need no link) come to together. `most`: what contracts let them carry."""
    flow, most = _Flow(market), most or {}
    carried = {link: flow.carry(link, most.get(link)) for link in sorted(links, key=_order)}
    amounts = {link: amount for link, amount in carried.items() if amount > 0}
    projects = tuple(sorted({*extra, *(project for link in amounts for project in link.projects)}))
    values: dict[str, int] = defaultdict(int)
    costs: dict[str, int] = defaultdict(int)
    for link, amount in amounts.items():
        values[link.giver_firm] -= payment(amount, link.floor)
        values[link.taker_firm] += payment(amount, link.ceiling)
    yielding = {link.process for link in amounts if link.process}
    for key in projects:
        card = market.cards[key]
        values[card.firm] += -card.running if yielding & set(card.treatments) else card.yearly
        costs[card.firm] += card.cost
    virgin = sum(amount * link.virgin // 1000 for link, amount in amounts.items())
    return Bundle(amounts, projects, dict(values), dict(costs), virgin)


def _order(link: OpenLink) -> tuple[bool, bool, int, str, str]:
    """Feeds first, plain ones before yields; then what is worth most per unit."""
    return (not link.feeds, bool(link.process), -link.width, link.giver, link.taker)


def bundles(market: MarketView, tenths: int, allowed: Sequence[OpenLink] | None = None) -> list[Bundle]:
    """The bundles worth talking about: each the best found around one of its links, none of them twice.

    A link joins a bundle where what it adds pays back within `tenths` of a year more.
    """
    links = market.links if allowed is None else allowed
    bases = [base for link in links if (base := _with_company(market, links, link))]
    evaluated: dict[tuple[frozenset[OpenLink], tuple[str, ...]], Bundle] = {}
    by_project: dict[str, list[frozenset[OpenLink]]] = {}
    for base in bases:
        for key in sorted({project for link in base for project in link.projects}):
            by_project.setdefault(key, []).append(base)
        if not any(link.projects for link in base):
            bundle = evaluate(market, base)
            evaluated[frozenset(bundle.amounts), bundle.projects] = bundle
    for key in sorted(by_project):
        bundle = _grown(market, by_project[key], tenths)
        if bundle.amounts:
            evaluated[frozenset(bundle.amounts), bundle.projects] = bundle
    alone = [key for key, card in market.cards.items() if card.yearly > 0 and key not in by_project]
    return [bundle for bundle in evaluated.values() if bundle.gain > 0] + [
        evaluate(market, (), (key,)) for key in alone
    ]


def _with_company(market: MarketView, links: Sequence[OpenLink], link: OpenLink) -> frozenset[OpenLink]:
    """A link with the feeds and outlets without which it carries nothing; empty if they are not to be had."""
    company = {link}
    queue = [link]
    while queue:
        current = queue.pop()
        more: list[OpenLink] = []
        if current.process and not _is_fed(market, current.process, company):
            more = [other for other in links if other.feeds == current.process]
            if not more:
                return frozenset()
        if current.feeds and not any(other.process == current.feeds for other in company):
            outlets = [other for other in links if other.process == current.feeds]
            at_home = current.ceiling > current.floor
            if outlets and not at_home:
                more += [max(outlets, key=lambda other: (other.width, other.giver, other.taker))]
        queue += [other for other in more if other not in company]
        company |= set(more)
    return frozenset(company)


def _is_fed(market: MarketView, treatment: str, company: set[OpenLink]) -> bool:
    volumes = market.volumes
    own = any(volumes.streams[stream] for stream in volumes.own_feed[treatment])
    return own or bool(volumes.fed.get(treatment)) or any(link.feeds == treatment for link in company)


def _grown(market: MarketView, bases: list[frozenset[OpenLink]], tenths: int) -> Bundle:
    """The bundle around one project: its best link first, then every further one that is worth its cost."""
    judged = sorted((evaluate(market, base) for base in bases), key=_merit, reverse=True)
    whole = judged[0]
    for other in judged[1:_MOST_STEPS]:
        if set(other.amounts) <= set(whole.amounts):
            continue
        wider = evaluate(market, {*whole.amounts, *other.amounts})
        gain, cost = wider.gain - whole.gain, wider.cost - whole.cost
        better = wider.gain * whole.cost > whole.gain * wider.cost
        if better or (gain > 0 and cost * 10 <= gain * tenths):
            whole = wider
    return whole


def _merit(bundle: Bundle) -> tuple[int, int]:
    """Cents a year for a thousand cents of cost; then the gain itself."""
    return (bundle.gain * 1000 // max(1, bundle.cost), bundle.gain)

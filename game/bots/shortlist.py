"""The packages that are worth signing this round, best first, such that all of them together can be paid.

Everybody who looks at the whole works out the same agenda from what all can see, so who is to write a
package down is clear without talking: the one who builds most of it, and each year the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.bots.bundles import Bundle, bundles
from game.bots.gain_split import by_purse, ends_of, is_outside, players_in, purse_of, purses_in
from game.bots.market import MarketView, OpenLink
from game.bots.slips import Manner, PackageSlip, best_call, outlays, write
from game.bots.strategy import Strategy
from sim.situation import BUILDING, room

_MONTHS = 12


@dataclass(slots=True)
class Limits:
    """What purses and building sites can still bear, while an agenda is put together."""

    market: MarketView
    rooms: dict[str, int]
    """seat → cents"""
    sites: dict[str, int]
    """firm → building sites free"""
    taken: set[str] = field(default_factory=set)
    """projects and pairs that stand on the agenda already"""

    @classmethod
    def at(cls, market: MarketView, reserved: Mapping[str, int]) -> Limits:
        """The limits as they stand, with so much of each seat's purse kept for other things."""
        firms: dict[str, str] = {}
        for firm, seat in market.seat_of.items():
            firms.setdefault(seat, firm)
        rooms = {seat: room(market.situation, firm) - reserved.get(seat, 0) for seat, firm in firms.items()}
        sites = {key: firm.sites for key, firm in market.plan.firms.items()}
        for project in market.state.projects.values():
            if project.stage in BUILDING:
                sites[market.plan.projects[project.id].firm] -= 1
        return cls(market, rooms, sites)

    def has_sites(self, bundle: Bundle) -> bool:
        """Whether every firm has a building site for each of its projects."""
        wanted = Counter(self.market.cards[key].firm for key in bundle.projects)
        return all(self.sites[firm] >= count for firm, count in wanted.items())

    def clashes(self, bundle: Bundle) -> bool:
        """Whether a part of it stands on the agenda already."""
        return bool(self.taken & set(bundle.parts))

    def take(self, slip: PackageSlip) -> None:
        """Keep purses, sites and parts for a package."""
        self.taken |= set(slip.bundle.parts)
        for key in slip.bundle.projects:
            self.sites[self.market.cards[key].firm] -= 1
        for purse, cost in outlays(self.market, slip.terms).items():
            self.rooms[purse] = self.rooms.get(purse, 0) - cost


def worth(bundle: Bundle, temper: Strategy) -> int:
    """Cents a year a bundle is worth to one of this temper: the money, and a little for the tonnes."""
    return bundle.gain + (bundle.virgin * temper.virgin_worth // 1000 if temper.shares else 0)


def is_good(market: MarketView, bundle: Bundle, temper: Strategy, grant: int) -> bool:
    """Whether all together get their money back in time: soon enough, and before the end."""
    yearly, cost = worth(bundle, temper), bundle.cost - grant
    if yearly <= 0:
        return False
    in_time = cost * 10 <= yearly * temper.joint
    months = max((market.cards[key].months for key in bundle.projects), default=0)
    years = market.years if temper.shares else market.years_of_play
    return in_time and cost * _MONTHS <= yearly * (years * _MONTHS - months)


def agenda(market: MarketView, temper: Strategy, limits: Limits, seat: str) -> Iterator[PackageSlip]:
    """The packages to sign, best first, each with a fair split; `limits` are used up as they are drawn.

    Who looks at the whole sees those of others too, since they use the same purses; `seat` itself is in
    what a seat of another temper sees.
    """
    ranked = (
        (temper.ranked(_payback(bundle, temper), bundle.projects), bundle)
        for bundle in _candidates(market, temper, seat)
    )
    candidates = [(rank, bundle) for rank, bundle in ranked if rank is not None]
    candidates.sort(key=lambda placed: (placed[0], placed[1].projects, placed[1].firms))
    for _, bundle in candidates:
        if limits.clashes(bundle) or not limits.has_sites(bundle):
            continue
        call = best_call(market, bundle.projects, bundle.firms)
        slip = write(market, bundle, limits.rooms, Manner(advances=temper.shares, call=call))
        if slip is not None and is_good(market, bundle, temper, slip.grant):
            limits.take(slip)
            yield slip


def _payback(bundle: Bundle, temper: Strategy) -> int:
    """Thousandths of a year."""
    return bundle.cost * 1000 // max(1, worth(bundle, temper))


def _candidates(market: MarketView, temper: Strategy, seat: str) -> Iterator[Bundle]:
    """Bundles for as many seats as this temper talks with at once."""
    for links in _circles(market, temper, seat):
        for bundle in bundles(market, temper.joint, links):
            purses = purses_in(market, bundle)
            played = all(_answers(market, purse) for purse in purses) and set(purses) - market.absent.all
            takes_part = temper.shares or seat in purses
            if played and takes_part and not (temper.hard and set(by_purse(market, bundle.costs)) - {seat}):
                yield bundle


def _answers(market: MarketView, purse: str) -> bool:
    """Whether somebody answers there: a buyer abroad, or a seat that was not silent last round."""
    return market.plan.firms[purse[1:]].outside if is_outside(purse) else purse not in market.absent.silent


def _circles(market: MarketView, temper: Strategy, seat: str) -> list[tuple[OpenLink, ...]]:
    """The links among which it looks for bundles: all of them, or those with one other seat at a time."""
    if temper.shares:
        return [market.links]
    links = [link for link in market.links if not temper.hard or _builds_alone(market, link, seat)]
    others = sorted({*market.seat_of.values()} - {seat})
    pairs = [{seat, other} for other in others]
    return [tuple(link for link in links if ends_of(market, link) <= pair) for pair in pairs] or [()]


def _builds_alone(market: MarketView, link: OpenLink, seat: str) -> bool:
    return all(purse_of(market, market.cards[key].firm) == seat for key in link.projects)


def writer(market: MarketView, bundle: Bundle) -> str:
    """Whose turn it is to put a bundle on the table: who builds most, and each year after, the next; nobody waits for
    a seat that is not there."""
    costs = by_purse(market, bundle.costs)
    inside = sorted(players_in(market, bundle), key=lambda purse: (-costs.get(purse, 0), purse))
    inside = [purse for purse in inside if purse not in market.absent.all] or inside
    opened = max((market.plan.projects[key].window.from_round for key in bundle.projects), default=1)
    return inside[max(0, market.state.round - opened) % len(inside)]

"""What a bot is, and what it may see: only what a team at the same seat would."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

from game.bots.market import ALL_HERE, Absent, MarketView, foreseen, market
from sim.decisions import DealTerms, Decision, OfferDeal
from sim.plan.plan import Plan
from sim.state import State

Found = TypeVar("Found")

_LONGEST_NAME = 55
"""Letters of a seat in the names of its offers, which have 60 in all."""


@dataclass(frozen=True)
class Reckoning:
    """What everybody at the table can work out from the state they all see. Worked out when first asked."""

    plan: Plan
    state: State
    seats: Mapping[str, tuple[str, ...]]
    absent: Absent = ALL_HERE
    _found: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def remembered(self, key: Hashable, work_out: Callable[[], Found]) -> Found:
        """What was worked out under this key; it is worked out the first time."""
        if key not in self._found:
            self._found[key] = work_out()
        known: Found = self._found[key]
        return known

    @cached_property
    def now(self) -> MarketView:
        """The cluster as it stands."""
        return market(self.plan, self.state, self.seats, self.absent)

    @cached_property
    def ahead(self) -> MarketView:
        """The same, with the public actions at work that widen what takers may take."""
        return market(self.plan, foreseen(self.state, self.plan), self.seats, self.absent)

    @cached_property
    def unread(self) -> MarketView:
        """The same as if no news had been read: what begins by itself has not begun."""
        news = {key for key, measure in self.plan.measures.items() if measure.begins == "by itself"}
        events = {key: hours for key, hours in self.state.events.items() if key not in news}
        return market(self.plan, replace(self.state, events=events), self.seats, self.absent)


@dataclass(frozen=True, slots=True)
class View:
    """The cluster as a team sees it while it decides.

    The state is public; sheets of others, the seed of the years to come and events not yet published are
    not. `luck` is a bot's own dice, which have nothing to do with what will happen.
    """

    plan: Plan
    state: State
    """as it stands, deals signed this round included; its `offers` are the table"""
    seats: Mapping[str, tuple[str, ...]]
    seat: str
    luck: int
    shared: Reckoning | None = None
    """the reckoning of this state, if somebody at the table has made it already; offers are no part of it"""
    by_bots: frozenset[str] = frozenset()
    """the offers on the table that bots wrote, with no clauses beyond price, amount and years"""

    @property
    def firms(self) -> tuple[str, ...]:
        """The firms this seat runs."""
        return self.seats[self.seat]

    @property
    def reckoning(self) -> Reckoning:
        """What can be worked out from what this team sees."""
        return self.shared or Reckoning(self.plan, self.state, self.seats)


Presence = Literal["here", "deputy", "silent"]


class Bot(Protocol):
    """A seat that decides by itself. It proposes first; then it answers what lies on the table."""

    def presence(self, number: int) -> Presence:
        """How others saw this seat in a round: there, played by a deputy, or silent."""

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """The packages it puts on the table, this round."""

    def sheet(self, view: View) -> Sequence[Decision]:
        """Its answers to the offers on the table, and what it decides by itself. Every decision passes its check."""

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Whether it would sign a package that a team brings it."""


def offer_name(seat: str, number: int) -> str:
    """What a bot calls its offers of a round; several of them are often versions of one package."""
    return f"{seat[:_LONGEST_NAME]}-{number}"

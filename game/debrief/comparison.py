"""Two games of one scenario beside each other: where they parted, and what each made of it.

Read from records alone. Rounds are held against each other by their years; what was decided, by what it says and not
by who wrote it down how: an offer that all signed and a slip signed by all are the same deal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from game.debrief.firms import TeamPurse
from game.debrief.model import GameDebrief, RoundDebrief
from game.debrief.round_cards import DealCard, FacilitatorCard, SheetCard
from game.roster.setup import Team
from game.session.entries import CashAdjusted
from sim.decisions import DealTerms, Decision, OfferDeal

What = DealTerms | Decision | CashAdjusted | str
"""a deal, a decision of a sheet, money of the facilitator, or a measure that the facilitator began"""
_UNSAID = {"reason", "do", "offer", "signed"}
"""of a deal, what does not change what it comes to"""
_RANK: Final = {"deal": 0, "invest": 1, "cancel": 1, "apply": 2, "leave_exchange": 2}
"""what is told first of a round: deals, what is built, what is asked for; then settings, votes and payments"""
_LAST: Final = 3


@dataclass(frozen=True, slots=True)
class OneSided:
    """Something that was decided, and stood, in one of two games only."""

    at: int
    """which game: 0 the first, 1 the other"""
    played: RoundDebrief
    what: What
    team: Team | None = None
    """whose sheet it stands on"""

    @property
    def year(self) -> int:
        """The first year of its round."""
        return self.played.record.years[0]


@dataclass(frozen=True, slots=True)
class PursePair:
    """What the same firms' purse came to in both games, in cents."""

    team: Team
    """as the first game calls it"""
    first: int
    other: int


@dataclass(frozen=True)
class TwoGames:
    """Two games of one scenario, as far as both were played. The years after the last round are left out: nobody
    decides in them."""

    first: GameDebrief
    other: GameDebrief

    @property
    def has_same_luck(self) -> bool:
        """Whether both met the same weather, breakdowns and prices."""
        return self.first.seed == self.other.seed

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The last years of rounds, of both games as far as either was played."""
        ends = {each.record.years[-1] for game in (self.first, self.other) for each in _rounds(game)}
        return tuple(sorted(ends))

    @property
    def until(self) -> int:
        """The last year that both have played; 0: there is none. What one of them has still before it differs in
        nothing yet."""
        return min(
            max((each.record.years[-1] for each in _rounds(game)), default=0)
            for game in (self.first, self.other)
        )

    @cached_property
    def differences(self) -> tuple[OneSided, ...]:
        """All that was decided in one of them only, in the order of years; the first game's first."""
        one_sided = [
            each
            for at, (ours, theirs) in enumerate(((self.first, self.other), (self.other, self.first)))
            for each in _only(at, ours, theirs, with_team=self._same_seats)
            if each.year <= self.until
        ]
        return tuple(
            sorted(one_sided, key=lambda each: (each.year, each.at, _RANK.get(_kind(each.what), _LAST)))
        )

    @property
    def parted(self) -> tuple[OneSided, ...]:
        """What differs in the first round in which anything does; nothing: all was decided alike."""
        return tuple(each for each in self.differences if each.year == self.differences[0].year)

    def has_other_terms(self, part: OneSided) -> bool:
        """Whether a deal about the very same stands in the same round of the other game, on other terms."""
        if not isinstance(part.what, DealTerms):
            return False
        others = (each.what for each in self.differences if (each.at, each.year) == (1 - part.at, part.year))
        return any(isinstance(each, DealTerms) and _about(each) == _about(part.what) for each in others)

    @cached_property
    def came_apart(self) -> int | None:
        """The last year of the first round that came out otherwise; None: all that both played came out alike."""
        theirs = {each.record.years: each for each in _rounds(self.other)}
        for each in _rounds(self.first):
            beside = theirs.get(each.record.years)
            if each.record.years[0] > self.until:
                continue
            if beside is None or beside.cluster.digest != each.cluster.digest:
                return each.record.years[-1]
        return None

    @cached_property
    def last(self) -> tuple[RoundDebrief, RoundDebrief] | None:
        """The last round of each that ends in the same year; None: there is no such year."""
        theirs = {each.record.years[-1]: each for each in _rounds(self.other)}
        both = [
            (each, theirs[year]) for each in _rounds(self.first) if (year := each.record.years[-1]) in theirs
        ]
        return both[-1] if both else None

    def changes(self, game: GameDebrief) -> tuple[float, ...]:
        """A game's headline against nobody acting, at each of the years, as far as it was played."""
        rounds = _rounds(game)
        of_year = {year: each for each in rounds for year in each.record.years}
        known = (of_year.get(year) for year in self.years)
        return tuple(each.headline.change for each in known if each is not None)

    @property
    def less(self) -> tuple[float, float] | None:
        """The other game's headline against the first's in that year, −0.25 for a quarter less, and all its new
        material; None: not known."""
        if self.last is None:
            return None
        first, other = (each.cluster.indicators for each in self.last)
        return (
            _change(other.addressable_virgin_kg, first.addressable_virgin_kg),
            _change(other.virgin_kg, first.virgin_kg),
        )

    @cached_property
    def purses(self) -> tuple[PursePair, ...]:
        """Of the teams that hold the same firms in both, at the end of the last year that both played."""
        if self.last is None:
            return ()
        first, other = ({_key(each): each for each in played.purses} for played in self.last)
        return tuple(
            PursePair(purse.team, purse.cents, other[key].cents)
            for key, purse in first.items()
            if key in other
        )

    @property
    def _same_seats(self) -> bool:
        return {team.id for team in self.first.teams} == {team.id for team in self.other.teams}


def _key(purse: TeamPurse) -> frozenset[str]:
    return frozenset(purse.team.firms)


def _change(kg: int, beside: int) -> float:
    return kg / beside - 1 if beside else 0.0


def _about(deal: DealTerms) -> frozenset[tuple[str, str]]:
    return frozenset((each.giver, each.taker) for each in deal.exchanges)


def _kind(what: What) -> str:
    return "deal" if isinstance(what, DealTerms) else getattr(what, "do", "")


def _rounds(game: GameDebrief) -> list[RoundDebrief]:
    return [each for each in game.rounds if not each.is_legacy]


def _only(at: int, ours: GameDebrief, theirs: GameDebrief, *, with_team: bool) -> Iterator[OneSided]:
    """What stood in one game and not in the same round of another. A thing done twice is held against the same."""
    beside: Counter[Hashable] = Counter()
    for each in _rounds(theirs):
        beside.update(_said(part, with_team=with_team) for part in _decided(1 - at, each))
    for each in _rounds(ours):
        for part in _decided(at, each):
            words = _said(part, with_team=with_team)
            if beside[words]:
                beside[words] -= 1
            else:
                yield part


def _decided(at: int, played: RoundDebrief) -> Iterator[OneSided]:
    """All that was decided in a round and stood, in the order in which it is told."""
    for card in played.cards:
        match card:
            case FacilitatorCard():
                yield from (OneSided(at, played, measure) for measure in card.injected)
                yield from (OneSided(at, played, gift) for gift in card.gifts)
            case DealCard() if not card.objections:
                yield OneSided(at, played, card.deal)
            case SheetCard():
                for part in card.decisions:
                    if not part.objections and not isinstance(part.decision, OfferDeal):
                        yield OneSided(at, played, part.decision, card.team)


def _said(part: OneSided, *, with_team: bool) -> Hashable:
    """What it says, in a form that is equal where both come to the same."""
    what, team = part.what, part.team.id if with_team and part.team is not None else ""
    if isinstance(what, str):
        return part.year, what
    if isinstance(what, CashAdjusted):
        return part.year, what.firm, what.cents
    is_deal = isinstance(what, DealTerms)
    words = what.model_dump_json(exclude=_UNSAID if is_deal else {"reason"})
    return part.year, "" if is_deal else team, words

"""What happened in a round, card by card: news, the facilitator, deals, and each team's decisions.

Read from a session as it was recorded. What was undone is not told; what was set aside is, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.board.news import NewsItem
from game.board.reveal import decisions_of, parties_of
from game.debrief.fund import FundRound
from game.roster.setup import Team
from game.session.basis import Basis
from game.session.entries import CashAdjusted, Expectation, Explained, Guessed
from game.session.promises import PromiseResult
from game.session.records import FACILITATOR, WorldRecord
from sim.decisions import AcceptDeal, AgreeDeal, DealTerms, Decision, DeclineDeal, OfferDeal
from sim.rules import SIGNED, Objection


@dataclass(frozen=True, slots=True)
class NewsCard:
    """A piece of news."""

    item: NewsItem


@dataclass(frozen=True, slots=True)
class FacilitatorCard:
    """What the facilitator began and gave in a round."""

    injected: tuple[str, ...]
    """measures"""
    gifts: tuple[CashAdjusted, ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal: signed during the round, or made on sheets."""

    deal: DealTerms
    teams: tuple[Team, ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class SheetDecision:
    """A decision of a sheet. An offer stands here only for what spoke against it."""

    decision: Decision
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class SheetCard:
    """What a team decided beside its deals."""

    team: Team
    decisions: tuple[SheetDecision, ...]
    lapsed: int
    """offers of the team that found no taker"""
    promise: PromiseResult | None = None
    """what its voice said at the bell, parted by whether it was done"""
    reasons: tuple[str, ...] = ()
    """why, in its own words"""


@dataclass(frozen=True, slots=True)
class UnsignedCard:
    """Why offers from one firm to another were not signed, in somebody's own words."""

    reasons: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class GuessCard:
    """What the room expected of the years to come, and what they came to."""

    guessed: Guessed
    came: Expectation


@dataclass(frozen=True, slots=True)
class FundCard:
    """What came of the pledge, and what a levy brought."""

    fund: FundRound
    teams: tuple[Team, ...]


RoundCard = NewsCard | FacilitatorCard | DealCard | SheetCard | UnsignedCard | GuessCard | FundCard


@dataclass(frozen=True, slots=True)
class SaidInRound:
    """What people said in a round of one cluster before its years ran."""

    promises: tuple[PromiseResult, ...] = ()
    """at the bell, parted by whether it was done"""
    reasons: tuple[Explained, ...] = ()
    """why, in their own words"""
    guessed: Guessed | None = None
    """what the room expected; None: nobody asked"""


def decided_cards(
    basis: Basis,
    cluster: WorldRecord,
    world: str,
    teams: Sequence[Team],
    spoken: SaidInRound,
) -> Iterator[RoundCard]:
    """Everything that was decided in a round of one cluster, in the order in which it is told."""
    yield from _by_facilitator(basis, cluster, world)
    deals = [signed.deal for signed in basis.deals if signed.world == world]
    for at, deal in enumerate(deals):
        yield DealCard(deal, parties_of(teams, deal), _against(cluster, SIGNED, at))
    for team in teams:
        yield from _packages(basis, cluster, team, teams)
    for team in teams:
        yield _sheet(basis, cluster, team, spoken)
    if unsigned := tuple(each for each in spoken.reasons if each.team is None):
        yield UnsignedCard(unsigned)


def _by_facilitator(basis: Basis, cluster: WorldRecord, world: str) -> Iterator[FacilitatorCard]:
    card = FacilitatorCard(
        tuple(begun.measure for begun in basis.injected),
        tuple(gift for gift in basis.adjusted if gift.world == world),
        tuple(objection for objection in cluster.set_aside if objection.decider == FACILITATOR),
    )
    if card.injected or card.gifts or card.objections:
        yield card


def _packages(basis: Basis, cluster: WorldRecord, team: Team, teams: Sequence[Team]) -> Iterator[DealCard]:
    """Deals that were made on sheets: offered by this team and signed by all, or written down as agreed."""
    refused = {
        decision.offer
        for sheet in basis.sheets
        for decision in sheet.decisions
        if isinstance(decision, DeclineDeal)
    }
    for at, decision in enumerate(decisions_of(basis, team)):
        against = _against(cluster, team.id, at)
        if isinstance(decision, AgreeDeal):
            yield DealCard(decision, parties_of(teams, decision), against)
        elif isinstance(decision, OfferDeal) and not (
            against or decision.offer in {*cluster.lapsed, *refused}
        ):
            yield DealCard(decision, parties_of(teams, decision), ())


def _sheet(basis: Basis, cluster: WorldRecord, team: Team, spoken: SaidInRound) -> SheetCard:
    decisions = decisions_of(basis, team)
    offered = {decision.offer for decision in decisions if isinstance(decision, OfferDeal)}
    return SheetCard(
        team,
        tuple(
            SheetDecision(decision, _against(cluster, team.id, at))
            for at, decision in enumerate(decisions)
            if not isinstance(decision, AgreeDeal | AcceptDeal | DeclineDeal)
        ),
        len(offered & set(cluster.lapsed)),
        next((each for each in spoken.promises if each.team == team.id), None),
        tuple(each.text for each in spoken.reasons if each.team == team.id),
    )


def _against(cluster: WorldRecord, decider: str, at: int) -> tuple[Objection, ...]:
    return tuple(item for item in cluster.set_aside if (item.decider, item.index) == (decider, at))

"""What happened in a round, for people: news, deals, and each team's decisions with its reasons.

Read from a session as it was recorded. What was undone is not told; what was set aside is, with the
reason. The replay shows these cards, the report prints them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from game.board.news import news_of
from game.roster.setup import Team
from game.session.fold import Basis
from game.session.records import FACILITATOR, RoundRecord, WorldRecord
from game.session.session import Session
from game.text.decisions import tell, tell_deal
from game.text.translator import Translator
from sim.decisions import AcceptDeal, AgreeDeal, DealTerms, Decision, DeclineDeal, OfferDeal
from sim.rules import SIGNED, Objection
from sim.rules.names import firm_name, measure_name

Kind = Literal["news", "deal", "team", "facilitator"]
Said = Literal["done", "reason", "aside", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence on a card: what was done, why, or what came to nothing."""

    text: str
    said: Said = "done"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that happened, or one team's sheet."""

    kind: Kind
    title: str
    lines: tuple[Line, ...]
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True, slots=True)
class Purse:
    """A team's money at the end of a round, what it would have had if nobody had decided, and what it began with."""

    team: Team
    cents: int
    idle: int
    before: int


def cards(session: Session, record: RoundRecord, world: str, w: Translator) -> tuple[Card, ...]:
    """Everything that happened in a round of one world. In the legacy run nobody decides: news only."""
    one = record.worlds[world]
    found = list(_news(session, record, one, w))
    if record.phase == "play":
        basis = session.past.basis(record.round)
        found += _by_facilitator(session, basis, one, world, w)
        found += _signed(session, basis, one, world, w)
        for team in in_world(session, world):
            found += _packages(session, basis, one, team, w)
        found += [_sheet(session, basis, one, team, w) for team in in_world(session, world)]
    return tuple(found)


def in_world(session: Session, world: str) -> tuple[Team, ...]:
    """The teams that play one cluster."""
    return tuple(team for team in session.teams if team.world == world)


def purses(session: Session, record: RoundRecord, world: str) -> tuple[Purse, ...]:
    """What each team had when a round was over."""
    one = record.worlds[world]
    return tuple(
        Purse(
            team,
            sum(one.state.cash.get(firm, 0) for firm in team.firms),
            sum(one.idle_state.cash.get(firm, 0) for firm in team.firms),
            sum(one.before.cash.get(firm, 0) for firm in team.firms),
        )
        for team in in_world(session, world)
    )


def _news(session: Session, record: RoundRecord, one: WorldRecord, w: Translator) -> Iterator[Card]:
    for told in news_of(session.plan, session.setup.seed, one.before, record.years, w.language):
        lines = (Line(told.text),) if told.text != told.title else ()
        yield Card("news", f"{told.year}: {told.title}", lines)


def _by_facilitator(
    session: Session, basis: Basis, one: WorldRecord, world: str, w: Translator
) -> Iterator[Card]:
    lines = [Line(measure_name(session.plan, item.measure, w.language)) for item in basis.injected]
    for gift in basis.adjusted:
        if gift.world == world:
            firm = firm_name(session.plan, gift.firm, w.language)
            lines.append(Line(f"{firm}: {w.money(gift.cents, signed=True)}"))
            lines.append(Line(gift.reason, "reason"))
    lines += [_aside(w, objection) for objection in one.set_aside if objection.decider == FACILITATOR]
    if lines:
        yield Card("facilitator", w("The facilitator"), tuple(lines))


def _signed(session: Session, basis: Basis, one: WorldRecord, world: str, w: Translator) -> Iterator[Card]:
    deals = [signed.deal for signed in basis.deals if signed.world == world]
    for at, deal in enumerate(deals):
        yield _deal(session, deal, world, _against(one, SIGNED, at), w)


def _packages(session: Session, basis: Basis, one: WorldRecord, team: Team, w: Translator) -> Iterator[Card]:
    """Deals that were made on sheets: offered by this team and signed by all, or written down as agreed."""
    refused = {
        item.offer for sheet in basis.sheets for item in sheet.decisions if isinstance(item, DeclineDeal)
    }
    for at, item in enumerate(_decisions(basis, team)):
        against = _against(one, team.id, at)
        if isinstance(item, AgreeDeal):
            yield _deal(session, item, team.world, against, w)
        elif isinstance(item, OfferDeal) and not (against or item.offer in {*one.lapsed, *refused}):
            yield _deal(session, item, team.world, (), w)


def _deal(session: Session, deal: DealTerms, world: str, against: Sequence[Objection], w: Translator) -> Card:
    parties = set(deal.parties)
    teams = tuple(team for team in in_world(session, world) if parties & set(team.firms))
    names = dict.fromkeys(team.name for team in teams)
    lines = [Line(text) for text in tell_deal(session.plan, w, deal)]
    lines += [Line(deal.reason, "reason")] if deal.reason else []
    lines += [_aside(w, objection) for objection in against]
    return Card("deal", w("Deal: {parties}", parties=" + ".join(names)), tuple(lines), teams)


def _sheet(session: Session, basis: Basis, one: WorldRecord, team: Team, w: Translator) -> Card:
    """What a team decided beside its deals."""
    lines: list[Line] = []
    for at, item in enumerate(_decisions(basis, team)):
        against = _against(one, team.id, at)
        if isinstance(item, AgreeDeal | AcceptDeal | DeclineDeal):
            continue
        if isinstance(item, OfferDeal):
            lines += [_aside(w, objection) for objection in against]
            continue
        lines.append(Line(tell(session.plan, one.before, w, item), "aside" if against else "done"))
        lines += [Line(item.reason, "reason")] if item.reason else []
        lines += [_aside(w, objection) for objection in against]
    offered = {item.offer for item in _decisions(basis, team) if isinstance(item, OfferDeal)}
    left = len(offered & set(one.lapsed))
    if left:
        lines.append(Line(w.many("{n} offer found no taker.", "{n} offers found no taker.", left), "note"))
    if not lines:
        lines = [Line(w("As last year."), "note")]
    return Card("team", team.name, _once(lines, w), (team,))


def _once(lines: Sequence[Line], w: Translator) -> tuple[Line, ...]:
    """The same thing done several times stands once."""
    counts = Counter(lines)
    return tuple(
        line if n == 1 else Line(w("{what} ({n} times)", what=line.text, n=n), line.said)
        for line, n in counts.items()
    )


def _decisions(basis: Basis, team: Team) -> tuple[Decision, ...]:
    return next((sheet.decisions for sheet in basis.sheets if sheet.team == team.id), ())


def _against(one: WorldRecord, decider: str, at: int) -> tuple[Objection, ...]:
    return tuple(item for item in one.set_aside if (item.decider, item.index) == (decider, at))


def _aside(w: Translator, objection: Objection) -> Line:
    return Line(w("Set aside: {why}", why=w.heard(objection.what)), "aside")

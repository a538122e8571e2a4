"""What is left when sheets are open: offers that nobody signed, and teams that stand without a partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.board.columns import largest_waste
from game.board.reveal import deals_of, decisions_of, is_known
from game.board.table_talk import without_partner
from game.roster.setup import Team
from game.roster.teams import in_world
from game.session.basis import Basis
from game.session.entries import WallTry
from game.session.promises import reasons_of
from game.session.session import Session
from game.text.translator import Translator
from sim.decisions import AcceptDeal, DealTerms, DeclineDeal, OfferDeal
from sim.plan.plan import Plan
from sim.rules.names import store_name

_Written = tuple[str, DealTerms, str]
"""the cluster, what was offered in it, and what came of that"""


@dataclass(frozen=True, slots=True)
class UnsignedOffer:
    """An exchange that was offered and not signed."""

    giver: str
    taker: str
    """firms"""
    what: str
    answer: str
    world: str
    reason: str = ""
    """why, in somebody's own words"""


@dataclass(frozen=True, slots=True)
class LeftStanding:
    """A team that exchanges nothing with anybody, and has signed nothing."""

    team: Team
    reason: str
    """in one line; in quotation marks where the team said it"""


def unsigned_offers(session: Session, w: Translator) -> tuple[UnsignedOffer, ...]:
    """Each pair of firms of a cluster once: refused before unanswered, both before slips that were only written."""
    plan, basis = session.plan, session.past.basis(session.round)
    signed = {(world, *ends) for world, deal in deals_of(session, basis) for ends in _ends(plan, deal)}
    offers: dict[tuple[str, str, str], UnsignedOffer] = {}
    reasons = own_words(session)
    for world, deal, answer in (*_on_sheets(session, w, basis), *_on_slips(session, w)):
        for exchange in deal.exchanges if is_known(plan, deal) else ():
            ends = plan.firm_of(exchange.giver), plan.firm_of(exchange.taker)
            if (world, *ends) not in signed:
                what = _of_cluster(session, world, store_name(plan, exchange.giver, w.language))
                why = reasons.get((world, None, *ends), "")
                offers.setdefault((world, *ends), UnsignedOffer(*ends, what, answer, world, why))
    return tuple(offers.values())


def _of_cluster(session: Session, world: str, what: str) -> str:
    """A thing, with the teams whose cluster it is of, where there are several clusters."""
    if len(session.worlds) < 2:
        return what
    return f"{', '.join(team.name for team in in_world(session.teams, world))}: {what}"


def own_words(session: Session) -> dict[tuple[str | None, ...], str]:
    """Why, in people's own words, in the round under way: what each is about (`Explained.about`) → the words."""
    given = (each for world in session.worlds for each in reasons_of(session.past, session.round, world))
    return {each.about: each.text for each in given}


def _ends(plan: Plan, deal: DealTerms) -> set[tuple[str, str]]:
    return {(plan.firm_of(exchange.giver), plan.firm_of(exchange.taker)) for exchange in deal.exchanges}


def _on_sheets(session: Session, w: Translator, basis: Basis) -> Iterator[_Written]:
    """Offers of sheets: refused first."""
    written = [(team.world, each) for team in session.teams for each in decisions_of(basis, team)]
    refused = {each.offer for _, each in written if isinstance(each, DeclineDeal)}
    accepted = {each.offer for _, each in written if isinstance(each, AcceptDeal)}
    offers = [(world, each) for world, each in written if isinstance(each, OfferDeal)]
    yield from ((world, each, w("refused")) for world, each in offers if each.offer in refused)
    answered = refused | accepted
    yield from ((world, each, w("no answer")) for world, each in offers if each.offer not in answered)


def _on_slips(session: Session, w: Translator) -> Iterator[_Written]:
    for shown in session.past.latest(WallTry):
        if shown.round == session.round:
            yield shown.world, shown.deal, w("not signed")
    for world in session.worlds:
        yield from ((world, terms, w("not signed")) for terms in session.slips(world).values())


def left_standing(session: Session, w: Translator) -> tuple[LeftStanding, ...]:
    """In order of seats, each with what nobody took."""
    alone, basis = without_partner(session), session.past.basis(session.round)
    busy = {(world, firm) for world, deal in deals_of(session, basis) for firm in deal.parties}
    return tuple(
        LeftStanding(team, _reason(session, team, w))
        for team in session.teams
        if team.id in alone and not any((team.world, firm) in busy for firm in team.firms)
    )


def _reason(session: Session, team: Team, w: Translator) -> str:
    if own := own_words(session).get((team.world, team.id, None, None)):
        return f"“{own}”"
    waste = largest_waste(session, team, w)
    return w("Nobody takes it: {waste}", waste=waste) if waste else w("No deal with anybody.")

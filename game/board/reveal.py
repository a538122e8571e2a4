"""What was sealed, opened: every deal as who gives what to whom, then each team's sheet. Before the years have run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.cluster_map.board import FlowKind
from game.roster.setup import Team
from game.roster.teams import in_world
from game.session.basis import Basis
from game.session.promises import PromiseResult, promise_results, reasons_of, things_of_deal
from game.session.session import Session
from game.text.clauses import price_words
from game.text.decisions import repeated, tell, tell_deal, without_taker
from game.text.fund import pledge_lines
from game.text.translator import Translator
from game.typed.codes import Handle, called, code_of, handles, shown
from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    DealExchange,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    OfferDeal,
    Vote,
)
from sim.plan.plan import Plan
from sim.rules.names import measure_name, store_name

_TONNE = 1000


@dataclass(frozen=True, slots=True)
class Passing:
    """A by-product that will go from one firm to another."""

    giver: str
    taker: str
    """firms"""
    kind: FlowKind
    what: str
    amount: str
    size: float
    """kt or GWh a year, at most: what a ribbon is as wide as"""
    terms: str
    """price and years, in words"""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Something that a team said it would do, and whether it did."""

    team: Team
    code: str
    name: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class RevealItem:
    """A deal, or a team's sheet."""

    teams: tuple[Team, ...]
    title: str
    lines: tuple[str, ...]
    is_deal: bool = False
    passing: Passing | None = None
    """the largest exchange of a deal"""
    also: tuple[Passing, ...] = ()
    """its other exchanges; they are lines too"""
    firms: tuple[str, ...] = ()
    """all that are part of a deal"""
    world: str = ""
    """the cluster of a deal"""
    reason: str = ""
    """of a deal, in one line, where somebody gave one"""
    promised: tuple[SaidRow, ...] = ()
    """of a deal: what its teams said at the bell, kept first"""


def opened(session: Session, w: Translator) -> tuple[RevealItem, ...]:
    """Everything that was decided in the round under way: deals first, then the pledge, then sheets in seat order."""
    basis = session.past.basis(session.round)
    deals = list(_with_promises(session, w, deals_of(session, basis)))
    pledges = [item for world in session.worlds if (item := _pledge(session, w, world)) is not None]
    return (*deals, *pledges, *(_sheet(session, w, basis, team) for team in session.teams))


def _with_promises(
    session: Session, w: Translator, deals: Iterable[tuple[str, DealTerms]]
) -> Iterator[RevealItem]:
    """Each deal, with what its teams said of it; what a team said of no deal stands with its first."""
    plan, codes, shown_already = session.plan, handles(session.plan), set[tuple[str, str, str]]()
    dealt = [(world, deal, set(things_of_deal(plan, deal))) for world, deal in deals]
    in_deals = {thing for _, _, things in dealt for thing in things}
    results = {result.team: result for result in promise_results(plan, session.past, session.round)}
    for world, deal, things in dealt:
        item, rows = _deal(session, w, world, deal), list[SaidRow]()
        for team in (team for team in item.teams if team.id in results):
            result = results[team.id]
            for each in (*result.kept, *result.broken):
                thing, code = (each.what, each.id), code_of(codes, each.what, each.id)
                is_here = thing in things or thing not in in_deals
                if code and is_here and (team.id, *thing) not in shown_already:
                    shown_already.add((team.id, *thing))
                    name = called(session.plan, codes[code], w.language)
                    rows.append(SaidRow(team, shown(code, w), name, each in result.kept))
        yield replace(item, promised=tuple(sorted(rows, key=lambda row: not row.is_kept)))


def _pledge(session: Session, w: Translator, world: str) -> RevealItem | None:
    """Who keeps the pledge of the round, for all to see, and what the region adds."""
    outcome = next(iter(session.played.settled(world).pledges[-1:]), None)
    if outcome is None or outcome.round != session.round:
        return None
    names = {team.id: team.name for team in in_world(session.teams, world)}
    title = measure_name(session.plan, session.plan.pledge, w.language)
    return RevealItem((), title, tuple(pledge_lines(w, outcome, names)))


def deals_of(session: Session, basis: Basis) -> Iterator[tuple[str, DealTerms]]:
    """Every deal of the round with its world: signed on slips, then agreed on sheets."""
    yield from ((signed.world, signed.deal) for signed in basis.deals)
    for team in session.teams:
        yield from ((team.world, deal) for deal in agreed(session, basis, team))


def agreed(session: Session, basis: Basis, team: Team) -> Iterator[DealTerms]:
    """Deals on a team's sheet that stand: written down as agreed, or offered and accepted by all others.

    A sheet in a file may name what the cluster does not have: such a deal does not stand.
    """
    for decision in decisions_of(basis, team):
        if not isinstance(decision, AgreeDeal | OfferDeal) or not is_known(session.plan, decision):
            continue
        if isinstance(decision, AgreeDeal) or _accepted(session, basis, team, decision):
            yield decision


def is_known(plan: Plan, deal: DealTerms) -> bool:
    """Whether the cluster has everything that a deal is about."""
    ends = {plan.firm_of(end) for exchange in deal.exchanges for end in (exchange.giver, exchange.taker)}
    givers = {exchange.giver for exchange in deal.exchanges}
    built = {part.project for part in deal.projects}
    return ends <= plan.firms.keys() and givers <= plan.stores.keys() and built <= plan.projects.keys()


def _accepted(session: Session, basis: Basis, team: Team, offer: OfferDeal) -> bool:
    others = [
        other
        for other in session.teams
        if other.world == team.world and other.id != team.id and set(other.firms) & set(offer.parties)
    ]
    return bool(others) and all(
        any(
            isinstance(answer, AcceptDeal) and answer.offer == offer.offer
            for answer in decisions_of(basis, other)
        )
        for other in others
    )


def decisions_of(basis: Basis, team: Team) -> tuple[Decision, ...]:
    """What stands on a team's sheet."""
    return next((sheet.decisions for sheet in basis.sheets if sheet.team == team.id), ())


def parties_of(teams: Iterable[Team], deal: DealTerms) -> tuple[Team, ...]:
    """The teams of a cluster whose firms are part of a deal."""
    return tuple(team for team in teams if set(deal.parties) & set(team.firms))


def _deal(session: Session, w: Translator, world: str, deal: DealTerms) -> RevealItem:
    plan, teams = session.plan, parties_of(in_world(session.teams, world), deal)
    firms = tuple(firm for firm in deal.parties if firm in plan.firms)
    if not deal.exchanges:
        lines = tuple(tell_deal(plan, w, deal))
        return RevealItem(teams, w("A deal"), lines, True, firms=firms, world=world, reason=deal.reason or "")
    largest = max(deal.exchanges, key=lambda exchange: exchange.most)
    others = [exchange for exchange in deal.exchanges if exchange is not largest]
    rest = deal.model_copy(update={"exchanges": others})
    lines, passing = tuple(tell_deal(plan, w, rest)), passing_of(plan, w, largest)
    also = tuple(passing_of(plan, w, exchange) for exchange in others)
    return RevealItem(
        teams, w("A deal"), lines, True, passing, also, firms=firms, world=world, reason=deal.reason or ""
    )


def passing_of(plan: Plan, w: Translator, exchange: DealExchange) -> Passing:
    """An exchange of a deal as a picture shows it."""
    unit, base = plan.stores[exchange.giver].unit, float(exchange.most) * _TONNE
    years = w.many("{n} year", "{n} years", exchange.term)
    terms = ", ".join(filter(None, (price_words(plan, w, exchange), years)))
    return Passing(
        plan.firm_of(exchange.giver),
        plan.firm_of(exchange.taker),
        "energy" if unit == "MWh" else "recovered",
        store_name(plan, exchange.giver, w.language),
        w("{amount} a year", amount=w.amount(base, unit)),
        base / 10**6,
        terms,
    )


def _said_and_done(session: Session, w: Translator, team: Team) -> list[str]:
    """What a team said, and whether it then did it: one line, in neutral words."""
    codes = handles(session.plan)
    for result in promise_results(session.plan, session.past, session.round):
        if result.team == team.id:
            return [said_and_done(w, codes, result)]
    return []


def said_and_done(w: Translator, codes: Mapping[str, Handle], result: PromiseResult) -> str:
    """What was said and done, and what was said and not done, by their codes."""
    kept, broken = (
        ", ".join(shown(code_of(codes, thing.what, thing.id), w) for thing in part)
        for part in (result.kept, result.broken)
    )
    if not broken:
        return w("Said and done: {codes}", codes=kept)
    if not kept:
        return w("Said, not done: {codes}", codes=broken)
    return w("Said and done: {codes}. Said, not done: {others}", codes=kept, others=broken)


def _sheet(session: Session, w: Translator, basis: Basis, team: Team) -> RevealItem:
    """What a team decided beside its deals, what it builds first; the same thing done several times stands once."""
    lines = [*_of_sheet(session, w, basis, team), *_said_and_done(session, w, team)]
    if not lines:
        deals = [deal for world, deal in deals_of(session, basis) if world == team.world]
        signed = any(set(team.firms) & set(deal.parties) for deal in deals)
        lines = [w("only its deals") if signed else w("as last year")]
    given = reasons_of(session.past, session.round, team.world)
    lines[:0] = [f"“{each.text}”" for each in given if each.team == team.id]
    if team.id in basis.deputised():
        lines.insert(0, w("The deputy decided for {team}.", team=team.name))
    return RevealItem((team,), team.name, tuple(lines))


def _of_sheet(session: Session, w: Translator, basis: Basis, team: Team) -> Iterator[str]:
    """Projects first, then the rest; several votes in favour share a line, or they would hide what is built."""
    state, codes = session.state(team.world), handles(session.plan)
    lines_done, vain = Counter[str](), 0
    decisions = decisions_of(basis, team)
    votes = [each for each in decisions if isinstance(each, Vote) and each.in_favour]
    several = votes if len(votes) > 1 else []
    for decision in sorted(decisions, key=lambda each: not isinstance(each, Invest)):
        if isinstance(decision, OfferDeal):
            vain += not _accepted(session, basis, team, decision)
        elif not isinstance(decision, AgreeDeal | AcceptDeal | DeclineDeal) and decision not in several:
            lines_done[tell(session.plan, state, w, decision)] += 1
    yield from (repeated(w, text, times) for text, times in lines_done.items())
    if several:
        named = (shown(code_of(codes, "measure", vote.measure), w) for vote in several)
        yield w("Votes for {codes}", codes=", ".join(named))
    if vain:
        yield without_taker(w, vain)

"""What hangs on the wall as everybody sees it: a deal, its terms, and for whom it gains. From the last try alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from game.board.price_zone import PriceZone, price_zone
from game.board.reveal import Passing, passing_of
from game.roster.setup import Team
from game.session.entries import WallTry
from game.session.session import Session
from game.session.wall import TeamOnWall, books_open, judged, judged_from, last_try, on_wall
from game.session.wall_tries import WALL_TRIES, wall_tries
from game.text.clauses import clause_words, price_words
from game.text.translator import Translator
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.rules.deal_verdict import Verdict
from sim.rules.names import firm_name, project_name


@dataclass(frozen=True, slots=True)
class TableRow:
    """What the deal means for a team."""

    team: Team
    on_wall: TeamOnWall
    sign: str
    """in a word or two"""
    before: int | None = None
    """cents that it meant at the try before; none: there was none, or books are closed"""


@dataclass(frozen=True, slots=True)
class BuildRow:
    """What a firm builds for a deal, or lends for that."""

    firm: str
    words: str
    money: str
    """what it costs; empty for a loan"""


@dataclass(frozen=True, slots=True)
class DealTable:
    """A deal on the wall."""

    passing: Passing
    """its largest exchange"""
    others: int
    """exchanges beside it"""
    price: str
    """empty where none is agreed"""
    years: str
    clauses: tuple[str, ...]
    building: tuple[BuildRow, ...]
    """who builds what, and who lends for it"""
    rows: tuple[TableRow, ...]
    """those with a part in it first"""
    verdict: str
    tries: str
    zone: PriceZone | None = None
    """the prices at which every signer gains; none with closed books, or where there is none"""
    zone_words: str = ""
    """the same in words; empty with closed books"""

    @property
    def has_loser(self) -> bool:
        """Whether somebody loses by it."""
        return any(row.on_wall.over == "loses" for row in self.rows)


def deal_table(session: Session, w: Translator, world: str) -> DealTable | None:
    """What hangs on the wall of a cluster in this round; None: nothing came there yet."""
    hangs = last_try(session, world)
    if hangs is None:
        return None
    version = *judged_from(session), hangs, w.language
    return session.derived.once(("deal table", world), version, lambda: _table(session, w, world, hangs))


def _table(session: Session, w: Translator, world: str, hangs: WallTry) -> DealTable:
    largest = max(hangs.deal.exchanges, key=lambda exchange: exchange.most)
    zone, zone_words = _zone(session, w, world, hangs)
    rows = _rows(session, w, world, hangs)
    plan = session.plan
    return DealTable(
        passing_of(plan, w, largest),
        len(hangs.deal.exchanges) - 1,
        price_words(plan, w, largest),
        w.many("{n} year", "{n} years", largest.term),
        tuple(clause_words(w, plan, largest)),
        tuple(_building(session, w, hangs.deal)),
        rows,
        _verdict(w, rows, judged(session, world, hangs.deal)),
        _tries(session, w, hangs),
        zone,
        zone_words,
    )


def _zone(session: Session, w: Translator, world: str, hangs: WallTry) -> tuple[PriceZone | None, str]:
    """At which prices of its largest exchange all gain: for everybody to see once books are open."""
    exchanges = hangs.deal.exchanges
    at = max(range(len(exchanges)), key=lambda nth: exchanges[nth].most)
    if not books_open(session, world) or exchanges[at].price is None:
        return None, ""
    earlier = _try_before(session, hangs)
    before_it = (
        earlier.deal.exchanges if earlier is not None else []
    )  # one of them may be off the slip now, or on it again
    ends = exchanges[at].giver, exchanges[at].taker
    before = next((each.price for each in before_it if (each.giver, each.taker) == ends), None)
    zone = price_zone(partial(judged, session, world), hangs.deal, at, before)
    if zone is None:
        return None, w("At no price do all gain.")
    least, most = (w.number(float(each), 2) for each in (zone.least, zone.most))
    unit = session.plan.stores[exchanges[at].giver].unit
    return zone, w("All gain from {least} to {most} €/{unit}", least=least, most=most, unit=unit)


def _rows(session: Session, w: Translator, world: str, hangs: WallTry) -> tuple[TableRow, ...]:
    earlier = _try_before(session, hangs)
    return table_rows(session, w, world, hangs.deal, earlier.deal if earlier is not None else None)


def table_rows(
    session: Session, w: Translator, world: str, deal: DealTerms, earlier: DealTerms | None = None
) -> tuple[TableRow, ...]:
    """What a deal means for each team, as the Room may see it; beside it what `earlier` meant."""
    before = {row.team: row.gain for row in on_wall(session, world, earlier)} if earlier is not None else {}
    end = session.scenario.about.last_year
    rows = (
        TableRow(session.team(row.team), row, sign_words(w, row, end), before.get(row.team))
        for row in on_wall(session, world, deal)
    )
    return tuple(sorted(rows, key=lambda row: row.on_wall.over == "untouched"))


def _try_before(session: Session, hangs: WallTry) -> WallTry | None:
    """The same deal at the terms with which it came there before."""
    tries = [
        each
        for each in session.past.latest(WallTry)
        if (each.round, each.world, each.matches) == (hangs.round, hangs.world, hangs.matches)
    ]
    return tries[1] if len(tries) > 1 else None


def _building(session: Session, w: Translator, deal: DealTerms) -> Iterator[BuildRow]:
    plan = session.plan
    for part in deal.projects:
        card, name = plan.projects[part.project], project_name(plan, part.project, w.language)
        yield BuildRow(card.firm, w("builds {project}", project=name), w.money(card.cost))
        for payer in part.paid_by:
            if payer.repaid_years:
                share = w.percent(float(payer.share))
                yield BuildRow(payer.firm, w("lends {share} of it", share=share), "")


def _verdict(w: Translator, rows: tuple[TableRow, ...], verdict: Verdict) -> str:
    """In a sentence that the back wall can read."""
    if verdict.answer == "not possible":
        return w("It cannot be signed any more.")
    if all(row.on_wall.over == "untouched" for row in rows):
        return w("Nobody gains: as it stands, nothing flows.")
    losers = [row.team.name for row in rows if row.on_wall.over == "loses"]
    if losers:
        return w("{names}: a loss. Sign it all the same?", names=", ".join(losers))
    late = [row.team.name for row in rows if row.on_wall.over == "gains" and row.on_wall.by_end == "loses"]
    if late:
        return w("All gain in the end. Only after the last round: {names}.", names=", ".join(late))
    return w("All gain.")


def _tries(session: Session, w: Translator, hangs: WallTry) -> str:
    used = wall_tries(session.past, hangs.round, hangs.world)[hangs.matches]
    return w("Try {used} of {tries}", used=used, tries=WALL_TRIES)


def sign_words(w: Translator, row: TeamOnWall, end: int) -> str:
    """What a deal means for a team, by the end of play and after it, in a word or two."""
    if row.over == "untouched":
        return w("untouched")
    if row.over == "gains":
        return w("gains") if row.by_end != "loses" else w("gains only after {year}", year=end)
    return w("loses") if row.by_end != "gains" else w("gains until {year}, then loses", year=end)


def builds(w: Translator, plan: Plan, project: str) -> str:
    """Who builds what, for how much."""
    card = plan.projects[project]
    owner, name = firm_name(plan, card.firm, w.language), project_name(plan, project, w.language)
    return w("{firm} builds {project}: {money}", firm=owner, project=name, money=w.money(card.cost))

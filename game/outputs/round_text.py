"""A finished round in words, for page, screen and terminal alike: its name, its causes, its cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.board.reveal import said_and_done
from game.debrief.causes import HeadlineCause, TopCause
from game.debrief.contributions import Contribution
from game.debrief.headline import RoundHeadline
from game.debrief.model import RoundDebrief
from game.debrief.round_cards import (
    DealCard,
    FacilitatorCard,
    FundCard,
    GuessCard,
    NewsCard,
    RoundCard,
    SheetCard,
    UnsignedCard,
)
from game.outputs.guess_text import guess_lines
from game.roster.setup import Team
from game.text.causes import cause_text, waits_text
from game.text.decisions import repeated, tell, tell_deal, without_taker
from game.text.fund import levy_line, pledge_lines
from game.text.translator import Translator
from game.typed.codes import handles
from sim.causes import Cause
from sim.decisions import OfferDeal
from sim.indicators.why import Spell
from sim.plan.plan import Plan
from sim.rules import Objection
from sim.rules.names import firm_name, material_name, measure_name, store_name

MOST_CAUSES: Final = 8
"""parts of a headline that are named; the others stand together"""
_IN_TIME: Final = (
    Cause.STORE_FULL,
    Cause.TAKER_DOWN,
    Cause.GIVER_DOWN,
    Cause.TAKER_FULL,
    Cause.CARRIER_BUSY,
)
"""causes of some weeks, rather than of the whole year"""
_NEARLY_ALL: Final = 0.97
LineKind = Literal["done", "reason", "aside", "note"]


@dataclass(frozen=True, slots=True)
class CardLine:
    """One sentence on a card: what was done, why, or what came to nothing."""

    text: str
    kind: LineKind = "done"


@dataclass(frozen=True, slots=True)
class CardText:
    """One thing that happened, or one team's sheet."""

    kind: Literal["news", "deal", "team", "facilitator", "fund", "unsigned", "guess"]
    title: str
    lines: tuple[CardLine, ...]
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseText:
    """A part of the headline in words."""

    text: str
    kg: int
    amount: str
    share: float
    """of the largest part"""
    waits: str = ""
    """what a deal would have to wait for"""

    @property
    def whole(self) -> str:
        """Both, where there is room to read them."""
        return f"{self.text} {self.waits}".strip()


@dataclass(frozen=True, slots=True)
class TopCauseText:
    """One of the things to say about a round."""

    lead: str
    """what happened"""
    rest: str
    """what stopped it"""
    cause: TopCause


# -- rounds -------------------------------------------------------------------------------------------


def round_name(head: RoundHeadline, w: Translator) -> str:
    """What a round is called."""
    return w("The years after") if head.legacy else w("Round {n}", n=head.round)


def years_text(years: Sequence[int]) -> str:
    """The years of a round: "2019" or "2027–31"."""
    first, last = years[0], years[-1]
    return str(first) if first == last else f"{first}–{last % 100:02d}"


def against_idle(head: RoundHeadline, w: Translator) -> str:
    """How far the headline is from that of nobody deciding, and how far all virgin use is, in words."""
    years, share = years_text(head.years), w.percent(abs(head.change))
    whole = w("all new material: {change}", change=w.percent(head.whole, signed=True))
    text = w("the same as if nobody acts, {years}", years=years)
    if round(head.change * 100) < 0:
        text = w("{share} less than if nobody acts, {years}", share=share, years=years)
    if round(head.change * 100) > 0:
        text = w("{share} more than if nobody acts, {years}", share=share, years=years)
    return f"{text} ({whole})"


# -- causes -------------------------------------------------------------------------------------------


def causes_in_words(played: RoundDebrief, w: Translator, most: int = MOST_CAUSES) -> tuple[CauseText, ...]:
    """Why the headline was not lower: the largest first, smaller ones together, what nobody can help last."""
    causes = played.causes(most)
    largest = max((part.kg for part in causes if part.count == 1), default=1)
    return tuple(
        CauseText(
            _cause(played, w, part), part.kg, w.amount(part.kg), part.kg / largest, _waits(played, w, part)
        )
        for part in causes
    )


def _cause(played: RoundDebrief, w: Translator, part: HeadlineCause) -> str:
    if not part.cause:
        return w.many("{n} smaller reason", "{n} smaller reasons", part.count)
    return cause_text(played.plan, played.cluster.state, w, part.cause, part.culprit)


def _waits(played: RoundDebrief, w: Translator, part: HeadlineCause) -> str:
    return waits_text(played.plan, played.cluster.state, w, part.cause, part.culprit) if part.cause else ""


def top_causes_in_words(played: RoundDebrief, w: Translator) -> tuple[TopCauseText, ...]:
    """The three things to say about a round."""
    return tuple(_top_cause(played, w, cause) for cause in played.top_causes)


def _top_cause(played: RoundDebrief, w: Translator, part: TopCause) -> TopCauseText:
    because = cause_text(played.plan, played.cluster.state, w, part.cause, part.culprit)
    amount = w.amount(part.amount, part.unit)
    if part.kind == "virgin":
        lead = w("{amount} of new material could have been replaced.", amount=amount)
        return TopCauseText(lead, because, part)
    name = material_name(played.plan, part.material, w.language)
    if part.unit == "MWh":
        lead = w("{material}: {amount} burnt without use.", amount=amount, material=name)
    else:
        lead = w("{material}: {amount} thrown away.", amount=amount, material=name)
    if part.explained < part.amount * _NEARLY_ALL:
        of_it = w.amount(part.explained, part.unit)
        because = w("Of this {amount} – {because}", amount=of_it, because=because)
    weeks = _weeks(w, part.spells) if part.cause in _IN_TIME else ""
    return TopCauseText(lead, f"{because} {weeks}".strip(), part)


def _weeks(w: Translator, spells: Sequence[Spell]) -> str:
    """When, if it was one or two stretches of weeks."""
    if not 0 < len(spells) <= 2:
        return ""
    weeks = [
        f"{spell.first + 1}" if spell.first == spell.last else f"{spell.first + 1}–{spell.last + 1}"
        for spell in spells
    ]
    return w("Weeks: {weeks}.", weeks=", ".join(weeks))


# -- contributions ------------------------------------------------------------------------------------


def flow_name(plan: Plan, part: Contribution, w: Translator) -> str:
    """What flows, in a word or two."""
    return store_name(plan, part.store, w.language)


def between(plan: Plan, giver: str, taker: str, w: Translator) -> str:
    """From which firm to which; one name where a firm uses its own."""
    names = dict.fromkeys(firm_name(plan, firm, w.language) for firm in (giver, taker))
    return " → ".join(names)


# -- cards --------------------------------------------------------------------------------------------


def cards_in_words(played: RoundDebrief, w: Translator) -> tuple[CardText, ...]:
    """Everything that happened in a round. What was set aside is told, with the reason."""
    return tuple(_card(played, card, w) for card in played.cards)


def _card(played: RoundDebrief, card: RoundCard, w: Translator) -> CardText:
    match card:
        case NewsCard():
            return _news(played.plan, card, w)
        case FacilitatorCard():
            return CardText("facilitator", w("The facilitator"), tuple(_facilitator(played.plan, card, w)))
        case DealCard():
            parties = " + ".join(dict.fromkeys(team.name for team in card.teams))
            lines = tuple(_deal(played.plan, card, w))
            return CardText("deal", w("Deal: {parties}", parties=parties), lines, card.teams)
        case FundCard():
            return CardText("fund", w("The fund"), tuple(map(CardLine, fund_lines(played, w))))
        case UnsignedCard():
            return CardText(
                "unsigned", w("Offers that were not signed"), tuple(_unsigned(played.plan, card, w))
            )
        case GuessCard():
            return CardText(
                "guess",
                w("What the room expected"),
                tuple(map(CardLine, guess_lines(w, card.guessed, card.came))),
            )
        case SheetCard():
            counts = Counter(_sheet(played, card, w))
            lines = tuple(
                CardLine(repeated(w, line.text, times), line.kind) for line, times in counts.items()
            )
            return CardText("team", card.team.name, lines, (card.team,))


def fund_lines(played: RoundDebrief, w: Translator) -> Iterator[str]:
    """Who kept the pledge, what the region added, and what a levy brought; nothing where there is neither."""
    names, fund = {team.id: team.name for team in played.teams}, played.fund
    if fund.pledge is not None:
        yield from pledge_lines(w, fund.pledge, names)
    if any(fund.levied.values()):
        yield levy_line(w, fund.levied, names)


def _news(plan: Plan, card: NewsCard, w: Translator) -> CardText:
    title, text = card.item.title(plan, w.language), card.item.text(plan, w)
    lines = (CardLine(text),) if text != title else ()
    return CardText("news", f"{card.item.year}: {title}", lines)


def _facilitator(plan: Plan, card: FacilitatorCard, w: Translator) -> Iterator[CardLine]:
    for measure in card.injected:
        yield CardLine(measure_name(plan, measure, w.language))
    for gift in card.gifts:
        firm = firm_name(plan, gift.firm, w.language)
        yield CardLine(f"{firm}: {w.money(gift.cents, signed=True)}")
        yield CardLine(gift.reason, "reason")
    yield from _aside(w, card.objections)


def _deal(plan: Plan, card: DealCard, w: Translator) -> Iterator[CardLine]:
    for text in tell_deal(plan, w, card.deal):
        yield CardLine(text)
    if card.deal.reason:
        yield CardLine(card.deal.reason, "reason")
    yield from _aside(w, card.objections)


def _sheet(played: RoundDebrief, card: SheetCard, w: Translator) -> Iterator[CardLine]:
    empty = not card.lapsed and card.promise is None and not card.reasons
    for text in card.reasons:
        yield CardLine(text, "reason")
    for part in card.decisions:
        if not isinstance(part.decision, OfferDeal):
            text = tell(played.plan, played.cluster.before, w, part.decision)
            yield CardLine(text, "aside" if part.objections else "done")
            if part.decision.reason:
                yield CardLine(part.decision.reason, "reason")
            empty = False
        empty = empty and not part.objections
        yield from _aside(w, part.objections)
    if card.promise is not None:
        yield CardLine(said_and_done(w, handles(played.plan), card.promise), "note")
    if card.lapsed:
        yield CardLine(without_taker(w, card.lapsed), "note")
    elif empty:
        yield CardLine(w("As last year."), "note")


def _unsigned(plan: Plan, card: UnsignedCard, w: Translator) -> Iterator[CardLine]:
    for each in card.reasons:
        yield CardLine(between(plan, each.giver or "", each.taker or "", w))
        yield CardLine(each.text, "reason")


def _aside(w: Translator, objections: Sequence[Objection]) -> Iterator[CardLine]:
    for objection in objections:
        yield CardLine(w("Left out: {why}", why=w.say(objection.what)), "aside")

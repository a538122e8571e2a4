"""Two games beside each other in words: what only one of them decided, and how far they came."""

from __future__ import annotations

from game.debrief.comparison import OneSided, TwoGames
from game.outputs.choice_words import deal_short
from game.session.entries import CashAdjusted
from game.text.decisions import tell, tell_deal
from game.text.translator import Translator
from sim.decisions import DealTerms
from sim.rules.names import firm_name, measure_name


def difference_words(comparison: TwoGames, part: OneSided, w: Translator) -> str:
    """What was decided, and by whom: short enough for the hall."""
    plan, what = part.played.plan, part.what
    if isinstance(what, DealTerms):
        deal = deal_short(plan, what, w) or next(tell_deal(plan, w, what), "")
        return w("{exchange}, other terms", exchange=deal) if comparison.has_other_terms(part) else deal
    if isinstance(what, str):
        return measure_name(plan, what, w.language)
    if isinstance(what, CashAdjusted):
        firm = firm_name(plan, what.firm, w.language)
        return w("{firm} is given {money}", firm=firm, money=w.money(what.cents, signed=True))
    decision = tell(plan, part.played.cluster.before, w, what)
    return f"{part.team.name}: {decision}" if part.team is not None else decision


def terms_words(part: OneSided, w: Translator) -> tuple[str, ...]:
    """Of a deal, all that stands on it: two deals about the same may differ in their terms alone."""
    return tuple(tell_deal(part.played.plan, w, part.what)) if isinstance(part.what, DealTerms) else ()


def by_game(parts: tuple[OneSided, ...]) -> tuple[tuple[OneSided, ...], tuple[OneSided, ...]]:
    """Those of the first game, and those of the other."""
    first, other = (tuple(each for each in parts if each.at == at) for at in (0, 1))
    return first, other


def parted_words(comparison: TwoGames, w: Translator) -> str:
    """Where they parted, in one sentence."""
    if comparison.parted:
        first = comparison.parted[0]
        return w("They parted in {year}, in round {n}.", year=first.year, n=first.played.record.round)
    if comparison.came_apart is None:
        return w("Decided alike, and it came out alike.")
    return w("Decided alike. It came out otherwise from {year} on.", year=comparison.came_apart)


def luck_words(comparison: TwoGames, w: Translator) -> str:
    """Whether what differs may be luck."""
    if comparison.has_same_luck:
        return w("Both had the same luck.")
    return w("Each had luck of its own.")


def fall_words(comparison: TwoGames, w: Translator) -> str:
    """By how much the other game's new material is less or more, in the last year that both played."""
    if comparison.last is None:
        return w("Their rounds end in different years")
    first, other = comparison.last
    kg, year = other.headline.ours - first.headline.ours, first.record.years[-1]
    if not kg:
        return w("The same new material in {year}", year=year)
    amount = w.amount(abs(kg))
    if kg < 0:
        return w("B: {amount} less new material in {year}", amount=amount, year=year)
    return w("B: {amount} more new material in {year}", amount=amount, year=year)

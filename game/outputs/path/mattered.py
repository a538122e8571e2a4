"""What mattered, in words: without each kind, without each decision, pairs, and with the others deciding anew.

Every page says which question it answers, and that its figures do not add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.experiments.ablation import AblationEffect, ChoicePair
from game.experiments.replanned import ranked
from game.outputs.choice_words import choice_short, kind_words
from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, Sentences, SumRow, Sums

_MOST = 5
"""rows of a page"""


def mattered_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """By kind, by deal, by single decision, pairs that only worked together, and re-planned; those that are known."""
    w, mattered = facts.w, facts.more.mattered
    if not mattered.kinds:
        return (_page(facts, "", Sentences((_waiting(facts),))),)
    literal = w("Without it, all else as it was decided")
    kinds = [_row(facts, kind_words(w)[kind], effect) for kind, effect in mattered.kinds]
    single = ranked(mattered.single)
    deals = [(choice, each) for choice, each in single if choice.kind == "deals"]
    others = [(choice, each) for choice, each in single if choice.kind != "deals"]
    pages = [_page(facts, literal, _sums(facts, kinds), w("By kind"))]
    for part, title in ((deals, w("By deal")), (others, w("By decision"))):
        rows = [_row(facts, choice_short(facts.game, choice, w), each) for choice, each in part[:_MOST]]
        if rows:
            pages.append(_page(facts, literal, _sums(facts, rows), title))
    pairs = [_pair(facts, pair) for pair in _needed(mattered.pairs)]
    if pairs:
        pages.append(_page(facts, w("Without both: each needs the other"), _sums(facts, pairs), w("Pairs")))
    pages += _anew(facts)
    return tuple(pages)


def _anew(facts: PathFacts) -> Iterator[PathPage]:
    w = facts.w
    about = w("Without it, and the others decide anew, as bots")
    rows = [
        _row(facts, choice_short(facts.game, choice, w), each)
        for choice, each in ranked(facts.more.replanned)[:_MOST]
    ]
    if rows:
        yield _page(facts, about, _sums(facts, rows), w("Decided anew"))


def _needed(pairs: Sequence[ChoicePair]) -> list[ChoicePair]:
    """Those of which each needed the other, the closest first."""
    close = [pair for pair in pairs if pair.beyond.headline > 0 > pair.together.last.headline]
    return sorted(close, key=lambda pair: -pair.beyond.headline)[:_MOST]


def _page(facts: PathFacts, about: str, body: Sums | Sentences, title: str = "") -> PathPage:
    w, mattered = facts.w, facts.more.mattered
    name, about = w("What mattered"), f"{title} · {about}" if title else about
    second = w("Right: less new material a year. They do not add up.")
    if mattered.of and mattered.done < mattered.of:
        second = w("{n} of {all} games played. They do not add up.", n=mattered.done, all=mattered.of)
    question = w("Which of these was yours?") if title else ""
    say = w("Ask: “Who held this in hand?” Then: “What would have come in its place?”")
    return PathPage("road", name, say, body, about, question=question, second=second if title else "")


def _sums(facts: PathFacts, rows: list[SumRow]) -> Sums:
    return Sums(tuple(rows[:_MOST]))


def _row(facts: PathFacts, name: str, effect: AblationEffect) -> SumRow:
    """Less new material: to the right; and what it did to all purses, and to the climate."""
    w, kg = facts.w, effect.last.headline
    second = w(
        "all purses {money} · CO₂e {amount}",
        money=w.money(sum(effect.purses.values()), signed=True),
        amount=_signed(facts, effect.last.co2e),
    )
    return SumRow(name, _signed(facts, kg), -kg, second)


def _signed(facts: PathFacts, kg: int) -> str:
    return f"{'+' if kg > 0 else ''}{facts.w.amount(kg)}"


def _pair(facts: PathFacts, pair: ChoicePair) -> SumRow:
    w, kg = facts.w, pair.together.last.headline
    first, second = (choice_short(facts.game, choice, w) for choice in (pair.first, pair.second))
    return SumRow(first, _signed(facts, kg), -kg, f"+ {second}")


def _waiting(facts: PathFacts) -> str:
    w = facts.w
    if not facts.can_play:
        return w("Recorded under other rules: the other games cannot be played now.")
    if not facts.rounds:
        return w("No round was played.")
    if facts.answers.is_broken:
        return w("The other games could not be played.")
    if facts.more.has_mattered:
        return w("Nobody decided anything in these years.")
    return w("The other games are still being played. Talk on.")

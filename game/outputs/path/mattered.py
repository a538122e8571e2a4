"""What mattered, in words: without each kind, without each decision, pairs, and with the others deciding anew.

Every page says which question it answers, and that its figures do not add up.
"""

from __future__ import annotations

from game.outputs.choice_words import choice_words
from game.outputs.mattered_parts import MatteredPart, mattered_parts
from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, Sentences, SumRow, Sums

_MOST = 5
"""rows of a page"""


def mattered_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """By kind, by deal, by single decision, pairs that only worked together, and re-planned; those that are known."""
    w, more = facts.w, facts.more
    if not more.mattered.kinds:
        return (_page(facts, "", Sentences((_waiting(facts),))),)
    parts = mattered_parts(
        more.mattered, more.replanned, w, lambda choice: choice_words(facts.game, choice, w)
    )
    return tuple(_page(facts, part.about, _sums(facts, part), part.title) for part in parts)


def _page(facts: PathFacts, about: str, body: Sums | Sentences, title: str = "") -> PathPage:
    w, mattered = facts.w, facts.more.mattered
    name, about = w("What mattered"), f"{title} · {about}" if title else about
    second = w("Right: less new material a year. They do not add up.")
    if mattered.of and mattered.done < mattered.of:
        second = w("{n} of {all} games played. They do not add up.", n=mattered.done, all=mattered.of)
    question = w("Which of these was yours?") if title else ""
    say = w("Ask: “Who held this in hand?” Then: “What would have come in its place?”")
    return PathPage("road", name, say, body, about, question=question, second=second if title else "")


def _sums(facts: PathFacts, part: MatteredPart) -> Sums:
    """Less new material: to the right; and what it did to all purses, and to the climate, or the pair's other half."""
    w, rows = facts.w, []
    for row in part.rows[:_MOST]:
        kg, effect = row.effect.last.headline, row.effect
        second = w(
            "all purses {money} · CO₂e {amount}",
            money=w.money(sum(effect.purses.values()), signed=True),
            amount=_signed(facts, effect.last.co2e),
        )
        if len(row.names) > 1:
            second = f"+ {row.names[1]}"
        rows.append(SumRow(row.names[0], _signed(facts, kg), -kg, second))
    return Sums(tuple(rows))


def _signed(facts: PathFacts, kg: int) -> str:
    return f"{'+' if kg > 0 else ''}{facts.w.amount(kg)}"


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

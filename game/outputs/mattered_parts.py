"""What mattered, part by part: without each kind, without each decision, pairs, and with the others deciding anew.

Each part says which question it answers; no figures of any part add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.experiments.ablation import AblationEffect, Mattered
from game.experiments.choices import Choice
from game.experiments.replanned import Effects, ranked
from game.outputs.choice_words import kind_words
from game.text.translator import Translator

MatteredKind = Literal["kinds", "deals", "others", "pairs", "either", "anew"]


@dataclass(frozen=True, slots=True)
class MatteredRow:
    """Something without which the game was played again."""

    names: tuple[str, ...]
    """a kind, a decision, or both decisions of a pair"""
    effect: AblationEffect


@dataclass(frozen=True, slots=True)
class MatteredPart:
    """Rows that answer one question, the greatest effect first; of kinds in the order of play."""

    kind: MatteredKind
    title: str
    about: str
    """which question"""
    rows: tuple[MatteredRow, ...]


def mattered_parts(
    mattered: Mattered, replanned: Effects, w: Translator, name: Callable[[Choice], str]
) -> tuple[MatteredPart, ...]:
    """Those that are known and not empty. `name`: what a decision is called."""
    literal, single = w("Without it, all else as it was decided"), ranked(mattered.single)

    def rows(effects: Effects) -> tuple[MatteredRow, ...]:
        return tuple(MatteredRow((name(choice),), effect) for choice, effect in effects)

    kinds = tuple(MatteredRow((kind_words(w)[kind],), effect) for kind, effect in mattered.kinds)
    deals = rows(tuple(each for each in single if each[0].kind == "deals"))
    others = rows(tuple(each for each in single if each[0].kind != "deals"))
    anew = w("Without it, and the others decide anew, as bots")
    parts = (
        MatteredPart("kinds", w("By kind"), literal, kinds),
        MatteredPart("deals", w("By deal"), literal, deals),
        MatteredPart("others", w("By decision"), literal, others),
        *_pairs(mattered, w, name),
        MatteredPart("anew", w("Decided anew"), anew, rows(ranked(replanned))),
    )
    return tuple(part for part in parts if part.rows)


def _pairs(mattered: Mattered, w: Translator, name: Callable[[Choice], str]) -> Iterator[MatteredPart]:
    """Pairs that only worked together, and those of which one did the work of the other; the closest first."""

    def rows(sign: int) -> tuple[MatteredRow, ...]:
        close = [
            each for each in mattered.pairs if each.beyond.headline * sign > 0 > each.together.last.headline
        ]
        close.sort(key=lambda pair: -pair.beyond.headline * sign)
        return tuple(MatteredRow((name(pair.first), name(pair.second)), pair.together) for pair in close)

    yield MatteredPart("pairs", w("Pairs"), w("Without both: each needs the other"), rows(1))
    yield MatteredPart("either", w("Pairs"), w("Without both: one would have been enough"), rows(-1))


def mattered_heads(w: Translator) -> tuple[str, ...]:
    """What the figures of `mattered_cells` are."""
    return w("new material"), w("all new material"), w("Heaps, landfill"), w("CO₂e"), w("all purses")


def mattered_cells(effect: AblationEffect, w: Translator) -> tuple[str, ...]:
    """What the game as it was has beyond the game without something: a year in the last round; purses at the end."""
    amounts = (f"{'+' if kg > 0 else ''}{w.amount(kg)}" for kg in effect.last)
    return *amounts, w.money(sum(effect.purses.values()), signed=True)


def adds_not_up(w: Translator) -> str:
    """How the figures are to be read."""
    return w("Below zero: so much less because of it. Figures of different lines do not add up.")

"""What a game moved in people, in words: a row for each statement, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from game.debrief.evidence import EvidenceEffect, effects
from game.session.entries import EvidenceSheet, Moment
from game.text.translator import Translator
from sim.scenario.evidence import EvidenceItem


class EvidenceText(NamedTuple):
    """A table of one moment, compared with before the game."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def evidence_in_words(
    items: Sequence[EvidenceItem], sessions: Iterable[Sequence[EvidenceSheet]], w: Translator
) -> tuple[EvidenceText, ...]:
    """After the game, and half a year later; nothing of a moment without sheets."""
    known = effects(items, sessions)
    titles: dict[Moment, str] = {
        "after": w("After the game, compared with before"),
        "later": w("Half a year later, compared with before"),
    }
    heads = w("Statement"), w("People"), w("Before"), w("Since"), w("Moved"), w("95 % interval")
    tables = []
    for moment, title in titles.items():
        rows = tuple(_row(items, each, w) for each in known if each.moment == moment)
        if rows:
            tables.append(EvidenceText(title, heads, rows))
    return tuple(tables)


def _row(items: Sequence[EvidenceItem], effect: EvidenceEffect, w: Translator) -> tuple[str, ...]:
    between = w("{low} to {high}", low=_signed(w, effect.low), high=_signed(w, effect.high))
    return (
        w.of(items[effect.item].text),
        w.number(effect.people),
        w.number(effect.before, 1),
        w.number(effect.since, 1),
        _signed(w, effect.moved),
        between if effect.people > 1 else "–",
    )


def _signed(w: Translator, steps: float) -> str:
    return f"{'+' if steps > 0 else ''}{w.number(steps, 1)}"


def how_read(w: Translator) -> str:
    """What the figures are."""
    return w(
        "Marks from 1 (not at all) to 5 (fully), without names. Above zero: the way the game teaches. An interval that "
        "holds zero says that it may be chance. Nobody was compared who did not play."
    )

"""What mattered, for people at a terminal: a table a question, each saying which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.debrief.model import GameDebrief
from game.experiments.ablation import Mattered
from game.experiments.replanned import Effects
from game.outputs.choice_words import choice_words
from game.outputs.mattered_parts import (
    MatteredRow,
    adds_not_up,
    mattered_cells,
    mattered_heads,
    mattered_parts,
)
from game.outputs.text_table import lay_out
from game.text.translator import Translator
from sim.scenario.problems import shortened

_MOST: Final = 8
"""rows of a table that are named"""
_LONGEST: Final = 60


def mattered_lines(game: GameDebrief, mattered: Mattered, replanned: Effects, w: Translator) -> Iterator[str]:
    """All lines."""
    yield from ("", w("What mattered: the same game without it, a year in the last round"))
    if not mattered.kinds:
        yield "  " + w("Nobody decided anything in these years.")
        return
    parts = mattered_parts(mattered, replanned, w, lambda choice: choice_words(game, choice, w))
    for at, part in enumerate(parts):
        if at:
            yield ""
        heads = f"{part.title}. {part.about}", *mattered_heads(w)
        lines = lay_out([("", *heads[1:]), *(cells for row in part.rows[:_MOST] for cells in _cells(row, w))])
        yield from (heads[0], *lines)
    yield from ("", adds_not_up(w))


def _cells(row: MatteredRow, w: Translator) -> Iterator[tuple[str, ...]]:
    first, *others = (shortened(name, _LONGEST) for name in row.names)
    yield f"  {first}", *mattered_cells(row.effect, w)
    yield from ((f"  + {name}", "", "", "", "", "") for name in others)

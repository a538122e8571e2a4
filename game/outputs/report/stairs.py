"""The staircase of a round as a drawing: from what is bought if nobody acts, deal by deal, to what was bought."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

from markupsafe import Markup

from game.outputs.picture_words import stairs_words
from game.outputs.report.svg import WIDE, drawing, lines, text
from game.outputs.staircase_text import ColumnText, StaircaseText
from game.text.translator import Translator

_HIGH: Final = 380
_TOP, _FOOT = 40, 310
_FILLED: Final = 0.66
_APART: Final = 24
"""px between two goals, below which the upper one's words stand above its line"""
_LINE: Final = 20
"""letters of a name below its column that fit in a line"""


def stairs_drawing(stairs: StaircaseText, w: Translator) -> Markup:
    """Columns with their figures and names; the goals as lines."""
    whole = max(column.top for column in stairs.columns) or 1
    slot = WIDE / len(stairs.columns)

    def at(level: int) -> float:
        return _TOP + (_FOOT - _TOP) * (1 - level / whole)

    parts = list(_goals(stairs, slot, at))
    for nth, column in enumerate(stairs.columns):
        middle = slot * (nth + 0.5)
        high, low = sorted((at(column.top), at(column.bottom)))
        x, wide = middle - slot * _FILLED / 2, slot * _FILLED
        kind = _look(column)
        tall = max(2.0, low - high)
        parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{high:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'
        )
        parts.append(text(middle, high - 8, column.amount, "end strong", "middle"))
        for line, words in enumerate(lines(column.name, _LINE)[:3]):
            parts.append(text(middle, _FOOT + 22 + 18 * line, words, "axis", "middle"))
    if stairs.order:
        parts.append(text(slot, _FOOT - 8, stairs.order, "axis", "start"))
    return drawing(
        _HIGH, w("From “if nobody acts” to this game, deal by deal"), stairs_words(w, stairs), parts
    )


def _goals(stairs: StaircaseText, slot: float, at: Callable[[int], float]) -> Iterator[str]:
    """Each as a line with its words; of two that lie close together, the upper one's stand above its line."""
    below = math.inf
    for goal in sorted(stairs.goals, key=lambda goal: goal.level):
        y = at(goal.level)
        yield f'<line class="goal" x1="{slot:.1f}" y1="{y:.1f}" x2="{WIDE - slot:.1f}" y2="{y:.1f}"/>'
        yield text(slot + 4, y - 6 if below - y < _APART else y + 16, goal.text, "axis", "start")
        below = y


def _look(column: ColumnText) -> str:
    if column.kind in ("idle", "ours"):
        return f"stair-{column.kind}"
    return "stair-rise" if column.is_rise else "stair-step"

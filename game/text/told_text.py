"""Texts of a scenario as they are told: places filled with figures, rounded as people say them."""

from __future__ import annotations

from typing import Final

from game.text.translator import NO_BREAK, Translator
from sim.plan.plan import Plan
from sim.scenario.file import Goal
from sim.scenario.frozen import Mistake
from sim.scenario.texts import Text
from sim.told_figures import TIMES, YEAR, ToldFigure, figure, pieces

_WHOLE: Final = 10
"""from here on no decimals are told"""
_ROUND: Final = 1000
"""from here on two digits are told"""


def told(w: Translator, plan: Plan, text: Text | None, otherwise: str = "") -> str:
    """A text with its places filled. One that nothing can fill stands as it was written: `check` refuses it."""
    template = w.of(text, otherwise)
    if "{" not in template:
        return template
    try:
        return "".join(
            piece.text
            + (spoken_figure(w, figure(plan, piece.place, piece.told_in)) if piece.place is not None else "")
            for piece in pieces(template)
        )
    except Mistake:
        return template


def goal_name(w: Translator, goal: Goal) -> str:
    """A goal and how far it goes: "Less new material (−25 %)"."""
    change = w.percent(float(goal.change.value), signed=True)
    return w("{name} ({change})", name=w.of(goal.name, goal.indicator), change=change)


def spoken_figure(w: Translator, shown: ToldFigure) -> str:
    """A figure as people say it: 2.4, 3, 154, 160 000, 40 %, twice."""
    if shown.unit == YEAR:
        return str(round(shown.value))
    value = float(shown.value)
    if abs(value) >= _ROUND:
        number = w.rounded(value)
    elif abs(value) >= _WHOLE:
        number = w.number(round(value))
    else:
        digits = 1 if abs(value) >= 1 else 2
        while digits and round(value, digits) == round(value, digits - 1):
            digits -= 1
        number = w.number(value, digits)
    if shown.unit == TIMES:
        return _times(w, number)
    return f"{number}{NO_BREAK}%" if shown.unit == "%" else number


def _times(w: Translator, number: str) -> str:
    """How many times as much, before a word such as "as long": the small whole ones as people say them."""
    spoken = {"2": w("twice"), "3": w("three times"), "4": w("four times"), "5": w("five times")}
    return spoken.get(number) or w("{number} times", number=number)

"""The preview at the foot of the Desk: next round and once all runs, as ranges, against no change."""

from __future__ import annotations

from game.preview.figures import Comparison, Forecast
from game.screen.kit.page import Box, Page
from game.screen.scenes.decide.model import Desk
from game.text.translator import NO_BREAK, Translator

_STEP, _PURSE = 222, 286
"""from one figure to the next, and how wide the last is: two sums of money take more room than two amounts"""


def preview_strip(page: Page, desk: Desk, w: Translator, box: Box, *, hidden: bool) -> None:
    """Draw it into a box; behind the curtain nothing but a word."""
    x, y, wide, high = box
    theme = page.theme
    page.box(box, theme.panel, 0, shadow=(-6, 24))
    preview = desk.preview
    if hidden or preview is None:
        text = w("The preview is behind the curtain.") if hidden else w("Trying it out …")
        page.text((x + 40, y, wide - 80, high), text, size=26, colour=theme.ink2, valign="middle", lines=1)
        return
    tries = w("{n} of {all} tries, if nobody else changes anything", n=preview.tries, all=preview.of)
    page.text((x + 40, y + 8, 1100, 32), w.say(preview.remark) or tries, size=20, colour=theme.ink2, lines=1)
    columns = ((x + 40, w("Next round"), preview.next), (x + 980, w("Once all runs"), preview.running))
    for left, title, column in columns:
        if column is not None:
            place = (left, y + 40, 164, high - 44)
            page.text(place, title, size=28, weight="bold", valign="middle", lines=2)
            _column(page, (left, y + 40, 900, high - 44), w, column, desk.team.id)


def _column(page: Page, box: Box, w: Translator, column: Forecast, team: str) -> None:
    x, y, *_ = box
    ink2 = page.theme.ink2
    purse = column.purses.get(team)
    whole = w("all new material: {change}", change=_change(w, column.virgin, "t"))
    page.text((x + 170, y + 92, 2 * _STEP, 28), whole, size=20, colour=ink2, lines=1)
    parts = [
        (w("new material"), column.headline, "t"),
        (w("heaps, landfill"), column.waste, "t"),
        (w("purse"), purse, "€"),
    ]
    for i, (name, figure, unit) in enumerate(parts):
        if figure is None:
            continue
        left, wide = x + 170 + i * _STEP, _STEP - 4 if i < len(parts) - 1 else _PURSE
        page.text((left, y, wide, 28), name, size=20, colour=ink2, lines=1)
        change = _change(w, figure, unit)
        page.text((left, y + 24, wide, 46), change, size=30, weight="bold", valign="middle", lines=1)
        better = w("better in {n} of {all}", n=figure.better, all=figure.tries)
        page.text((left, y + 66, wide, 28), better, size=20, colour=ink2, lines=1)


def _change(w: Translator, figure: Comparison, unit: str) -> str:
    """The change as a range: "−41…−38 kt"."""
    least, most = figure.change.least, figure.change.most
    if least == most == 0:
        return w("no change")
    first, last = (w.money(end, signed=True) if unit == "€" else w.amount(end) for end in (least, most))
    if first == last:
        return f"+{first}" if least > 0 and unit != "€" else first
    number, _, counted = first.rpartition(NO_BREAK)
    return f"{number if last.endswith(NO_BREAK + counted) else first} … {last}"

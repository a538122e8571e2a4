"""Heaps, CO₂e and water of a round: each as two bars, if nobody acts and as it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import LABEL
from game.screen.kit import layout
from game.screen.kit.page import Box, Page
from game.screen.parts.hatching import Pattern, dashed_box, hatched
from game.session.records import WorldRecord
from game.text.translator import Translator
from sim.scenario.file import Goal
from sim.units import Unit

_BAR = 92.0
_WORDS = 620.0
"""beside the longest bar"""
_HEAD, _CHANGE = 52.0, 300.0
"""letters of a row's head, and room for its change beside the bars where the head is low"""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A figure of the cluster beside that of the game in which nobody acts."""

    name: str
    icon: str
    ours: int
    idle: int
    """kg or l a year"""
    unit: Unit
    kind: str
    """whose hue its bar has"""
    pattern: Pattern


def amount_rows(w: Translator, cluster: WorldRecord, goals: Sequence[Goal]) -> Iterator[AmountRow]:
    """What is thrown away, what warms, and water where the scenario has a goal for it."""
    now, idle = cluster.indicators, cluster.idle
    solid, gone = now.landfill_kg + now.heap_kg, idle.landfill_kg + idle.heap_kg
    yield AmountRow(w("Heaps, landfill"), "mountain", solid, gone, "t", "landfill", "stripes")
    yield AmountRow(w("CO₂e"), "cloud", now.co2e_kg, idle.co2e_kg, "t", "virgin", "plain")
    if any("water_m3" in (goal.indicator, *goal.also) for goal in goals):
        yield AmountRow(w("Fresh water"), "droplets", now.water_l, idle.water_l, "m3", "product", "dots")


def draw_amounts(page: Page, box: Box, w: Translator, rows: Sequence[AmountRow]) -> None:
    """One below the other; each pair of bars on a scale of its own."""
    for row, place in zip(rows, layout.rows(box, *[layout.REST] * len(rows), gap=spacing.L), strict=True):
        _row(page, place, w, row)


def _row(page: Page, box: Box, w: Translator, row: AmountRow) -> None:
    x, y, wide, high = box
    theme, whole = page.theme, max(row.ours, row.idle, 1)
    hue = theme.flows[row.kind]
    change = w.percent(row.ours / row.idle - 1, signed=True) if row.idle else ""
    least = 1.3 * _HEAD * page.look.text_scale
    bar = min(_BAR, (high - 20 - least) / 2)
    head = min(110.0, high - 2 * bar - 20)
    is_low = head < 88 * page.look.text_scale
    with page.on(theme.paper):
        page.icon(row.icon, (x + 36, y + head / 2), 64)
        bold = partial(page.text, weight="bold", valign="middle", lines=1)
        bold((x + 96, y, 900, head), row.name, size=_HEAD)
        place = (
            (x + wide - _CHANGE, y + head, _CHANGE, high - head) if is_low else (x + wide - 560, y, 560, head)
        )
        bold(place, change, size=_HEAD if is_low else 88, align="right")
    room = wide - _WORDS - (_CHANGE if is_low else 0)
    for at, (amount, whose) in enumerate(((row.idle, w("if nobody acts")), (row.ours, w("you")))):
        top = y + head + at * (bar + 16)
        place = (x, top, max(8.0, room * amount / whole), bar)
        if at:
            hatched(page, place, hue, row.pattern, hue.edge)
        else:
            dashed_box(page, place, theme.ink, 6)
        with page.on(theme.paper):
            words = (x + place[2] + spacing.M, top, _WORDS - spacing.M, bar)
            text = f"**{w.amount(amount, row.unit)}** {whose}"
            page.text(words, text, size=LABEL.room, valign="middle", lines=1)

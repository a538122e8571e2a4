"""A round as a staircase: from what is bought if nobody acts, deal by deal, down to what was bought; goals as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.design import spacing
from game.design.text_styles import LABEL
from game.outputs.staircase_text import ColumnText, LevelText, StaircaseText
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.parts.hatching import Pattern, dashed_box, dashed_line, hatched

_OUT: Final = 36.0
"""by which the first column's name may stand out to the left of it"""
STEP_SECONDS: Final = 0.3
OURS_SECONDS: Final = 0.4
_FILLED = 0.66
"""part of a column's place that it fills"""
_NUMBER = 70.0
"""height of the figure above a column"""
_MARK = 22.0
_LEAST = 5.0
"""canvas pixels that a step is high at least"""
_NAME_LINES = 2


@dataclass(frozen=True, slots=True)
class StairsBox:
    """Where columns stand: their places across, and how levels become heights."""

    chart: Box
    columns: tuple[tuple[float, float], ...]
    """left edge and width of each"""
    whole: int
    """kg at the top of the chart"""
    kept: tuple[Box, ...] = ()
    """where something else stands"""

    def at(self, kg: int) -> float:
        """How far down the page a level is."""
        _, y, _, high = self.chart
        return y + high * (1 - kg / max(1, self.whole))


def seconds_of(stairs: StaircaseText) -> float:
    """How long it takes until all stands: the steps one by one, then what was bought."""
    return STEP_SECONDS * (len(stairs.columns) - 2) + OURS_SECONDS


def wide_stairs(box: Box, stairs: StaircaseText) -> StairsBox:
    """Columns over the whole width, with room for a name below each."""
    x, _, wide, _ = box
    slot = wide / len(stairs.columns)
    inner = slot * _FILLED
    return StairsBox(
        box,
        tuple((x + slot * at + (slot - inner) / 2, inner) for at in range(len(stairs.columns))),
        _whole(stairs),
    )


def narrow_stairs(box: Box, stairs: StaircaseText) -> StairsBox:
    """Columns close together: only the two ends keep a width for their figures."""
    x, _, wide, _ = box
    ends, gap, between = 190.0, 12.0, len(stairs.columns) - 2
    step = (wide - 2 * ends - gap * (between + 1)) / max(1, between)
    sizes = [ends, *[min(step, 100.0)] * between, ends]
    lefts = [x + sum(sizes[:at]) + gap * at for at in range(len(sizes))]
    return StairsBox(box, tuple(zip(lefts, sizes, strict=True)), _whole(stairs))


def between(start: StairsBox, end: StairsBox, share: float) -> StairsBox:
    """On the way from one to the other."""

    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    chart = tuple(map(mix, start.chart, end.chart))
    columns = tuple(
        (mix(first[0], last[0]), mix(first[1], last[1]))
        for first, last in zip(start.columns, end.columns, strict=True)
    )
    return StairsBox((chart[0], chart[1], chart[2], chart[3]), columns, start.whole)


def _whole(stairs: StaircaseText) -> int:
    return max(column.top for column in stairs.columns)


def draw_stairs(page: Page, stairs: StaircaseText, at: StairsBox, passed: float, *, named: bool) -> None:
    """`passed`: seconds since the first step began to fall; `named`: with figures, names and goals at the steps."""
    columns, theme = stairs.columns, page.theme
    boxes = [_box(at, column, place) for column, place in zip(columns, at.columns, strict=True)]
    grown = [_grown(number, len(columns), passed) for number in range(len(columns))]
    _, _, _, high = at.chart
    foot = at.chart[1] + high
    if named:
        taken = [*boxes[1:-1], *at.kept]
        taken += [_number_box(page, box) for box in boxes]
        _goals(page, stairs.goals, at, taken)
    _ties(page, at, columns, boxes, grown)
    for number, (column, box) in enumerate(zip(columns, boxes, strict=True)):
        _column(page, column, box, grown[number])
        is_end = column.kind in ("idle", "ours")
        if grown[number] == 1 and (named or is_end):
            _figure(page, column, box)
    page.line((at.chart[0] - 16, foot), (at.columns[-1][0] + at.columns[-1][1] + 24, foot), theme.ink, 4)


def _grown(number: int, count: int, passed: float) -> float:
    """How far a column has come: the first stands, steps fall one by one, what was bought stands last."""
    if number == 0:
        return 1.0
    last = number == count - 1
    seconds = OURS_SECONDS if last else STEP_SECONDS
    share = max(0.0, min(1.0, (passed - STEP_SECONDS * (number - 1)) / seconds))
    return share * share * (3 - 2 * share)


def _box(at: StairsBox, column: ColumnText, place: tuple[float, float]) -> Box:
    top, bottom = sorted((at.at(column.top), at.at(column.bottom)))
    return place[0], top, place[1], max(_LEAST, bottom - top)


def _number_box(page: Page, box: Box) -> Box:
    high = page.ruler.grown(_NUMBER)
    return box[0] - 40, box[1] - high, box[2] + 80, high


def _column(page: Page, column: ColumnText, box: Box, grown: float) -> None:
    theme, (x, y, wide, high) = page.theme, box
    if column.kind == "idle":
        dashed_box(page, box, theme.ink, 6)
    elif column.kind == "ours":
        hue = theme.flows["virgin"]
        hatched(page, (x, y + high * (1 - grown), wide, high * grown), hue, "plain", hue.edge)
    elif grown > 0:
        hue = theme.flows["virgin" if column.is_rise else "recovered"]
        pattern: Pattern = "plain" if high < 24 else "stripes"
        hatched(page, (x, y, wide, max(_LEAST, high * grown)), hue, pattern, hue.tint)


def _ties(
    page: Page, at: StairsBox, columns: Sequence[ColumnText], boxes: Sequence[Box], grown: Sequence[float]
) -> None:
    """From the foot of a step to the head of the next."""
    for number in range(1, len(columns)):
        if grown[number] > 0:
            left, right = boxes[number - 1], boxes[number]
            level = at.at(columns[number - 1].bottom if number > 1 else columns[0].top)
            dashed_line(page, (left[0] + left[2], level), (right[0], level), page.theme.ink2, 3)


def _figure(page: Page, column: ColumnText, box: Box) -> None:
    place = _number_box(page, box)
    size = 52 if column.kind in ("idle", "ours") else 48
    room = page.measure(column.amount, size, "bold") * page.look.text_scale + 8
    page.box((place[0] + (place[2] - room) / 2, place[1] + 6, room, place[3] - 10), page.theme.paper)
    with page.on(page.theme.paper):
        page.text(place, column.amount, size=size, weight="bold", align="centre", valign="middle", lines=1)


def draw_names(page: Page, stairs: StaircaseText, at: StairsBox, bottom: float, passed: float) -> None:
    """Below each column, down to `bottom`: the teams that signed, and what flows."""
    foot = at.chart[1] + at.chart[3] + spacing.S
    slot = at.columns[1][0] - at.columns[0][0]
    for number, (column, (x, wide)) in enumerate(zip(stairs.columns, at.columns, strict=True)):
        if _grown(number, len(stairs.columns), passed) < 1:
            continue
        middle, low = x + wide / 2, foot
        if column.marks:
            first = middle - (len(column.marks) - 1) * (_MARK + 4)
            for nth, team in enumerate(column.marks):
                mark(page, team, (first + nth * 2 * (_MARK + 4), foot + _MARK), _MARK)
        low += 2 * _MARK + spacing.XS
        bold = column.kind not in ("idle", "rest")
        name = partial(page.text, size=LABEL.room, weight="semibold" if bold else "regular", align="centre")
        with page.on(page.theme.paper):
            out = 0 if number else _OUT
            place = (middle - slot / 2 + 6 - out, low, slot - 12 + out, bottom - low)
            name(
                place,
                column.name,
                lines=_NAME_LINES,
                shorten=True,
                colour=page.theme.ink if bold else page.theme.ink2,
            )


def _goals(page: Page, goals: Sequence[LevelText], at: StairsBox, taken: list[Box]) -> None:
    """Lines over the steps; each says what it is where nothing else stands."""
    if len(at.columns) < 3:
        left, right = at.columns[0][0] + at.columns[0][1] + 16, at.columns[-1][0] - 16
    else:
        left, right = at.columns[1][0] - 30, at.columns[-1][0] - 16
    for goal in goals:
        y = at.at(goal.level)
        page.line((left, y), (right, y), page.theme.ink, 4)
        others = [(left, at.at(each.level) - 2, right - left, 4.0) for each in goals if each is not goal]
        place = next(_free(page, goal.text, (left, right, y), [*taken, *others]), None)
        if place is None:
            continue
        x, top, wide, high = place
        taken.append(place)
        page.icon("check" if goal.is_reached else "flag", (x + 22, top + high / 2), 40)
        with page.on(page.theme.paper):
            label = (x + 52, top, wide - 52, high)
            page.text(label, goal.text, size=LABEL.room, weight="semibold", valign="middle", lines=1)


def _free(page: Page, text: str, line: tuple[float, float, float], taken: Sequence[Box]) -> Iterator[Box]:
    """Places below a line, then above it, from the left, that meet nothing."""
    left, right, y = line
    grown = page.ruler.grown
    wide, high = grown(page.measure(text, LABEL.room, "semibold")) + 64, grown(56.0)
    for top in (y + 6, y - high - 6):
        x = left
        while x + wide <= right:
            if not any(_meet((x, top, wide, high), other) for other in taken):
                yield x, top, wide, high
            x += 24


def _meet(box: Box, other: Box) -> bool:
    across = min(box[0] + box[2], other[0] + other[2]) - max(box[0], other[0])
    down = min(box[1] + box[3], other[1] + other[3]) - max(box[1], other[1])
    return across > 0 and down > 0

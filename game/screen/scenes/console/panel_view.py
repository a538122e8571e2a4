"""The panel that an action of the console opens: a title, rows of controls, and a list, paged where it is long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from game.design import spacing
from game.design.text_styles import LABEL, SMALL, TextStyle
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.title_row import title_high, title_row
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button, Dial


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a row, as wide as the controls beside it leave."""

    text: str
    style: TextStyle = SMALL
    is_muted: bool = False


Part = Words | Button | Dial | InputField
Row = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands on it."""

    title: str
    close: Button
    rows: tuple[Row, ...] = ()
    """what is always seen"""
    items: tuple[Row, ...] = ()
    """what is turned in pages where there is more than fits"""
    columns: int = 1
    """how many items stand side by side at most"""
    turning: Turning = field(default_factory=Turning)
    more: Callable[[int, int], Button] | None = None
    """the way to the next page of the items, of so many"""


def draw_panel(page: Page, box: Box, panel: Panel) -> None:
    """Draw it into a box."""
    theme, ruler = page.theme, page.ruler
    page.box(box, theme.panel, RADIUS["large"], rim=(theme.line, spacing.HAIRLINE))
    inner = layout.inset(box, spacing.M)
    more = (panel.more,) if panel.items and panel.more is not None else ()
    longest = *(turn(1, len(panel.items)) for turn in more), panel.close
    head = title_high(ruler, inner[2], panel.title, longest)
    rest = layout.take_top(inner, head, spacing.S)[1]
    placed = []
    for row in panel.rows:
        parts, high = _arranged(row, ruler, rest)
        placed += parts
        rest = layout.take_top(rest, high, spacing.M)[1]
    pages = _pages(panel, ruler, rest)
    at = panel.turning.shown(len(pages))
    page.scrolls(box, partial(panel.turning.scroll, len(pages)))
    turns = [turn(at + 1, len(pages)) for turn in more if len(pages) > 1]
    title_row(page, layout.take_top(inner, head)[0], panel.title, (*turns, panel.close))
    for part, place in (*placed, *pages[at]):
        _draw(page, place, part)


def _pages(panel: Panel, ruler: Ruler, box: Box) -> list[list[tuple[Part, Box]]]:
    """The items at their places, page by page."""
    across = _across(panel, ruler, box[2])
    width = (box[2] - (across - 1) * spacing.M) / across
    lines = layout.in_lines(panel.items, across)
    heights = [
        max(_arranged(item, ruler, (0, 0, width, 0), fills=len(item) == 1)[1] for item in line)
        for line in lines
    ]
    pages = []
    for shown in layout.paged(heights, box[3], spacing.XS):
        placed: list[tuple[Part, Box]] = []
        for line, place in zip(lines[shown], layout.rows(box, *heights[shown], gap=spacing.XS), strict=True):
            for item, cell in zip(
                line, layout.columns(place, *[width] * len(line), gap=spacing.M), strict=True
            ):
                placed += _item(item, ruler, cell)[0]
        pages.append(placed)
    return pages or [[]]


def _across(panel: Panel, ruler: Ruler, wide: float) -> int:
    """As many side by side as the widest of them allows; words may be broken, labels may not."""
    widest = max((_least(item, ruler, wide) for item in panel.items), default=wide)
    return max(1, min(panel.columns, int((wide + spacing.M) // (widest + spacing.M))))


def _least(item: Row, ruler: Ruler, wide: float) -> float:
    whole = sum(_width(part, ruler) for part in item)
    return min(whole, (wide - spacing.M) / 2) if any(_grows(part) for part in item) else whole


def _item(item: Row, ruler: Ruler, box: Box) -> tuple[list[tuple[Part, Box]], float]:
    return _arranged(item, ruler, box, fills=len(item) == 1)


def _arranged(
    row: Row, ruler: Ruler, box: Box, *, fills: bool = False
) -> tuple[list[tuple[Part, Box]], float]:
    """Each part of a row at its place, on as many lines as they need; and how high all of it is.

    `fills`: controls share the width, however little they need.
    """
    x, top, wide, _ = box
    widths = [min(_width(part, ruler), wide / 2 if _grows(part) else wide) for part in row]
    placed: list[tuple[Part, Box]] = []
    for line in layout.wrapped(widths, wide, spacing.S):
        sizes = [REST if fills or _grows(row[i]) else widths[i] for i in line]
        cells = layout.columns((x, top, wide, 0), *sizes, gap=spacing.S)
        high = max(_height(row[i], ruler, cell[2]) for i, cell in zip(line, cells, strict=True))
        placed += [(row[i], (cell[0], top, cell[2], high)) for i, cell in zip(line, cells, strict=True)]
        top += high + spacing.XS
    return placed, top - spacing.XS - box[1]


def _grows(part: Part) -> bool:
    return isinstance(part, Words | InputField)


def _control(ruler: Ruler) -> float:
    """How high a control is in a row: lower than one that stands alone."""
    return max(spacing.XL, ruler.line(LABEL) + spacing.S)


def _width(part: Part, ruler: Ruler) -> float:
    match part:
        case Words():
            return ruler.width(part.text, part.style)
        case Dial():
            return layout.framed(ruler.width(part.value, LABEL) + spacing.L, _control(ruler))
        case InputField():
            return ruler.width(part.hint, part.text) + spacing.L
        case Button():
            return part.width(ruler) if part.label else _control(ruler)


def _height(part: Part, ruler: Ruler, wide: float) -> float:
    match part:
        case Words():
            return ruler.height(part.text, wide, part.style)
        case Button():
            return part.height(ruler) if part.second else _control(ruler)
        case InputField():
            return max(_control(ruler), part.height(ruler, wide))
        case _:
            return _control(ruler)


def _draw(page: Page, box: Box, part: Part) -> None:
    if isinstance(part, Words):
        page.text(
            box, part.text, part.style, colour=page.theme.ink2 if part.is_muted else None, valign="middle"
        )
    elif isinstance(part, Button) and not part.label:
        part.draw(page, layout.centre(box, box[2], _control(page.ruler)))
    else:
        part.draw(page, box)

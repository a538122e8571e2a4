"""What the ribbons on a map mean, in one strip: only the kinds that are to be seen there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.cluster_map.board import Board, FlowKind
from game.design.theme import ROOM_TEXT
from game.screen.kit.page import Box, Page
from game.screen.map.at_home import Sized, draw_arrow, draw_heap
from game.screen.map.ribbons import Course, RibbonLook, ribbon
from game.text.translator import Translator

_LINE = 58.0
_PAD = 24.0
_SAMPLE, _GAP, _APART = 64.0, 12.0, 28.0
_Entry = tuple[FlowKind, bool, str]
"""kind, whether it is only offered, and what it means"""


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend that knows how much it covers before it is drawn, so that names keep away."""

    rows: Sequence[Sequence[tuple[_Entry, float]]]
    box: Box
    line: float

    def draw(self, page: Page) -> None:
        """Each kind as a short ribbon with its word."""
        left_edge, top, _, _ = self.box
        page.box(self.box, page.theme.panel, 18, shadow=(3, 10))
        for i, row in enumerate(self.rows):
            left, y = left_edge + _PAD, top + 6 + i * self.line
            for (kind, is_offered, text), step in row:
                _sample(page, (left, y + self.line / 2), kind, is_offered=is_offered)
                words = (left + _SAMPLE + _GAP, y, step - _SAMPLE - _GAP - _APART, self.line)
                page.text(words, text, size=ROOM_TEXT, weight="semibold", valign="middle", lines=1)
                left += step


def legend(
    page: Page, place: tuple[float, float, float], board: Board, w: Translator, offered: str
) -> Legend:
    """A legend; `place`: its lower left corner, and how wide it is at most. `offered` says what dashes stand for."""
    left, bottom, most = place
    rows = _rows(page, list(_entries(board, w, offered)), most - 2 * _PAD)
    line = _LINE * page.look.text_scale
    wide = max(sum(step for _, step in row) - _APART for row in rows) + 2 * _PAD
    high = len(rows) * line + 12
    return Legend(rows, (left, bottom - high, wide, high), line)


def legend_at_right(
    page: Page, corner: tuple[float, float], board: Board, w: Translator, offered: str
) -> Legend:
    """The same as a column; `corner`: its lower right one."""
    below = legend(page, (0, corner[1], 0), board, w, offered)
    _, top, wide, high = below.box
    return Legend(below.rows, (corner[0] - wide, top, wide, high), below.line)


def _rows(page: Page, entries: Sequence[_Entry], most: float) -> list[list[tuple[_Entry, float]]]:
    """As many side by side as have room, each with how far it is to the next."""
    rows: list[list[tuple[_Entry, float]]] = [[]]
    for entry in entries:
        words = page.measure(entry[2], ROOM_TEXT, "semibold") * page.look.text_scale + 6
        step = _SAMPLE + _GAP + words + _APART
        if rows[-1] and sum(taken for _, taken in rows[-1]) + step - _APART > most:
            rows.append([])
        rows[-1].append((entry, step))
    return rows


def _entries(board: Board, w: Translator, offered: str) -> Iterator[_Entry]:
    shown = {flow.kind for flow in board.ribbons if not flow.offered}
    if "virgin" in shown:
        yield "virgin", False, w("bought new")
    if "landfill" in shown:
        yield "landfill", False, w("not used here")
    if "recovered" in shown or "energy" in shown:
        yield "recovered" if "recovered" in shown else "energy", False, w("exchanged")
    if any(flow.offered for flow in board.ribbons):
        yield "recovered", True, offered


def _sample(page: Page, start: tuple[float, float], kind: FlowKind, *, is_offered: bool) -> None:
    """A short ribbon, an arrow or a small heap, as on the map."""
    (ax, ay), (bx, by) = page.at(start), page.at((start[0] + _SAMPLE, start[1]))
    width = 14 * page.k
    if kind == "landfill":
        draw_heap(page, page.surface, ((ax + bx) / 2, ay + width), Sized(bx - ax, 0), is_dim=False)
    elif kind == "virgin":
        draw_arrow(page.surface, ((ax, ay), (bx, by)), Sized(width * 1.4, 0), page.theme, is_dim=False)
    else:
        look: RibbonLook = "offered" if is_offered else "flows"
        ribbon(page.surface, Course(((ax, ay), ((ax + bx) / 2, ay), (bx, by)), width), page.theme, look)

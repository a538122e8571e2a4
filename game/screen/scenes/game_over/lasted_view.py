"""The rows of what lasted, drawn."""

from __future__ import annotations

from game.design import spacing
from game.design.text_styles import BODY, LABEL
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.scenes.game_over.lasted import LastedRow


def lasted_high(ruler: Ruler, rows: tuple[LastedRow, ...], row: LastedRow, wide: float) -> float:
    """How high a row is in a column so wide."""
    words = _columns(ruler, rows, (0, 0, layout.inset((0, 0, wide, 0), spacing.M)[2], 0))[0][2]
    text = ruler.height(row.name, words, LABEL) + ruler.height(row.firms, words, BODY)
    return layout.framed(text, spacing.XS)


def draw_lasted(page: Page, rows: tuple[LastedRow, ...], row: LastedRow, box: Box) -> None:
    """One row; a point that is empty is a year in which nothing came."""
    theme, ruler = page.theme, page.ruler
    page.box(box, theme.panel, RADIUS["small"], rim=(theme.line, spacing.HAIRLINE))
    words, points, answer = _columns(ruler, rows, layout.inset(box, spacing.M, spacing.XS))
    name, firms = layout.rows(words, ruler.height(row.name, words[2], LABEL), REST)
    size = ruler.size(LABEL)
    with page.on(theme.panel):
        page.text(name, row.name, LABEL)
        page.text(firms, row.firms, BODY, colour=theme.ink2)
        cells = layout.columns(points, *[REST] * len(row.years))
        for (_, came), cell in zip(row.years, cells, strict=True):
            fill = theme.flows["recovered"].fill if came else theme.panel
            page.circle(layout.middle(cell), ruler.grown(spacing.S), fill, theme.ink, spacing.OUTLINE)
        sign, words = layout.take_left(answer, size * spacing.ICON, spacing.XS)
        page.icon("check" if row.has_lasted else "x", layout.middle(sign), size * spacing.ICON)
        page.text(words, row.answer, LABEL, valign="middle", lines=1)


def draw_years(page: Page, rows: tuple[LastedRow, ...], box: Box) -> None:
    """The years above their points: the first and the last of them."""
    _, points, _ = _columns(page.ruler, rows, layout.inset(box, spacing.M, 0))
    years = rows[0].years
    text = f"{years[0][0]}–{years[-1][0]}"
    page.text(points, text, BODY, colour=page.theme.ink2, align="centre", valign="middle", lines=1)


def _columns(ruler: Ruler, rows: tuple[LastedRow, ...], box: Box) -> list[Box]:
    """Words, points and answers: as wide as the longest of them needs."""
    answer = (
        max(ruler.width(each.answer, LABEL) for each in rows) + ruler.size(LABEL) * spacing.ICON + spacing.S
    )
    years = len(rows[0].years)
    points = max(years * ruler.grown(spacing.XL), ruler.width("0000–0000", BODY))
    return layout.columns(box, REST, points, answer, gap=spacing.L)

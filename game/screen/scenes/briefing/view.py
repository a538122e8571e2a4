"""The briefing as it is drawn: the story beside the map, the firms team by team, the rules; the way on below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.cluster_map.board import Board
from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, LABEL, LEAD, SMALL, TITLE
from game.design.theme import CANVAS, RADIUS
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, WIDER, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, button_row
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.edge_fade import fade
from game.screen.map.legend import Legend, legend
from game.screen.map.models import model_in
from game.screen.scenes.briefing.model import FirmSheet
from game.screen.scenes.briefing.pages import (
    INNER,
    RulesPage,
    StoryPage,
    TablePage,
    body_of,
    card_of,
    firm_rows,
    foot_of,
    rules_beside,
    sheet_rows,
)
from game.screen.scenes.briefing.practice_view import PracticePage, draw_practice
from game.screen.scenes.briefing.rules import RuleSheet
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class WayOn:
    """How the pages are turned."""

    back: Button | None
    others: tuple[Button, ...]
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The briefing at one moment."""

    w: Translator
    title: str
    board: Board
    page: StoryPage | TablePage | RulesPage | PracticePage
    way_on: WayOn | None
    """none where nobody can press anything"""


def draw_briefing(page: Page, view: BriefingView) -> None:
    """The page of the moment."""
    foot = layout.take_bottom(INNER, foot_of(page.ruler))[0]
    left = foot
    if view.way_on is not None:
        left = _way_on(page, foot, view.way_on, is_drawn=False)
    match view.page:
        case StoryPage():
            _story(page, view, view.page)
        case TablePage():
            _table(page, view.page)
        case RulesPage():
            _rules(page, view.page.sheets)
        case PracticePage():
            draw_practice(page, view.page, foot, left)
    if view.way_on is not None:
        _way_on(page, foot, view.way_on, is_drawn=True)
        keys(page, view.way_on.keys)


def _way_on(page: Page, foot: Box, way: WayOn, *, is_drawn: bool) -> Box:
    """Back at the left, on at the right; returns what is left between them."""
    needed = sum(button.width(page.ruler) for button in way.others) + spacing.S * len(way.others)
    back, rest = layout.take_left(foot, foot[3], spacing.M)
    if is_drawn and way.back is not None:
        way.back.draw(page, back)
    if is_drawn:
        button_row(page, foot, way.others, "right")
    return layout.take_right(rest, needed)[1]


def _story(page: Page, view: BriefingView, shown: StoryPage) -> None:
    theme = page.theme
    beside = layout.columns((0, 0, *CANVAS), REST, WIDER)[1]
    page.fill(theme.paper)
    draw_map(page, beside, view.board, MapView(spacing.MODEL_BESIDE, names=False, pills=0))
    fade(page, layout.take_left(beside, spacing.FADE)[0], "left")
    card = card_of(page.ruler, view.title, shown.text)
    page.box(card, theme.panel, RADIUS["console"], shadow=spacing.SHADOW_HIGH)
    key = _legend(page, view, card)
    if key is not None:
        key.draw(page)
    with page.on(theme.panel):
        rest = page.flow(layout.inset(card, spacing.XL), view.title, TITLE, spacing.M)
        page.text(rest, shown.text, LEAD)


def _legend(page: Page, view: BriefingView, card: Box) -> Legend | None:
    """What the ribbons mean, below the card, where there is room for it."""
    body = body_of(page.ruler)
    below = legend(page, (body[0], body[1] + body[3], card[2]), view.board, view.w, view.w("possible"))
    return below if below.box[1] >= card[1] + card[3] + spacing.M else None


def _table(page: Page, shown: TablePage) -> None:
    """Who runs which firms, and each firm's figures, line by line side by side."""
    theme, table = page.theme, shown.table
    head, rest = layout.take_top(body_of(page.ruler), page.ruler.line(HEADLINE), spacing.S)
    if table.is_one_team:
        page.box(layout.take_left((0, 0, *CANVAS), spacing.M)[0], theme.team(table.team.mark).fill)
        sign, head = layout.take_left(head, min(head[3], spacing.MARK), spacing.L)
        mark(page, table.team.mark, layout.middle(sign), sign[2] / 2)
    with page.on(theme.paper):
        page.text(head, table.title, HEADLINE, valign="middle", lines=1, shorten=table.is_one_team)
        texts = firm_rows(page.ruler, shown.firms, rest[2])
        high = min(rest[3] - sum(texts), spacing.PORTRAIT)
        lines = layout.rows(layout.centre(rest, rest[2], high + sum(texts)), high, *texts)
        columns = [layout.columns(line, *[REST] * len(shown.firms), gap=spacing.L) for line in lines]
        for firm, *cells in zip(shown.firms, *columns, strict=True):
            _firm(page, firm, cells, table.team.mark)


def _firm(page: Page, firm: FirmSheet, cells: Sequence[Box], team: int) -> None:
    picture, name, *facts = cells
    model_in(page, picture, firm.picture, team)
    page.text(name, firm.name, TITLE, align="centre", valign="middle")
    for (label, figures), above, below in zip(firm.facts, facts[::2], facts[1::2], strict=False):
        page.text(above, label, SMALL, colour=page.theme.ink2, align="centre", valign="bottom")
        page.text(below, figures, LABEL, align="centre")


def _rules(page: Page, sheets: Sequence[RuleSheet]) -> None:
    """The first on a panel, the other beside it on the paper."""
    theme = page.theme
    boxes = [body_of(page.ruler)] if len(sheets) == 1 else rules_beside(page.ruler)
    for sheet, box in zip(sheets, boxes, strict=True):
        if sheet.is_panel:
            page.box(box, theme.panel, RADIUS["console"], shadow=spacing.SHADOW_HIGH)
        with page.on(theme.panel if sheet.is_panel else theme.paper):
            _sheet(page, box, sheet)


def _sheet(page: Page, box: Box, sheet: RuleSheet) -> None:
    """Its title, then each line with its icon, spread over the height there is."""
    head, *lines = sheet_rows(page.ruler, sheet, box[2])
    inner = layout.inset(box, sheet.pad, 0)
    top, rest = layout.take_top(inner, head)
    top = page.flow(layout.take_top(top, 0, spacing.S)[1], sheet.title, HEADLINE)
    page.text(top, sheet.note, SMALL, colour=page.theme.ink2)
    spare = min(spacing.L, max(0.0, rest[3] - sum(lines)) / len(lines))
    for (icon, text), place in zip(sheet.lines, layout.rows(rest, *lines, gap=spare), strict=True):
        sign, words = layout.take_left(place, spacing.SIGN, spacing.M)
        page.icon(icon, layout.middle(sign), spacing.SIGN)
        page.text(words, text, BODY, valign="middle")

"""The list of a folder as it is drawn: where searches begin at the left, what there is at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import LABEL, SMALL, TITLE
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST
from game.screen.kit.page import Act, Box, HitTarget, Page
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import ListLeaves, ListPart, draw_blocks
from game.screen.parts.dialog import PAGE, over_all


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file or a folder."""

    name: str
    """what the hand knows it by"""
    label: str
    detail: str
    icon: str
    act: Act

    def draw(self, page: Page, box: Box) -> None:
        """Draw it; a name too long for the row loses its end."""
        theme, ruler = page.theme, page.ruler
        ground = theme.sunk if page.hovers(box) else theme.panel
        page.box(box, ground, RADIUS["small"], rim=(theme.line, spacing.HAIRLINE))
        page.target(HitTarget(self.name, box, self.act, layer=page.layer))
        inner = layout.inset(box, spacing.S, 0)
        sign, inner = layout.take_left(inner, ruler.size(LABEL) * spacing.ICON, spacing.S)
        page.icon(self.icon, layout.middle(sign), sign[2])
        when, words = layout.take_right(inner, ruler.width(self.detail, SMALL), spacing.S)
        with page.on(ground):
            page.text(words, self.label, LABEL, valign="middle", lines=1, shorten=True)
            if self.detail:
                page.text(when, self.detail, SMALL, colour=theme.ink2, valign="middle", lines=1)


@dataclass(frozen=True, slots=True)
class ChooserView:
    """The list at one moment."""

    title: str
    folder: str
    up: Button
    close: Button
    places: tuple[Button, ...]
    rows: tuple[FileRow, ...]
    trouble: str
    take: Button | None
    """what takes the open folder itself"""
    turning: Turning
    keys: tuple[tuple[str, str], ...]


def draw_chooser(page: Page, view: ChooserView) -> None:
    """All of it, over the scene that asks."""
    with over_all(page):
        page.box(PAGE, page.theme.panel)
        inner = layout.inset(PAGE, spacing.MARGIN, spacing.L)
        rest = _head(page, inner, view)
        side, main = layout.take_left(rest, page.ruler.grown(spacing.SIDE - spacing.XL), spacing.XL)
        high = view.close.height(page.ruler)
        parts = [ListPart(high, button.draw) for button in view.places]
        draw_blocks(page, side, parts, ListLeaves(Turning(), "more places"))
        if view.take is not None:
            foot, main = layout.take_bottom(main, view.take.height(page.ruler), spacing.S)
            view.take.draw(page, foot)
        if view.trouble:
            page.text(main, view.trouble, LABEL, colour=page.theme.ink2)
        line = max(spacing.CONTROL, page.ruler.line(LABEL) + spacing.S)
        rows = [ListPart(line, partial(row.draw)) for row in view.rows]
        draw_blocks(page, main, rows, ListLeaves(view.turning, "more files"))
        keys(page, view.keys)


def _head(page: Page, box: Box, view: ChooserView) -> Box:
    """The title with the open folder below it, the way up, and the way out; returns what is left."""
    ruler = page.ruler
    high = max(spacing.CONTROL, ruler.line(TITLE) + ruler.line(SMALL))
    head, rest = layout.take_top(box, high, spacing.M)
    up, words, close = layout.columns(head, spacing.CONTROL, REST, spacing.CONTROL, gap=spacing.M)
    title, folder = layout.rows(words, ruler.line(TITLE), REST)
    page.text(title, view.title, TITLE, lines=1)
    page.text(folder, view.folder, SMALL, colour=page.theme.ink2, lines=1, shorten=True)
    for button, place in ((view.up, up), (view.close, close)):
        button.draw(page, layout.centre(place, spacing.CONTROL, spacing.CONTROL))
    return rest

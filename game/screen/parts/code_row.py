"""A row of a list: a code, what it stands for, a note below it, and a sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from game.design import spacing
from game.design.text_styles import LABEL, SMALL
from game.design.theme import RADIUS, Colour
from game.screen.kit import layout
from game.screen.kit.layout import REST
from game.screen.kit.page import Act, Box, HitTarget, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import ListPart, word_count
from game.screen.parts.code_badge import badge_size, code_badge

_OFF = spacing.CONTROL - spacing.S
"""the button that takes a row away"""


@dataclass(frozen=True)
class CodeRow:
    """What stands in it."""

    code: str
    name: str
    note: str
    icon: str
    target: str = ""
    """what the hand knows it by; empty: nothing answers"""
    act: Act = field(default=lambda: None)
    off: Button | None = None
    """what takes it away"""
    is_strong: bool = False
    """with a strong edge"""
    is_pale: bool = False
    is_urgent: bool = False
    """a strong note"""
    is_sunk: bool = False

    def block(self, ruler: Ruler, wide: float) -> ListPart:
        """As a part of a column."""
        return ListPart(
            _Fitted(self, ruler, wide).high, self.draw, word_count(self.code, self.name, self.note)
        )

    def draw(self, page: Page, box: Box) -> None:
        """Draw it into a box."""
        theme, fitted = page.theme, _Fitted(self, page.ruler, box[2])
        ground = theme.sunk if self.is_sunk else theme.panel
        rim = (theme.ink, spacing.OUTLINE) if self.is_strong else (theme.line, spacing.HAIRLINE)
        page.box(box, ground, RADIUS["small"], rim=rim)
        rest = box
        if self.off is not None:
            place, rest = layout.take_right(rest, spacing.CONTROL)
            self.off.draw(page, layout.centre(place, _OFF, _OFF))
        if self.target:
            page.target(HitTarget(self.target, rest, self.act))
        ink = theme.ink2 if self.is_pale else theme.ink
        rest = line = layout.inset(rest, spacing.S, 0)
        if fitted.is_stacked:
            line, rest = layout.take_top(layout.inset(rest, 0, spacing.XS), fitted.badge_row)
        line = self._signs(page, line, ink)
        with page.on(ground):
            self._words(page, rest if fitted.is_stacked else line, ink)

    def _signs(self, page: Page, box: Box, ink: Colour) -> Box:
        """Its badge and its sign; returns what is left between them."""
        if self.code:
            badge, box = layout.take_left(box, badge_size(page.ruler, self.code)[0], spacing.S)
            code_badge(page, badge, self.code)
        size = page.ruler.size(LABEL) * spacing.ICON
        sign, box = layout.take_right(box, size, spacing.S)
        page.icon(self.icon, layout.middle(sign), size, ink)
        return box

    def _words(self, page: Page, box: Box, ink: Colour) -> None:
        ruler = page.ruler
        heights = ruler.height(self.name, box[2], LABEL), ruler.height(self.note, box[2], SMALL)
        _, first, second, _ = layout.rows(box, REST, *heights, REST)
        if self.name:
            page.text(first, self.name, LABEL, colour=ink)
        if self.note:
            note = f"**{self.note}**" if self.is_urgent else self.note
            page.text(second, note, SMALL, colour=page.theme.ink2)


@dataclass(frozen=True)
class _Fitted:
    """How a row fits a column. Where a word of its name is too long to stand between badge and sign, the name stands
    below them."""

    row: CodeRow
    ruler: Ruler
    wide: float

    @cached_property
    def inner(self) -> float:
        return self.wide - 2 * spacing.S - (spacing.CONTROL if self.row.off is not None else 0)

    @cached_property
    def between(self) -> float:
        badge = badge_size(self.ruler, self.row.code)[0] + spacing.S if self.row.code else 0.0
        return self.inner - badge - self.ruler.size(LABEL) * spacing.ICON - spacing.S

    @cached_property
    def is_stacked(self) -> bool:
        return any(self.ruler.width(word, LABEL) > self.between for word in self.row.name.split())

    @property
    def badge_row(self) -> float:
        return badge_size(self.ruler, "")[1] + spacing.XS

    @property
    def high(self) -> float:
        name = self.inner if self.is_stacked else self.between
        words = self.ruler.height(self.row.name, name, LABEL) + self.ruler.height(self.row.note, name, SMALL)
        return max(spacing.CONTROL, words + spacing.S + (self.badge_row if self.is_stacked else 0))

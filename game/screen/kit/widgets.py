"""What hands can do on a page: buttons, choices and steps.

Each draws itself in a box and leaves a target on the page; `width` and `height` say how much room it needs at
the text size that people chose. A control keeps nothing: what is chosen belongs to the scene, the focus to the
hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final, Literal

from game.design import spacing
from game.design.text_styles import BODY, LABEL, SMALL, TITLE, TextStyle
from game.design.theme import RADIUS, Colour
from game.screen.kit import layout
from game.screen.kit.animation import between
from game.screen.kit.hit_testing import Act, HitTarget, Spoken
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.transition import Transition

ButtonLook = Literal["primary", "plain", "quiet", "chosen"]
_PAD: Final = 20.0
_ICON_GAP: Final = 0.4
"""between an icon and its label, in sizes of the icon"""
_ALONE: Final = 0.5
"""an icon without a label, in sizes of its button"""
_VALUE: Final = 120.0
"""between − and +"""


def usual(size: float, style: TextStyle) -> TextStyle:
    """The style; in scenes not yet redrawn, a size that gives way where there is no room."""
    return TextStyle(size, size, style.weight, tabular=style.tabular, may_shrink=True) if size else style


@dataclass(frozen=True)
class Button:
    """A button. Without a label, its icon alone (and then a `name`)."""

    label: str
    act: Act
    name: str = ""
    """of its target; the label, if not said"""
    icon: str = ""
    style: ButtonLook = "plain"
    text: TextStyle = LABEL
    size: float = 0
    """in scenes not yet redrawn: canvas pixels of its text"""
    key: int = 0
    enabled: bool = True
    second: str = ""
    """a smaller line under the label"""
    says: str = ""
    """what a screen reader says of an icon alone, or of a label that needs its place to be understood"""
    chosen: bool | None = None
    """of one of several options"""

    @cached_property
    def _label(self) -> TextStyle:
        return usual(self.size, self.text)

    @cached_property
    def _second(self) -> TextStyle:
        return usual(self.size * 0.72, SMALL)

    def width(self, ruler: Ruler) -> float:
        """As wide as its label needs; one that is an icon alone is as wide as it is high."""
        if not self.label:
            return self.height(ruler)
        wide = max(ruler.width(self.label, self._label), ruler.width(self.second, self._second))
        return wide + 2 * _PAD + (self._icon(ruler) * (1 + _ICON_GAP) if self.icon else 0)

    def height(self, ruler: Ruler) -> float:
        """As high as its text needs, and never too low to hit."""
        needed = ruler.line(self._label) + (ruler.line(self._second) if self.second else 0)
        return max(spacing.CONTROL, needed + spacing.S)

    def _icon(self, ruler: Ruler) -> float:
        return ruler.size(self._label) * spacing.ICON

    def draw(self, page: Page, box: Box) -> None:
        """Draw it, and let it answer."""
        theme = page.theme
        dark = self.style in ("primary", "chosen")
        fill, ink = (theme.ink, theme.paper) if dark else (theme.panel, theme.ink)
        if not self.enabled:
            fill, ink = theme.sunk, theme.ink2
        elif not dark:
            fill = between(fill, theme.sunk, page.warmth(box))
        edge = theme.line if self.style == "quiet" or not self.enabled else theme.ink
        shadow = spacing.SHADOW if self.style == "primary" and self.enabled else None
        radius = RADIUS["small"] if box[3] < spacing.XL else RADIUS["card"]
        page.box(box, fill, radius, rim=(edge, 0 if dark else spacing.HAIRLINE), shadow=shadow)
        self._draw_label(page, box, ink, fill)
        if self.enabled:
            name = self.name or self.label
            spoken = Spoken(self.says, "button" if self.chosen is None else "option", bool(self.chosen))
            page.target(HitTarget(name, box, self.act, self.key, layer=page.layer, spoken=spoken))

    def _draw_label(self, page: Page, box: Box, ink: Colour, ground: Colour) -> None:
        if not self.label:
            page.icon(self.icon, layout.middle(box), min(box[2:]) * _ALONE, ink)
            return
        left, with_icon = layout.inset(box, _PAD / 2, 0), self._has_room(page, box[2])
        if with_icon:
            icon, spare = self._icon(page.ruler), box[2] - self.width(page.ruler)
            edge = _PAD if self.second else _PAD + max(0.0, spare / 2)
            left = layout.take_right(layout.take_left(box, edge)[1], _PAD / 4)[1]
            place, left = layout.take_left(left, icon, icon * _ICON_GAP)
            page.icon(self.icon, layout.middle(place), icon, ink)
        with page.on(ground):
            if self.second:
                self._draw_two(page, left, ink)
            else:
                align: Literal["left", "centre"] = "left" if with_icon else "centre"
                page.text(left, self.label, self._label, colour=ink, align=align, valign="middle", lines=1)

    def _has_room(self, page: Page, wide: float) -> bool:
        """Whether the icon stands beside the label: where a language is too long for both, the label is enough."""
        usual = replace(page.ruler, scale=1.0) if self.size else page.ruler
        return bool(self.icon) and self.width(usual) <= wide + _PAD / 2

    def _draw_two(self, page: Page, box: Box, ink: Colour) -> None:
        high = page.ruler.line(self._label), page.ruler.line(self._second)
        _, first, second, _ = layout.rows(box, REST, *high, REST)
        page.text(first, self.label, self._label, colour=ink, valign="middle", lines=1)
        page.text(second, self.second, self._second, colour=ink, lines=1, shorten=True)


def button_row(
    page: Page, box: Box, buttons: Sequence[Button], align: Literal["left", "right"] = "left"
) -> None:
    """Buttons side by side, each as wide as its label needs; on further lines where one is too short.

    From the left or from the right edge of the box, as high as the box shared by the lines.
    """
    widths = [each.width(page.ruler) for each in buttons]
    lines = layout.wrapped(widths, box[2], spacing.S)
    for line, place in zip(lines, layout.rows(box, *[REST] * len(lines), gap=spacing.S), strict=True):
        sizes = [widths[i] for i in line]
        cells = (
            layout.columns(place, *sizes, gap=spacing.S)
            if align == "left"
            else layout.columns(place, REST, *sizes, gap=spacing.S)[1:]
        )
        for i, cell in zip(line, cells, strict=True):
            buttons[i].draw(page, cell)


@dataclass(frozen=True)
class Segments:
    """A few options side by side, one of them chosen: (key, label)."""

    options: Sequence[tuple[str, str]]
    chosen: str
    choose: Callable[[str], Transition | None]
    name: str = "choose"
    text: TextStyle = LABEL
    size: float = 0
    about: str = ""
    """what is chosen here, where a screen reader's user would not know it from the options"""

    def _buttons(self) -> list[Button]:
        return [
            Button(
                label,
                partial(self.choose, key),
                f"{self.name} {key}",
                style="chosen" if key == self.chosen else "plain",
                text=self.text,
                size=self.size,
                chosen=key == self.chosen,
                says=f"{self.about}: {label}" if self.about else "",
            )
            for key, label in self.options
        ]

    def lines(self, ruler: Ruler, wide: float) -> int:
        """How many lines of options a width needs, all options being equally wide."""
        widest = max(each.width(ruler) for each in self._buttons())
        across = max(1, int((wide + spacing.XS) // (widest + spacing.XS)))
        return -(-len(self.options) // across)

    def height(self, ruler: Ruler, wide: float) -> float:
        """As high as its lines need."""
        lines = self.lines(ruler, wide)
        return lines * self._buttons()[0].height(ruler) + (lines - 1) * spacing.XS

    def draw(self, page: Page, box: Box) -> None:
        """Draw all options."""
        lines = 1 if self.size else self.lines(page.ruler, box[2])
        across = -(-len(self.options) // lines)
        cells = layout.grid(box, len(self.options), across, gap=spacing.XS)
        for each, cell in zip(self._buttons(), cells, strict=True):
            each.draw(page, cell)


@dataclass(frozen=True)
class Stepper:
    """A label, and its value between − and +: `step` is given −1 or 1."""

    label: str
    value: str
    step: Callable[[int], Transition | None]
    name: str = ""
    size: float = 0

    def height(self, ruler: Ruler, wide: float) -> float:
        """As high as its label needs beside the value."""
        label = wide - self._hands(ruler) - spacing.S
        return max(spacing.CONTROL, ruler.height(self.label, label, BODY))

    def _hands(self, ruler: Ruler) -> float:
        return 2 * spacing.CONTROL + max(_VALUE, ruler.width(self.value, TITLE) + spacing.S)

    def draw(self, page: Page, box: Box) -> None:
        """Draw it on the page's ground."""
        high = min(box[3], spacing.CONTROL)
        value = _VALUE if self.size else self._hands(page.ruler) - 2 * spacing.CONTROL
        hands, label = layout.take_right(box, 2 * high + value, spacing.S)
        page.text(label, self.label, usual(self.size * 0.8, BODY), valign="middle", lines=2)
        _, middle, _ = layout.rows(hands, REST, high, REST)
        minus, shown, plus = layout.columns(middle, high, REST, high)
        name = self.name or self.label
        Button("", partial(self.step, -1), f"{name} −", "minus", says=f"{self.label} −").draw(page, minus)
        Button("", partial(self.step, 1), f"{name} +", "plus", says=f"{self.label} +").draw(page, plus)
        page.text(shown, self.value, usual(self.size, TITLE), align="centre", valign="middle", lines=1)


@dataclass(frozen=True)
class Dial:
    """A value that says itself what it is ("6 years"), between − and +."""

    value: str
    step: Callable[[int], Transition | None]
    name: str
    size: float = 24
    lines: int = 1

    def draw(self, page: Page, box: Box) -> None:
        """Draw it."""
        minus, shown, plus = layout.columns(box, box[3], REST, box[3], gap=spacing.KEYCAP)
        Button("", partial(self.step, -1), f"{self.name} −", "minus", says=f"{self.value} −").draw(
            page, minus
        )
        Button("", partial(self.step, 1), f"{self.name} +", "plus", says=f"{self.value} +").draw(page, plus)
        style = usual(self.size, LABEL)
        page.text(shown, self.value, style, align="centre", valign="middle", lines=self.lines)

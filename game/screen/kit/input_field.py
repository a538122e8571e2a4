"""A line of text to type in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import BODY, LABEL, TextStyle
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import Act, HitTarget, Spoken
from game.screen.kit.layout import Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.text_field import TextField
from game.screen.kit.text_input import take
from game.screen.kit.widgets import usual

_BLINK, _SHOWN = 1.2, 0.7
"""seconds of a caret's turn, and for which of them it is seen"""


@dataclass(frozen=True)
class InputField:
    """A line of text to type in. Enter does `enter`. A secret shows as dots."""

    editing: TextField
    enter: Act
    name: str
    hint: str = ""
    size: float = 0
    secret: bool = False
    text: TextStyle = LABEL
    label: str = ""
    """what a screen reader calls it; its hint, if not said"""

    @property
    def _style(self) -> TextStyle:
        return usual(self.size, BODY) if self.size else self.text

    def height(self, ruler: Ruler, wide: float = 0) -> float:
        """As high as its text needs; with a width, as its hint does too."""
        hint = ruler.height(self.hint, wide - 2 * spacing.S, self._style) if wide else 0.0
        return max(spacing.CONTROL, ruler.line(self._style) + spacing.S, hint + spacing.S)

    def draw(self, page: Page, box: Box) -> None:
        """Draw it, with its caret where it has the focus."""
        theme, has_focus = page.theme, page.hand.focus == self.name
        edge, stroke = (theme.ink, spacing.OUTLINE) if has_focus else (theme.mute, spacing.HAIRLINE)
        page.box(box, theme.panel, RADIUS["small"], rim=(edge, stroke))
        inner, ground = layout.inset(box, spacing.S, 0), theme.panel
        shown, first = self._seen(page, inner[2])
        before = shown[: max(0, self.editing.caret - first)]
        if self.editing.selected:
            head = shown[: max(0, self.editing.chosen[0] - first)]
            left, right = (page.ruler.width(part, self._style) if part else 0.0 for part in (head, before))
            chosen = (inner[0] + left, box[1] + spacing.XS, right - left, box[3] - 2 * spacing.XS)
            if head or before != shown:  # a part: underlined, so that the text keeps one ground
                page.box(layout.take_bottom(chosen, spacing.OUTLINE * 2)[0], theme.flows["landfill"].edge)
            else:
                ground = theme.sunk
                page.box(
                    layout.inset(chosen, -spacing.XS, 0),
                    ground,
                    RADIUS["badge"],
                    rim=(theme.mute, spacing.HAIRLINE),
                )
        if shown:
            page.text(inner, shown, self._style, ground=ground, valign="middle", lines=1)
        elif self.hint:
            page.text(inner, self.hint, self._style, colour=theme.ink2, valign="middle", ground=ground)
        if has_focus and (page.moment % _BLINK < _SHOWN or page.look.still):
            caret = inner[0] + page.ruler.width(before, self._style)
            _, top, _, high = layout.inset(box, 0, box[3] / 5)
            page.line((caret, top), (caret, top + high), theme.ink, spacing.OUTLINE)
        page.target(self._target(page, box))

    def _target(self, page: Page, box: Box) -> HitTarget:
        take_keys = partial(take, self.editing)
        return HitTarget(self.name, box, self.enter, type=take_keys, layer=page.layer, spoken=self._spoken)

    @property
    def _spoken(self) -> Spoken:
        """A secret's letters are told no more than they are shown."""
        label = self.label or self.hint
        if self.secret:
            return Spoken(label, "secret", value="•" * len(self.editing.text))
        return Spoken(label, "line", value=self.editing.text, editing=self.editing)

    def _seen(self, page: Page, wide: float) -> tuple[str, int]:
        """The end of what was typed, as much as there is room for, and the first letter of it."""
        text = self.editing.text
        if self.secret:
            text = "•" * len(text)
        first = 0
        while first < len(text) and page.ruler.width(text[first:], self._style) > wide:
            first += 1
        return text[first:], first

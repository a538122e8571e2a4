"""The card of the script: what to say now, what comes next, and how late it is. On every page of the Desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from game.design import spacing
from game.design.text_styles import KEY, LABEL, SMALL, TITLE, TextStyle
from game.design.theme import RADIUS, Colour
from game.screen.facilitator_prompt import FacilitatorPrompt
from game.screen.kit import layout
from game.screen.kit.layout import REST, Size
from game.screen.kit.page import Box, Page
from game.screen.kit.text_layout import Span
from game.text.translator import Translator

_AS_FITS = tuple(replace(style, may_shrink=True) for style in (LABEL, SMALL, KEY))
"""where larger text has no room at all: as large as it fits, down to the usual size of each"""


class _Line(NamedTuple):
    """A line of the card; one that says how late it is has a sign."""

    text: tuple[Span, ...]
    style: TextStyle
    colour: Colour | None = None
    icon: str = ""

    def high(self, page: Page, wide: float) -> float:
        return page.ruler.height(self.text, wide - self.sign(page), self.style)

    def sign(self, page: Page) -> float:
        return page.ruler.size(self.style) * spacing.ICON + spacing.XS if self.icon else 0.0


_Lines = tuple[list[_Line], list[_Line]]
"""what to say; below a rule, how late it is"""


def script_card(
    page: Page, box: Box, w: Translator, prompt: FacilitatorPrompt, *, large: bool = False
) -> None:
    """Draw it into a box. What comes next and when all ends are left out where there is no room for them."""
    inner = _head(page, box, prompt.cue.what, large=large)
    gap = spacing.XS
    for lines in _ways(page, w, prompt, large=large):
        above, below = (sum(line.high(page, inner[2]) + gap for line in part) for part in lines)
        if above + below <= inner[3]:
            break
    top, foot = layout.take_top(inner, inner[3] - below)
    _draw(page, layout.take_bottom(top, gap)[1], lines[0])
    page.box((foot[0], foot[1] - gap, foot[2], spacing.HAIRLINE), page.theme.line)
    _draw(page, foot, lines[1])


def _ways(page: Page, w: Translator, prompt: FacilitatorPrompt, *, large: bool) -> Iterator[_Lines]:
    """What may stand on the card, the best way first."""
    ends = w("round till {round}, all till {all}", round=prompt.round_ends, all=prompt.session_ends)
    then = w("Then: {part}", part=prompt.cue.then) if prompt.cue.then else ""
    says = (*([TITLE] if large else []), LABEL, SMALL, *_AS_FITS)
    yield _lines(page, prompt, says[0], then, ends)
    yield _lines(page, prompt, says[0], "", ends)
    for style in says:
        yield _lines(page, prompt, style, "", "")


def _lines(page: Page, prompt: FacilitatorPrompt, say: TextStyle, then: str, ends: str) -> _Lines:
    ink2 = page.theme.ink2
    small = min(_AS_FITS[1], say, key=lambda style: style.desk) if say.may_shrink else SMALL
    icon = "triangle-alert" if prompt.pace.drop or prompt.pace.late else "clock"
    above = [_Line((Span(prompt.cue.say, "semibold"),), say)]
    above += [_Line((Span(then, "regular"),), small, ink2)] if then else []
    below = [_Line((Span(prompt.on_time, "bold"),), small, icon=icon)]
    below += [_Line((Span(ends, "regular"),), small, ink2)] if ends else []
    below += [_Line((Span(prompt.advice, "semibold"),), small)] if prompt.advice else []
    return above, below


def _draw(page: Page, box: Box, lines: list[_Line]) -> None:
    heights: list[Size] = [REST, *(line.high(page, box[2]) for line in lines[1:])]
    for line, place in zip(lines, layout.rows(box, *heights, gap=spacing.XS), strict=True):
        sign, words = layout.take_left(place, line.sign(page))
        if line.icon:
            icon = sign[2] - spacing.XS
            page.icon(line.icon, layout.middle((sign[0], sign[1], icon, page.ruler.line(line.style))), icon)
        page.text(words, line.text, line.style, colour=line.colour)


def _head(page: Page, box: Box, title: str, *, large: bool) -> Box:
    """The card, and which part of the session it is; returns what is left."""
    theme, ruler = page.theme, page.ruler
    radius = RADIUS["card"]
    head, rest = layout.take_top(box, ruler.line(LABEL) + spacing.S)
    below = layout.take_top(box, radius)[1]
    page.box(below, theme.panel, 0 if large else radius, shadow=None if large else spacing.SHADOW_LOW)
    page.box(head, theme.ink, radius)
    page.box(layout.take_top(head, radius)[1], theme.ink)
    icon = ruler.size(LABEL)
    sign, words = layout.take_left(layout.inset(head, spacing.M, 0), icon, spacing.S)
    style = LABEL if ruler.width(title, LABEL) <= words[2] else _AS_FITS[1]
    page.icon("message-circle", layout.middle(sign), icon, theme.paper)
    with page.on(theme.ink):
        page.text(words, (Span(title, "semibold"),), style, colour=theme.paper, valign="middle", lines=1)
    return layout.inset(rest, spacing.M, spacing.XS)

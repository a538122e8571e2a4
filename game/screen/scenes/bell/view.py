"""The bell as it is drawn: at the Desk what a voice may say, each with its tick; in the Room what all have said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.board.spoken import SpokenThing
from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, LABEL, SMALL, TITLE
from game.design.theme import CANVAS, RADIUS
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Act, HitTarget, Page
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button, InputField
from game.screen.parts.dialog import PAGE, over_all
from game.text.translator import Translator

_SIDE = 470.0
"""width of the column of voices"""
_SIGN = 30.0
"""radius of a team's mark beside its name"""
_LOW, _HIGH = 92.0, 190.0
"""a voice's row in the Room: with many teams, and with few"""
_FEW = 4


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A team's voice, and what it has said."""

    mark: int
    name: str
    said: tuple[tuple[str, str], ...]
    """codes and what they stand for"""
    open: Act


@dataclass(frozen=True, slots=True)
class BellView:
    """The bell at one moment."""

    w: Translator
    title: str
    voices: tuple[VoiceRow, ...]
    at: int
    things: tuple[SpokenThing, ...]
    """what the voice that speaks may say"""
    tick: Callable[[SpokenThing], None]
    line: InputField
    wrong: str
    on: Button
    turning: Turning


def draw_ticks(page: Page, view: BellView) -> None:
    """Over the Desk: voices at the left, what the one that speaks may say at the right."""
    with over_all(page):
        theme, ruler, w = page.theme, page.ruler, view.w
        page.box((0, 0, *CANVAS), theme.paper)
        inner = layout.inset(PAGE, spacing.MARGIN, spacing.L)
        with page.on(theme.paper):
            head, rest = layout.take_top(inner, max(spacing.CONTROL, ruler.line(TITLE)), spacing.M)
            title, place = layout.columns(head, REST, view.on.width(ruler), gap=spacing.M)
            page.text(title, view.title, TITLE, valign="middle", lines=1, shorten=True)
            view.on.draw(page, place)
            side, main = layout.take_left(rest, ruler.grown(_SIDE), spacing.L)
            _voices(page, side, view)
            _things(page, _line(page, main, view), view)
        shown = [("Enter", w("tick what is typed; nothing typed: the next voice")), ("Ctrl 1–8", w("team"))]
        keys(page, [*shown, ("PgDn", w("the next voice")), ("Esc", w("back"))])


def _voices(page: Page, box: Box, view: BellView) -> None:
    theme, count = page.theme, len(view.voices)
    step = min(page.ruler.line(LABEL) + page.ruler.line(SMALL) + spacing.L, box[3] / max(1, count))
    for at, (voice, place) in enumerate(zip(view.voices, layout.rows(box, *[step] * count), strict=True)):
        place = layout.take_top(place, step - spacing.XS)[0]
        is_now = at == view.at
        page.box(
            place, theme.panel, RADIUS["card"], rim=(theme.ink if is_now else theme.line, 4 if is_now else 2)
        )
        sign, words = layout.take_left(layout.inset(place, spacing.S, 0), 2 * _SIGN, spacing.S)
        mark(page, voice.mark, layout.middle(sign), min(_SIGN, place[3] * 0.36))
        codes = "  ".join(code for code, _ in voice.said)
        with page.on(theme.panel):
            if codes and place[3] >= page.ruler.line(LABEL) + page.ruler.line(SMALL):
                words, below = layout.rows(words, REST, REST)
                page.text(below, codes, SMALL, colour=theme.ink2, lines=1, shorten=True)
            page.text(words, voice.name, LABEL, valign="middle", lines=1, shorten=True)
        page.target(HitTarget(f"voice {at + 1}", place, voice.open, layer=page.layer))


def _line(page: Page, box: Box, view: BellView) -> Box:
    """The line for codes; returns what is left below."""
    place, rest = layout.take_top(box, view.line.height(page.ruler), spacing.S)
    view.line.draw(page, layout.take_left(place, min(place[2], page.ruler.grown(spacing.COLUMN / 2)))[0])
    if not view.wrong:
        return rest
    problem, rest = layout.take_top(rest, page.ruler.height(view.wrong, box[2], BODY), spacing.S)
    page.text(problem, view.wrong, BODY)
    return rest


def _things(page: Page, box: Box, view: BellView) -> None:
    """Two columns of things to say, in pages where there are more than fit."""
    ruler = page.ruler
    each = max(spacing.CONTROL, ruler.line(LABEL) + spacing.S)
    down = max(1, int((box[3] + spacing.XS) // (each + spacing.XS)))
    pages = -(-len(view.things) // (2 * down))
    if pages > 1:
        down = max(1, int((box[3] - spacing.CONTROL) // (each + spacing.XS)))
        pages = -(-len(view.things) // (2 * down))
    first = view.turning.shown(pages) * 2 * down
    shown = view.things[first : first + 2 * down]
    page.scrolls(box, partial(view.turning.scroll, pages))
    cells = layout.grid(box, len(shown), 2, gap=spacing.XS, high=each)
    for thing, cell in zip(shown, cells, strict=True):
        _thing(page, cell, view, thing)
    if pages > 1:
        label = view.w("More: {n} of {all}", n=view.turning.shown(pages) + 1, all=pages)
        more = Button(label, partial(view.turning.on, pages), "more things", "chevron-down")
        more.draw(page, layout.take_left(layout.take_bottom(box, spacing.CONTROL)[0], more.width(ruler))[0])


def _thing(page: Page, box: Box, view: BellView, thing: SpokenThing) -> None:
    theme, ruler = page.theme, page.ruler
    fill, ink = (theme.ink, theme.paper) if thing.is_said else (theme.panel, theme.ink)
    page.box(box, fill, RADIUS["card"], rim=(theme.ink, 2))
    sign, rest = layout.take_left(
        layout.inset(box, spacing.S, 0), ruler.size(LABEL) * spacing.ICON, spacing.S
    )
    if thing.is_said:
        page.icon("check", layout.middle(sign), sign[2], ink)
    code, name = layout.take_left(
        rest, max(ruler.grown(90), ruler.width(f"**{thing.code}**", LABEL)), spacing.S
    )
    with page.on(fill):
        page.text(code, f"**{thing.code}**", LABEL, colour=ink, valign="middle", lines=1)
        page.text(name, thing.name, BODY, colour=ink, valign="middle", lines=1, shorten=True)
    page.target(HitTarget(f"say {thing.code}", box, partial(view.tick, thing), layer=page.layer))


def draw_said(page: Page, view: BellView) -> None:
    """The Room: a row for each voice, in order of seats; the one that speaks in a frame."""
    theme, w = page.theme, view.w
    page.fill(theme.paper)
    inner = layout.inset((0, 0, *CANVAS), spacing.MARGIN, spacing.L)
    with page.on(theme.paper):
        title, rest = layout.take_top(inner, page.ruler.line(HEADLINE), spacing.S)
        icon, words = layout.take_left(title, title[3], spacing.S)
        page.icon("mic", layout.middle(icon), title[3] * 0.8)
        page.text(words, view.title, HEADLINE, valign="middle", lines=1, shorten=True)
        foot, rest = layout.take_bottom(rest, page.ruler.line(BODY), spacing.S)
        text = w("Words bind nobody. The sheets will show.")
        page.text(foot, text, BODY, colour=theme.ink2, valign="middle", lines=1)
    count = len(view.voices)
    high = max(_LOW, min(_HIGH, rest[3] / max(1, count)))
    for at, voice in enumerate(view.voices):
        row = (rest[0], rest[1] + at * high, rest[2], high - spacing.S)
        _said_row(page, row, voice, is_now=at == view.at, is_few=count <= _FEW)


def _said_row(page: Page, box: Box, voice: VoiceRow, *, is_now: bool, is_few: bool) -> None:
    theme = page.theme
    page.box(box, theme.panel, RADIUS["card"], rim=(theme.ink if is_now else theme.line, 8 if is_now else 2))
    sign, rest = layout.take_left(layout.inset(box, spacing.M, 0), 2 * _SIGN, spacing.S)
    mark(page, voice.mark, layout.middle(sign), _SIGN)
    name, words = layout.take_left(rest, rest[2] * 0.3, spacing.M)
    with page.on(theme.panel):
        page.text(name, voice.name, TITLE if is_few else LABEL, valign="middle", lines=1, shorten=True)
        text = _in_words(voice.said, with_names=is_few)
        page.text(words, text, BODY, valign="middle", lines=3 if is_few else 1, shorten=True)


def _in_words(said: Sequence[tuple[str, str]], *, with_names: bool) -> str:
    if not with_names:
        return "  ".join(f"**{code}**" for code, _ in said)
    return " · ".join(f"**{code}** {name}" for code, name in said)

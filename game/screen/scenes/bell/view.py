"""The bell as it is drawn: at the Desk what a voice may say, each with its tick; in the Room what all have said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.board.spoken import FEW_VOICES, SpokenThing
from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, LABEL, SMALL, TITLE
from game.design.theme import CANVAS, RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import Spoken, one_of
from game.screen.kit.input_field import InputField
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import GOLDEN, REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Act, HitTarget, Page
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.dialog import PAGE, over_all
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A team's voice, and what it has said."""

    mark: int
    name: str
    words: tuple[tuple[str, str], ...]
    """codes and what they stand for"""
    reason: str
    """in its own words; empty: none was given"""
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
            side, main = layout.columns(rest, REST, GOLDEN, gap=spacing.L)
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
            place,
            theme.panel,
            RADIUS["card"],
            rim=(theme.ink if is_now else theme.line, spacing.XS if is_now else spacing.HAIRLINE),
        )
        sign, words = layout.take_left(layout.inset(place, spacing.S, 0), spacing.XL, spacing.S)
        mark(page, voice.mark, layout.middle(sign), min(spacing.XL, place[3] - spacing.S) / 2)
        codes = "  ".join(code for code, _ in voice.words)
        with page.on(theme.panel):
            if codes and place[3] >= page.ruler.line(LABEL) + page.ruler.line(SMALL):
                words, below = layout.rows(words, REST, REST)
                page.text(below, codes, SMALL, colour=theme.ink2, lines=1, shorten=True)
            page.text(words, voice.name, LABEL, valign="middle", lines=1, shorten=True)
        page.target(
            HitTarget(f"voice {at + 1}", place, voice.open, layer=page.layer, spoken=one_of(at == view.at))
        )


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
    lines = layout.in_lines(view.things, columns=2)
    pages = layout.paged([each] * len(lines), box[3], spacing.XS)
    if len(pages) > 1:
        foot, box = layout.take_bottom(box, spacing.CONTROL, spacing.XS)
        pages = layout.paged([each] * len(lines), box[3], spacing.XS)
        _more(page, foot, view, len(pages))
    page.scrolls(box, partial(view.turning.scroll, len(pages)))
    shown = lines[pages[view.turning.shown(len(pages))]] if pages else []
    for line, place in zip(shown, layout.rows(box, *[each] * len(shown), gap=spacing.XS), strict=True):
        for thing, cell in zip(line, layout.columns(place, REST, REST, gap=spacing.XS), strict=False):
            _thing(page, cell, view, thing)


def _more(page: Page, box: Box, view: BellView, pages: int) -> None:
    label = view.w("More: {n} of {all}", n=view.turning.shown(pages) + 1, all=pages)
    more = Button(label, partial(view.turning.on, pages), "more things", "chevron-down")
    more.draw(page, layout.take_left(box, more.width(page.ruler))[0])


def _thing(page: Page, box: Box, view: BellView, thing: SpokenThing) -> None:
    theme, ruler = page.theme, page.ruler
    fill, ink = (theme.ink, theme.paper) if thing.is_said else (theme.panel, theme.ink)
    page.box(box, fill, RADIUS["card"], rim=(theme.ink, spacing.HAIRLINE))
    sign, rest = layout.take_left(
        layout.inset(box, spacing.S, 0), ruler.size(LABEL) * spacing.ICON, spacing.S
    )
    if thing.is_said:
        page.icon("check", layout.middle(sign), sign[2], ink)
    code, name = layout.take_left(
        rest, max(ruler.grown(spacing.MARK), ruler.width(f"**{thing.code}**", LABEL)), spacing.S
    )
    with page.on(fill):
        page.text(code, f"**{thing.code}**", LABEL, colour=ink, valign="middle", lines=1)
        page.text(name, thing.name, BODY, colour=ink, valign="middle", lines=1, shorten=True)
    page.target(
        HitTarget(
            f"say {thing.code}",
            box,
            partial(view.tick, thing),
            layer=page.layer,
            spoken=Spoken("", "tick", thing.is_said),
        )
    )


def draw_said(page: Page, view: BellView) -> None:
    """The Room: a row for each voice, in order of seats; the one that speaks in a frame."""
    theme, w = page.theme, view.w
    page.fill(theme.paper)
    inner = layout.inset((0, 0, *CANVAS), spacing.MARGIN, spacing.L)
    with page.on(theme.paper):
        title, rest = layout.take_top(inner, page.ruler.line(HEADLINE), spacing.S)
        icon, words = layout.take_left(title, title[3], spacing.S)
        page.icon("mic", layout.middle(icon), title[3] - spacing.S)
        page.text(words, view.title, HEADLINE, valign="middle", lines=1, shorten=True)
        foot, rest = layout.take_bottom(rest, page.ruler.line(BODY), spacing.S)
        text = w("Words bind nobody. The sheets will show.")
        page.text(foot, text, BODY, colour=theme.ink2, valign="middle", lines=1)
    count = len(view.voices)
    high = min(spacing.FIRM, rest[3] / max(1, count))
    for at, (voice, place) in enumerate(zip(view.voices, layout.rows(rest, *[high] * count), strict=True)):
        row = layout.take_top(place, high - spacing.S)[0]
        _said_row(page, row, voice, is_now=at == view.at, is_few=count <= FEW_VOICES)


def _said_row(page: Page, box: Box, voice: VoiceRow, *, is_now: bool, is_few: bool) -> None:
    theme = page.theme
    page.box(
        box,
        theme.panel,
        RADIUS["card"],
        rim=(theme.ink if is_now else theme.line, spacing.XS if is_now else spacing.HAIRLINE),
    )
    sign, rest = layout.take_left(layout.inset(box, spacing.M, 0), spacing.XL, spacing.S)
    mark(page, voice.mark, layout.middle(sign), spacing.XL / 2)
    name, words = layout.columns(rest, REST, GOLDEN, gap=spacing.M)
    with page.on(theme.panel):
        page.text(name, voice.name, TITLE if is_few else LABEL, valign="middle", lines=1, shorten=True)
        text = _in_words(voice.words, with_names=is_few)
        if voice.reason and is_few:
            text = f"{text}\n“{voice.reason}”" if text else f"“{voice.reason}”"
        page.text(words, text, BODY, valign="middle", lines=3 if is_few else 1, shorten=True)


def _in_words(words: Sequence[tuple[str, str]], *, with_names: bool) -> str:
    if not with_names:
        return "  ".join(f"**{code}**" for code, _ in words)
    return " · ".join(f"**{code}** {name}" for code, name in words)

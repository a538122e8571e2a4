"""The third zone of the Desk: what the sheet would come to, what it needs of others, and what to say now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from game.debrief.headline import headline_of
from game.design import spacing
from game.design.text_styles import FIGURE, LABEL, SMALL, TITLE
from game.preview.figures import Comparison, Preview
from game.screen.kit import layout
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page, Point
from game.screen.parts.blocks import ListLeaves, ListPart, draw_blocks, word_count
from game.screen.scenes.decide.chips import conditions
from game.screen.scenes.decide.desk_foot import draw_foot
from game.screen.scenes.decide.desk_view import DeskView
from game.text.translator import Translator

_BAR: Final = 16.0
_TICK: Final = 44.0
_BEYOND: Final = 0.15
"""of the axis, left free at each end"""


class ForecastFigure(NamedTuple):
    """A figure with the sheet: where it is now, where it would be without, and where in most tries."""

    title: str
    figure: str
    now: str
    at: int | None
    """as it is now"""
    what: Comparison
    foot: str
    without: str = ""
    """said beside the sample of its tick, once"""


def draw_forecast(page: Page, box: Box, view: DeskView) -> None:
    """Draw it; what to say stands at the foot, and what is to be mended or answered in its place."""
    w, desk = view.w, view.desk
    rest = page.flow(box, w("3 If they do this"), TITLE, spacing.S)
    rest = draw_foot(page, rest, view)
    if not view.is_open or desk.preview is None:
        text = w("Behind the curtain.") if not view.is_open else w("Trying it out …")
        page.text(rest, text, LABEL, colour=page.theme.ink2)
        return
    wide = rest[2]
    blocks = [_outcome_block(page, wide, each) for each in _outcomes(view, desk.preview)]
    blocks += _conditions(page, wide, view)
    draw_blocks(page, rest, blocks, ListLeaves(desk.lists.turning["forecast"], "more figures", gap=spacing.M))


def _outcomes(view: DeskView, preview: Preview) -> Iterator[ForecastFigure]:
    w, desk = view.w, view.desk
    column = preview.running or preview.next
    when = w("once all runs") if preview.running is not None else w("next round")
    change = column.headline.change.middle
    whole = w("all new material: {change}", change=_signed(w, column.virgin.change.middle))
    title, now = w("new material, {when}", when=when), _headline_now(view)
    at = w("now {amount}", amount=w.amount(now)) if now is not None else ""
    yield ForecastFigure(title, _signed(w, change), at, now, column.headline, whole, w("without it"))
    purse = preview.next.purses.get(desk.team.id)
    if purse is not None:
        title, held = w("purse, next round"), desk.purse_of(desk.team)
        tries = w("better in {n} of {all}", n=purse.better, all=purse.tries) if _differs(purse) else ""
        at = w("now {amount}", amount=w.money(held))
        yield ForecastFigure(title, w.money(purse.with_draft.middle), at, held, purse, tries)


def _differs(purse: Comparison) -> bool:
    return bool(purse.change.least or purse.change.most)


def _headline_now(view: DeskView) -> int | None:
    """Kilograms of replaceable new material in the last year played; none before the first."""
    records = view.session.records
    return headline_of(records[-1], view.desk.team.world).ours if records else None


def _signed(w: Translator, kg: int) -> str:
    return w("no change") if not kg else f"+{w.amount(kg)}" if kg > 0 else w.amount(kg)


def _outcome_block(page: Page, wide: float, shown: ForecastFigure) -> ListPart:
    ruler = page.ruler
    parts = (
        ruler.height(shown.title, wide, SMALL),
        ruler.line(FIGURE),
        _TICK,
        ruler.height(shown.foot, wide, SMALL),
    )
    words = word_count(shown.title, shown.figure, shown.now, shown.foot, shown.without)
    return ListPart(sum(parts), partial(_draw_outcome, shown, parts), words)


def _draw_outcome(shown: ForecastFigure, parts: tuple[float, ...], page: Page, box: Box) -> None:
    ink2, ruler = page.theme.ink2, page.ruler
    title, figure, bar, foot = layout.rows(box, *parts)
    page.text(title, shown.title, SMALL, colour=ink2)
    page.text(figure, shown.figure, FIGURE, valign="middle", lines=1)
    if (
        shown.now
        and ruler.width(shown.now, SMALL) + ruler.width(shown.figure, FIGURE) + spacing.L < figure[2]
    ):
        place = layout.take_bottom(figure, ruler.line(SMALL) + spacing.XS)[0]
        _with_tick(page, place, shown.now, is_hollow=False)
    _range(page, bar, shown)
    page.text(foot, shown.foot, SMALL, colour=ink2)
    if (
        shown.without
        and ruler.width(shown.without, SMALL) + ruler.width(shown.foot, SMALL) + spacing.L < foot[2]
    ):
        _with_tick(page, foot, shown.without, is_hollow=True)


def _with_tick(page: Page, box: Box, text: str, *, is_hollow: bool) -> None:
    """What a tick stands for, at the right of a box behind a sample of it."""
    ruler = page.ruler
    words, left = layout.take_right(box, ruler.width(text, SMALL) + 1, spacing.XS)
    line = ruler.line(SMALL)
    _tick(page, (left[0] + left[2] - spacing.XS, left[1] + line / 2), line * 0.8, is_hollow=is_hollow)
    page.text(words, text, SMALL, colour=page.theme.ink2, align="right", lines=1)


def _tick(page: Page, at: Point, high: float, *, is_hollow: bool) -> None:
    theme = page.theme
    if is_hollow:
        page.box(layout.centre((*at, 0, 0), 10, high), theme.paper, 3, rim=(theme.ink, spacing.OUTLINE))
    else:
        page.box(layout.centre((*at, 0, 0), 6, high), theme.ink)


def _range(page: Page, box: Box, shown: ForecastFigure) -> None:
    """The range with the sheet on an axis; the tall tick is now, the hollow one without the sheet."""
    theme, compared = page.theme, shown.what
    ends = [compared.with_draft.least, compared.with_draft.most, compared.without.middle]
    ends += [shown.at] if shown.at is not None else []
    least, most = min(ends), max(ends)
    span = max(1, most - least)
    x, y, wide, high = box
    middle = y + high / 2

    def at(value: int) -> float:
        share = (value - least) / span if most > least else 0.5
        return x + wide * (_BEYOND + share * (1 - 2 * _BEYOND))

    page.box((x, middle - _BAR / 2, wide, _BAR), theme.track, _BAR / 2)
    left, right = at(compared.with_draft.least), at(compared.with_draft.most)
    page.box((left - _BAR / 2, middle - _BAR / 2, right - left + _BAR, _BAR), theme.mute, _BAR / 2)
    _tick(page, (at(compared.without.middle), middle), high - spacing.XS, is_hollow=True)
    if shown.at is not None:
        _tick(page, (at(shown.at), middle), high, is_hollow=False)
    centre = at(compared.with_draft.middle), middle
    page.circle(centre, _BAR * 0.8, theme.panel, theme.ink, spacing.OUTLINE + 1)


def _conditions(page: Page, wide: float, view: DeskView) -> list[ListPart]:
    w, ruler = view.w, page.ruler
    needed = conditions(view.desk, w)[:2]
    if not needed:
        return []
    title = w("Only worth it if")
    icon = ruler.size(LABEL) * spacing.ICON + spacing.S
    heights = [ruler.height(text, wide - icon, LABEL) + spacing.XS for _, text in needed]
    high = ruler.height(title, wide, SMALL) + sum(heights) + spacing.XS
    words = word_count(title, *(text for _, text in needed))

    def draw(page: Page, box: Box) -> None:
        rest = page.flow(box, title, SMALL, spacing.XS, colour=page.theme.ink2)
        for (team, text), high in zip(needed, heights, strict=True):
            line, rest = layout.take_top(rest, high)
            sign, words = layout.take_left(line, icon - spacing.S, spacing.S)
            mark(page, team, layout.middle(sign), sign[2] / 2)
            page.text(words, text, LABEL, valign="middle")

    return [ListPart(high, draw, words)]

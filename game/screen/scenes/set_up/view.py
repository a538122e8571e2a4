"""Set-up as it is drawn: the teams at the left, the plan of the session at the right, Start below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import HEADLINE, LABEL, SMALL, TITLE, TextStyle
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button, Segments, Stepper
from game.screen.parts.dialog import PAGE
from game.screen.scenes.set_up.team_rows import TeamRow, draw_rows


@dataclass(frozen=True, slots=True)
class PlanPanel:
    """The plan of the session, and what it comes to."""

    modes: Segments
    mode: str
    """what the chosen one means"""
    steppers: tuple[Stepper, ...]
    luck: str
    """what the last of them is good for"""
    length: str
    print: Button
    elsewhere: Button
    """the same, into another folder"""
    printed: str
    rehearse: Button
    rehearsed: str
    """what a rehearsal is"""
    start: Button


@dataclass(frozen=True, slots=True)
class SetUpView:
    """The set-up at one moment."""

    title: str
    rows: tuple[TeamRow, ...]
    back: Button
    rename: Button
    """gives the session a name"""
    naming: InputField | None
    """while it is typed"""
    fewer: Button
    more: Button
    teams: str
    hint: str
    is_problem: bool
    plan: PlanPanel
    keys: tuple[tuple[str, str], ...]


_INNER = layout.inset(PAGE, spacing.L, spacing.M)


def draw_for_room(page: Page, title: str, rows: tuple[TeamRow, ...]) -> None:
    """What everybody sees of it: the teams and their firms, large."""
    with page.on(page.theme.paper):
        rest = page.flow(_INNER, title, HEADLINE, spacing.S)
        draw_rows(page, rest, rows)


def draw_set_up(page: Page, view: SetUpView) -> None:
    """All of it."""
    page.reading = "desk"
    ruler = page.ruler
    head, rest = layout.take_top(_INNER, max(spacing.CONTROL, ruler.line(HEADLINE)), spacing.M)
    side = layout.narrowest(
        (spacing.SIDE + ruler.grown(spacing.SIDE)) / 2,
        rest[2] / 2 - spacing.CONTROL,
        lambda wide: sum(high for high, _ in _parts(page, wide, view.plan)) <= rest[3],
    )
    left, right = layout.columns(rest, REST, side, gap=spacing.XL)
    with page.on(page.theme.paper):
        back, title = layout.take_left(head, spacing.CONTROL, spacing.M)
        title = _session_name(page, title, view)
        view.back.draw(page, layout.centre(back, spacing.CONTROL, spacing.CONTROL))
        page.text(title, view.title, _fitting(ruler, view.title, title[2]), valign="middle", lines=1)
        hint = _count_cells(ruler, left, view)[-1][2]
        high = max(spacing.CONTROL, ruler.height(view.hint, hint, SMALL))
        foot, teams = layout.take_bottom(left, high, spacing.S)
        draw_rows(page, teams, view.rows)
        _count(page, foot, view)
        _plan(page, right, view.plan)
    keys(page, view.keys)


def _session_name(page: Page, box: Box, view: SetUpView) -> Box:
    """What the session is called, at the right of a box; returns what is left."""
    wide = spacing.LINE if view.naming is not None else min(box[2] / 2, view.rename.width(page.ruler))
    place, rest = layout.take_right(box, wide, spacing.M)
    (view.naming or view.rename).draw(page, layout.centre(place, wide, spacing.CONTROL))
    return rest


def _fitting(ruler: Ruler, title: str, wide: float) -> TextStyle:
    """A long title is set as a title and not as a headline, or as a label."""
    return next((style for style in (HEADLINE, TITLE) if ruler.width(title, style) <= wide), LABEL)


def _count_cells(ruler: Ruler, box: Box, view: SetUpView) -> list[Box]:
    """Fewer teams, how many, more, the sign of a problem, and the hint."""
    square, sign = spacing.CONTROL, ruler.size(SMALL) * spacing.ICON if view.is_problem else 0
    return layout.columns(box, square, ruler.width(view.teams, LABEL), square, sign, REST, gap=spacing.M)


def _count(page: Page, box: Box, view: SetUpView) -> None:
    """How many teams, and what can be done with them or is wrong."""
    square = spacing.CONTROL
    fewer, count, more, sign, hint = _count_cells(page.ruler, box, view)
    view.fewer.draw(page, layout.centre(fewer, square, square))
    page.text(count, view.teams, LABEL, valign="middle", lines=1)
    view.more.draw(page, layout.centre(more, square, square))
    if view.is_problem:
        page.icon("triangle-alert", layout.middle(sign), sign[2], page.theme.flows["landfill"].edge)
    colour = None if view.is_problem else page.theme.ink2
    page.text(hint, view.hint, SMALL, colour=colour, valign="middle")


def _plan(page: Page, box: Box, plan: PlanPanel) -> None:
    """From the top: the game, its length, its luck; at the foot what it comes to, and the way on."""
    parts = list(_parts(page, box[2], plan))
    for note in (len(parts) - 1 - 1, len(parts) - 1 - 1 - 1 - 1):
        if sum(high for high, _ in parts) + spacing.XS * (len(parts) - 1) > box[3]:
            parts.pop(
                note
            )  # in large letters notes give way, what a rehearsal is first: Start stays on the page
    heights = [high for high, _ in parts]
    spare = box[3] - sum(heights) - spacing.XS * (len(parts) - 1)
    heights[-1] += max(0.0, min(spare / 2, spacing.L))
    share = max(0.0, box[3] - sum(heights)) / (len(parts) - 1)
    for (_, draw), place in zip(parts, layout.rows(box, *heights, gap=share), strict=True):
        draw(place)


def _parts(page: Page, wide: float, plan: PlanPanel) -> Iterator[tuple[float, Callable[[Box], None]]]:
    """Each part of the plan: how high it is, and how it is drawn."""
    ruler = page.ruler
    yield plan.modes.height(ruler, wide), partial(plan.modes.draw, page)
    yield _note(page, plan.mode, wide)
    for stepper in plan.steppers:
        yield stepper.height(ruler, wide), partial(stepper.draw, page)
    yield _note(page, plan.luck, wide)
    yield spacing.HAIRLINE, lambda box: page.box(box, page.theme.line)
    yield ruler.height(plan.length, wide - ruler.line(LABEL) - spacing.S, LABEL), partial(_length, page, plan)
    yield plan.print.height(ruler), partial(_prints, page, plan)
    yield _note(page, plan.printed, wide)
    yield plan.rehearse.height(ruler), partial(plan.rehearse.draw, page)
    yield _note(page, plan.rehearsed, wide)
    yield max(spacing.LARGE_CONTROL, plan.start.height(ruler)), partial(plan.start.draw, page)


def _prints(page: Page, plan: PlanPanel, box: Box) -> None:
    here, elsewhere = layout.columns(box, REST, spacing.CONTROL, gap=spacing.S)
    plan.print.draw(page, here)
    plan.elsewhere.draw(page, elsewhere)


def _note(page: Page, text: str, wide: float) -> tuple[float, Callable[[Box], None]]:
    high = page.ruler.height(text, wide, SMALL)
    return high, lambda box: _ignore(page.text(box, text, SMALL, colour=page.theme.ink2))


def _length(page: Page, plan: PlanPanel, box: Box) -> None:
    icon, text = layout.take_left(box, page.ruler.line(LABEL), spacing.S)
    page.icon("clock", layout.middle(icon), page.ruler.size(LABEL) * spacing.ICON)
    page.text(text, plan.length, LABEL, valign="middle")


def _ignore(_: object) -> None:
    """The place that a text covers is not asked for here."""

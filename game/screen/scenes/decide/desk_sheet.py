"""The Desk while teams decide, in three zones: what is typed, the open sheet, and what it would come to.

At most 110 words at once: lists take further leaves, and where something is asked or refused, that is said in place
of the script.
"""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.design import spacing
from game.design.text_styles import FIGURE, LABEL
from game.design.theme import CANVAS, KEY_BAR, RADIUS
from game.roster.setup import Team
from game.screen.kit import layout
from game.screen.kit.hit_testing import one_of
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, ButtonLook
from game.screen.parts.clock_face import clock_ring
from game.screen.scenes.decide.desk_forecast import draw_forecast
from game.screen.scenes.decide.desk_paper import draw_paper
from game.screen.scenes.decide.desk_typing import draw_typing
from game.screen.scenes.decide.desk_view import DeskView

_HEAD: Final = 108.0
_ZONES: Final = (620.0, 640.0)
"""width of the first two: the third has the rest"""


def draw_desk(page: Page, view: DeskView) -> None:
    """All of it; the list of what could be typed comes last, and takes what is left of the words."""
    theme = page.theme
    page.fill(theme.paper)
    head, rest = layout.take_top((0, 0, *CANVAS), _HEAD)
    body, _ = layout.take_bottom(rest, KEY_BAR)[::-1]
    typing, paper, forecast = layout.columns(body, *_ZONES, REST)
    page.box(paper, theme.panel)
    page.box(layout.take_left(paper, spacing.STRIPE)[0], theme.team(view.desk.team.mark).fill)
    _head(page, head, view)
    w = view.w
    page.about = w("Desk: sheet of {team}", team=view.desk.team.name)
    keys(
        page,
        [
            *([] if view.two_windows else [("F3", w("Room"))]),
            ("F8", w("bell")),
            ("F2", w("console")),
            ("F1", w("keys")),
        ],
    )
    with page.on(theme.paper):
        draw_forecast(page, layout.inset(forecast, spacing.L, spacing.M), view)
    draw_paper(page, layout.inset(layout.take_left(paper, spacing.STRIPE)[1], spacing.M), view)
    with page.on(theme.paper):
        draw_typing(page, layout.inset(typing, spacing.L, spacing.M), view)


def _head(page: Page, box: Box, view: DeskView) -> None:
    """The clock, the teams, and the way on."""
    page.box(box, page.theme.panel)
    page.box(layout.take_bottom(box, spacing.HAIRLINE)[0], page.theme.line)
    inner = layout.inset(box, spacing.M, spacing.S)
    inner = _clock(page, inner, view)
    look: ButtonLook = "primary" if len(view.sealed) == len(view.session.teams) else "plain"
    close = Button(view.w("Close round"), view.do.close_round, "reveal", style=look, key=0)
    place, inner = layout.take_right(inner, close.width(page.ruler), spacing.S)
    close.draw(page, place)
    bell = Button(
        "", lambda: Transition("bell"), name="bell", icon="mic", key=pygame.K_F8, says=view.w("bell")
    )
    place, inner = layout.take_right(inner, inner[3], spacing.S)
    bell.draw(page, place)
    if not view.two_windows:
        place, inner = layout.take_right(inner, inner[3], spacing.S)
        turn = view.do.then_line(view.do.turn_curtain)
        icon, says = (
            ("eye-off", view.w("Close the curtain")) if view.is_open else ("eye", view.w("Open the curtain"))
        )
        Button("", turn, "curtain", icon, says=says).draw(page, place)
    _teams(page, inner, view)


def _clock(page: Page, box: Box, view: DeskView) -> Box:
    """How long is left, and the hands on it; returns what is left of the box."""
    clock, ruler = view.clock, page.ruler
    ring, rest = layout.take_left(box, box[3], spacing.S)
    clock_ring(page, clock, layout.middle(ring), box[3] / 2 - spacing.XS)
    time = view.w.clock(clock.left)
    widest = "".join("0" if letter.isdigit() else letter for letter in time)
    place, rest = layout.take_left(rest, ruler.width(widest, FIGURE), spacing.S)
    page.text(place, time, FIGURE, valign="middle", lines=1)
    held = ("play", view.w("Go on")) if clock.paused else ("pause", view.w("Pause"))
    buttons = (
        ("hold", *held, view.do.hold),
        ("minute more", "plus", view.w("+ 1 min"), partial(view.do.more, 1)),
    )
    for name, icon, says, act in buttons:
        place, rest = layout.take_left(rest, box[3], spacing.XS)
        Button("", view.do.then_line(act), name, icon, says=says).draw(page, place)
    return layout.take_left(rest, spacing.S)[1]


def _teams(page: Page, box: Box, view: DeskView) -> None:
    """Each with a pencil, a lock once its sheet is in, or its bot; where there is no room for all names, the open
    one's at most."""
    ruler, teams, at = page.ruler, view.session.teams, view.desk.at
    bare = box[3] + spacing.L + spacing.S
    names = [_named(ruler, team) for team in teams]
    widths = [bare + name for name in names]
    if sum(widths) + spacing.XS * (len(teams) - 1) > box[2]:
        spare = box[2] - (bare + spacing.XS) * len(teams)
        names = [name if i == at and name <= spare else 0.0 for i, name in enumerate(names)]
        widths = [min(bare, box[2] / len(teams) - spacing.XS) + name for name in names]
    for i, (team, place) in enumerate(zip(teams, layout.columns(box, *widths, gap=spacing.XS), strict=True)):
        stroke = (page.theme.ink, spacing.OUTLINE) if i == at else (page.theme.line, spacing.HAIRLINE)
        page.box(place, page.theme.panel, RADIUS["small"], rim=stroke)
        _team(page, place, team, is_named=names[i] > 0, is_in=team.id in view.sealed)
        act = view.do.then_line(partial(view.desk.open, i))
        says = view.w("{team}: the sheet is in", team=team.name) if team.id in view.sealed else team.name
        page.target(HitTarget(f"team {team.id}", place, act, spoken=one_of(i == at, says)))


def _named(ruler: Ruler, team: Team) -> float:
    return ruler.width(team.name, LABEL) + spacing.XS


def _team(page: Page, box: Box, team: Team, *, is_named: bool, is_in: bool) -> None:
    sign, rest = layout.take_left(box, min(box[3], box[2] / 2))
    mark(page, team.mark, layout.middle(sign), sign[2] / 2 - spacing.S)
    icon, rest = layout.take_right(rest, min(spacing.L + spacing.S, box[2] / 2))
    if is_named:
        page.text(rest, team.name, LABEL, valign="middle", lines=1)
    name = "bot" if team.bot else "lock" if is_in else "pencil"
    page.icon(
        name, layout.middle(icon), icon[2] / 2 + spacing.XS, page.theme.ink if is_in else page.theme.mute
    )

"""The Desk while teams decide: teams at the left, the open sheet in the middle, deals at the right, preview below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.screen.controls import Style, button, field, keys
from game.screen.drawing.marks import mark
from game.screen.drawing.preview_strip import preview_strip
from game.screen.go import Go
from game.screen.page import Box, Page, Target
from game.session.slips.codes import called, code_of
from game.telling import tell, tell_deal
from sim.decisions import Decision
from sim.rules import Objection
from sim.rules.names import project_name

if TYPE_CHECKING:
    from game.screen.scenes.decide import Decide

_MOST_DECISIONS = 7
_MOST_CARDS = 6
_MOST_CHANCES = 5


def draw_desk(page: Page, scene: Decide) -> None:
    """All of it."""
    page.fill(page.theme.paper)
    _head(page, scene)
    _teams(page, scene)
    _sheet(page, scene)
    _cards(page, scene)
    _deals(page, scene)
    preview_strip(page, scene.desk_state, scene.w, (0, 872, 1920, 160), hidden=not scene.is_open)
    w = scene.w
    keys(
        page,
        [
            ("Enter", w("put on the sheet; with nothing typed, seal")),
            ("Ctrl 1–8", w("team")),
            ("PgDn", w("close the round")),
            ("F3", w("Room")),
            ("F2", w("console")),
            ("F1", w("keys")),
        ],
    )


def _head(page: Page, scene: Decide) -> None:
    w, paper, clock = scene.w, page.theme.paper, scene.show.clock
    title = w("Round {n} of {all}", n=scene.session.round, all=scene.session.rounds)
    page.text((40, 16, 330, 72), title, 36, "bold", None, paper, upright="middle", lines=1)
    page.text(
        (380, 10, 190, 84), w.clock(clock.left), 60, "bold", None, paper, "right", "middle", 1, tabular=True
    )
    button(page, (590, 20, 64, 64), "", scene.hold, name="hold", icon="play" if clock.paused else "pause")
    button(page, (664, 20, 64, 64), "", partial(scene.more, -1), name="minute less", icon="minus")
    button(page, (738, 20, 64, 64), "", partial(scene.more, 1), name="minute more", icon="plus")
    missing = [team.name for team in scene.session.teams if team.id not in scene.sealed]
    said = w("Missing: {teams}", teams=", ".join(missing)) if missing else w("All sheets are in.")
    said = scene.fault or said
    page.text((820, 12, 650, 84), said, 24, "semibold", None, paper, upright="middle", lines=2, shorten=True)
    if not scene.show.two_windows:
        icon = "eye-off" if scene.is_open else "eye"
        button(
            page,
            (1480, 20, 64, 64),
            "",
            lambda: setattr(scene, "is_open", not scene.is_open),
            name="curtain",
            icon=icon,
        )
    style: Style = "plain" if missing else "primary"
    button(
        page,
        (1560, 14, 320, 76),
        w("Close and reveal"),
        scene.close_round,
        name="reveal",
        icon="eye",
        style=style,
        size=28,
    )


def _teams(page: Page, scene: Decide) -> None:
    w, theme = scene.w, page.theme
    for i, team in enumerate(scene.session.teams):
        box = (40.0, 116 + i * 92.0, 400.0, 82.0)
        chosen = i == scene.desk_state.at
        page.box(box, theme.panel, 14, theme.ink if chosen else theme.line, 4 if chosen else 2)
        mark(page, team.mark, (box[0] + 46, box[1] + 41), 24)
        state = scene.session.state(team.world)
        purse = w.money(sum(state.cash.get(firm, 0) for firm in team.firms))
        page.text(
            (box[0] + 88, box[1] + 6, 252, 40), team.name, 22, "bold", upright="middle", lines=1, shorten=True
        )
        page.text((box[0] + 88, box[1] + 44, 240, 32), purse, 22, "regular", theme.ink2, lines=1)
        icon = "bot" if team.bot else "lock" if team.id in scene.sealed else "pencil"
        page.icon(icon, (box[0] + 364, box[1] + 41), 34, theme.ink if team.id in scene.sealed else theme.mute)
        page.target(Target(f"team {team.id}", box, partial(scene.desk_state.open, i)))


def _sheet(page: Page, scene: Decide) -> None:
    w, desk, theme = scene.w, scene.desk_state, page.theme
    team = desk.team
    page.box((464, 116, 800, 500), theme.panel, 16, shadow=(4, 12))
    page.box((464, 132, 12, 468), theme.team(team.mark).fill)
    title = w("Sheet of {team}", team=team.name)
    page.text((500, 126, 744, 56), title, 32, "bold", upright="middle", lines=1, shorten=True)
    field(
        page,
        (500, 188, 520, 64),
        desk.editing,
        desk.enter,
        name="entry",
        hint=w("codes: S2, R3 80, A1 yes"),
        size=28,
        secret=not scene.is_open,
    )
    if desk.is_sealed:
        button(page, (1036, 188, 208, 64), w("Open again"), desk.unseal, name="unseal", size=20)
    else:
        button(
            page,
            (1036, 188, 208, 64),
            w("Seal"),
            desk.seal,
            name="seal",
            icon="lock",
            style="primary",
            size=28,
        )
    y = _problems(page, scene, 262)
    shown = desk.sheet[:_MOST_DECISIONS]
    objections = {one.index: one for one in desk.objections()} if not desk.is_sealed else {}
    for i, decision in enumerate(shown):
        if y > 560:
            break
        y = _decision(page, scene, i, y, decision, objections.get(i))
    if not shown:
        text = w("Nothing yet: an empty sheet means “as last year”.")
        page.text((500, y + 8, 740, 60), text, 24, "regular", theme.ink2, lines=2)


def _problems(page: Page, scene: Decide, y: float) -> float:
    w, desk = scene.w, scene.desk_state
    said = [w(one.what, **one.places) if one.places else w(one.what) for one in desk.unclear]
    said += [w.heard(desk.fault)] if desk.fault else []
    for text in said[:2]:
        page.icon("triangle-alert", (518, y + 26), 28, page.theme.flows["landfill"].edge)
        page.text((544, y, 700, 52), text, 22, "semibold", upright="middle", lines=2)
        y += 58
    return y


def _decision(
    page: Page, scene: Decide, i: int, y: float, decision: Decision, objection: Objection | None
) -> float:
    w, desk, theme = scene.w, scene.desk_state, page.theme
    team = desk.team
    text = (
        tell(scene.session.plan, scene.session.state(team.world), w, decision) if scene.is_open else "• • •"
    )
    page.text((500, y, 660, 46), text, 26, "semibold", upright="middle", lines=1)
    if not desk.is_sealed:
        button(
            page,
            (1188, y - 1, 48, 48),
            "",
            partial(desk.remove, i),
            name=f"remove {i}",
            icon="x",
            style="quiet",
        )
    y += 50
    if objection is not None and scene.is_open:
        page.icon("triangle-alert", (518, y + 26), 26, theme.flows["landfill"].edge)
        page.text(
            (544, y, 690, 56),
            scene.w.heard(f"{objection.what} {objection.instead}"),
            20,
            "regular",
            theme.ink2,
            upright="middle",
            lines=2,
        )
        y += 60
    return y


def _cards(page: Page, scene: Decide) -> None:
    w, desk, theme = scene.w, scene.desk_state, page.theme
    plan = scene.session.plan
    on = {getattr(one, "project", "") for one in desk.sheet}
    for i, card in enumerate(desk.cards()[:_MOST_CARDS]):
        x, y = 464 + (i % 2) * 408, 632 + (i // 2) * 78
        chosen = card.project in on and scene.is_open
        code = code_of(desk.codes, "project", card.project)
        box: Box = (x, y, 392, 68)
        page.box(box, theme.panel, 12, theme.ink if chosen else theme.line, 3 if chosen else 2)
        page.box((x + 10, y + 14, 58, 40), theme.ink, 8)
        page.text((x + 10, y + 14, 58, 40), code, 24, "bold", theme.paper, theme.ink, "centre", "middle", 1)
        name = project_name(plan, card.project, w.language).removeprefix(f"{code} ")
        page.text((x + 76, y + 4, 312, 32), name, 20, "semibold", upright="middle", lines=1)
        cost = w.money(plan.projects[card.project].cost)
        note = (
            w.heard(card.problems[0].what)
            if card.problems
            else w("{money}, to be played as it is", money=cost)
        )
        page.text(
            (x + 76, y + 34, 312, 30),
            note if page.measure(note, 20) < 308 else cost,
            20,
            "regular",
            theme.ink2,
            upright="middle",
            lines=1,
        )
        page.target(Target(f"card {code}", box, partial(desk.toggle, code)))


def _deals(page: Page, scene: Decide) -> None:
    w, session, theme, paper = scene.w, scene.session, page.theme, page.theme.paper
    x = 1288.0
    page.text((x, 112, 330, 52), w("Deals"), 32, "bold", None, paper, upright="middle", lines=1)
    button(
        page,
        (1560, 112, 320, 56),
        w("New deal slip"),
        lambda: Go("deal", (scene.desk_state.team.world, "")),
        name="new deal",
        icon="handshake",
        size=22,
        key=pygame.K_F4,
    )
    y = 182.0
    signed = [
        one for one in session.past.basis(session.round).deals if one.world == scene.desk_state.team.world
    ]
    for one in signed[-3:]:
        page.box((x, y, 592, 130), theme.panel, 14, theme.ink, 3)
        page.icon("handshake", (x + 38, y + 65), 40)
        page.text(
            (x + 76, y + 6, 508, 118),
            "; ".join(tell_deal(session.plan, w, one.deal)),
            20,
            upright="middle",
            lines=4,
        )
        y += 140
    page.text(
        (x, y, 592, 44),
        w("Could be agreed on now"),
        24,
        "semibold",
        theme.ink2,
        paper,
        upright="middle",
        lines=1,
    )
    y += 50
    for chance in scene.desk_state.chances()[: max(1, int((850 - y) // 66))]:
        handle = scene.desk_state.codes.get(chance.code.upper())
        name = called(session.plan, handle, w.language) if handle is not None else chance.match
        page.box((x, y, 592, 58), theme.panel, 12, theme.line, 2)
        page.box((x + 10, y + 10, 72, 38), theme.ink, 8)
        page.text(
            (x + 10, y + 10, 72, 38), chance.code, 22, "bold", theme.paper, theme.ink, "centre", "middle", 1
        )
        page.text((x + 96, y, 480, 58), name, 22, "semibold", upright="middle", lines=1)
        page.target(
            Target(
                f"chance {chance.code}",
                (x, y, 592, 58),
                partial(_open_deal, scene.desk_state.team.world, chance.match),
            )
        )
        y += 66


def _open_deal(world: str, match: str) -> Go:
    return Go("deal", (world, match))

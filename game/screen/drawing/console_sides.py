"""The console's sides: the clock, and the seats."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.screen.controls import button
from game.screen.drawing.marks import mark
from game.screen.page import Page
from game.screen.theme import DARK

if TYPE_CHECKING:
    from game.screen.scenes.console import Console


def clock_side(page: Page, scene: Console) -> None:
    """The clock, large, with what is done to it in a hurry."""
    clock, w = scene.show.clock, scene.w
    page.box((152, 172, 420, 420), DARK.panel, 20)
    page.text(
        (162, 190, 400, 160),
        w.clock(clock.left),
        120,
        "bold",
        None,
        DARK.panel,
        "centre",
        "middle",
        1,
        tabular=True,
    )
    button(page, (176, 380, 180, 76), w("− 1 min"), partial(scene.more, -1), size=28, key=pygame.K_MINUS)
    button(page, (368, 380, 180, 76), w("+ 1 min"), partial(scene.more, 1), size=28, key=pygame.K_PLUS)
    label = w("Go on") if clock.paused else w("Pause")
    icon = "play" if clock.paused else "pause"
    button(
        page,
        (176, 474, 372, 96),
        label,
        scene.hold,
        name="console hold",
        icon=icon,
        style="primary",
        size=36,
        key=pygame.K_SPACE,
    )


def seats_side(page: Page, scene: Console) -> None:
    """Who plays which seat: people, or a bot."""
    page.box((1352, 172, 416, 420), DARK.panel, 20)
    page.text((1376, 184, 300, 52), scene.w("Seats"), 30, "bold", None, DARK.panel, upright="middle", lines=1)
    teams = scene.session.teams
    step = min(82.0, 340 / max(1, len(teams)))
    for i, team in enumerate(teams):
        y = 242 + i * step
        mark(page, team.mark, (1396, y + step / 2 - 2), min(22, step * 0.3))
        page.text(
            (1430, y, 176, step - 4),
            team.name,
            22,
            "semibold",
            None,
            DARK.panel,
            upright="middle",
            lines=2 if step > 56 else 1,
        )
        label = scene.w(team.bot) if team.bot else scene.w("people")
        high = min(56.0, step - 2)
        button(
            page,
            (1612, y + (step - 4 - high) / 2, 140, high),
            label,
            partial(scene.turn_seat, i),
            name=f"seat {team.id}",
            style="primary" if team.bot else "plain",
            size=20,
        )

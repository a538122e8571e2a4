"""The console around its journal: the clock, the seats, the tiles of what can be done, and what was said last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.design.theme import DARK
from game.screen.facilitator_prompt import prompt
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.phase_order import back

if TYPE_CHECKING:
    from game.screen.scenes.console.scene import Console


def head(page: Page, scene: Console) -> None:
    """Whose page this is, where the game stands, and the way back."""
    w, session = scene.w, scene.session
    covered = page.text(
        (152, 84, 420, 72),
        w("Facilitator"),
        size=44,
        weight="bold",
        ground=DARK.paper,
        valign="middle",
        lines=1,
    )
    now = prompt(scene.context, session)
    place = w("Round {n} of {all}", n=session.round, all=session.rounds)
    said = f"{place} · {now.on_time} · {now.now}"
    x = covered[0] + covered[2] + 32
    page.text(
        (x, 88, 1420 - x, 72), said, size=26, colour=DARK.ink2, ground=DARK.paper, valign="middle", lines=1
    )
    label = w("Back to the game")
    Button(label, partial(back, session), name="back to the game", size=26).draw(page, (1448, 84, 320, 64))


def clock_side(page: Page, scene: Console) -> None:
    """The clock, large, with what is done to it in a hurry."""
    clock, w, steering = scene.context.clock, scene.w, scene.steering
    page.box((152, 172, 420, 420), DARK.panel, 20)
    place = (162.0, 190.0, 400.0, 160.0)
    page.text(
        place,
        w.clock(clock.left),
        size=120,
        weight="bold",
        ground=DARK.panel,
        align="centre",
        valign="middle",
        lines=1,
        tabular=True,
    )
    less, more = partial(steering.more, -1), partial(steering.more, 1)
    Button(w("− 1 min"), less, size=28, key=pygame.K_MINUS).draw(page, (176, 380, 180, 76))
    Button(w("+ 1 min"), more, size=28, key=pygame.K_PLUS).draw(page, (368, 380, 180, 76))
    label, icon = (w("Go on"), "play") if clock.paused else (w("Pause"), "pause")
    Button(
        label, steering.hold, name="console hold", icon=icon, style="primary", size=36, key=pygame.K_SPACE
    ).draw(page, (176, 474, 372, 96))


def seats_side(page: Page, scene: Console) -> None:
    """Who plays which seat: people, or a bot."""
    page.box((1352, 172, 416, 420), DARK.panel, 20)
    page.text(
        (1376, 184, 300, 52),
        scene.w("Seats"),
        size=30,
        weight="bold",
        ground=DARK.panel,
        valign="middle",
        lines=1,
    )
    teams = scene.session.teams
    step = min(82.0, 340 / max(1, len(teams)))
    for i, team in enumerate(teams):
        y = 242 + i * step
        mark(page, team.mark, (1396, y + step / 2 - 2), min(22, step * 0.3))
        page.text(
            (1430, y, 176, step - 4),
            team.name,
            size=22,
            weight="semibold",
            ground=DARK.panel,
            valign="middle",
            lines=2 if step > 56 else 1,
            shorten=True,
        )
        label = scene.w(team.bot) if team.bot else scene.w("people")
        high = min(56.0, max(44.0, step - 2))
        Button(
            label,
            partial(scene.steering.turn_seat, i),
            name=f"seat {team.id}",
            style="primary" if team.bot else "plain",
            size=20,
        ).draw(page, (1612, y + (step - 4 - high) / 2, 140, high))


def actions(page: Page, scene: Console) -> None:
    """Twelve tiles, each with its key."""
    w, steering = scene.w, scene.steering
    found: list[tuple[str, str, str, Callable[[], Transition | None], int]] = [
        ("zap", w("Bring an event"), "E", partial(steering.open, "event"), pygame.K_e),
        ("coins", w("Adjust cash"), "A", partial(steering.open, "cash"), pygame.K_a),
        ("flag", w("End the game here"), "X", partial(steering.open, "end"), pygame.K_x),
        ("split", w("Fork this game"), "K", partial(steering.open, "fork"), pygame.K_k),
        ("save", w("Save a copy"), "S", steering.copy, pygame.K_s),
        ("copy", w("Second copy"), "C", partial(steering.open, "mirror"), pygame.K_c),
        ("monitor-off", w("Blank the Room"), ".", scene.blank, pygame.K_PERIOD),
        ("volume-2" if scene.context.settings.sound else "volume-x", w("Sounds"), "M", scene.sounds, 0),
        ("languages", w("Language"), "L", scene.language, pygame.K_l),
        ("a-large-small", w("Text size"), "T", scene.text_size, pygame.K_t),
        ("moon", w("Dark or light"), "D", scene.colours, pygame.K_d),
        ("keyboard", w("Keys"), "F1", partial(Transition, "keys"), 0),
    ]
    for i, (icon, label, key, act, code) in enumerate(found):
        box = (152 + (i % 4) * 408.0, 612 + (i // 4) * 104.0, 392.0, 92.0)
        _tile(page, box, icon, label, key, act, code)


def _tile(
    page: Page, box: Box, icon: str, label: str, key: str, act: Callable[[], Transition | None], code: int
) -> None:
    x, y, wide, high = box
    ground = DARK.sunk if page.hovers(box) else DARK.panel
    page.box(box, ground, 16, DARK.line, 2.5)
    page.icon(icon, (x + 44, y + high / 2), 36, DARK.ink)
    cap = max(44.0, page.measure(key, 22, "semibold") + 20)
    room = wide - 80 - cap - 28
    page.text(
        (x + 80, y, room, high),
        label,
        size=26,
        weight="semibold",
        colour=DARK.ink,
        ground=ground,
        valign="middle",
        lines=2,
    )
    place = (x + wide - cap - 20, y + 24, cap, 44.0)
    page.box(place, ground, 8, DARK.ink2, 2)
    page.text(
        place,
        key,
        size=22,
        weight="semibold",
        colour=DARK.ink,
        ground=ground,
        align="centre",
        valign="middle",
        lines=1,
    )
    page.target(HitTarget(f"action {key}", box, act, code, layer=page.layer))


def foot(page: Page, scene: Console) -> None:
    """What happened, or went wrong; else that all is on the disk, and where else."""
    w, steering, session = scene.w, scene.steering, scene.session
    page.icon("triangle-alert" if session.read_only else "shield-check", (170, 962), 36, DARK.ink2)
    count = session.past.last
    kept = w.many("{n} line, written to disk", "{n} lines, all written to disk", count)
    if session.mirror is not None:
        kept = f"{kept} · {w('Second copy: {path}', path=session.mirror)}"
    said = steering.said or session.read_only or kept
    if steering.runner is not None:
        said = w("The years are played again …")
    weight, colour = ("semibold", DARK.ink) if steering.said else ("regular", DARK.ink2)
    place = (204.0, 928.0, 1560.0, 68.0)
    page.text(
        place,
        said,
        size=24,
        weight=weight,  # type: ignore[arg-type]
        colour=colour,
        ground=DARK.paper,
        valign="middle",
        lines=2,
        shorten=True,
    )

"""The journal in the console: what was decided, newest first; the chosen line can be undone or edited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.design.theme import DARK
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.widgets import Button
from game.session.entries import Edited, Redone, Undone
from game.session.history import Item
from game.text.translator import Translator

if TYPE_CHECKING:
    from game.screen.scenes.console.scene import Console

_SHOWN = 5
_STEP = 68.0
_SIGNS: Final = {
    "deal": "handshake",
    "inject": "zap",
    "adjust_cash": "coins",
    "undo": "undo-2",
    "redo": "redo-2",
    "edit": "pencil",
    "clock": "clock",
    "guess": "thumbs-up",
    "ended": "flag",
}
"""a line of no team → its sign"""


def console_journal(page: Page, scene: Console, box: Box) -> None:
    """Draw it."""
    x, y, wide, _ = box
    page.box(box, DARK.panel, 20)
    title = scene.w("What was decided")
    page.text(
        (x + 28, y + 12, wide - 160, 52),
        title,
        size=30,
        weight="bold",
        ground=DARK.panel,
        valign="middle",
        lines=1,
    )
    found = scene.steering.items()
    scene.at = max(0, min(scene.at, len(found) - 1))
    for name, icon, by in (("newer line", "chevron-up", -1), ("older line", "chevron-down", 1)):
        place = (x + wide - 72 - (60 if by < 0 else 0), y + 10, 52.0, 52.0)
        Button("", partial(_move, scene, by), name=name, icon=icon, style="quiet").draw(page, place)
    first = max(0, min(scene.at - 2, len(found) - _SHOWN))
    for i, one in enumerate(found[first : first + _SHOWN]):
        _line(page, scene, (x + 20, y + 72 + i * _STEP, wide - 40, 60), first + i, one)


def _move(scene: Console, by: int) -> None:
    scene.at += by


def _hidden(w: Translator, one: Item, team: str) -> str:
    """A sheet of the round under way: whose it is and what was done to it, not what stands on it."""
    sheet = w("Sheet of {team}, sealed (hidden)", team=team)
    match one.entry:
        case Undone():
            return w("Undone: {what}", what=sheet)
        case Redone():
            return w("Counts again: {what}", what=sheet)
        case Edited():
            return w("Edited: {what}", what=sheet)
    return sheet


def _line(page: Page, scene: Console, box: Box, at: int, one: Item) -> None:
    x, y, wide, high = box
    w, steering = scene.w, scene.steering
    chosen = at == scene.at
    ground = DARK.sunk if chosen else DARK.panel
    page.box(box, ground, 12, DARK.ink if chosen else None, 3 if chosen else 0)
    secret = steering.hides(one)
    team = next(
        (each for each in scene.session.teams if each.id == getattr(steering.turned(one), "team", "")), None
    )
    text = _hidden(w, one, team.name) if secret and team is not None else w.heard(one.text)
    text = text if one.counts else w("{line} (does not count)", line=text)
    can_turn = chosen and (one.can_undo or one.can_redo)
    can_edit = chosen and one.can_edit and not secret
    taken = (164 if can_turn else 0) + (60 if can_edit else 0)
    if team is not None:
        mark(page, team.mark, (x + 30, y + high / 2), 15)
    elif one.entry.line in _SIGNS:
        page.icon(_SIGNS[one.entry.line], (x + 30, y + high / 2), 28, DARK.ink2)
    colour, weight = (DARK.ink, "semibold") if one.counts else (DARK.ink2, "regular")
    room = wide - 66 - taken
    page.text(
        (x + 56, y, room, high),
        text,
        size=22,
        weight=weight,  # type: ignore[arg-type]
        colour=colour,
        ground=ground,
        valign="middle",
        lines=2,
    )
    target = (x, y, wide - taken - 4, high)
    page.target(HitTarget(f"line {one.line}", target, partial(setattr, scene, "at", at), layer=page.layer))
    if can_edit:
        place = (x + wide - taken, y + 5, 52.0, 50.0)
        Button("", partial(steering.edit, one), name=f"edit {one.line}", icon="pencil").draw(page, place)
    if can_turn:
        label, icon = (w("Undo"), "undo-2") if one.can_undo else (w("Redo"), "redo-2")
        place = (x + wide - 156, y + 5, 148.0, 50.0)
        act = partial(scene.turn, one)
        Button(label, act, name=f"turn {one.line}", icon=icon, style="primary", size=22).draw(page, place)

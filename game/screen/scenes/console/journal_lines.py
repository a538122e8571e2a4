"""The journal as the console shows it: what was decided, newest first; the chosen line can be undone or edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from game.design.text_styles import SMALL
from game.roster.setup import Team
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.widgets import Button
from game.screen.scenes.console.journal_view import JournalLine
from game.screen.scenes.console.model import ConsoleModel
from game.session.entries import Edited, Redone, Undone
from game.session.history import Item
from game.text.translator import Translator

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
Do = Callable[[Item], None]


def journal_lines(model: ConsoleModel, turn: Do, edit: Do) -> tuple[JournalLine, ...]:
    """All lines worth showing."""
    return tuple(_line(model, i, item, turn, edit) for i, item in enumerate(model.items()))


def _line(model: ConsoleModel, at: int, item: Item, turn: Do, edit: Do) -> JournalLine:
    team = _team(model, item)
    return JournalLine(
        text=_text(model, item, team),
        counts=item.counts,
        target=HitTarget(f"line {item.line}", (0, 0, 0, 0), partial(model.choose, at)),
        mark=team.mark if team is not None else None,
        icon=_SIGNS.get(item.entry.line, ""),
        controls=tuple(_controls(model, item, turn, edit)) if at == model.at else (),
    )


def _team(model: ConsoleModel, item: Item) -> Team | None:
    key = getattr(model.subject(item), "team", "")
    return next((team for team in model.session.teams if team.id == key), None)


def _text(model: ConsoleModel, item: Item, team: Team | None) -> str:
    w = model.w
    text = _hidden(w, item, team.name) if model.hides(item) and team is not None else w.say(item.text)
    return text if item.counts else w("{line} (does not count)", line=text)


def _hidden(w: Translator, item: Item, team: str) -> str:
    """A sheet of the round under way: whose it is and what was done to it, not what stands on it."""
    sheet = w("Sheet of {team}, sealed (hidden)", team=team)
    match item.entry:
        case Undone():
            return w("Undone: {what}", what=sheet)
        case Redone():
            return w("Counts again: {what}", what=sheet)
        case Edited():
            return w("Edited: {what}", what=sheet)
    return sheet


def _controls(model: ConsoleModel, item: Item, turn: Do, edit: Do) -> Iterator[Button]:
    """What can be done with the chosen line."""
    if model.can_edit(item):
        yield Button("", partial(edit, item), f"edit {item.line}", "pencil", says=model.w("Edit"))
    if item.can_undo or item.can_redo:
        label, icon = (model.w("Undo"), "undo-2") if item.can_undo else (model.w("Redo"), "redo-2")
        yield Button(label, partial(turn, item), f"turn {item.line}", icon, "primary", SMALL)

"""Keys and letters that edit a line of text."""

from __future__ import annotations

from typing import Final

import pygame

from game.screen.kit.key_presses import is_letter, is_plain, text_of
from game.screen.kit.text_field import EditKey, TextField

_EDITS: Final[dict[int, EditKey]] = {
    pygame.K_BACKSPACE: "back",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
}


def take(editing: TextField, event: pygame.Event) -> bool:
    """Let an event edit the text; whether it was one for a text."""
    if event.type == pygame.TEXTINPUT:
        editing.insert(text_of(event))
        return True
    if event.type != pygame.KEYDOWN:
        return False
    if event.mod & pygame.KMOD_CTRL:
        return _with_ctrl(editing, event.key)
    if event.key == pygame.K_ESCAPE and editing.clears and editing.text:
        editing.set("")
        return True
    if event.key in _EDITS:
        editing.edit(_EDITS[event.key])
        return True
    return is_letter(event) and is_plain(event)


def _with_ctrl(editing: TextField, key: int) -> bool:
    if key == pygame.K_v:
        editing.insert(pygame.scrap.get_text())
    elif key == pygame.K_u:
        editing.set("")
    elif key == pygame.K_a:
        editing.select()
    elif key == pygame.K_z:
        return editing.undo()
    else:
        return False
    return True

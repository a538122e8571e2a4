"""What a key press means. It is read from key and modifiers; what the event says of letters is not trusted."""

from __future__ import annotations

from typing import Final

import pygame

_ALTGR: Final = pygame.KMOD_RALT | pygame.KMOD_MODE
_SHORTCUTS: Final = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META
_NO_LETTER: Final = 1 << 30
"""from here on keys are those of no letter: arrows, function keys, the number block"""
_NUMBER_BLOCK: Final = range(pygame.K_KP_DIVIDE, pygame.K_KP_PERIOD + 1)


def only_types(event: pygame.Event) -> bool:
    """Whether a press types and does nothing else: AltGr is Ctrl with Alt on Windows, and the right Alt elsewhere."""
    both = event.mod & pygame.KMOD_CTRL and event.mod & pygame.KMOD_ALT
    return bool(both or event.mod & _ALTGR)


def is_plain(event: pygame.Event) -> bool:
    """Whether no key of shortcuts is held: Ctrl, Alt, or the one with the system's sign."""
    return not event.mod & _SHORTCUTS


def is_letter(event: pygame.Event) -> bool:
    """Whether the key is that of a letter, a figure, a sign or a blank."""
    key = event.key
    if key in _NUMBER_BLOCK:
        return bool(key != pygame.K_KP_ENTER)
    return bool(pygame.K_SPACE <= key < _NO_LETTER and key != pygame.K_DELETE)


def text_of(event: pygame.Event) -> str:
    """What was typed; nothing where the event holds no text."""
    return event.text if isinstance(event.text, str) else ""

"""What keys are called: as the keyboards of a language print them, from one table for each language."""

from __future__ import annotations

from typing import Final

from game.text.translator import Translator

KEYS: Final = "Ctrl|Shift|Enter|Space|PgUp|PgDn|Tab|Esc|Backspace"
"""as the program and its pages write them, apart by `|`"""


def caps(w: Translator) -> dict[str, str]:
    """A key as it is written in English → what its cap bears in this language; as in English where none is said."""
    # Translators: names of keys as your keyboards print them, apart by | and in this order
    printed = w("Ctrl|Shift|Enter|Space|PgUp|PgDn|Tab|Esc|Backspace")
    return dict(zip(KEYS.split("|"), printed.split("|"), strict=False))


def on_keyboard(w: Translator, keys: str) -> str:
    """Keys such as "Ctrl + Z" as this language's keyboards print them; what is no name of a key stays."""
    for key, cap in caps(w).items():
        keys = keys.replace(key, cap)
    return keys

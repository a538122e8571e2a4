"""What comes from outside: the letters, sizes and depths that a file of any kind may hold.

Scenarios, decisions, sessions, settings: all pass here before anybody works with them, and what is shown on a
terminal passes here too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

DEEPEST: Final = 20
"""levels of groups and lists within one another"""
LONGEST_TEXT: Final = 5_000
"""letters of one text"""
LONGEST_NUMBER: Final = 30
"""digits of one number"""

_CONTROLS: Final = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - {"\n", "\t"}
_LINES: Final = frozenset("\u2028\u2029")
_TURNED: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070))))
"""letters that turn the direction of what follows, so that it reads otherwise than it is"""
_FORBIDDEN: Final = _CONTROLS | _LINES | _TURNED
_ESCAPED: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in _FORBIDDEN}
"""as JSON writes them, so that JSON stays JSON"""


def bad_letter(text: str) -> str:
    """The first letter that no text may hold: a control character, a turn of direction, half of a pair. "" for none."""
    if text.isprintable():  # most are, and that is told fast
        return ""
    return next((letter for letter in text if letter in _FORBIDDEN or _is_no_letter(letter)), "")


def escaped(text: str) -> str:
    """The text with every letter spelled out that would command a terminal, or deceive its reader."""
    return text if text.isprintable() else text.translate(_ESCAPED)


def flaw(data: object, packed: Collection[str] = (), deepest: int = DEEPEST) -> str | None:
    """Where plain data breaks the rules, by the keys that lead there (`scenario.about.title`); None if nowhere.

    `packed`: keys whose text may be of any length; `deepest`: levels that it may have.
    """
    if isinstance(data, str):
        return "" if len(data) > LONGEST_TEXT or bad_letter(data) else None
    if isinstance(data, int):
        return "" if abs(data) >= 10**LONGEST_NUMBER else None
    if not isinstance(data, dict | list):
        return None
    if not deepest:
        return ""
    for key, part in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(key, str) and (len(key) > LONGEST_TEXT or bad_letter(key)):
            return ""
        is_packed = key in packed and isinstance(part, str)
        place = ("" if bad_letter(part) else None) if is_packed else flaw(part, packed, deepest - 1)
        if place is not None:
            return f"{key}.{place}".rstrip(".")
    return None


def _is_no_letter(letter: str) -> bool:
    """Half of a pair, or a number that stands for no letter in any text."""
    code = ord(letter)
    return 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE

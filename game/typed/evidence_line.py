"""A sheet of statements as it is typed, a line a person: the sign, then a digit for each statement (`et17 42531`)."""

from __future__ import annotations

from typing import Final

from game.typed.unclear import not_read

_LONGEST: Final = 20
"""letters of a sign"""
_OPEN: Final = "-–−."
"""may stand for a statement that was left open, as 0 does"""
_LIKE: Final = "et17", "4253142531"


def read_marks(text: str, statements: int) -> tuple[str, tuple[int, ...]]:
    """(sign, a mark from 1 to 5 for each statement, 0 where it was left open). Raises NotReadError."""
    sign, _, typed = text.strip().lower().partition(" ")
    marks = ["0" if letter in _OPEN else letter for letter in typed if not letter.isspace() and letter != ","]
    if not 0 < len(sign) <= _LONGEST or len(marks) != statements or not set(marks) <= set("012345"):
        raise not_read(
            "This is no sheet.",
            "Write the code word, then {n} marks from 1 to 5, as in {example}. 0 where a mark is open.",
            n=str(statements),
            example=f"{_LIKE[0]} {_LIKE[1][:statements]}",
        )
    return sign, tuple(int(mark) for mark in marks)

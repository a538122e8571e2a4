"""What is read first in a sentence."""

from __future__ import annotations

from typing import Final

_WITHIN: Final = ".,\u00a0"
"""stands between the digits of a number, as a blank before another digit does"""


def strong_numbers(text: str) -> str:
    """A sentence with `**` around each number, its per cent sign included: the Room reads them first."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = _end_of_number(text, at)
        pieces.append(f"**{text[at:end]}**" if end > at else text[at])
        at = max(end, at + 1)
    return "".join(pieces)


def _end_of_number(text: str, begin: int) -> int:
    """Where the number ends that begins here; here if none does."""
    end = begin
    while end < len(text) and (text[end].isdecimal() or (end > begin and _goes_on(text, end))):
        end += 1
    if end > begin and text[end : end + 1] == "%":
        return end + 1
    is_apart = end > begin and text[end : end + 1].isspace() and text[end + 1 : end + 2] == "%"
    return end + 2 if is_apart else end


def _goes_on(text: str, at: int) -> bool:
    return text[at] in _WITHIN or (text[at].isspace() and text[at + 1 : at + 2].isdecimal())


def apart(text: str) -> tuple[str, str]:
    """A text and the question on which it ends; no question if it ends on none."""
    if not text.endswith("?"):
        return text, ""
    cut = max(text.rfind(f"{end} ") for end in ".!?:")
    return text[: cut + 1], text[cut + 1 :].strip()

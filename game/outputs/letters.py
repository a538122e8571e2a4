"""The letters that the fonts of the screen and of the hand-outs have, and what a text has beside them."""

from __future__ import annotations

import unicodedata
from functools import cache

from game.resources import ASSETS


def lacking(text: str) -> str:
    """The letters of a text that no font of Kierto's can show, each once, in their order."""
    if text.isascii():
        return ""
    return "".join(
        letter for letter in dict.fromkeys(text) if ord(letter) not in _known() and _is_seen(letter)
    )


def _is_seen(letter: str) -> bool:
    """Whether a reader would miss it: joiners and the like have no shape of their own."""
    return unicodedata.category(letter) not in ("Cc", "Cf") and not 0xFE00 <= ord(letter) <= 0xFE0F


@cache
def _known() -> frozenset[int]:
    """What every weight of the typeface has."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it takes a tenth of a second to load

    fonts = sorted((ASSETS / "fonts").glob("*.ttf"))
    return frozenset.intersection(*(frozenset(TTFont(font, lazy=True).getBestCmap()) for font in fonts))

"""The letters of a report: Inter, within the page, for the characters that stand on it.

Cutting a font down takes longer than all the rest of a report. So what European names and this program's own
sentences are written with lies ready, cut by `python -m tools.cut_fonts`; any other text has its own cut.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Set
from typing import Final

from game.resources import ASSETS

FONTS: Final = ASSETS / "fonts"
READY: Final = ASSETS / "report"
WEIGHTS: Final = {400: "Inter-Regular", 600: "Inter-SemiBold", 700: "Inter-Bold"}
"""as style sheets count them → the font"""
USUAL: Final = frozenset(
    {*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”„•…‰€−₂₃→←↑↓≤≥≈●▲◆■\u2009\u202f")}
)
"""the characters that lie ready"""
_LAYOUT: Final = ["kern", "tnum", "liga", "calt", "ccmp", "locl", "mark"]


def lettering(text: str) -> str:
    """The style sheet's lines that bring Inter along, for these characters, in every weight that is used."""
    wanted = {ord(letter) for letter in text if letter >= " "}
    return "\n".join(_face(weight, name, wanted) for weight, name in WEIGHTS.items())


def _face(weight: int, name: str, wanted: Set[int]) -> str:
    font = (READY / f"{name}.woff").read_bytes() if wanted <= USUAL else cut(name, wanted)
    source = f"url(data:font/woff;base64,{base64.b64encode(font).decode('ascii')}) format('woff')"
    return f"@font-face {{ font-family: Inter; font-weight: {weight}; src: {source}; }}"


def cut(name: str, wanted: Set[int]) -> bytes:
    """A font with these characters only, always the same bytes for the same characters."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(FONTS / f"{name}.ttf", recalcTimestamp=False) as font:
        small = Subsetter(Options(flavor="woff", layout_features=_LAYOUT))
        small.populate(unicodes=wanted)
        small.subset(font)
        font.flavor = "woff"
        kept = io.BytesIO()
        font.save(kept)
    return kept.getvalue()

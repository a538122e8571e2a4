"""The page's own letters: Inter with just the characters that the page uses, inside the page itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from game.resources import ASSETS

FONTS: Final = ASSETS / "fonts"
_WEIGHTS: Final = {400: "Inter-Regular.ttf", 600: "Inter-SemiBold.ttf", 700: "Inter-Bold.ttf"}


def lettering(text: str) -> str:
    """The style sheet's lines that bring Inter along, for these characters, in every weight that is used."""
    wanted = {ord(letter) for letter in text}
    return "\n".join(_face(weight, FONTS / file, wanted) for weight, file in _WEIGHTS.items())


def _face(weight: int, path: Path, wanted: Iterable[int]) -> str:
    data = base64.b64encode(_subset(path, wanted)).decode("ascii")
    source = f"url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face {{ font-family: Inter; font-weight: {weight}; src: {source}; }}"


def _subset(path: Path, wanted: Iterable[int]) -> bytes:
    """A font with these characters only, always the same bytes for the same characters."""
    options = Options(flavor="woff", layout_features=["kern", "tnum", "liga", "calt", "ccmp", "locl", "mark"])
    with TTFont(path, recalcTimestamp=False) as font:
        small = Subsetter(options)
        small.populate(unicodes=wanted)
        small.subset(font)
        font.flavor = "woff"
        kept = io.BytesIO()
        font.save(kept)
    return kept.getvalue()

"""The fonts of paper, read once for all papers: reading them takes longer than drawing a page. A paper cuts its
fonts to the letters that it has, so each gets copies that nothing was cut from."""

from __future__ import annotations

from copy import copy, deepcopy
from functools import cache
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.fonts import TTFFont

from game.resources import ASSETS

_FILES: Final = {"": "Inter-Regular.ttf", "B": "Inter-Bold.ttf"}
_SHAPING: Final = ("GDEF", "GPOS", "GSUB")
"""tables of a font that tell how letters are shaped, which the library for PDF does not do: reading them takes long"""


def unused_fonts() -> dict[str, TTFFont]:
    """Inter in both weights by what the library calls them, of which no letter is used yet."""
    return {key: _unused(font) for key, font in _read().items()}


@cache
def _read() -> dict[str, TTFFont]:
    pdf = FPDF()
    for weight, file in _FILES.items():
        pdf.add_font("Inter", weight, ASSETS / "fonts" / file)
    return {key: font for key, font in pdf.fonts.items() if isinstance(font, TTFFont)}


def _unused(font: TTFFont) -> TTFFont:
    """A copy that shares what never changes: the widths of letters and their names."""
    fresh = copy(font)
    fresh.desc, fresh.missing_glyphs = copy(font.desc), []
    fresh.ttfont = TTFont(font.ttffile, recalcTimestamp=False, lazy=True)
    for table in _SHAPING:
        del fresh.ttfont[table]
    fresh.subset = deepcopy(
        font.subset, {id(font): fresh}
    )  # as it was read: of no letter yet, and of this copy
    return fresh

"""A4 paper: Inter, the colours of the screen's light theme, and the few things that are drawn on it. Millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal

from fpdf import FPDF
from fpdf.enums import Align, RenderStyle, XPos, YPos
from fpdf.prefs import ViewerPreferences

from game.design.team_shapes import CORNERS, SHAPES
from game.design.theme import LIGHT, Colour
from game.outputs.handouts.fonts import unused_fonts
from game.outputs.handouts.lines import broken
from game.resources import ASSETS

WIDE, HIGH, EDGE = 210.0, 297.0, 14.0
FULL = WIDE - 2 * EDGE
TOP, BOTTOM = 16.0, HIGH - 18
_LINE: Final = 1.28
"""height of a line, in sizes of its letters"""
_MM: Final = 25.4 / 72
_LARGE: Final = 1.3
LEAST: Final = 8.0
"""points: nothing is printed smaller, even where room is scarce"""
Weight = Literal["regular", "bold"]
Where = Literal["left", "centre", "right"]
_ALIGN: Final = {"left": Align.L, "centre": Align.C, "right": Align.R}


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How a text is printed."""

    size: float
    """points, before large print"""
    weight: Weight = "regular"
    colour: Colour = LIGHT.ink
    align: Where = "left"


BODY: Final = PrintStyle(11)
TEXT: Final = PrintStyle(12)
HEADING: Final = PrintStyle(13, "bold")
LABEL: Final = PrintStyle(12, "bold", LIGHT.ink2)
ASIDE: Final = PrintStyle(12, colour=LIGHT.ink2)
NOTE: Final = PrintStyle(11, colour=LIGHT.ink2)


@dataclass(frozen=True, slots=True)
class PaperForm:
    """How hand-outs are printed."""

    large: bool = False
    """in large print"""
    letter: bool = False
    """on paper of 8.5 by 11 inches: the pages of A4, a little smaller"""
    language: str = "en"
    """what a reader that speaks them is told"""

    poster: bool = False
    """one sheet of A0 on its side: a page of A4 on its side, four times as large"""

    @property
    def shrunk(self) -> float:
        """How much smaller than on A4 everything is; on a poster, larger."""
        if self.poster:
            return _A0
        return _LETTER[1] / HIGH if self.letter else 1.0

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet, in mm of A4."""
        if self.poster:
            return HIGH, WIDE
        return (_LETTER[0] / self.shrunk, HIGH) if self.letter else (WIDE, HIGH)


_LETTER: Final = (215.9, 279.4)
"""mm"""
_A0: Final = 4.0
"""times as long as a sheet of A4"""
A4: Final = PaperForm()


class Paper:
    """Pages of one document."""

    def __init__(self, title: str, foot: str, form: PaperForm = A4) -> None:
        self.form = form
        self.left = 0.0 if form.poster else (form.page[0] - WIDE) / 2
        """where the page of A4 begins on the sheet"""
        self.pdf = FPDF(unit=form.shrunk / _MM, format=form.page)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(title)
        self.pdf.set_lang(form.language)
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.pdf.set_creator("Kierto")
        self.pdf.fonts.update(unused_fonts())
        self._broken: dict[tuple[float, str, float, Weight], Sequence[str]] = {}
        self._words: dict[tuple[str, Weight], float] = {}
        self.foot = foot
        self.band: int | None = None
        """the mark of the team whose pages follow"""
        self.scale = _LARGE if form.large else 1.0

    def bytes(self) -> bytes:
        """The document as a file."""
        return bytes(self.pdf.output())

    def page(self) -> None:
        """A new page, with what stands at its foot."""
        self.pdf.add_page()
        if self.band is not None:
            self.box((0, 0, WIDE, 5), LIGHT.team(self.band).fill, None, 0)
        self._written((EDGE, self.form.page[1] - 11), FULL, self.foot, PrintStyle(8, colour=LIGHT.ink2))

    def entry(self, title: str, level: int = 0) -> None:
        """A line of the document's outline that leads to this page."""
        self.pdf.start_section(title, level)

    def go_on(self, y: float, high: float) -> float:
        """Where something so high goes on: here, or at the top of a new page."""
        if y + high <= BOTTOM:
            return y
        self.page()
        return TOP

    # --- text -------------------------------------------------------------------------------------
    def text(
        self, at: tuple[float, float], wide: float, text: str, style: PrintStyle, *, high: float | None = None
    ) -> float:
        """Wrapped text from its upper left corner, smaller if it would not fit so high; the y below it."""
        size = style.size * self.scale
        while high is not None and size > LEAST and self._high(wide, text, size, style.weight) > high:
            size -= 0.5
        return self._written(at, wide, text, replace(style, size=size))

    def height(self, wide: float, text: str, style: PrintStyle) -> float:
        """How high wrapped text would stand."""
        return self._high(wide, text, style.size * self.scale, style.weight)

    def _written(self, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        self.pdf.set_text_color(*style.colour)
        self.pdf.set_xy(at[0] + self.left, at[1])
        high = style.size * _LINE * _MM
        for line in self._lines(wide, text, style.size, style.weight):
            self.pdf.cell(wide, high, line, align=_ALIGN[style.align], new_x=XPos.LEFT, new_y=YPos.NEXT)
        return self.pdf.get_y()

    def _high(self, wide: float, text: str, size: float, weight: Weight) -> float:
        return len(self._lines(wide, text, size, weight)) * size * _LINE * _MM

    def _lines(self, wide: float, text: str, size: float, weight: Weight) -> Sequence[str]:
        """The lines of a text. Kept, since sheets repeat."""
        self._letters(size, weight)
        key = wide, text, size, weight
        if key not in self._broken:
            self._broken[key] = broken(text, wide, partial(self._wide, size, weight))
        return self._broken[key]

    def _wide(self, size: float, weight: Weight, word: str) -> float:
        """How wide a word is, in mm: letters grow with their size, so each word is measured once."""
        if (word, weight) not in self._words:
            self._words[word, weight] = self.pdf.get_string_width(word) / size
        return self._words[word, weight] * size

    def _letters(self, size: float, weight: Weight) -> None:
        self.pdf.set_font("Inter", "B" if weight == "bold" else "", size * self.form.shrunk)
        self.pdf.c_margin = 0

    # --- shapes -----------------------------------------------------------------------------------
    def box(
        self,
        box: tuple[float, float, float, float],
        fill: Colour | None,
        edge: Colour | None = None,
        round_: float = 2,
    ) -> None:
        """A box with round corners."""
        style = RenderStyle.DF if fill and edge else RenderStyle.F if fill else RenderStyle.D
        if fill:
            self.pdf.set_fill_color(*fill)
        if edge:
            self.pdf.set_draw_color(*edge)
            self.pdf.set_line_width(0.3)
        x, y, wide, high = box
        self.pdf.rect(
            x + self.left, y, wide, high, style=style, round_corners=round_ > 0, corner_radius=round_
        )

    def line(self, at: tuple[float, float], to: tuple[float, float], colour: Colour = LIGHT.mute) -> None:
        """A thin line: where something is written, or where paper is cut."""
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(0.25)
        self.pdf.line(at[0] + self.left, at[1], to[0] + self.left, to[1])

    def cut(self, at: tuple[float, float], to: tuple[float, float]) -> None:
        """A dashed line to cut along."""
        self.pdf.set_dash_pattern(1.5, 1.5)
        self.line(at, to)
        self.pdf.set_dash_pattern()

    def ring(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """A shape without an edge."""
        self.pdf.set_fill_color(*fill)
        self.pdf.polygon([(x + self.left, y) for x, y in points], style=RenderStyle.F)

    def stroke(
        self, points: Sequence[tuple[float, float]], colour: Colour, wide: float, dash: float = 0.0
    ) -> None:
        """A line through points; dashed, if a dash has a length."""
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(wide)
        self.pdf.set_dash_pattern(dash, dash)
        self.pdf.polyline([(x + self.left, y) for x, y in points])
        self.pdf.set_dash_pattern()

    def chip(self, at: tuple[float, float], code: str, high: float = 8) -> float:
        """A code, white on black; how wide it is."""
        size = max(LEAST, high * 1.55)
        self._letters(size, "bold")
        wide = max(high * 1.5, self.pdf.get_string_width(code) + high * 0.7)
        self.box((*at, wide, high), LIGHT.ink, None, high / 5)
        self._written(
            (at[0], at[1] + (high - size * _LINE * _MM) / 2),
            wide,
            code,
            PrintStyle(size, "bold", LIGHT.panel, "centre"),
        )
        return wide

    def mark(self, centre: tuple[float, float], radius: float, team: int) -> None:
        """A team's colour and shape."""
        hue, shape = LIGHT.team(team), SHAPES[team % len(SHAPES)]
        x, y = centre[0] + self.left, centre[1]
        self.pdf.set_fill_color(*hue.fill)
        self.pdf.set_draw_color(*hue.edge)
        self.pdf.set_line_width(radius / 6)
        if shape in CORNERS:
            points = [(x + dx * radius, y + dy * radius) for dx, dy in CORNERS[shape]]
            self.pdf.polygon(points, style=RenderStyle.DF)
        elif shape == "circle":
            self.pdf.circle(x, y, radius, style=RenderStyle.DF)
        elif shape == "square":
            self.pdf.rect(
                x - radius * 0.86, y - radius * 0.86, 1.72 * radius, 1.72 * radius, style=RenderStyle.DF
            )
        else:
            arm = radius * 0.36
            self.pdf.rect(x - arm, y - radius, 2 * arm, 2 * radius, style=RenderStyle.F)
            self.pdf.rect(x - radius, y - arm, 2 * radius, 2 * arm, style=RenderStyle.F)

    def picture(self, name: str, box: tuple[float, float, float, float], shows: str) -> None:
        """A firm's model, as on the map; in words for those who do not see it."""
        x, y, wide, high = box
        path = ASSETS / "models" / f"{name}.svg"
        self.pdf.image(path, x + self.left, y, wide, high, keep_aspect_ratio=True, alt_text=shows)

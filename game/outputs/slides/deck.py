"""The slides as one file that office programs open: title, sentence, body, foot, and notes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from game.design.theme import LIGHT, Colour
from game.outputs.office.packing import settled
from game.outputs.slides.charts import SMALL, Box, add_chart, rgb, spoken_in
from game.outputs.slides.slide import Slide, SlideChart, SlideTable

_WIDE, _HIGH = 12_192_000, 6_858_000
"""EMU of a slide of 16 by 9"""
_EDGE: Final = 560_000
_FULL: Final = _WIDE - 2 * _EDGE
_TITLE_ONLY: Final = 5
"""which layout of the library's own template"""
_MADE: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST_TITLE: Final = 255
"""letters that a property of a file may have"""
_TITLE: Final[Box] = (_EDGE, 330_000, _FULL, 800_000)
_FIRST: Final[Box] = (_EDGE, 1_300_000, _FULL, 1_700_000)
"""of the first slide: room for two lines"""
_LEAD: Final[Box] = (_EDGE, 1_130_000, _FULL, 560_000)
_BODY: Final[Box] = (_EDGE, 1_720_000, _FULL, 4_250_000)
_FOOT: Final[Box] = (_EDGE, 6_080_000, _FULL, 520_000)


def deck(slides: Iterable[Slide], title: str, language: str) -> bytes:
    """All slides. The same contents make the same bytes."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = Emu(_WIDE), Emu(_HIGH)
    about = shown.core_properties
    about.author = about.last_modified_by = "Kierto"
    about.language, about.created, about.modified = language, _MADE, _MADE
    about.title = title[:_LONGEST_TITLE]
    for slide in slides:
        _add(shown, slide, language)
    out = io.BytesIO()
    shown.save(out)
    return settled(out.getvalue())


def _add(shown: Any, slide: Slide, language: str) -> None:
    made = shown.slides.add_slide(shown.slide_layouts[_TITLE_ONLY])
    made.background.fill.solid()
    made.background.fill.fore_color.rgb = rgb(LIGHT.paper)
    down = 1_900_000 if slide.is_first else 0
    heading = made.shapes.title
    box = _FIRST if slide.is_first else _TITLE
    heading.left, heading.top, heading.width, heading.height = map(Emu, box)
    _write(heading.text_frame, (slide.title,), Letters(44 if slide.is_first else 36, LIGHT.ink, True))
    if slide.lead:
        _text(made, _lowered(_LEAD, down), (slide.lead,), Letters(20, LIGHT.ink2))
    if isinstance(slide.body, SlideChart):
        add_chart(made, slide.body, _BODY)
    elif isinstance(slide.body, SlideTable):
        _table(made, slide.body)
    elif slide.body:
        _text(made, _lowered(_BODY, down * 6 // 5), slide.body, Letters(26, LIGHT.ink))
    if slide.foot:
        _text(made, _FOOT, (slide.foot,), Letters(20, LIGHT.flows["recovered"].edge, True))
    made.notes_slide.notes_text_frame.text = slide.say
    for part in (made, made.notes_slide):
        spoken_in(part._element, language)


def _lowered(box: Box, down: int) -> Box:
    left, top, wide, high = box
    return left, top + down, wide, min(high, _HIGH - top - down)


class Letters(NamedTuple):
    """How a text looks."""

    size: int
    """in points"""
    colour: Colour
    is_bold: bool = False


def _text(slide: Any, box: Box, lines: Iterable[str], letters: Letters) -> None:
    _write(slide.shapes.add_textbox(*map(Emu, box)).text_frame, lines, letters)


def _write(frame: Any, lines: Iterable[str], letters: Letters) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for at, line in enumerate(lines):
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        paragraph.alignment = 1  # left
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(letters.size), letters.is_bold
        run.font.color.rgb = rgb(letters.colour)
        paragraph.space_after = Pt(letters.size / 2)


def _table(slide: Any, table: SlideTable) -> None:
    rows = (table.heads, *table.rows)
    box = map(Emu, (*_BODY[:3], 480_000 * len(rows)))
    made = slide.shapes.add_table(len(rows), len(table.heads), *box).table
    made.horz_banding = False
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = made.cell(at, column)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(_row_colour(at))
            _write(cell.text_frame, (text,), Letters(SMALL + 2, LIGHT.ink if at else LIGHT.panel, not at))


def _row_colour(at: int) -> Colour:
    if not at:
        return LIGHT.flows["recovered"].edge
    return LIGHT.panel if at % 2 else LIGHT.sunk

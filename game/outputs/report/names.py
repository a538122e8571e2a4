"""The files of a report, as they lie in its folder, and what each of them is known by."""

from __future__ import annotations

from typing import Final

from game.outputs.report.tables import TABLES, packed_mark, packed_name, weeks_mark, weeks_name
from game.text.csv_text import beginnings

PAGE: Final = "report.html"
PAGE_MARK: Final = '<meta name="generator" content="Kierto">'
"""what the page is known by"""
REPLAY: Final = "replay.html"
REPLAY_MARK: Final = '<meta name="generator" content="Kierto replay">'
"""what the page that plays the years is known by"""
TEAMS: Final = "teams.pdf"
TEAMS_MARK: Final = "/Creator (Kierto)"
"""what the pages of the teams are known by"""
WORKBOOK: Final = "tables.xlsx"
SLIDES: Final = "slides.pptx"
OFFICE_MARK: Final = "<dc:creator>Kierto</dc:creator>"
"""what workbooks and slides are known by: it lies in them unpacked"""
FILES: Final = {
    PAGE: (PAGE_MARK,),
    REPLAY: (REPLAY_MARK,),
    TEAMS: (TEAMS_MARK,),
    WORKBOOK: (OFFICE_MARK,),
    SLIDES: (OFFICE_MARK,),
    **{f"{name}.csv": beginnings(table.columns) for name, table in TABLES.items()},
    **{packed_name(name): (packed_mark(name),) for name in TABLES},
    **{weeks_name(name): (weeks_mark(name),) for name, table in TABLES.items() if table.has_weeks},
}
"""name → texts of which every such file holds one"""

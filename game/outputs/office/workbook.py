"""The tables of a report as one workbook: typed figures, names in the session's language, headings that stay."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from game.outputs.office.packing import settled

Figure = str | int | float | None
Look = str
"""a form of numbers: `FORMS`"""
FORMS: Final[Mapping[Look, str]] = {
    "text": "@",
    "plain": "0",
    "whole": "#,##0",
    "amount": "#,##0.000",
    "money": "#,##0.00",
    "number": "#,##0.###",
    "share": "0.0%",
}
_FORMULA: Final = ("=", "+", "-", "@")
"""a text that begins so bears the mark of a text, so that it stays one when somebody edits it"""
_LONGEST: Final = 32_767
"""letters that fit in a cell"""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class Head(NamedTuple):
    """What stands above a column, its unit included; how wide it is in letters, and how its figures look."""

    text: str
    wide: int
    look: Look = "text"


class SheetTable(NamedTuple):
    """A sheet of the workbook."""

    title: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Figure]]


def workbook(title: str, about: Sequence[str], sheets: Iterable[SheetTable]) -> bytes:
    """The whole workbook: first what it is, then its tables. The same contents make the same bytes."""
    out = io.BytesIO()
    with Workbook(out, dict(_OPTIONS)) as book:
        book.set_properties({"title": title, "author": "Kierto"})
        book.set_size(1800, 1200)
        _front(book, title, about)
        for sheet in sheets:
            _SheetWriter(book, sheet).write()
    return settled(out.getvalue())


def _front(book: Any, title: str, about: Sequence[str]) -> None:
    sheet = book.add_worksheet("Kierto")
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title[:_LONGEST], book.add_format({"bold": True, "font_size": 18}))
    for at, line in enumerate(about, 2):
        sheet.write_string(at, 0, line[:_LONGEST])


class _SheetWriter:
    """One table being written."""

    def __init__(self, book: Any, table: SheetTable) -> None:
        self.table = table
        self.sheet = book.add_worksheet(table.title)
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        self.forms = [book.add_format({"num_format": FORMS[head.look]}) for head in table.heads]
        self.as_text = book.add_format({"num_format": "@", "quote_prefix": True})

    def write(self) -> None:
        """Headings that stay while the rest moves, a filter, then row by row."""
        for column, head in enumerate(self.table.heads):
            self.sheet.set_column(column, column, head.wide, self.forms[column])
            self.sheet.write_string(0, column, head.text, self.head)
        last = 0
        for last, row in enumerate(self.table.rows, 1):
            self._row(last, row)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, last, len(self.table.heads) - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def _row(self, at: int, row: Sequence[Figure]) -> None:
        for column, figure in enumerate(row):
            if isinstance(figure, str):
                if figure:
                    form = self.as_text if figure.startswith(_FORMULA) else self.forms[column]
                    self.sheet.write_string(at, column, figure[:_LONGEST], form)
            elif figure is not None:
                self.sheet.write_number(at, column, figure, self.forms[column])


def wide(rows: Iterable[tuple[tuple[Figure, ...], str, Figure]]) -> tuple[list[str], Iterator[list[Figure]]]:
    """Rows of (whose, name, figure) with a column a name: the names, and a row for each whose."""
    by_whose: dict[tuple[Figure, ...], dict[str, Figure]] = {}
    for whose, name, figure in rows:
        by_whose.setdefault(whose, {})[name] = figure
    names = list(dict.fromkeys(chain.from_iterable(by_whose.values())))
    return names, ([*whose, *(figures.get(name) for name in names)] for whose, figures in by_whose.items())


def figures_behind(categories: Sequence[str], columns: Sequence[tuple[str, Sequence[Figure]]]) -> bytes:
    """The figures of one chart as the workbook behind it: a row for each category, a column for each series."""
    out = io.BytesIO()
    with Workbook(out, dict(_OPTIONS)) as book:
        sheet = book.add_worksheet("Sheet1")
        for at, category in enumerate(categories, 1):
            sheet.write_string(at, 0, category)
        for column, (name, figures) in enumerate(columns, 1):
            sheet.write_string(0, column, name)
            for at, figure in enumerate(figures, 1):
                if isinstance(figure, int | float):
                    sheet.write_number(at, column, figure)
    return out.getvalue()

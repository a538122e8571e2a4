"""Tables as CSV, as programs and English spreadsheets read it, or as the spreadsheets of most of Europe do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal

Row = Sequence[object]
TableStyle = Literal["plain", "excel"]
"""plain: commas between columns and decimal points; excel: semicolons, decimal commas and the mark of UTF-8, so
that a Finnish, Swedish or German spreadsheet shows columns and numbers"""
STYLES: Final[tuple[TableStyle, ...]] = ("plain", "excel")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""beginnings that a spreadsheet would take for a formula"""
_MARK: Final = "\ufeff"


def csv_text(rows: Iterable[Row], style: TableStyle = "plain") -> str:
    """A table, its first row the names of its columns."""
    out = io.StringIO(_MARK if style == "excel" else "", newline="")
    out.seek(0, io.SEEK_END)
    table = csv.writer(out, delimiter=";" if style == "excel" else ",", lineterminator="\n")
    table.writerows([_cell(cell, style) for cell in row] for row in rows)
    return out.getvalue()


def beginnings(columns: Sequence[str]) -> tuple[str, ...]:
    """How a table of these columns begins, in any style: what it is known by."""
    return tuple(separator.join(columns) for separator in (",", ";"))


def _cell(cell: object, style: TableStyle) -> object:
    """What people typed must not begin like a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    if isinstance(cell, float | Decimal):
        written = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
        return written.replace(".", ",") if style == "excel" else written
    return cell

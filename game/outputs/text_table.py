"""Tables in plain text: columns of words on the left, columns of numbers on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

WIDTH: Final = 100
"""No line of a table is longer."""
_GAP: Final = "  "


def lay_out(rows: Sequence[Sequence[str]], *, words: int = 1) -> list[str]:
    """Lines of equal columns: the first `words` columns stand left, the others right.

    Every row has the same number of cells; an empty row (no cells) gives an empty line.
    """
    filled = [row for row in rows if row]
    widths = [max(len(row[at]) for row in filled) for at in range(len(filled[0]))] if filled else []
    return [_line(row, widths, words) if row else "" for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], words: int) -> str:
    cells = [
        cell.ljust(width) if at < words else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return _GAP.join(cells).rstrip()

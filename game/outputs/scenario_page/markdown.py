"""Markdown, the little of it that the page needs: tables, and texts that cannot break one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

URL: Final = re.compile(r"https?://[^\s<>]*[^\s<>,;.)]")
"""An address in a text; a sentence's own signs at its end do not belong to it."""
_SIGNS: Final = re.compile(r"([\\`*|<[])")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, and an empty one after it; nothing at all where there are no rows."""
    body = [_row(row) for row in rows]
    return [_row(heads), _row(["---"] * len(heads)), *body, ""] if body else []


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """An author's text on one line, with no sign that Markdown would take for its own."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def tidy(text: str) -> str:
    """A sentence out of which something was taken: no space before a comma, no sign left hanging."""
    closed = re.sub(r"\s+([,;])", r"\1", " ".join(text.split()))
    return re.sub(r"[,;](?=[,;])", "", closed).strip(" ,;")

"""What a misspelt word may have been meant for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from heapq import nsmallest
from itertools import islice

_MOST_KNOWN, _MOST_COMPARED, _LONGER = 1_000, 5, 4
"""Comparing words takes time: of very many known ones, only those of about the same letters are compared."""


def suggestion(wrong: object, known: Iterable[str]) -> str | None:
    """The known word most like a wrong one, if any is."""
    word = str(wrong)[:60]
    letters = set(word)
    about = (key for key in islice(known, _MOST_KNOWN) if abs(len(key) - len(word)) <= _LONGER)
    alike = nsmallest(_MOST_COMPARED, about, key=lambda key: len(letters.symmetric_difference(key)))
    close = difflib.get_close_matches(word, alike, n=1, cutoff=0.6)
    return close[0] if close else None

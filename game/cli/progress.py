"""A bar for work that takes longer than a moment, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

Item = TypeVar("Item")
_MOMENT: Final = 1.0
"""Seconds before a bar appears."""


def with_progress(items: Iterable[Item], total: int, unit: str) -> Iterator[Item]:
    """The same items, with a bar on standard error if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm

    yield from tqdm(items, total=total, unit=unit, delay=_MOMENT, leave=False)

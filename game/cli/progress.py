"""A bar for work that takes longer than a moment, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_MOMENT: Final = 1.0
"""Seconds before a bar appears."""


@contextmanager
def progress(total: int, unit: str) -> Iterator[Callable[[], object]]:
    """A function to call after each piece of work; it moves a bar if standard error is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from tqdm import tqdm

    with tqdm(total=total, unit=unit, delay=_MOMENT, leave=False) as bar:
        yield bar.update

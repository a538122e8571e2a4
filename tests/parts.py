"""What is tried in each run of many alike: the others carry the marker `whole`, and are tried before a release."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def one_of(every: int, values: Iterable[Any]) -> list[Any]:
    """The first of so many in each run, the first of the next so many too, and so on."""
    return [some(value, nth % every == 0) for nth, value in enumerate(values)]


def some(value: Any, in_each_run: bool) -> Any:
    """A value of a test's parameter that is tried in each run, or only before a release."""
    return value if in_each_run else pytest.param(value, marks=pytest.mark.whole)

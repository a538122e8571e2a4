"""Random lines of which it is known what was meant: read so, or asked about; the whole of it before a release."""

from __future__ import annotations

import pytest

from tests.typed.fuzz import tried


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.whole)])
def test_no_line_is_read_with_a_word_that_means_nothing_or_as_something_else(count: int) -> None:
    tally = tried(count, seed=11)
    assert tally.unread == []
    assert tally.off == []
    assert tally.read > count * 0.6
    assert tally.asked > count * 0.1

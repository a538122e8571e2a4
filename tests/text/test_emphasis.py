"""Numbers in a sentence are strong, with the spaces between their thousands and their per cent sign."""

from __future__ import annotations

import pytest

from game.text.emphasis import strong_numbers


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Nothing is counted here.", "Nothing is counted here."),
        ("By 2030 it is 12.5 % more", "By **2030** it is **12.5 %** more"),
        ("1\u00a0700\u00a0000 t, 3,5\u00a0% and 7%", "**1\u00a0700\u00a0000** t, **3,5\u00a0%** and **7%**"),
        ("12 000 t of slag", "**12 000** t of slag"),
        ("40", "**40**"),
        ("", ""),
        ("% of 5", "% of **5**"),
    ],
)
def test_numbers_are_strong(text: str, strong: str) -> None:
    assert strong_numbers(text) == strong

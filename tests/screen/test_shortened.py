"""A name that is too long loses its end; a figure is shown whole or not at all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.screen.kit.text_layout import Span, TextBounds, lay_short

FONTS: Final[Any] = SimpleNamespace(width=lambda text, size, weight="regular": round(len(text) * size / 2))
FIGURES: Final = ("2026", "+3,9\xa0M€", "12\u202f500\xa0t", "A12", "−0.4\xa0M€")
WORDS: Final = ("Kaupunki", "gains", "only", "after")


def shown(text: str, wide: int) -> str:
    """What is left of a text on one line."""
    laid = lay_short(FONTS, (Span(text, "regular"),), TextBounds(40, 40, wide, 60, lines=1))
    return " ".join(word.text for line in laid.lines for word in line)


@given(st.lists(st.sampled_from((*FIGURES, *WORDS)), min_size=1, max_size=8), st.integers(10, 1500))
@example(["0,13\xa0M€"], 100)
def test_no_figure_is_cut(words: list[str], wide: int) -> None:
    left = shown(" ".join(words), wide)
    kept = left.removesuffix("…").rstrip().split(" ")
    for whole, word in zip(words, kept, strict=False):
        assert word == whole or (whole in WORDS and whole.startswith(word))


@pytest.mark.parametrize("name", ["Minerals and more", "9" * 40, "x" * 600])
def test_a_name_keeps_its_beginning(name: str) -> None:
    left = shown(name, 240)
    assert left.endswith("…")
    assert name.startswith(left.removesuffix("…"))
    assert len(left) > 5

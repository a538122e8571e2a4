"""Lines on paper: as the library for PDF would break them, measured word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.outputs.handouts.lines import broken

TEXTS = st.text(alphabet="ab \u00a0\n", max_size=60)


def test_a_text_breaks_at_blanks_and_line_ends_and_at_no_other_place() -> None:
    lines = ("Kuljetus 3 €/t:", "ottaja", "", "B5")
    assert broken("Kuljetus 3\u00a0€/t: ottaja\n\nB5\n", 16, len) == lines
    assert broken("kaatopaikkajätteen vero", 10, len) == ("kaatopaikk", "ajätteen", "vero")
    assert broken("", 10, len) == ("",)


@given(TEXTS, st.integers(1, 12))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, wide: int) -> None:
    lines = broken(text, wide, len)
    assert all(len(line) <= wide for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())

"""Numbers as each language writes them: the same as its conventions (CLDR) say, half units going to the even one."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal

from game.text.languages import languages, locale_of
from game.text.translator import NO_BREAK, Translator

_EXACT = (0, -0.4, 0.5, 1.5, 2.5, 0.15, 0.25, 0.35, 9.995, 999.5, 1e-7, 1e15, 1e16, 1e22, -1234567)


@pytest.mark.parametrize("language", languages())
def test_a_number_is_written_as_its_language_writes_it(language: str) -> None:
    w = Translator(language)
    drawn = [(n * 7919 % 10**9 - 5 * 10**8) / part for n in range(400) for part in (1, 4, 7, 10, 1000)]
    for value in (*_EXACT, *drawn):
        for digits in range(4):
            pattern = "#,##0" + ("." + "0" * digits if digits else "")
            usual = format_decimal(value, format=pattern, locale=locale_of(language))
            assert w.number(value, digits) == usual.replace("-", "−").replace(" ", NO_BREAK)


def test_a_number_of_any_size_can_be_written() -> None:
    assert Translator("en").number(10**30) == "1" + ",000" * 10

"""Keys are called what the keyboards of a language print, on screens and in sentences alike."""

from __future__ import annotations

import re

import pytest

from game.text.key_caps import KEYS, caps, on_keyboard
from game.text.languages import catalogue, languages
from game.text.translator import Translator

TRANSLATED = [tag for tag in languages() if tag != "en"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_language_has_one_table_of_all_keys(language: str) -> None:
    assert len(catalogue(language).gettext(KEYS).split("|")) == len(KEYS.split("|"))


@pytest.mark.parametrize("language", TRANSLATED)
def test_sentences_call_keys_what_the_table_does(language: str) -> None:
    other = [key for key, cap in caps(Translator(language)).items() if cap != key]
    said = getattr(catalogue(language), "_catalog", {})
    wrong = [
        text
        for text in map(str, said.values())
        if text != said[KEYS] and any(re.search(rf"\b{key}\b", text) for key in other)
    ]
    assert wrong == []


def test_keys_together_are_said_one_by_one() -> None:
    w = Translator("de")
    assert on_keyboard(w, "Ctrl + / Ctrl −") == "Strg + / Strg −"
    assert on_keyboard(w, "PgDn · PgUp") == "Bild↓ · Bild↑"
    assert on_keyboard(w, "F2") == "F2"


def test_money_is_written_as_each_language_does() -> None:
    assert [Translator(tag).money(420_000_000).replace("\u00a0", " ") for tag in ("en", "fi", "sv", "de")] == [
        "4.2 M€", "4,2 M€", "4,2 M€", "4,2 Mio. €",
    ]  # fmt: skip
    assert Translator("de").money(-85_000_00, signed=True).replace("\u00a0", " ") == "−85 Tsd. €"

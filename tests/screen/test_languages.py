"""Whoever plays in Finnish or Swedish meets no English."""

from __future__ import annotations

import re

import pytest

from tests.screen.test_layout import studio
from tools.gallery.pictures import pictures

ENGLISH = re.compile(
    r"\b(the|of|and|is|with|not|has|your|this|for|from|are|nobody|round|team|year|years)\b", re.IGNORECASE
)
AUTHORS = ("title.broken", "news")
"""A scenario's faults and sources are for its author, in English."""


@pytest.mark.whole
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_page_says_anything_in_english(language: str) -> None:
    camera = studio("kemi-tornio", language)
    english = []
    for picture in pictures():
        camera.clear(two=picture.two)
        picture.put(camera)
        for kind in picture.kinds:
            texts = [one.text for one in camera.draw(kind).written]
            english += [f"{picture.name}: {text}" for text in texts if ENGLISH.search(text)]
    assert not [one for one in english if not one.startswith(AUTHORS)]

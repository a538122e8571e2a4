"""The Desk says little at once, in every language and state, and all of it grows with the text size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from game.screen.kit.page import Page
from game.screen.kit.turning import Turning
from game.screen.parts.blocks import MOST_WORDS, ListLeaves, ListPart, in_leaves, word_count
from game.screen.scenes.decide.desk_foot import sentences
from tests.screen.checks import grows
from tests.screen.test_layout import studio
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures

SCALES = (1.0, 1.5)
PEOPLES = ("en", "fi", "sv")
"""the languages of the shipped regions; others by `tests/screen/test_layout.py`"""
DESKS = [
    one
    for one in pictures()
    if one.name.startswith(("decide.", "deal."))
    and "desk" in one.kinds
    and not one.name.startswith("deal.signed")
]


@cache
def drawn(name: str) -> tuple[tuple[str, float, Page], ...]:
    """A state of the Desk in each language and text size: (language, size of text, page)."""
    picture = next(one for one in DESKS if one.name == name)
    return tuple(_drawn(picture))


def _drawn(picture: Picture) -> Iterator[tuple[str, float, Page]]:
    camera = studio("kemi-tornio")
    camera.clear(two=picture.two)
    picture.put(camera)
    for language in PEOPLES:
        camera.settings.language = language
        for camera.settings.text_scale in SCALES:
            camera.dress()
            yield language, camera.settings.text_scale, camera.draw("desk")
    camera.settings.language, camera.settings.text_scale = "en", 1.0


@pytest.mark.parametrize("name", [one.name for one in DESKS])
def test_the_desk_says_no_more_than_110_words_at_once(name: str) -> None:
    for language, scale, page in drawn(name):
        said = [written.text for written in page.written]
        assert word_count(*said) <= MOST_WORDS, (language, scale, said)


def test_nine_texts_in_ten_of_the_desk_grow_as_much_as_was_chosen() -> None:
    texts = [
        text for one in DESKS for _, scale, page in drawn(one.name) for text in page.written if scale > 1
    ]
    small = sorted({text.text for text in texts if not grows(text, SCALES[-1])})
    assert sum(grows(text, SCALES[-1]) for text in texts) >= 0.9 * len(texts), small


def test_a_leaf_holds_what_there_is_room_and_words_for_and_at_least_one_part() -> None:
    blocks = [
        ListPart(high, lambda page, box: None, words) for high, words in ((10, 5), (10, 5), (10, 5), (99, 50))
    ]
    leaves = ListLeaves(Turning(), "list", words=12, gap=0)
    assert [len(leaf) for leaf in in_leaves(blocks, 25, leaves, 0)] == [2, 1, 1]
    assert [len(leaf) for leaf in in_leaves(blocks, 25, leaves, 3)] == [1, 1, 1, 1]


def test_a_sentence_of_the_script_is_never_broken_within_quotation_marks() -> None:
    text = "The argument: who pays. Say: “One minute. No talking!” Then go on."
    assert list(sentences(text)) == [
        "The argument: who pays.",
        "Say: “One minute. No talking!”",
        "Then go on.",
    ]

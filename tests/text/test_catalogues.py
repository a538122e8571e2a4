"""Every sentence of the game is said in every language that has a folder."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import IO

import pygame.freetype
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tools.locale import update
from tools.locale.places import PLACES, places, said_above

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "assets" / "locale"
LANGUAGES = update.translated()
REMEDY = "Run `python -m tools.locale.update`, translate what it lists in kierto.po, and run it again."


FOUND = update.sentences()


def catalogue(language: str) -> Catalog:
    with update.catalogue(language).open("rb") as file:
        return read_po(file, locale=language)


def content(compiled: IO[bytes]) -> tuple[str, dict[tuple[str, ...], list[str]]]:
    """What a compiled catalogue says: its rule for plurals, and sentence → translation.

    Its header is left out but for that rule: it holds the version of the library that wrote it.
    """
    read = read_mo(compiled)
    return read.plural_forms, {tuple(texts(one.id)): texts(one.string) for one in read if one.id}


def texts(of: object) -> list[str]:
    return [of] if isinstance(of, str) else [str(one) for one in of]  # type: ignore[attr-defined]


def pairs(language: str) -> list[tuple[str, str]]:
    """Every sentence beside its translation; plurals form by form."""
    return [
        (english, translated)
        for one in catalogue(language)
        if one.id
        for english, translated in zip(texts(one.id), texts(one.string), strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    missing = update.missing(update.updated(language, FOUND))
    assert not missing, f"{len(missing)} sentences lack {language}, as {missing[:5]}. {REMEDY}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_sentence(language: str) -> None:
    marks = re.compile(r"\{\w*\}")
    wrong = [
        pair for pair in pairs(language) if sorted(marks.findall(pair[0])) != sorted(marks.findall(pair[1]))
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_strong_in_a_sentence_is_strong_in_its_translation(language: str) -> None:
    assert not [pair for pair in pairs(language) if pair[0].count("**") != pair[1].count("**")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_it_does_in_english(language: str) -> None:
    wrong = [
        pair
        for pair in pairs(language)
        for end in (".", "?", "…")
        if pair[0].endswith(end) != pair[1].endswith(end)
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_game_reads_is_what_was_translated(language: str) -> None:
    written = BytesIO()
    write_mo(written, catalogue(language))
    written.seek(0)
    with update.catalogue(language).with_suffix(".mo").open("rb") as kept:
        assert content(kept) == content(written), f"kierto.mo of {language} is old. {REMEDY}"


def test_an_old_compiled_catalogue_is_seen() -> None:
    kept, changed = BytesIO(), BytesIO()
    old, new = catalogue("fi"), catalogue("fi")
    changed_message = next(message for message in new if message.id and isinstance(message.string, str))
    changed_message.string = f"{changed_message.string}!"
    for file, one in ((kept, old), (changed, new)):
        write_mo(file, one)
        file.seek(0)
    assert content(kept) != content(changed)


def test_every_letter_can_be_drawn() -> None:
    pygame.freetype.init()
    font = pygame.freetype.Font(str(ROOT / "assets" / "fonts" / "Inter-Regular.ttf"), 20)
    letters = sorted(
        {letter for language in LANGUAGES for pair in pairs(language) for letter in "".join(pair)}
    )
    drawn = zip(letters, font.get_metrics("".join(letters)), strict=True)
    assert not [letter for letter, size in drawn if size is None and letter != "\n"]


def test_a_sentence_stands_where_it_is_said() -> None:
    unfound = [place.rpartition(":")[0] for place in update.unfound()]
    names_and_what_was_typed = {
        f"game/screen/{name}.py"
        for name in ("parts/typing_problem", "scenes/set_up/scene", "scenes/console/scene")
    } | {"game/typed/unclear.py", "game/cli/sheet.py"}
    messages_made_of_their_parts = {
        "sim/rules/refusals.py",
        "game/session/errors.py",
        "game/session/message_codec.py",
        "sim/message.py",
        "sim/scenario/problems.py",
        "sim/scenario/explain.py",
    }
    tables_of_sentences = {f"game/outputs/scenario_page/{name}.py" for name in ("labels", "news")}
    known = tables_of_sentences | names_and_what_was_typed | messages_made_of_their_parts
    assert set(unfound) <= known, f"Write the sentence itself into w(…): {unfound}"


def test_translators_are_told_what_stands_in_each_place() -> None:
    sentences = [one.sentence for one in FOUND]
    assert not [(text, place) for text in sentences for place in places(text) if place not in PLACES]


def test_a_comment_above_a_sentence_is_told_to_its_translators() -> None:
    lines = ["x = 1", "# Translators: {name}: a team", "# that left", "w(", "# other", "w("]
    assert said_above(lines, 4) == "{name}: a team that left"
    assert said_above(lines, 6) == ""
    name = next(one for one in catalogue("fi") if one.id == "English")
    assert name.auto_comments == ["what your language calls itself, such as Suomi"]

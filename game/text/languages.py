"""The languages of the game: English, in which its sentences are written, and one more for each folder of translations.

A folder bears the language's tag (`fi`, `pt-BR`) and holds `LC_MESSAGES/kierto.mo`. How the language calls
itself is its translation of the sentence "English".
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.resources import ASSETS

if TYPE_CHECKING:
    from babel import Locale

SOURCE: Final = "en"
"""the language of the sentences in the source"""
LOCALES: Final = ASSETS / "locale"
MORE_LOCALES: Final = "KIERTO_LOCALE"
"""environment variable: one more folder of languages, for whoever tries out a translation"""
CATALOGUE: Final = Path("LC_MESSAGES") / "kierto.mo"


def languages() -> Mapping[str, str]:
    """Tag → what the language calls itself: English first, the others in the order of their tags."""
    tags = sorted({path.parents[1].name for folder in _folders() for path in folder.glob(f"*/{CATALOGUE}")})
    return {tag: _own_name(tag) for tag in (SOURCE, *(tag for tag in tags if tag != SOURCE))}


def catalogue(tag: str) -> NullTranslations:
    """The translations of a language; none for English or a language that has no folder."""
    paths = (folder / tag / CATALOGUE for folder in _folders())
    return next((_read(path) for path in paths if path.is_file()), NullTranslations())


def locale_of(tag: str) -> Locale:
    """How a language writes numbers and dates; where that is not known, as what it is a kind of, or English."""
    from babel import Locale, UnknownLocaleError

    for known in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)


def language_of_machine() -> str:
    """The language that this machine's environment asks for; English where it asks for none."""
    from babel import default_locale

    return (default_locale("LC_MESSAGES") or SOURCE).replace("_", "-")


def _folders() -> Iterator[Path]:
    yield LOCALES
    if more := os.environ.get(MORE_LOCALES):
        yield Path(more)


def _own_name(tag: str) -> str:
    w = catalogue(tag).gettext
    # Translators: what your language calls itself, such as Suomi
    name = w("English")
    if tag == SOURCE or name != "English":
        return name
    name = locale_of(tag).get_display_name() or tag
    return f"{name[:1].upper()}{name[1:]} ({tag})"


@cache
def _read(path: Path) -> GNUTranslations:
    with path.open("rb") as file:
        return GNUTranslations(file)

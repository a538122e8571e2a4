"""The three doors of the site, and the few words that stand on every page of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.text.languages import SOURCE
from tools.site.catalogue import SitePage

DOORS: Final = ("start", "author", "developer")
"""the page behind each: facilitator, scenario author, developer"""
_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "start": "Facilitate",
        "author": "Write a scenario",
        "developer": "Develop",
        "doors": "Doors",
        "languages": "Languages",
        "skip": "To the content",
        "contents": "On this page",
        "foot": "Kierto is a game, not a forecast. This page asks for nothing from the internet.",
    },
    "de": {
        "start": "Spiel leiten",
        "author": "Szenario schreiben",
        "developer": "Entwickeln",
        "doors": "Türen",
        "languages": "Sprachen",
        "skip": "Zum Inhalt",
        "contents": "Auf dieser Seite",
        "foot": "Kierto ist ein Spiel, keine Prognose. Diese Seite holt nichts aus dem Internet.",
    },
    "fi": {
        "start": "Vedä peliä",
        "author": "Kirjoita skenaario",
        "developer": "Kehitä",
        "doors": "Ovet",
        "languages": "Kielet",
        "skip": "Sisältöön",
        "contents": "Tällä sivulla",
        "foot": "Kierto on peli, ei ennuste. Tämä sivu ei hae mitään verkosta.",
    },
    "sv": {
        "start": "Led spelet",
        "author": "Skriv ett scenario",
        "developer": "Utveckla",
        "doors": "Dörrar",
        "languages": "Språk",
        "skip": "Till innehållet",
        "contents": "På den här sidan",
        "foot": "Kierto är ett spel, ingen prognos. Sidan hämtar ingenting från nätet.",
    },
}
_FACILITATOR: Final = (
    "docs/site/start",
    "docs/site/first",
    "docs/site/deep",
    "docs/access",
    "docs/troubleshooting",
)
_AUTHOR: Final = (
    "docs/site/author", "scenarios/", "docs/kemi-tornio", "docs/kalundborg", "docs/handelo", "docs/three-games",
    "docs/balance",
)  # fmt: skip


def words_of(language: str) -> Mapping[str, str]:
    """What stands on every page, in its language; English where nobody has said it yet."""
    return _WORDS.get(language, _WORDS[SOURCE])


def door_of(page: SitePage) -> str:
    """The door that a page lies behind; empty: none."""
    if page.source.startswith(_FACILITATOR):
        return "start"
    if page.source.startswith(_AUTHOR):
        return "author"
    return "" if page.source.startswith("docs/site/index") else "developer"

"""Which texts of a page are English while it speaks the pseudo-language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel import Locale

from game.screen.kit.page import Page
from game.text.languages import languages
from sim.scenario.loader import load
from tests.language import is_plain_unit
from tools.locale.pseudo import plain_words, stretched

SCENARIOS = Path(__file__).parents[2] / "scenarios"
KEYS = {"Enter", "Esc", "Tab", "Space", "End", "PgUp", "PgDn", "Ctrl", "Backspace"}
"""as they stand on the keys"""
MONTHS = set(Locale("en").months["stand-alone"]["abbreviated"].values())
"""the pseudo-language writes dates and numbers as English does"""
TYPED = (
    "Pohjoiset Kiertotalouden Ystävät ry",
    "ZZ9, C1 maybe, Q7 140",
    "“maybe”",
    "B1 yes",
    "matches.slag",
    "home/kierto",
    *(
        "Kuona",
        "Maarakentaja",
        "tehtaanjohtaja",
        "Kaupunki",
        "Kuori ja hake",
        "Voimalaitos",
        "ostaja",
        "Metsä",
    ),
)
"""what people gave a name or typed, in the games behind the pictures"""
LOGO = "Kiert"
"""the name of the game, whose last letter is drawn"""
FILE = re.compile(r"[\w-]+( \d)?\.(yaml|kierto|txt)|kemi-tornio 20[\d .-]+(kierto)?")
OFFER = re.compile(r"(city|forest|minerals|steel)-\d+")
"""the names that bots give their offers: the team's id and a number"""
SOURCE = stretched("Source: {source}").partition("{")[0]
"""sources are quoted as they were published"""


def plain_texts(page: Page) -> list[str]:
    """The texts of a page in which a word bears no accent, and ought to."""
    return [f"English: “{one.text}”" for one in page.written if _is_english(one.text)]


def _is_english(text: str) -> bool:
    if text.startswith(SOURCE) or text in _titles() or text in languages().values() or text == LOGO:
        return False
    text = OFFER.sub("", FILE.sub("", " ".join(text.split())))
    for known in TYPED:
        text = text.replace(known, "")
    words = plain_words(text)
    return any(word not in KEYS | MONTHS and not is_plain_unit(word) for word in words)


@cache
def _titles() -> set[str]:
    """Titles on the shelf: of files that nobody has written in the pseudo-language."""
    return {load(path).about.title.en for path in SCENARIOS.glob("*.yaml")}

"""The words that may be typed, in every language there is: what is printed on paper, and how people shorten it.

A translator writes the words of a language for each meaning, apart by `|`. All languages are read at once: a room
may be of two tongues, and nobody sets the language before writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from game.text.languages import languages
from game.text.translator import Translator

Meaning = Literal[
    "yes", "no", "all", "takers", "leave", "fair", "fund", "lends", "pays", "year", "euro", "tonne",
    "percent", "thousand", "million", "index", "least", "short", "giver", "taker", "both", "exit", "renews",
    "says",
]  # fmt: skip

SIGNS: Final[Mapping[str, Meaning]] = {
    "+": "yes", "✓": "yes", "✔": "yes", "ok": "yes", "-": "no", "−": "no", "–": "no", "%": "percent", "€": "euro",
}  # fmt: skip
"""what is written for a word, in every language"""


def _words(w: Translator) -> dict[Meaning, str]:
    """The words of one language by what they mean, apart by `|`."""
    # Translators: words that people write for each meaning, apart by |; the first one is printed on paper
    return {
        "yes": w("yes|y|for"),
        "no": w("no|n|against"),
        "all": w("all|everything"),
        "takers": w("takers|outlets"),
        "leave": w("leave|end"),
        "fair": w("fair"),
        "fund": w("fund"),
        "lends": w("lends|lend|advances|advance"),
        "pays": w("pays|pay|gives"),
        "year": w("y|yr|yrs|year|years|a"),
        "euro": w("eur|euro|euros|e"),
        "tonne": w("t|ton|tons|tonne|tonnes"),
        "percent": w("percent|pct"),
        "thousand": w("k|thousand"),
        "million": w("m|mn|million|millions"),
        "index": w("index|indexed"),
        "least": w("least|minimum"),
        "short": w("short|missing|shortfall"),
        "giver": w("giver|seller"),
        "taker": w("taker|buyer"),
        "both": w("both"),
        "exit": w("exit|leaving"),
        "renews": w("renews|renewed"),
        "says": w("says|say|promises"),
    }


@cache
def meanings() -> Mapping[str, frozenset[Meaning]]:
    """A word in small letters → what it may mean in some language."""
    meant: dict[str, frozenset[Meaning]] = {sign: frozenset((meaning,)) for sign, meaning in SIGNS.items()}
    for language in languages():
        for meaning, words in _words(Translator(language)).items():
            for word in words.casefold().split("|"):
                meant[word] = meant.get(word, frozenset()) | {meaning}
    return meant


def printed(w: Translator, meaning: Meaning) -> str:
    """The word of a language that is printed for a meaning."""
    return _words(w)[meaning].partition("|")[0]


def means(word: object, meaning: Meaning) -> bool:
    """Whether a token is a word of this meaning."""
    return isinstance(word, str) and meaning in meanings().get(word.casefold().rstrip(".:!"), frozenset())

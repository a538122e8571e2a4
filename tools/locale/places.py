"""What stands in the places of sentences, as the catalogues tell it to translators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

PLACES: Final = {
    "argument": "a question, as a sentence",
    "risk": "what can go wrong, as a sentence",
    "envelopes": "names of teams, each with the number of its letter",
    "after": "a number of years",
    "all": "how many there are in all",
    "amount": "an amount with its unit: 1.8 Mt",
    "areas": "names of priority areas, with commas between",
    "because": "why, as a part of a sentence",
    "besides": "the other of two numbers",
    "letters": "letters that a font lacks, or owners' letters, each with what became of it",
    "letter": "the name of an owner's letter",
    "end": "the end of the game, as a part of a sentence",
    "played": "how many rounds were played",
    "beyond": "a number of lines",
    "bots": "names of bots: cooperative, private",
    "bot": "what a computer player is called",
    "built": "names of projects",
    "by": "a team's name",
    "call": "the name of a call for projects that get support",
    "carrier": "a way of transport: Truck",
    "best": "the share that the best known game saves: 41 %",
    "change": "a share with its sign: −9 %",
    "code": "a code on a card, as people type it: A1",
    "codes": "codes of cards: X4 + X5",
    "examples": "what may be typed of a deal slip: X4 120 kt 3 € 6 y",
    "command": "a command line to type",
    "copy": "a file",
    "count": "a number",
    "credit": "a sum of money",
    "decided": "how many teams have decided",
    "decisions": "decisions, one behind the other",
    "done": "how many are done",
    "euros": "a number of euros",
    "exchange": "the name of an exchange: Slag → Cement",
    "fault": "what is wrong, as a sentence",
    "field": "what was written: The reason, The name",
    "file": "a file",
    "gap": "where a balance does not close: cash of steel, 3 cents",
    "fact": "how a text names a figure of its own: {facts.jobs}",
    "firm": "a firm's name: Steelworks",
    "flow": "a material and its amount a week: Peat, 1.8 GWh a week",
    "firms": "names of firms, or how many firms",
    "first": "the first of several",
    "folder": "a folder",
    "format": "a number: which form of session files",
    "gave": "an amount with its unit",
    "given": "what a file says at a place",
    "giver": "the firm that gives a side stream away",
    "good": "how many were good",
    "grade": "how pure a material is, as a number",
    "half": "a number of milliseconds",
    "held": "a sum of money",
    "hours": "a number of hours",
    "instead": "what to write instead, as a sentence",
    "into": "a number of tonnes that go in",
    "key": "a key on the keyboard, or a key of a file",
    "kind": "what sort of thing it is",
    "known": "the version of the rules that this Kierto has",
    "lacking": "a sum of money",
    "last": "the last of several",
    "least": "the smallest possible number",
    "lengths": "numbers of minutes, with signs between",
    "level": "a number",
    "limit": "a number",
    "line": "the number of a line, or a production line",
    "longest": "a number of milliseconds",
    "made": "what a line or a treatment is counted in: t, MWh",
    "material": "a material: Steel slag",
    "measure": "the name of a measure: A2 Funding desk",
    "minutes": "a number of minutes",
    "money": "a sum of money: 4.2 M€",
    "most": "the largest possible number",
    "left": "an amount that nobody has bought yet: 40 kt",
    "tries": "how often one deal may come to the wall",
    "others": "codes, with commas between",
    "used": "how often this deal has been on the wall",
    "deals": "how many deals have been on the wall",
    "n": "a number",
    "name": "a name, as the scenario or people gave it",
    "names": "names, with commas between",
    "words": "what the facilitator is to say, a whole sentence or some",
    "near": "what was probably meant",
    "need": "what a firm buys: Power-plant fuel",
    "numbers": "how many numbers, in words",
    "number": "a number",
    "of": "what it is of, or how many",
    "offer": "the name of an offer",
    "option": "an option of the command line: --teams",
    "other": "the other one's name",
    "out": "a number of tonnes that come out",
    "owner": "a firm's name",
    "part": "a part of a project",
    "parties": "names of firms",
    "path": "a file or a folder",
    "phase": "a phase of a round",
    "place": "a place of a file or on the land",
    "terms": "a price, if one is fixed, and a number of years: 12 €/t, 6 years",
    "price": "a price with its unit: 12 €/t",
    "problem": "what is wrong, as a sentence",
    "problems": "how many problems there are",
    "project": "a project by its card: S2 Slag mill",
    "promised": "an amount with its unit",
    "purse": "a sum of money, or whose purse it is",
    "real": "the name of a firm that really exists",
    "reason": "a reason, as people wrote it",
    "round": "the number of a round",
    "rounds": "how many rounds",
    "rules": "the version of the rules",
    "running": "names of exchanges, with commas between",
    "scenario": "a scenario's name or file",
    "seat": "the id of a seat",
    "sector": "the name of an industry",
    "sectors": "names of industries",
    "seed": "the number that luck begins with",
    "list": "several shares: −41 % · −39 %",
    "minute": "which minute of the search it is: 3",
    "share": "a share: 40 %",
    "sites": "how many building sites",
    "sizes": "sizes of text in per cent",
    "source": "where something is from",
    "stated": "what a file says of itself",
    "store": "a store of a material",
    "stream": "a side stream: Bark",
    "sums": "what goes in and what comes out, as a part of a sentence",
    "tag": "the tag of a language: fi",
    "taker": "the firm that takes a side stream, or what it needs it for",
    "target": "where something goes",
    "one": "one way of writing something",
    "treatment": "a treatment plant of a firm",
    "typed": "what somebody typed",
    "team": "a team's name",
    "teams": "names of teams, or how many teams",
    "texts": "how many texts",
    "term": "a number of years",
    "thing": "the name of something",
    "title": "the title of a scenario",
    "took": "an amount with its unit",
    "twice": "a code that was typed twice",
    "unit": "a unit: t, MWh",
    "unknown": "a code that nothing has",
    "wanted": "a number of rounds",
    "wasted": "an amount with its unit",
    "weeks": "a number of weeks",
    "what": "what it is about: a name or a part of a sentence",
    "when": "a time, or a round",
    "who": "a name",
    "why": "the reason, as a sentence or the system's own words",
    "word": "what somebody typed",
    "world": "the name of one of several clusters",
    "year": "a year: 2024",
    "yearly": "an amount a year",
    "years": "a number of years, or years: 2019–2021",
}
"""place → what stands in it, with an example"""
TRANSLATORS: Final = "# Translators: "
"""begins a comment above a sentence that says more about it"""
_PLACE: Final = re.compile(r"\{(\w+)\}")


def notes(sentence: str | tuple[str, str], said: str = "") -> list[str]:
    """What translators read above a sentence: what its author says of it, then what stands in each place."""
    return [
        *([said] if said else []),
        *(f"{{{place}}}: {PLACES[place]}" for place in places(sentence) if place in PLACES),
    ]


def places(sentence: str | tuple[str, str]) -> Iterator[str]:
    """The places of a sentence, each once."""
    text = sentence if isinstance(sentence, str) else " ".join(sentence)
    yield from dict.fromkeys(_PLACE.findall(text))


def said_above(lines: Sequence[str], line: int) -> str:
    """The comment for translators in the lines above one, counted from 1; empty if there is none."""
    found: list[str] = []
    for text in reversed(lines[: line - 1]):
        text = text.strip()
        if not text.startswith("#"):
            break
        found.insert(0, text.removeprefix(TRANSLATORS).removeprefix("#").strip())
        if text.startswith(TRANSLATORS):
            return " ".join(found)
    return ""

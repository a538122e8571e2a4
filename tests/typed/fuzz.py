"""Random lines of which it is known what was meant, some with slips of the hand: `python -m tests.typed.fuzz 10000`.

Counts how many are read and how many asked about; decisions with a word that means nothing, and amounts that are not
what was meant, of which there may be none.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from game.typed.codes import handle_of
from game.typed.firm_names import names_of_firms
from game.typed.units import euros, unit
from game.typed.vocabulary import meanings
from tests.typed.tables import table, told

JUNK: Final = (
    "zzq",
    "foo",
    "ehkä",
    "kanske",
    "§",
    "??",
    "7x7",
    "niet",
    "half",
    "R",
    "X",
    "-kt",
    "#1",
    "a b",
    "1/3",
)
BLANKS: Final = (" ", "\u00a0", "\u202f", "\u2009", "")
THOUSANDS: Final = (" ", "\u00a0", "\u202f", "\u2009", "'", "’", ".", ",", "")
BETWEEN: Final = (", ", "; ", "\n", " ", ",  ", " ; ")
AMOUNTS: Final = {
    "t": 1,
    "kt": 1000,
    "Mt": 10**6,
    "tonnes": 1,
    "tn": 1,
    "ton": 1,
    "k": 1000,
    "": 1000,
    "kt/a": 1000,
}
EUROS: Final = {
    "€": 1, "eur": 1, "euroa": 1, "k": 1000, "k€": 1000, "kEUR": 1000, "M€": 10**6, "M": 10**6, "milj. €": 10**6,
    "": 10**6, "million euros": 10**6, "tusen euro": 1000,
}  # fmt: skip
_WORD: Final = re.compile(r"[^\s,;+&:=%]+")
_NUMBER: Final = re.compile(r"[-+−–—]?\d[\d.,'’]*")
_FUSED: Final = re.compile(r"([-+−–—]?\d[\d.,'’]*)([^\W\d]\S*|€\S*)")


@dataclass(slots=True)
class Tally:
    """What came of so many lines."""

    read: int = 0
    asked: int = 0
    unread: list[str] = field(default_factory=list)
    """lines that were read although a word of them means nothing"""
    off: list[str] = field(default_factory=list)
    """lines that came to something else than what was meant"""


def tried(count: int, seed: int) -> Tally:
    """Type so many lines: two of three as they were meant, one of three with a slip of the hand."""
    draw, tally = random.Random(seed), Tally()
    for number in range(count):
        team, line, meant = (_slip if number % 2 else _sheet)(draw)
        is_damaged = number % 3 == 0
        typed = _damaged(draw, line) if is_damaged else line
        came_to = told(table(), team, typed)
        if came_to == "asked":
            tally.asked += 1
            continue
        tally.read += 1
        if _means_nothing(typed):
            tally.unread.append(f"{typed!r} → {came_to}")
        if not is_damaged and came_to != meant:
            tally.off.append(f"{typed!r} meant {meant}, came to {came_to}")
    return tally


# -- what is meant, and how it is written -----------------------------------------------------------


def _sheet(draw: random.Random) -> tuple[str, str, str]:
    at = table()
    team = draw.choice(sorted(at.seats))
    own = [handle for handle in at.codes.values() if handle.firm in at.seats[team] and handle.what != "match"]
    votes = [
        handle
        for handle in at.codes.values()
        if handle.what == "measure" and at.plan.measures[handle.id].begins == "by vote"
    ]
    handles = draw.sample([*own, *votes, at.codes["FUND"]], draw.randint(1, 4))
    items = [_KINDS[handle.what](draw, handle.code) for handle in handles]
    line = draw.choice(BETWEEN).join(_cased(draw, written) for written, _ in items)
    return team, line, "; ".join(sorted(meant for _, meant in items))


def _project(draw: random.Random, code: str) -> tuple[str, str]:
    if draw.random() < 0.3:
        return f"{code} {draw.choice(('no', 'ei', 'nej', 'n'))}", f"no {code}"
    return code + draw.choice(("", " yes", " ok", " kyllä", ": ja", " ✓")), code


def _share(draw: random.Random, code: str) -> tuple[str, str]:
    share = Decimal(draw.randint(0, 10_000)) / draw.choice((100, 10, 100)) if draw.random() < 0.3 else None
    share = min(Decimal(100), share) if share is not None else Decimal(draw.randint(0, 100))
    apart, behind = draw.choice((" ", "=", ": ", " = ")), draw.choice(("", "%", " %", "\u00a0%", " procent"))
    return f"{code}{apart}{_number(draw, share)}{behind}", f"{code} {share.normalize():f} %"


def _treatment(draw: random.Random, code: str) -> tuple[str, str]:
    words = {
        "disposal": ("all", "kaikki", "allt", "yes"),
        "outlets": ("takers", "ottajat", "mottagare", "no", "ei"),
    }
    way = draw.choice(sorted(words))
    return f"{code}{draw.choice((' ', ': ', '='))}{draw.choice(words[way])}", f"{code} {way}"


def _vote(draw: random.Random, code: str) -> tuple[str, str]:
    words = {
        "for": ("yes", "kyllä", "ja", "puolesta", "ok"),
        "against": ("no", "ei", "nej", "vastaan", "emot", "−"),
    }
    way = draw.choice(sorted(words))
    return f"{code}{draw.choice((' ', ': '))}{draw.choice(words[way])}", f"{code} {way}"


def _fund(draw: random.Random, code: str) -> tuple[str, str]:
    unit = draw.choice(sorted(EUROS))
    euros = Decimal(draw.randint(1, 50)) * draw.choice((1000, 10_000, 50_000, 100_000))
    written = _number(draw, euros / EUROS[unit])
    meant = f"FUND {euros.normalize():f}"
    return f"{draw.choice((code, 'RAHASTO', 'fond'))} {written}{_before(draw, unit)}", meant


_KINDS: Final[dict[str, Callable[[random.Random, str], tuple[str, str]]]] = {
    "project": _project, "recovery": _share, "blend": _share, "treatment": _treatment, "measure": _vote, "fund": _fund,
}  # fmt: skip


def _slip(draw: random.Random) -> tuple[str, str, str]:
    at = table()
    matches = at.plan.scenario.matches
    in_tonnes = [
        handle.code
        for handle in at.codes.values()
        if handle.what == "match" and at.plan.stores[matches[handle.id].giver].unit == "t"
    ]
    code, unit = draw.choice(in_tonnes), draw.choice(sorted(AMOUNTS))
    tonnes = Decimal(draw.randint(1, 900)) * draw.choice((Decimal("12.5"), 100, 1000, 10_000))
    price, years = Decimal(draw.randint(-400, 900)) / draw.choice((1, 10, 100)), draw.randint(1, 30)
    amount = f"{_number(draw, tonnes / AMOUNTS[unit])}{_before(draw, unit)}"
    euros = f"{_number(draw, price)}{_before(draw, draw.choice(('€', 'eur', 'e', '€/t', 'euroa')))}"
    time = f"{years}{_before(draw, draw.choice(('y', 'years', 'v', 'vuotta', 'år')))}"
    shown = "t" if unit not in ("", "k") else ""
    meant = [f"{tonnes.normalize():f} {shown}".strip(), f"{price.normalize():f} €", f"{years} y"]
    parts = draw.sample([*zip((amount, euros, time), meant, strict=True)], draw.randint(1, 3))
    between = draw.choice((" ", ", ", "; ", "\n")) if any(part[0] for part in parts) else " "
    line = between.join([_cased(draw, code), *(written for written, _ in parts)])
    return draw.choice(sorted(at.seats)), line, f"{code} {', '.join(right for _, right in parts)}"


def _number(draw: random.Random, number: Decimal) -> str:
    """A number as one of many writes it."""
    mark, point = draw.choice(THOUSANDS), draw.choice(".,")
    if mark in ".," and mark == point:
        point = "," if mark == "." else "."
    whole, _, decimals = f"{abs(number).normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", mark) + (f"{point}{decimals}" if decimals else "")
    return (draw.choice("-−–") if number < 0 else "") + grouped


def _before(draw: random.Random, unit: str) -> str:
    return f"{draw.choice(BLANKS)}{unit}" if unit else ""


def _cased(draw: random.Random, text: str) -> str:
    return text.lower() if draw.random() < 0.2 and "M" not in text else text


# -- slips of the hand ------------------------------------------------------------------------------


def _damaged(draw: random.Random, line: str) -> str:
    """The line with a letter doubled, left out or turned, a strange word in it, or two parts in another order."""
    at = draw.randrange(len(line))
    ways = (
        line[:at] + line[at] + line[at:],
        line[:at] + line[at + 1 :],
        line[:at] + line[at : at + 2][::-1] + line[at + 2 :],
        f"{line[:at]} {draw.choice(JUNK)} {line[at:]}",
        f"{line} {draw.choice(JUNK)}",
        " ".join(draw.sample(words := line.split(), len(words))),
    )
    return draw.choice(ways)


def _means_nothing(line: str) -> bool:
    """Whether a word of a line is no code, number, unit, firm or word of any language: told apart by other means."""
    names = {word for name in names_of_firms(table().plan) for word in re.split(r"[\s_]", name)}

    def known(word: str) -> bool:
        plain = word.strip('“”"`•.!').removeprefix("/")
        if not plain or _NUMBER.fullmatch(plain) or handle_of(table().codes, plain):
            return True
        if "/" in plain:
            return all(map(known, plain.split("/")))
        if fused := _FUSED.fullmatch(plain):
            return known(fused[2])
        money = (
            plain == "€"
            or euros(plain) is not None
            or unit(plain) is not None
            or plain.casefold() in meanings()
        )
        return money or any(name.startswith(plain.casefold()) for name in names if len(plain) > 2)

    return not all(known(word) for word in _WORD.findall(line))


def main() -> int:
    """Try so many lines, print what came of them; 1 if one was misread."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(2**31)
    tally = tried(count, seed)
    sys.stdout.write(
        f"{count} lines (seed {seed}): {tally.read} read, {tally.asked} asked about, "
        f"{len(tally.unread)} with an unread word, {len(tally.off)} not as meant\n"
    )
    sys.stdout.write("".join(f"{line}\n" for line in (tally.unread + tally.off)[:20]))
    return int(bool(tally.unread or tally.off))


if __name__ == "__main__":
    sys.exit(main())

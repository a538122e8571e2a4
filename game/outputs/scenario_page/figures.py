"""Figures as the page writes them: three digits that matter, no zeros behind them, a real minus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

from game.text.translator import Translator
from sim.scenario.figures import Path
from sim.scenario.firms import Line

URL: Final = re.compile(r"https?://[^\s<>]*[^\s<>,;.)]")
"""An address in a text; a sentence's own signs at its end do not belong to it."""
_SIGNS: Final = re.compile(r"([\\`*|<[])")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, and an empty one after it; nothing at all where there are no rows."""
    body = [_row(row) for row in rows]
    return [_row(heads), _row(["---"] * len(heads)), *body, ""] if body else []


def section(heading: str, note: str, body: Sequence[str]) -> list[str]:
    """The lines of a section: its heading, what to know, and what it lists; nothing where that is empty."""
    return [f"## {heading}", "", *([note, ""] if note else []), *body] if body else []


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """An author's text on one line, with no sign that Markdown would take for its own."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def tidy(text: str) -> str:
    """A sentence out of which something was taken: no space before a comma, no sign left hanging."""
    closed = re.sub(r"\s+([,;])", r"\1", " ".join(text.split()))
    return re.sub(r"[,;](?=[,;])", "", closed).strip(" ,;")


THIN: Final = "\u2009"
MINUS: Final = "−"
Value = int | Decimal | Fraction
_DIGITS: Final = 3
_MILLION: Final = 1_000_000


def short(w: Translator, value: Value, digits: int = _DIGITS) -> str:
    """A figure with so many digits that matter: `12 300`, `0.0097`, `−1.2`."""
    exact = _decimal(value)
    if not exact:
        return "0"
    near = exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_EVEN)
    return _typeset(w, f"{near.normalize():,f}")


def whole(w: Translator, value: int) -> str:
    """A count, every digit of it."""
    return _typeset(w, f"{value:,d}")


def _typeset(w: Translator, text: str) -> str:
    return text.replace(",", THIN).replace(".", w.decimal_sign).replace("-", MINUS)


def millions(w: Translator, value: Value) -> str:
    """A sum of money in millions."""
    return short(w, Fraction(value) / _MILLION)


def percent(w: Translator, share: Value) -> str:
    """A share as per cent: `43 %`."""
    return f"{short(w, _decimal(share) * 100, 2)}{THIN}%"


def span(w: Translator, low: Value | None, high: Value | None) -> str:
    """What an expert would defend: `2 to 6`. Empty where no range was written."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return (
            w("from {first}", first=short(w, low))
            if low is not None
            else w("up to {most}", most=short(w, high or 0))
        )
    return w("{first} to {last}", first=short(w, low), last=short(w, high))


def _decimal(value: Value) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(value)


_MOST_CHANGES = 4


def output(line: Line, year: int) -> Fraction:
    """Units made in a year: the lesser of demand and capacity, failures and stops not counted."""
    most = line.capacity.exact
    return min(line.market.demand.in_year(year), most) if line.market else most


def changes(w: Translator, line: Line, amount: Fraction, years: range) -> str:
    """How something that goes with a line's output changes after the first year: "2022: 0"."""
    changed: list[tuple[int, str]] = []
    before = short(w, output(line, years[0]) * amount)
    for year in years[1:]:
        now = short(w, output(line, year) * amount)
        if now != before:
            changed.append((year, now))
        before = now
    if len(changed) > _MOST_CHANGES:
        first, (last, amount_then) = changed[0][0], changed[-1]
        return w("{first} to {last}, step by step: {amount}", first=first, last=last, amount=amount_then)
    return "; ".join(f"{year}: {shown}" for year, shown in changed)


def steps(w: Translator, path: Path, years: range, write: Callable[[Translator, Value], str] = short) -> str:
    """A path within the game: its first year, where it bends, its last. One number if it is level."""
    bends = (year for year in sorted(path.by_year) if years[0] < year < years[-1])
    values_by_year = [
        (year, write(w, path.in_year(year))) for year in dict.fromkeys((years[0], *bends, years[-1]))
    ]
    values = [value for _, value in values_by_year]
    if len(set(values)) == 1:
        return values[0]
    kept = [item for at, item in enumerate(values_by_year) if not _goes_on(values, at)]
    return ", ".join(f"{value} ({year})" for year, value in kept)


def _goes_on(values: list[str], at: int) -> bool:
    """Whether a year tells nothing new: as before, and either the last or as after."""
    return at > 0 and values[at] == values[at - 1] and (at + 1 == len(values) or values[at + 1] == values[at])

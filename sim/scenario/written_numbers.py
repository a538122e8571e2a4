"""Numbers as people write them in a file (`0,5`, `55 000`, `10 %`, `55 kt`, `450 EUR/kg`): which number is meant here.

Figures stand in a file without their units, each in the unit of its key: t, MWh, m3, EUR, km, days or hours. What is
written with another unit is converted in the remedy, so that nobody is a thousand times wrong by striking it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from sim.message import Listing, Message

_BLANKS: Final = " \u00a0\u2007\u2009\u202f'’"
_WRITTEN: Final = re.compile(
    rf"([-+−]?[0-9][0-9{_BLANKS}]*)([.,][0-9]+)?[{_BLANKS}]*([^\d\s.,−+-][^\d]{{0,20}}[23³²]?(?:/[^\d]{{1,12}}[23³²]?)?)?"
)
_THOUSANDS: Final = re.compile(rf"[-+−]?[0-9]{{1,3}}([{_BLANKS}][0-9]{{3}})+|[-+−]?[0-9]+")
_MOST_SIGNS: Final = 60

_AMOUNTS: Final[Mapping[str, tuple[str, str]]] = {
    "g": ("t", "0.000001"), "kg": ("t", "0.001"), "t": ("t", "1"), "ton": ("t", "1"), "tons": ("t", "1"),
    "tonne": ("t", "1"), "tonnes": ("t", "1"), "tn": ("t", "1"), "kt": ("t", "1000"), "Mt": ("t", "1000000"),
    "Wh": ("MWh", "0.000001"), "kWh": ("MWh", "0.001"), "MWh": ("MWh", "1"), "GWh": ("MWh", "1000"),
    "TWh": ("MWh", "1000000"),
    "l": ("m3", "0.001"), "m3": ("m3", "1"), "m³": ("m3", "1"), "km3": ("m3", "1000000000"), "Mm3": ("m3", "1000000"),
    "Mm³": ("m3", "1000000"), "Ml": ("m3", "1000"), "Gl": ("m3", "1000000"),
}  # fmt: skip
"""unit → the scenario's unit, and how many of it"""
_MONEY: Final[Mapping[str, str]] = {
    "€": "1", "EUR": "1", "euro": "1", "euros": "1", "c": "0.01", "ct": "0.01", "cent": "0.01", "cents": "0.01",
    "k€": "1000", "kEUR": "1000", "tEUR": "1000", "M€": "1000000", "m€": "1000000", "MEUR": "1000000",
    "mEUR": "1000000", "million EUR": "1000000", "million euros": "1000000", "bn EUR": "1000000000",
    "bn€": "1000000000",
}  # fmt: skip
_HOURS: Final[Mapping[str, str]] = {
    "min": "1/60", "minute": "1/60", "minutes": "1/60", "h": "1", "hour": "1", "hours": "1", "d": "24",
    "day": "24", "days": "24", "week": "168",
    "weeks": "168", "month": "730", "months": "730", "y": "8760", "yr": "8760", "a": "8760", "year": "8760",
    "years": "8760",
}  # fmt: skip
"""unit of time → hours"""
_LENGTHS: Final[Mapping[str, str]] = {"m": "0.001", "km": "1"}
_SHARES: Final[Mapping[str, str]] = {"%": "0.01", "per cent": "0.01", "percent": "0.01", "‰": "0.001"}
_A_YEAR: Final = ("a", "y", "yr", "year", "v")
_YEARS: Final = (*_A_YEAR, "yrs", "years", "vuotta", "år")


class Converted(NamedTuple):
    """A number in the unit of a key."""

    number: Decimal
    unit: str


def remedy(raw: object, *, time: str | None = None) -> Message | None:
    """How a number that somebody wrote as people do is written here, and why; None if one can only guess.

    `time`: what a key counts that counts time: days, hours or minutes. `0,5`, `55 000`, `10 %` and `12 kt` are
    plain; of `1,000` both readings are shown.
    """
    parts = _parts(raw)
    if parts is None:
        return None
    whole, rest, unit = parts
    plain = "".join(char for char in whole if char not in _BLANKS).replace("−", "-") + rest.replace(",", ".")
    if _has_two_readings(whole, rest):
        return _asked(plain, unit, time)
    if unit:
        return _without_unit(Decimal(plain), unit, time)
    why = (
        *([Message("a decimal point")] if "," in rest else []),
        *([Message("no blanks")] if len(plain) < len(whole + rest) else []),
    )
    if why:
        return Message("Write `{number}`, with {what}.", number=plain, what=Listing(why, "and"))
    return Message("Write `{number}`, without quotes.", number=plain)


def thousands(number: Decimal) -> Decimal | None:
    """What a number with three digits behind its point, of which the last is a nought, may mean besides.

    55.000 as 55 thousand, 12.500 as 12 500: nobody writes that nought for a decimal. None for others.
    """
    _, digits, exponent = number.as_tuple()
    return number * 1000 if exponent == -3 and 4 <= len(digits) <= 6 and not digits[-1] else None


def _parts(raw: object) -> tuple[str, str, str] | None:
    brief = raw.strip() if isinstance(raw, str) and len(raw) <= _MOST_SIGNS else ""
    match = _WRITTEN.fullmatch(brief)
    if match is None or not _THOUSANDS.fullmatch(match[1].strip(_BLANKS)):
        return None
    return match[1].strip(_BLANKS), match[2] or "", " ".join((match[3] or "").split())


def _has_two_readings(whole: str, rest: str) -> bool:
    """Whether a comma before exactly three digits may begin decimals or keep thousands apart."""
    return (
        re.fullmatch(r",\d{3}", rest) is not None and bool(whole.lstrip("+-−").strip("0")) and len(whole) <= 3
    )


def _asked(plain: str, unit: str, time: str | None) -> Message:
    numbers = [Decimal(plain), Decimal(plain) * 1000]
    if unit:
        converted = [_converted(number, unit, time) for number in numbers]
        numbers = [figure.number for figure in converted if figure is not None] or numbers
    first, other = (written(number) for number in numbers)
    return Message("Write `{other}` or `{besides}`, whichever is meant.", other=first, besides=other)


def _without_unit(number: Decimal, unit: str, time: str | None) -> Message:
    meant = _converted(number, unit, time)
    if meant is None:
        return Message("Write only a number, in the unit that this key has.")
    if unit in _SHARES:
        return Message(
            "Write `{number}` for {amount} per cent.", number=written(meant.number), amount=written(number)
        )
    if meant.number == number:
        plain = written(number)
        return Message("Write only the number, in the unit that this key has: `{number}`.", number=plain)
    return Message(
        "Write `{number}`: {amount} in {unit}.",
        number=written(meant.number),
        amount=f"{written(number)} {unit}",
        unit=meant.unit,
    )


def _converted(number: Decimal, unit: str, time: str | None) -> Converted | None:
    """A number with its unit in the unit of the key; None for a unit that is not known."""
    if time is not None:
        hours = _factor(_HOURS, unit)
        if hours is None:
            return None
        return Converted(number * hours / (_factor(_HOURS, time) or 1), time)
    head, _, per = unit.partition("/")
    if _factor(_SHARES, unit) is not None:
        return Converted(number * Decimal(_SHARES[unit]), "")
    amount = _amount(head) if not per or per.strip() in _A_YEAR else None
    if amount is not None:
        return Converted(number * amount[1], amount[0])
    money = _factor(_MONEY, head)
    if money is not None:
        return _price(number * money, per.strip())
    if unit.casefold() in _YEARS:
        return Converted(number, "")
    length = _factor(_LENGTHS, unit)
    return Converted(number * length, "km") if length is not None else None


def _price(euros: Decimal, per: str) -> Converted | None:
    """Money, or money for an amount: in EUR, or in EUR for one of the scenario's units."""
    if not per or per in _A_YEAR:
        return Converted(euros, "EUR")
    amount = _amount(per)
    return Converted(euros / amount[1], f"EUR/{amount[0]}") if amount is not None else None


def _amount(unit: str) -> tuple[str, Decimal] | None:
    known = _AMOUNTS.get(unit) or _AMOUNTS.get(_folded(unit, _AMOUNTS))
    return (known[0], Decimal(known[1])) if known else None


def _factor(units: Mapping[str, str], unit: str) -> Decimal | None:
    known = units.get(unit) or units.get(_folded(unit, units))
    if known is None:
        return None
    number, _, per = known.partition("/")
    return Decimal(number) / Decimal(per or "1")


def _folded(unit: str, units: Mapping[str, object]) -> str:
    """The one unit that is written like this but for capitals; empty where none or two are (mt: kg or Mt?)."""
    alike = [known for known in units if known.casefold() == unit.casefold()]
    return alike[0] if len(alike) == 1 else ""


def written(number: Decimal) -> str:
    """A number without a power of ten and without noughts at its end."""
    rounded = round(number, 12).normalize()
    return f"{rounded:f}"

"""Numbers of a decisions file that may mean two."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sim.message import Message
from sim.scenario.problems import Finding, Where
from sim.scenario.written_numbers import thousands, written


def two_readings(data: object, where: Where = ()) -> Iterator[Finding]:
    """Numbers with three digits behind a point, which half of Europe reads as thousands: asked before they bind.

    Of an amount and a sum whatever the digits are: nobody trades grams.
    """
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in inside:
        yield from two_readings(part, (*where, key))
    if isinstance(data, Decimal) and (besides := _besides(data, where)) is not None:
        both = {"other": written(data), "besides": written(besides)}
        what = Message("`{number}` may mean {other} or {besides}.", number=str(data), **both)
        yield Finding(where, what, Message("Write `{other}` or `{besides}`, whichever is meant.", **both))


def _besides(number: Decimal, where: Where) -> Decimal | None:
    is_large = (
        where[-1] in ("most", "least", "amount") and number.as_tuple().exponent == -3 and abs(number) >= 1
    )
    return number * 1000 if is_large else thousands(number)

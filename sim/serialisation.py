"""States and ledgers as plain JSON data, and back: whole numbers and ids only, so nothing is lost.

What is read back is checked by its form; whatever is malformed is refused, never mended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Final, TypeGuard

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from sim.ledger import Kind, Ledger, Payment, Row, StockKey
from sim.message import MessageError
from sim.rows import Rows
from sim.state import State
from sim.units import WEEKS, Unit

Plain = dict[str, Any]
_STRICT: Final = ConfigDict(extra="forbid")
_STATE: Final[TypeAdapter[State]] = TypeAdapter(State)
_YOUNGER: Final = frozenset({"runs_for", "to_clear", "pledges"})
"""Parts that older states do not have."""
_MOST: Final = 10**30
"""cents or hours: what no cluster comes to, and still quickly reckoned with"""
_MOST_MOVED: Final = 10**16
"""kg, kWh or litres: ten times what the largest process that a scenario may hold moves in a year, and still
so little that what reads a ledger may add it up in 64 bits"""
_BY_THING: Final = frozenset({"recovery", "blend", "unit_saving"})
"""parts of a state that hold a share of each thing"""
_RECORDS: Final = frozenset({"contracts", "projects"})
_SHARES: Final = frozenset({"indexed", "share", "works"})
"""of a record, what is a share; elsewhere a firm or a line may be called so"""
_MOST_SHARE: Final = 1000
"""times the whole: more than any share or price level comes to"""
_Count = Annotated[int, Field(ge=-_MOST, le=_MOST)]
_Weeks = list[_Count]
_Amount = Annotated[int, Field(ge=-_MOST_MOVED, le=_MOST_MOVED)]


class BadData(MessageError):
    """Plain data that is no state or no ledger; the message says where."""


def bad(key: str) -> BadData:
    """A part of plain data that cannot be read."""
    return BadData("{key}: not as Kierto writes it", key=key)


@dataclass(config=_STRICT)
class _Ledger:
    """A ledger's form as data: keys of several parts stand in lists."""

    year: _Count
    flows: list[tuple[str, str, str, Kind, str, str, list[_Amount]]]
    payments: list[tuple[str, str, str, str, _Weeks]]
    opening: list[tuple[str, str, _Amount]]
    closing: list[tuple[str, str, _Amount]]
    opening_cash: dict[str, _Count]
    closing_cash: dict[str, _Count]
    opening_work: dict[str, dict[Unit, _Count]]
    closing_work: dict[str, dict[Unit, _Count]]
    uptime: dict[str, tuple[_Count, _Count]]


_LEDGER: Final[TypeAdapter[_Ledger]] = TypeAdapter(_Ledger)


def state_to_plain(state: State) -> Plain:
    """A state as JSON data."""
    return asdict(state) | {"stocks": _stocks(state.stocks)}


def state_from_plain(data: object) -> State:
    """A state from its data, equal to the one it was made of. Raises `BadData`."""
    if not isinstance(data, dict) or not isinstance(data.get("stocks"), list):
        raise bad("stocks")
    strangers = (data.keys() ^ State.__slots__) - (_YOUNGER - data.keys())
    if strangers:
        raise bad(min(map(str, strangers)))
    for part, held in data.items():
        shares: Collection[str] = _SHARES if part in _RECORDS else ()
        if part in _BY_THING and isinstance(held, dict):
            shares = held.keys()
        # what an offer says has a form of its own
        if part != "offers" and (key := beyond({part: held}, shares)) is not None:
            raise bad(key)
    try:
        stocks = {StockKey(place, material): amount for place, material, amount in data["stocks"]}
        return _STATE.validate_python({**data, "stocks": stocks})
    except ValidationError as fault:
        raise _bad(fault) from fault
    except (TypeError, ValueError) as fault:
        raise bad("stocks") from fault


def beyond(data: object, shares: Collection[str] = ()) -> str | None:
    """The key of the first number that no cluster comes to, and that what plays the next year could not add up, nor
    a page say; None if there is none. `shares`: keys of what is a share, exact and so perhaps of two long numbers."""
    parts = (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list | tuple) else ()
    )
    for key, part in parts:
        if key in shares and _is_pair(part):
            if not abs(part[0]) <= _MOST_SHARE * part[1] > 0:
                return str(key)
        elif isinstance(part, int | float) and not abs(part) <= _MOST_MOVED:
            return str(key)
        elif (inside := beyond(part, shares)) is not None:
            return f"{key}.{inside}"
    return None


def _is_pair(part: object) -> TypeGuard[Sequence[int]]:
    return isinstance(part, list | tuple) and len(part) == 2 and all(isinstance(each, int) for each in part)


def ledger_to_plain(ledger: Ledger) -> Plain:
    """A ledger as JSON data; rows that stayed empty are left out."""
    return {
        "year": ledger.year,
        "flows": [[*row, list(weeks)] for row, weeks in ledger.flows.items() if any(weeks)],
        "payments": [[*payment, list(weeks)] for payment, weeks in ledger.payments.items() if any(weeks)],
        "opening": _stocks(ledger.opening),
        "closing": _stocks(ledger.closing),
        "opening_cash": ledger.opening_cash,
        "closing_cash": ledger.closing_cash,
        "opening_work": ledger.opening_work,
        "closing_work": ledger.closing_work,
        "uptime": ledger.uptime,
    }


def ledger_from_plain(data: object) -> Ledger:
    """A ledger from its data. Raises `BadData`."""
    try:
        form = _LEDGER.validate_python(data)
    except ValidationError as fault:
        raise _bad(fault) from fault
    for what, rows in (("flows", form.flows), ("payments", form.payments)):
        if any(len(row[-1]) != WEEKS for row in rows):
            raise BadData("{key}: a row has not {n} weeks", key=what, n=WEEKS)
    return Ledger(
        form.year,
        Rows.of((Row(*row[:-1]), row[-1]) for row in form.flows),
        Rows.of((Payment(*row[:-1]), row[-1]) for row in form.payments),
        {StockKey(place, material): amount for place, material, amount in form.opening},
        {StockKey(place, material): amount for place, material, amount in form.closing},
        form.opening_cash,
        form.closing_cash,
        form.opening_work,
        form.closing_work,
        form.uptime,
    )


def _stocks(stocks: Mapping[StockKey, int]) -> list[Iterable[str | int]]:
    return [[*key, amount] for key, amount in stocks.items()]


def _bad(fault: ValidationError) -> BadData:
    place = ".".join(map(str, fault.errors(include_url=False)[0]["loc"]))
    return bad(place) if place else BadData("the whole: not as Kierto writes it")

"""A deal slip as it is typed: `X4`, `X4 120 3€ 6y`, `X4 index 60 %`, `X4 M7 steel lends 30 % 5 y`.

One line says which exchanges, and what is agreed on each: the amount a year (thousands, where no unit is said), the
price or the index, the years, and the clauses; who builds, and who carries what share of a project, lent or given.
With the broker's aid also a fair price, or a share of the gain for the takers. The whole line is read, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from game.typed.codes import Handle, handle_of
from game.typed.deals import REPAID_YEARS
from game.typed.firm_names import firms_named, names_of_firms
from game.typed.numbers import TypedNumber, plainly, words_of
from game.typed.slip_clauses import clause
from game.typed.tokens import STOPS, Tokens, parts, single
from game.typed.unclear import NotReadError, Unclear, asked, marked, not_read
from game.typed.units import Sort, Unit, multiple, unit
from game.typed.vocabulary import means
from sim.plan.plan import Plan

EXAMPLE: Final = marked("Write codes and what differs: X4 120 kt 3 € 6 y")
_THOUSANDS: Final = Unit("amount", Decimal(1000))
"""what a number without a unit counts"""
_HARDLY_THOUSANDS: Final = 1000
"""a larger number without a unit is hardly meant as thousands"""
_PRICES: Final = ("price", "indexed")
"""a contract has one price: fixed, or indexed"""
_UNITS: Final = {"t": ("t", "kt"), "MWh": ("MWh", "GWh"), "m3": ("m3", "1000 m3")}
_PER: Final = re.compile(r"\s*/\s*(?=[^\W\d])")
_FIELDS: Final[Mapping[Sort, str]] = {"price": "price", "years": "years"}


class Change(NamedTuple):
    """What differs in one exchange from the ordinary package."""

    match: str
    """empty: the last exchange of the slip that is open"""
    what: str
    """a field of an exchange: `most`, `price`, `years`, `least`, `indexed` …"""
    value: Decimal | str | bool | None
    """in the scenario's units, EUR or years; no price: one that shares the gain fairly"""
    unit: str = ""
    """t, MWh or m3, where it was said"""


class Advance(NamedTuple):
    """Who carries a share of a project's cost."""

    project: str
    firms: frozenset[str]
    """the firms that the name may mean; one of them is a party"""
    share: Decimal
    repaid_years: int
    """0: given, not lent"""


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """What was typed."""

    matches: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    advances: tuple[Advance, ...] = ()
    builds: tuple[str, ...] = ()
    """projects that were named as part of the deal"""
    drops: tuple[str, ...] = ()
    """projects that are not part of it after all"""
    takers_share: Decimal | None = None
    unclear: tuple[Unclear, ...] = ()
    """what could not be read: then there is nothing else"""


def is_slip(codes: Mapping[str, Handle], line: str) -> bool:
    """Whether a line typed on a sheet begins a deal slip: an exchange, and not the end of one."""
    tokens = Tokens(codes, _joined(line))
    return tokens.code("match") is not None and not tokens.word("leave")


def read_slip(plan: Plan, codes: Mapping[str, Handle], line: str) -> TypedSlip:
    """Read a line: all of it, or nothing."""
    reader = _SlipReader(plan, Tokens(codes, _joined(line)))
    try:
        while reader.tokens:
            reader.read()
    except NotReadError as fault:
        return TypedSlip(unclear=(fault.about(line.strip()),))
    return TypedSlip(
        tuple(dict.fromkeys(reader.matches)),
        tuple(reader.changes),
        tuple(reader.advances),
        tuple(dict.fromkeys(reader.builds)),
        tuple(dict.fromkeys(reader.drops)),
        reader.takers_share,
    )


def _joined(line: str) -> str:
    """The parts of a line as one item."""
    return _PER.sub("/", " ".join(parts(line))).rstrip(STOPS)


class _SlipReader:
    """Takes the tokens of a slip, one part after the other."""

    def __init__(self, plan: Plan, tokens: Tokens) -> None:
        self.plan = plan
        self.tokens = tokens
        self.matches: list[str] = []
        self.changes: list[Change] = []
        self.advances: list[Advance] = []
        self.builds: list[str] = []
        self.drops: list[str] = []
        self.takers_share: Decimal | None = None

    def read(self) -> None:
        """Take one part. Raises NotReadError."""
        if self.tokens.sign("+"):
            return
        if (match := self.tokens.code("match")) is not None:
            self.matches.append(match.id)
        elif (project := self.tokens.code("project")) is not None:
            self._project(project)
        elif means(self.tokens.next, "fair"):
            self._fair()
        elif (figure := self.tokens.figure()) is not None:
            self._figure(figure)
        elif self.tokens.word("least"):
            self._least()
        elif clauses := clause(self.tokens):
            for what, value in clauses:
                self._change(what, value)
        else:
            self._refuse()

    def _least(self) -> None:
        figure = self.tokens.figure()
        if figure is None:
            raise not_read("A least amount needs a figure.", "Write what must flow at least: X4 least 80 kt")
        self._figure(figure, "least")

    def _fair(self) -> None:
        self._check_aid(marked("Nobody reckons a fair price here."))
        self.tokens.take()
        self._change("price", None)

    def _check_aid(self, otherwise: str) -> None:
        """Without the broker's aid no price is reckoned for anybody. Raises NotReadError."""
        if not self.plan.scenario.about.brokers_aid:
            raise not_read(otherwise, "Write the price in euros, or an index: X4 3 € or X4 index 60 %")

    def _refuse(self) -> None:
        other = self.tokens.code("recovery", "blend", "measure", "fund")
        if other is not None:
            raise not_read(
                "{code} is no exchange.", "It belongs on a sheet, on a line of its own.", code=other.code
            )
        self.tokens.end(EXAMPLE)

    # -- an exchange ----------------------------------------------------------------------------

    def _figure(self, figure: TypedNumber, amount: str = "most") -> None:
        """Take a number: an amount for this field of the exchange, or a price, years, a share."""
        named = self._unit()
        meant = named or _THOUSANDS
        name = self._taken
        if figure.apart and (named is None or meant.sort in ("price", "years")):
            self._ask_apart(figure, name)
        number = single(figure, name)
        if named is None and number >= _HARDLY_THOUSANDS:
            raise asked(figure.text, *(f"{plainly(number)} {unit}" for unit in _UNITS[self._measured_in()]))
        if amount == "least" and meant.sort != "amount":
            raise not_read("A least amount needs a figure.", "Write what must flow at least: X4 least 80 kt")
        if meant.sort == "share":
            self._check_aid(marked("Nobody splits a gain here."))
            if not 0 <= number <= 100 or self.takers_share is not None:
                raise not_read(
                    "“{typed}” is no share.", "Write a share from 0 to 100: X4 50 %", typed=figure.text
                )
            self.takers_share = number * meant.size
        else:
            self._change(
                amount if meant.sort == "amount" else _FIELDS[meant.sort], number * meant.size, meant.of
            )

    def _unit(self) -> Unit | None:
        """Take the unit behind a number, if there is one, with a thousand or a million before it: `1000 m³`."""
        words = [token if isinstance(token, str) else token.text for token in self.tokens.left[:2]]
        if words and handle_of(self.tokens.codes, words[0]):
            self._ask_for_unit(words[0])
            self._taken = ""
            return None
        times = multiple(words[0]) if len(words) == 2 else None
        meant, count = unit(words[0]) if words else None, 1
        behind = unit(words[1]) if times else None
        if times and behind and behind.sort == "amount" and behind.size == 1:
            meant, count = behind._replace(size=Decimal(times)), 2
        self._taken = words_of([self.tokens.take() for _ in range(count)]) if meant else ""
        return meant

    def _ask_for_unit(self, code: str) -> None:
        """What stands behind a number is a code, as M3 is; where that is a unit of the stream as well, it is asked."""
        of = self._measured_in()
        if (meant := unit(code)) is not None and meant.of == of:
            raise asked(code, code.casefold().replace("3", "³"), f"{_UNITS[of][1]} {code}")

    def _ask_apart(self, figure: TypedNumber, name: str) -> None:
        """A blank may keep thousands apart, or an amount and what follows it."""
        amount, _, rest = figure.text.rpartition(figure.text[-4])
        if rest.startswith("0") and name:
            return
        whole, unit, thousands = plainly(figure.readings[0]), *_UNITS[self._measured_in()]
        other = (
            f"{whole} {thousands}" if rest.startswith("0") else f"{amount} {thousands} {rest} {name or '€'}"
        )
        raise asked(figure.text, f"{whole} {name or unit}", other)

    def _measured_in(self) -> str:
        """What the last exchange counts: t, MWh or m3."""
        if not self.matches:
            return "t"
        return self.plan.stores[self.plan.scenario.matches[self.matches[-1]].giver].unit

    def _change(self, what: str, value: Decimal | str | bool | None, of: str = "") -> None:
        match = self.matches[-1] if self.matches else ""
        alike = _PRICES if what in _PRICES else (what,)
        if any(change.match == match and change.what in alike for change in self.changes):
            raise not_read("Two figures say the same of one exchange.", EXAMPLE)
        self.changes.append(Change(match, what, value, of))

    # -- a project ------------------------------------------------------------------------------

    def _project(self, handle: Handle) -> None:
        """A project of the package; behind it, who lends or pays what share of it."""
        if self.tokens.word("no"):
            self.drops.append(handle.id)
            return
        self.builds.append(handle.id)
        write = marked("Write who carries what share: {code} {firm} lends 30 % 5 y")
        others = (key for key, firm in self.plan.firms.items() if key != handle.firm and not firm.outside)
        code, other = handle.code, next(others, handle.firm)
        meant, words = firms_named(names_of_firms(self.plan), self.tokens.left)
        if not meant:
            if isinstance(self.tokens.next, TypedNumber) and self._is_share():
                raise not_read("Who carries this share of {code}?", write, code=code, firm=other)
            return
        del self.tokens.left[:words]
        is_given = self.tokens.word("pays")
        lent = self.tokens.word("lends") or not is_given  # "maksaa ennakkoon" is lent
        figure = self.tokens.figure()
        if figure is None:
            raise not_read("{code} needs a share.", write, code=code, firm=other)
        share, in_percent = single(figure, "%"), self.tokens.word("percent")
        if not 0 <= share <= 100:
            raise not_read("“{typed}” is no share.", write, typed=figure.text, code=code, firm=other)
        if 0 < share < 1 and not in_percent:
            raise asked(figure.text, *(f"{plainly(number)} %" for number in (share, share * 100)))
        if any((each.project, each.firms) == (handle.id, meant) for each in self.advances):
            raise not_read("Two shares of {code} have one name.", write, code=code, firm=other)
        self.advances.append(Advance(handle.id, meant, share / 100, self._repaid() if lent else 0))

    def _is_share(self) -> bool:
        return len(self.tokens.left) > 1 and means(self.tokens.left[1], "percent")

    def _repaid(self) -> int:
        """The years in which an advance comes back, if they stand behind it."""
        left = self.tokens.left
        years = unit(left[1]) if len(left) > 1 and isinstance(left[1], str) else None
        if not isinstance(left[0] if left else "", TypedNumber) or years is None or years.sort != "years":
            return REPAID_YEARS
        figure = self.tokens.figure()
        self.tokens.take()
        number = single(figure) if figure is not None else Decimal(REPAID_YEARS)
        if number != int(number) or not 1 <= number <= 30:
            raise not_read(
                "“{typed}” are no years to pay back in.", "Write 1 to 30 years.", typed=str(number)
            )
        return int(number)

"""A deal slip as it is typed: `X4`, `X4 120 3€ 6y`, `X4 X5 50%`, `X4 fair, M7 steelworks lends 30 % 5 y`.

One line says which exchanges, and what differs from the ordinary package: the amount a year (thousands, where no
unit is said), the price, the years; a share of the gain for the takers; who carries what share of a project, lent
or given. The whole line is read, or nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from pydantic import ValidationError

from game.typed.codes import Handle
from game.typed.deals import REPAID_YEARS, with_advance, with_exchange, with_takers_share
from game.typed.firm_names import firms_named, names_of_firms
from game.typed.numbers import TypedNumber, plainly
from game.typed.tokens import Tokens, single
from game.typed.unclear import NotReadError, Unclear, asked, marked, not_read
from game.typed.units import Sort, Unit, unit
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.rules.matches import is_known
from sim.situation import Situation
from sim.state import State

_EXAMPLE: Final = marked("Write codes and what differs: X4 120 kt 3 € 6 y")
_THOUSANDS: Final = Unit("amount", Decimal(1000))
"""what a number without a unit counts"""
_FIELDS: Final[Mapping[Sort, str]] = {"amount": "most", "price": "price", "years": "years"}


class Change(NamedTuple):
    """What differs in one exchange from the ordinary package."""

    match: str
    """empty: the last exchange of the slip that is open"""
    what: str
    """`most`, `price` or `years` of an exchange"""
    value: Decimal | None
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
        reader.takers_share,
    )


def _joined(line: str) -> str:
    """The line with one kind of mark between its parts: a slip is one item."""
    for mark in ";\r\n":
        line = line.replace(mark, " ")
    return line.replace(", ", " ").rstrip(", ").replace("+", " + ")


class _SlipReader:
    """Takes the tokens of a slip, one part after the other."""

    def __init__(self, plan: Plan, tokens: Tokens) -> None:
        self.plan = plan
        self.tokens = tokens
        self.matches: list[str] = []
        self.changes: list[Change] = []
        self.advances: list[Advance] = []
        self.builds: list[str] = []
        self.takers_share: Decimal | None = None

    def read(self) -> None:
        """Take one part. Raises NotReadError."""
        if self.tokens.sign("+"):
            return
        if (match := self.tokens.code("match")) is not None:
            self.matches.append(match.id)
        elif (project := self.tokens.code("project")) is not None:
            self._project(project)
        elif self.tokens.word("fair"):
            self._change("price", None)
        elif (figure := self.tokens.figure()) is not None:
            self._figure(figure)
        else:
            self._refuse()

    def _refuse(self) -> None:
        other = self.tokens.code("recovery", "blend", "measure", "fund")
        if other is not None:
            raise not_read(
                "{code} is no exchange.", "It belongs on a sheet, on a line of its own.", code=other.code
            )
        self.tokens.end(_EXAMPLE)

    # -- an exchange ----------------------------------------------------------------------------

    def _figure(self, figure: TypedNumber) -> None:
        named = self._unit()
        meant = named or _THOUSANDS
        name = str(self._taken) if named else ""
        if figure.apart and (named is None or meant.sort in ("price", "years")):
            self._ask_apart(figure, name)
        number = single(figure, name)
        if meant.sort == "share":
            if not 0 <= number <= 100 or self.takers_share is not None:
                raise not_read(
                    "“{typed}” is no share.", "Write a share from 0 to 100: X4 50 %", typed=figure.text
                )
            self.takers_share = number * meant.size
        else:
            self._change(_FIELDS[meant.sort], number * meant.size, meant.of)

    def _unit(self) -> Unit | None:
        """Take the unit behind a number, if there is one; `k €` and the like are one unit."""
        token = self.tokens.next
        self._taken = token
        meant = unit(token) if isinstance(token, str) else None
        if meant is not None:
            self.tokens.take()
        return meant

    def _ask_apart(self, figure: TypedNumber, name: str) -> None:
        """A blank may keep thousands apart, or an amount and what follows it."""
        amount, _, rest = figure.text.rpartition(figure.text[-4])
        if rest.startswith("0") and name:
            return
        first, other = f"{plainly(figure.readings[0])} {name}".strip(), f"{amount} kt {rest} {name}".strip()
        raise asked(figure.text, first, other)

    def _change(self, what: str, value: Decimal | None, of: str = "") -> None:
        match = self.matches[-1] if self.matches else ""
        if any((change.match, change.what) == (match, what) for change in self.changes):
            raise not_read("Two figures say the same of one exchange.", _EXAMPLE)
        self.changes.append(Change(match, what, value, of))

    # -- a project ------------------------------------------------------------------------------

    def _project(self, handle: Handle) -> None:
        """A project of the package; behind it, who lends or pays what share of it."""
        self.builds.append(handle.id)
        write = marked("Write who carries what share: {code} steelworks lends 30 % 5 y")
        meant, words = firms_named(names_of_firms(self.plan), self.tokens.left)
        if not meant:
            if isinstance(self.tokens.next, TypedNumber) and self._is_share():
                raise not_read("Who carries this share of {code}?", write, code=handle.code)
            return
        del self.tokens.left[:words]
        lent = not self.tokens.word("pays")
        if lent:
            self.tokens.word("lends")
        figure = self.tokens.figure()
        if figure is None:
            raise not_read("{code} needs a share.", write, code=handle.code)
        share = single(figure, "%")
        self.tokens.sign("%")
        if not 0 <= share <= 100:
            raise not_read("“{typed}” is no share.", write, typed=figure.text, code=handle.code)
        self.advances.append(Advance(handle.id, meant, share / 100, self._repaid() if lent else 0))

    def _is_share(self) -> bool:
        return len(self.tokens.left) > 1 and self.tokens.left[1] == "%"

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


# -- onto a package -------------------------------------------------------------------------------


def put_on(plan: Plan, terms: DealTerms, slip: TypedSlip) -> DealTerms | Unclear:
    """The package with what was typed; or why it cannot read like that. Never half of it."""
    try:
        if slip.takers_share is not None:
            terms = with_takers_share(terms, slip.takers_share)
        for change in slip.changes:
            terms = _changed(plan, terms, change)
        for advance in slip.advances:
            terms = _advanced(plan, terms, advance)
        _check_builds(plan, terms, slip)
    except NotReadError as fault:
        return fault.about(" ".join(slip.matches))
    return terms


def _changed(plan: Plan, terms: DealTerms, change: Change) -> DealTerms:
    at = _place(plan, terms, change.match)
    if at is None:
        raise not_read("This exchange is not part of the deal.", _EXAMPLE)
    of = plan.stores[terms.exchanges[at].giver].unit
    if change.unit and change.unit != of:
        raise not_read("This is measured in {unit}.", _EXAMPLE, unit=of)
    value = change.value
    if change.what == "years" and value is not None and value != int(value):
        raise not_read("“{typed}” are no years.", "Write 1 to 50 years.", typed=plainly(value))
    try:
        return with_exchange(terms, at, **{change.what: int(value or 0) if change.what == "years" else value})
    except ValidationError as fault:
        sentences = {
            "most": not_read("No contract can be about this amount.", "Write an amount above 0: X4 120 kt"),
            "years": not_read("No contract can hold so long.", "Write 1 to 50 years."),
            "price": not_read("No contract can have this price.", "Write euros for a unit: X4 3 €"),
        }
        raise sentences[change.what] from fault


def _advanced(plan: Plan, terms: DealTerms, advance: Advance) -> DealTerms:
    code = plan.scenario.projects[advance.project].code
    if advance.project not in {part.project for part in terms.projects}:
        raise not_read("{code} is not part of the deal.", "Leave it out, or add its exchange.", code=code)
    owner = plan.projects[advance.project].firm
    payers = [firm for firm in terms.parties if firm in advance.firms and firm != owner]
    if len(payers) != 1:
        raise not_read(
            "Who carries a share of {code} must be one other party.", "Write its name in full.", code=code
        )
    return with_advance(terms, advance.project, payers[0], advance.share, advance.repaid_years)


def _check_builds(plan: Plan, terms: DealTerms, slip: TypedSlip) -> None:
    built = {part.project for part in terms.projects}
    for project in slip.builds:
        if project not in built:
            code = plan.scenario.projects[project].code
            raise not_read("{code} is not part of the deal.", "Leave it out, or add its exchange.", code=code)


def _place(plan: Plan, terms: DealTerms, match: str) -> int | None:
    """Which exchange of a package is meant."""
    if not match:
        return len(terms.exchanges) - 1 if terms.exchanges else None
    known = plan.scenario.matches[match]
    ends = [(exchange.giver, exchange.taker) for exchange in terms.exchanges]
    return ends.index((known.giver, known.taker)) if (known.giver, known.taker) in ends else None


def visible(plan: Plan, state: State) -> frozenset[str]:
    """The matches that have been seen: a hidden one is on no list and cannot be agreed on."""
    situation = Situation(plan, state)
    matches = plan.scenario.matches.items()
    return frozenset(key for key, match in matches if is_known(situation, key, match))

"""The ledger: what moved in a year, week by week, with causes, and what was paid.

Double entry between places. A place is a store (side stream, yield, intake, product store), a process
(line, treatment), a contract (what is on the road) or the world outside (`outside`, `market`, `air`,
`landfill` …). Screens, replays, reports, indicators and tests read the ledger; nobody recounts.

Stocks and cash are kept by the year itself and handed over as `opening` and `closing`, so that
`sim.balance` can compare them with the sums of the ledger: double entry alone cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sim.rows import Rows
from sim.units import WEEKS, Unit


class Kind(StrEnum):
    """What sort of movement a row of the ledger is."""

    BOUGHT = "bought"
    """outside → need's virgin store"""
    VIRGIN = "virgin"
    """need → its line: virgin material consumed, with the cause that no secondary took its place"""
    EXCHANGE = "exchange"
    """giver's store → contract: sent under an exchange"""
    RECEIVED = "received"
    """contract → taker's intake: arrived"""
    OWN = "own"
    """store → intake within one firm, no contract"""
    USED = "used"
    """intake → line or treatment: secondary material consumed; also auxiliaries of a treatment"""
    MADE = "made"
    """process → its store: side stream collected, yield, product"""
    PRODUCT = "product"
    """product store → market: delivered"""
    DISPOSAL = "disposal"
    """process or store → landfill, heap, far_sale, flare, discharge, energy_recovery; with its cause"""
    RETURNED = "returned"
    """use → collection: goods come back as scrap"""
    TURNED_BACK = "turned_back"
    """contract → giver's store: on the road when a partner closed"""
    REST = "rest"
    """process → air (mass), losses (energy) or waters (water): what the recipe does not name; may be negative"""
    SERVICE = "service"
    """market → line: demand at fixed service, a reference and not a movement"""


REFERENCE_KINDS = frozenset({Kind.SERVICE})
"""Kinds that record a reference and move nothing: left out of every balance."""

OUTSIDE, MARKET, AIR, LOSSES, WATERS, IN_USE = "outside", "market", "air", "losses", "waters", "in_use"
BUSINESS = "business:"
"""Before a firm's id: its ordinary business, kept out of the purse."""
FUND, PROGRAMME = "fund", "programme"
"""The cluster fund, which keeps an account like a firm; public programmes, which are outside."""
SINKS = ("landfill", "heap", "far_sale", "flare", "discharge", "energy_recovery")
"""Places a disposal goes to; the kinds of disposal bear the same names."""


class Row(NamedTuple):
    """One kind of movement. `cause` and `culprit` are empty where a movement needs no reason."""

    source: str
    target: str
    material: str
    kind: Kind
    cause: str = ""
    culprit: str = ""


class Payment(NamedTuple):
    """One kind of payment. `about` is the id of the thing paid for.

    Accounts: a firm's id is its own money (the purse, or its cash); `business:FIRM` is the ordinary
    turnover kept out of a purse; `fund` is the cluster fund; others are outside: `outside`, `state`,
    `carriers`, `bank`, `owner`, `programme`.
    """

    payer: str
    payee: str
    kind: str
    about: str


class StockKey(NamedTuple):
    """A store's content: one material in one place."""

    place: str
    material: str


def new_weeks() -> list[int]:
    """52 empty week columns."""
    return [0] * WEEKS


@dataclass(slots=True)
class Ledger:
    """One year of one world: whole kg, kWh or l by row, whole cents by payment, 52 weeks each."""

    year: int
    flows: Rows[Row] = field(default_factory=Rows)
    payments: Rows[Payment] = field(default_factory=Rows)
    opening: dict[StockKey, int] = field(default_factory=dict)
    closing: dict[StockKey, int] = field(default_factory=dict)
    opening_cash: dict[str, int] = field(default_factory=dict)
    closing_cash: dict[str, int] = field(default_factory=dict)
    opening_work: dict[str, dict[Unit, int]] = field(default_factory=dict)
    """process → dimension (`t`, `MWh`, `m3`) → work in progress, kg, kWh or l"""
    closing_work: dict[str, dict[Unit, int]] = field(default_factory=dict)
    uptime: dict[str, tuple[int, int]] = field(default_factory=dict)
    """process → (hours up, hours of the year it existed)"""

    def move(self, row: Row, week: int, amount: int) -> None:
        """Book an amount in a week; zero books nothing."""
        if amount:
            self.flows.add(row, week, amount)

    def pay(self, payment: Payment, week: int, cents: int) -> None:
        """Book a payment in a week; zero books nothing. A negative one runs the other way."""
        if cents:
            self.payments.add(payment, week, cents)

    def totals(self, *kinds: Kind) -> Iterator[tuple[Row, int]]:
        """The year's total of every row of these kinds (of all kinds, if none is named)."""
        for row, weeks in self.flows.items():
            if not kinds or row.kind in kinds:
                yield row, sum(weeks)

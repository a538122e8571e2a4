"""The state of the cluster at a New Year: plain data, whole numbers, nothing drawn in advance.

A year is played from one state and yields the next. Goods on the road, work in progress, projects,
contracts and repairs cross New Year here as elapsed time only: a drawn future ("the permit ends
on day 212") is never stored, so a preview can draw its own luck from the same state.
States are never changed in place: `copy` first.
"""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from sim.ledger import StockKey
from sim.scenario.projects import ShortfallBy

Ratio = tuple[int, int]
"""Numerator and denominator of an exact share."""

RunsFor = Literal["outlets", "disposal"]
"""What a treatment runs for: only what its outlets take, or also what is thrown away afterwards."""

Ending = Literal["", "expired", "left", "partner_closed"]


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreed exchange. Amounts in kg, kWh or l; money in cents; prices in cents per t, MWh or m3."""

    id: str
    giver: str
    """side stream, yield or collection"""
    taker: str
    """need or treatment"""
    carrier: str
    most: int
    price: int
    indexed: Ratio | None
    """share of the virgin price of what it replaces, instead of `price`"""
    first_year: int
    last_year: int
    renews: bool = False
    giver_pays_carriage: bool = False
    least: int = 0
    shortfall_price: int = 0
    shortfall_by: ShortfallBy = "giver"
    """who owes `least`, each for what they held up"""
    leaving_price: int = 0
    deal: str = ""
    ended: Ending = ""
    ended_by: str = ""
    """the firm that left or closed; the contract itself where it ran out, or both have left"""
    left_in: int = 0
    """the year before which one partner left: in that round the other may leave too"""


@dataclass(frozen=True, slots=True)
class Payer:
    """Who carries how much of a project's cost. With `repaid_years` it is an advance, paid back
    by the owner in equal yearly parts once the project stands; with 0 it is a contribution."""

    firm: str
    share: Ratio
    repaid_years: int = 0


Stage = Literal["permit", "build", "ramp", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project under way or done. `elapsed` is whole hours in the present stage."""

    id: str
    stage: Stage
    elapsed: int
    paid: int
    """cents paid so far by all payers"""
    payers: tuple[Payer, ...]
    started_year: int
    attempt: int = 0
    """how often it has failed before: a new attempt has new luck"""
    works: Ratio = (1, 1)
    """share of what it promised that it reaches, once it stands"""
    grant: str = ""
    """the call that was asked for co-funding"""
    granted: int = 0
    """cents awarded, paid the year after it stands"""
    spared: int = 0
    """cents that measures have made it cheaper so far; negative: dearer"""
    deal: str = ""
    """the package it belongs to"""


@dataclass(frozen=True, slots=True)
class Loan:
    """An advance being paid back. Cents."""

    project: str
    lender: str
    borrower: str
    left: int
    yearly: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A measure that some firms started for themselves, and the projects they started it for."""

    measure: str
    firms: tuple[str, ...]
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A sum owed at New Year, booked in the first week: the price of leaving a contract early, a
    contribution to the fund, the cost of a measure, a grant. Cents."""

    payer: str
    payee: str
    kind: str
    about: str
    cents: int


@dataclass(frozen=True, slots=True)
class PledgeShare:
    """What a seat owed the fund in a round of the pledge, and what it paid. Cents."""

    seat: str
    due: int
    paid: int

    @property
    def is_kept(self) -> bool:
        """Whether it paid what it owed; who owes nothing keeps no pledge and breaks none."""
        return 0 < self.due <= self.paid


@dataclass(frozen=True, slots=True)
class PledgeRound:
    """What came of the pledge in a round."""

    round: int
    shares: tuple[PledgeShare, ...]
    added: int
    """cents that the region added"""


@dataclass(frozen=True, slots=True)
class OnRoad:
    """A load under way: hours until it arrives, counted from New Year."""

    contract: str
    amount: int
    hours_left: int


@dataclass(frozen=True, slots=True)
class Order:
    """Virgin material ordered for a need: hours until it arrives, counted from New Year."""

    need: str
    amount: int
    hours_left: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A package on the table until every party has answered; lapses after the round."""

    id: str
    terms: dict[str, Any]
    accepted: tuple[str, ...]
    refused: bool = False
    """whether a party has declined it: it will not come about, whoever else answers"""


@dataclass(slots=True)
class State:
    """Everything a year needs besides the scenario and the seed."""

    year: int
    """the calendar year about to be played"""
    round: int = 1
    legacy_from: int = 0
    """first year of the legacy run, in which parked stores are cleared; 0 while the game is played"""
    to_clear: dict[str, int] = field(default_factory=dict)
    """store → what of it is disposed of as the legacy run begins: parked is not saved"""
    stocks: dict[StockKey, int] = field(default_factory=dict)
    cash: dict[str, int] = field(default_factory=dict)
    """firm → cents: its share of the purse, or its cash"""
    purses: tuple[tuple[str, ...], ...] = ()
    """the firms of each seat, who share one purse"""
    carries: dict[str, int] = field(default_factory=dict)
    """running remainders and totals of the batch arithmetic, by thing and purpose"""
    work: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """line or treatment → what its batch in progress will release"""
    slot_down: dict[str, int] = field(default_factory=dict)
    """line or treatment → hours down so far in the slot under way"""
    down: tuple[str, ...] = ()
    """lines and treatments under repair; times to repair have no memory, so nothing else is needed"""
    road: tuple[OnRoad, ...] = ()
    orders: tuple[Order, ...] = ()
    contracts: dict[str, Contract] = field(default_factory=dict)
    projects: dict[str, ProjectState] = field(default_factory=dict)
    loans: tuple[Loan, ...] = ()
    dues: tuple[Due, ...] = ()
    recovery: dict[str, Ratio] = field(default_factory=dict)
    blend: dict[str, Ratio] = field(default_factory=dict)
    runs_for: dict[str, RunsFor] = field(default_factory=dict)
    """treatment → what its owner has it run for, where that is not what the scenario says"""
    sold: dict[str, dict[int, int]] = field(default_factory=dict)
    """line → year → sold"""
    unit_saving: dict[str, Ratio] = field(default_factory=dict)
    """line → share of its product's price that secondaries saved last year: the seed of the rebound"""
    events: dict[str, int] = field(default_factory=dict)
    """event or measure under way → hours since it began, lead time included, at New Year"""
    scopes: dict[str, Scope] = field(default_factory=dict)
    """of those under way, the ones that belong to some firms only; the others belong to all"""
    started: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """measure → the firms that have ever started it, in order of id; none of them: the whole cluster"""
    areas: tuple[str, ...] = ()
    """priority areas the region has chosen"""
    fund: int = 0
    """cents in the cluster fund"""
    pots: dict[str, int] = field(default_factory=dict)
    """call → cents awarded from its pot"""
    deals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """package → its parties"""
    closed: dict[str, int] = field(default_factory=dict)
    """firm → year it closed"""
    restructuring: dict[str, int] = field(default_factory=dict)
    """firm → New Years running below its credit limit"""
    offers: dict[str, Offer] = field(default_factory=dict)
    pledges: tuple[PledgeRound, ...] = ()
    """what came of the pledge, round by round"""

    def copy(self) -> State:
        """A state of its own that shares nothing that can change."""
        twin = replace(self)
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, dict):
                setattr(twin, name, deepcopy(value) if name == "sold" else dict(value))
        return twin

    def digest(self) -> str:
        """A hash of the whole state, the same on every machine: integers and ids only."""
        return hashlib.blake2b(canonical(self).encode(), digest_size=16).hexdigest()


def canonical(state: State) -> str:
    """The state as one line of JSON with sorted keys. Without a pledge it is that of before there were any."""
    plain = asdict(state)
    if not state.pledges:
        del plain["pledges"]
    plain["stocks"] = {f"{key.place}|{key.material}": amount for key, amount in state.stocks.items()}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))

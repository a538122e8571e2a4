"""The parts of a plan. Amounts in kg, kWh or l; ratios exact; money paths stay in EUR until a year is known."""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario.figures import Path
from sim.scenario.firms import Label
from sim.scenario.materials import DisposalKind
from sim.scenario.windows import Window
from sim.state import Ratio, RunsFor
from sim.units import Unit

Levels = tuple[int, ...]
"""Of each content in order of id: millionths of its unit in one t, MWh or m3; empty where nothing is held."""
Limits = tuple[tuple[int, int], ...]
"""(place of a content, the most of it as in `Levels`)"""


@dataclass(frozen=True, slots=True)
class OutagePlan:
    """Mean whole hours up and down."""

    up: int
    down: int


@dataclass(frozen=True, slots=True)
class DisposalPlan:
    """Where what nobody takes goes. `fee` and `tax` in EUR per unit by year."""

    kind: DisposalKind
    fee: Path
    tax: str | None
    taxed_from: int
    co2e_g: int
    """g CO2e per t, MWh or m3, without transport"""
    km: Ratio
    removes_g: int = 0
    """g CO2 per t, MWh or m3 that it takes out of the air for good"""
    limits: Limits = ()
    over_limit: Path | None = None
    """EUR per unit on top where a limit is exceeded"""


@dataclass(frozen=True, slots=True)
class AuxiliaryPlan:
    """Something a treatment uses besides its feed, or a giver of a side stream."""

    material: str
    unit: Unit
    amount: Ratio
    price: Path


@dataclass(frozen=True, slots=True)
class StorePlan:
    """A store something can be given from: a side stream, a yield, or a collection of returned goods."""

    id: str
    firm: str
    process: str
    """the line or treatment that fills it; the collection itself for returned goods"""
    material: str
    mixed: str
    unit: Unit
    amount: Ratio
    """per unit the line makes, per unit the treatment takes in, or per unit of goods returned"""
    capacity: int
    stock: int | None
    """at the start; None: what the year before left"""
    recovery: Ratio
    sorting: Path
    disposal: DisposalPlan
    is_yield: bool = False
    left_of: str = ""
    """the secondary of its line's needs by whose use it arises, instead of by what the line makes"""
    lost_power: AuxiliaryPlan | None = None
    """power bought for each unit given"""
    sale: Path | None = None
    """EUR per unit for what nobody takes; None where that is disposed of"""
    support: Path | None = None
    levels: Levels = ()
    carries: bool = False
    """whether it holds what went into its process, and not what its material holds"""


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """A taker's store for one secondary material, and how it may be used there."""

    taker: str
    """the need or treatment"""
    process: str
    """the line or treatment that consumes it"""
    firm: str
    material: str
    unit: Unit
    ratio: Ratio
    """virgin units replaced per unit; 1:1 for a treatment's feed"""
    greatest_share: Ratio
    lowest_grade: Ratio
    label: Label | None
    cost: Path | None
    capacity: int
    stock: int | None
    """at the start; None: what the year before left"""
    is_feed: bool = False
    removes_g: int = 0
    """g CO2 per t, MWh or m3 used that it takes out of the air for good"""
    own_line: bool = False
    """whether its line may use its own side stream"""
    levels: Levels = ()

    @property
    def place(self) -> str:
        """The ledger's name of this store."""
        return f"{self.taker}/feed" if self.is_feed else self.taker


@dataclass(frozen=True, slots=True)
class SupplyPlan:
    """Lots, reorder level and lead time of a virgin material that is kept in store."""

    lot: int
    reorder: int
    lead: int
    """hours"""
    stock: int | None
    """at the start; None: what the year before left, with what was on order"""


@dataclass(frozen=True, slots=True)
class NeedPlan:
    """An input of a line."""

    id: str
    line: str
    firm: str
    virgin: str
    unit: Unit
    amount: Ratio
    counted: bool
    price: Path
    blend: Ratio
    supply: SupplyPlan | None
    intakes: tuple[IntakePlan, ...]
    limits: Limits = ()
    levels: Levels = ()
    """of its virgin material"""


@dataclass(frozen=True, slots=True)
class MarketPlan:
    """Who buys what a line makes."""

    demand: Path
    price: Path
    season: tuple[int, ...]
    """twelve monthly weights; empty where every day is like any other"""
    elasticity: Ratio
    pass_through: Ratio
    backlog: int
    """hours"""
    premium: Path | None = None
    """EUR per t CO2e that secondaries spare"""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A production process."""

    id: str
    firm: str
    makes: str
    unit: Unit
    capacity: int
    """a year, never stopping"""
    batch: int
    """hours"""
    outage: OutagePlan | None
    stops: tuple[tuple[int, int], ...]
    """planned stops: first hour, hour after the last"""
    needs: tuple[NeedPlan, ...]
    streams: tuple[StorePlan, ...]
    market: MarketPlan | None
    inputs: dict[Unit, Ratio]
    """dimension → all-virgin inputs per unit made"""
    adds: Levels = ()


@dataclass(frozen=True, slots=True)
class ResiduePlan:
    """What a treatment leaves over."""

    material: str
    disposal: DisposalPlan
    share: Ratio
    loses_rest: bool
    """whether what the yields and the residue leave goes to air"""


@dataclass(frozen=True, slots=True)
class TreatmentPlan:
    """Turns a side stream into secondary materials."""

    id: str
    firm: str
    unit: Unit
    capacity: int
    batch: int
    feed: IntakePlan
    yields: tuple[StorePlan, ...]
    residue: ResiduePlan | None
    auxiliaries: tuple[AuxiliaryPlan, ...]
    cost: Path
    outage: OutagePlan | None
    off_spec: float
    runs_for: RunsFor
    """what it runs for unless its owner says otherwise"""
    limits: Limits = ()
    """with more of a content in its feed a lot is off-spec"""


@dataclass(frozen=True, slots=True)
class CollectionPlan:
    """Goods of a line that come back as scrap after their life time."""

    id: str
    line: str
    after: int
    """years"""
    sold_before: Path
    store: StorePlan


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """One thing that stands when a project is done: what it is, which thing it is, and how much of it."""

    what: str
    """treatment, line, intake, pipe, less_waste, less_input or store"""
    thing: str
    """the id of what is built or changed; giver firm of a pipe"""
    other: str = ""
    """material of an intake; taker firm of a pipe"""
    carrier: str = ""
    share: Ratio = (0, 1)
    amount: int = 0


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """An investment. Cents and hours."""

    id: str
    firm: str
    cost: int
    running: Path
    permit_median: int
    """hours; 0 if none is needed"""
    permit_spread: float
    build: int
    ramp: int
    ramp_start: Ratio
    overrun_chance: float
    overrun_cost: Ratio
    overrun_hours: int
    readiness: int
    fails: float
    """chance for each level of readiness below 9"""
    falls_short: float
    short_reaches: Ratio
    builds: tuple[BuildPlan, ...]
    window: Window
    """when it can be begun"""
    done: bool
    technology: str
    areas: tuple[str, ...]
    """priority areas it falls in"""


@dataclass(frozen=True, slots=True)
class FirmPlan:
    """A firm: where it stands and what it may spend. Cents."""

    id: str
    size: str
    sector: str
    outside: bool
    x: Ratio
    y: Ratio
    cash: int
    yearly: Path
    credit_limit: int
    rate: Ratio
    sites: int
    successor: str

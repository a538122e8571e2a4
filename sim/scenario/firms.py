"""Firms and what stands in them: lines, needs, side streams, treatments, collections of returned goods."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario.counts import Count, DayOfYear, Days
from sim.scenario.figures import Quantity, Thing, Whole, Yearly, YesNo, figure, path
from sim.scenario.frozen import Id
from sim.scenario.law import Trade, WasteStatus
from sim.scenario.materials import REMOVES, Disposal, Elements, Levels, Season
from sim.scenario.texts import LocalText

Label = Literal["same_use", "lower_use", "fill", "energy"]
Percent = Annotated[Whole, Field(ge=0, le=100)]
BatchHours = Annotated[Whole, Field(ge=1, le=8760)]


CARRIES: Final = (
    "Whether it holds what of `contents` went in and was added, by its share; else what its material holds."
)


UNSTATED: Final = "left out: what an ordinary year leaves there."


class Outage(Thing):
    """Failures on calendar time: mean hours between failures and mean hours to repair."""

    mtbf: Annotated[int, Count(1, 1_000_000)] = Field(description="Mean hours up.")
    mttr: Annotated[int, Count(1, 100_000)] = Field(description="Mean hours down.")


class Stop(Thing):
    """A planned stop every year, in days of the year."""

    from_day: DayOfYear = Field(description="The first day of the stop, 1 to 365.")
    to_day: DayOfYear = Field(description="The last day of the stop.")


class Secondary(Thing):
    """A secondary material that can fill a need."""

    ratio: Quantity = Field(
        figure(1),
        description="Units of virgin material that one unit replaces; by their `energy` if left out and both have it.",
    )
    greatest_share: Quantity = Field(figure(1), description="Technical greatest share of the need, 0–1.")
    lowest_grade: Quantity = Field(figure(0), description="Lowest grade accepted.")
    label: Label = Field(
        "lower_use", description="What the material is used for: same_use, lower_use, fill or energy."
    )
    cost: Yearly = Field(path(0), description="EUR per unit the taker spends to use it.")
    removes: Quantity = Field(figure(0), description=REMOVES)
    own_line: YesNo = Field(False, description="Whether the line may use its own side stream again.")
    store: Quantity | None = Field(None, description="Intake store; default two weeks at the greatest share.")
    stock: Quantity | None = Field(None, description="In the intake store at the start; " + UNSTATED)


class Supply(Thing):
    """How the virgin material is bought, when it is not bought as it is used."""

    lot: Quantity = Field(description="Units in one order.")
    reorder: Quantity = Field(description="Order when stock and orders fall to this.")
    lead_days: Days = Field(description="Days from order to arrival.")
    stock: Quantity | None = Field(None, description="In store at the start; " + UNSTATED)


class Need(Thing):
    """An input of a line, which one or more materials can fill."""

    virgin: Id = Field(description="The new (virgin) material that fills the need when nothing else does.")
    amount: Quantity = Field(description="Units per unit the line makes.")
    counted: YesNo = Field(False, description="Whether it belongs to the headline.")
    price: Yearly = Field(description="EUR per unit of the new (virgin) material, delivered.")
    secondaries: dict[Id, Secondary] = Field(default_factory=dict, description="By material.")
    blend: Quantity = Field(figure(1), description="Greatest secondary share the firm allows at the start.")
    limits: Levels = Field(
        default_factory=dict, description="The most of each of `contents` in one unit of all that fills it."
    )
    supply: Supply | None = Field(
        None, description="Lots and stock of the virgin material; left out: bought as it is used."
    )


class LostPower(Thing):
    """Power that a turbine does not make where steam is drawn at a pressure, or that a heat pump needs."""

    material: Id = Field(description="The power that is bought instead.")
    amount: Quantity = Field(description="MWh per unit given to somebody.")
    price: Yearly = Field(description="EUR per MWh.")


class SideStream(Thing):
    """A by-product of a line."""

    material: Id = Field(description="As collected.")
    mixed: Id | None = Field(None, description="The material when not collected; same if left out.")
    amount: Quantity = Field(description="Units per unit the line makes, or per unit `left_of`.")
    left_of: Id | None = Field(
        None,
        description="A secondary of its line's needs that leaves it when used: condensate, cooled water.",
    )
    lost_power: LostPower | None = Field(None, description="What giving a unit costs in power.")
    recovery: Quantity = Field(figure(1), description="Share collected at the start, 0–1.")
    sorting_cost: Yearly = Field(path(0), description="EUR per unit collected.")
    store: Quantity = Field(figure(0), description="Store capacity.")
    stock: Quantity | None = Field(None, description="In store at the start; " + UNSTATED)
    carries: YesNo = Field(False, description=CARRIES)
    waste: WasteStatus | None = Field(None, description="What it is by law: code and status.")
    disposal: Disposal = Field(description="Where it goes when nobody takes it.")


class Market(Thing):
    """Who buys what a line makes. Regional services (roads, homes) are markets too."""

    demand: Yearly = Field(description="Units a year.")
    price: Yearly = Field(path(0), description="EUR per unit.")
    season: Season | None = Field(None, description="Twelve monthly weights, January first; left out: even.")
    elasticity: Quantity = Field(figure(0), description="Price elasticity of demand, zero or negative.")
    pass_through: Quantity = Field(
        figure(0), description="Share of a change of unit cost that reaches the price."
    )
    premium: Yearly | None = Field(
        None,
        description="EUR to the purse per t CO2e that secondaries at the line's needs spare, as long as they do.",
    )
    backlog_days: Annotated[int, Count(0, 365)] = Field(
        14, description="How long a customer waits before buying elsewhere."
    )


class Line(Thing):
    """A production process: fixed slots, needs in, product and side streams out."""

    makes: Id = Field(description="The material it makes.")
    capacity: Quantity = Field(description="Units a year when it never stops.")
    batch_hours: BatchHours = Field(24, description="Hours of one batch; 24 suits most lines.")
    outage: Outage | None = Field(None, description="Failures; left out: it never fails.")
    stops: list[Stop] = Field(default_factory=list, max_length=20, description="Planned stops every year.")
    needs: dict[Id, Need] = Field(default_factory=dict, description="Its inputs, by id.")
    side_streams: dict[Id, SideStream] = Field(default_factory=dict, description="Its by-products, by id.")
    market: Market | None = Field(None, description="Left out: all that is made is taken.")
    adds: Levels = Field(
        default_factory=dict,
        description="What a unit made adds of each of `contents` to the side streams that carry them.",
    )
    off_gas: Quantity = Field(
        figure(0), description="t per unit made that leave as gas, as vapour or dissolved (mass lines)."
    )
    from_air: Quantity = Field(figure(0), description="t per unit made that come from air or water.")
    losses: Quantity = Field(figure(0), description="MWh per unit made lost as low heat (energy lines).")
    untracked: Quantity = Field(
        figure(0), description="Units of inputs per unit made that the scenario does not follow."
    )
    leaves: Elements | None = Field(
        None,
        description="Elements that leave with gas or water per unit made, besides the CO2 of its inputs.",
    )


class Yield(Thing):
    """A secondary material that a treatment makes. An id of its own: it can be given in an exchange."""

    material: Id = Field(description="The material made.")
    share: Quantity = Field(
        description="Of the mass (or energy) taken in, 0–1; energy may exceed 1 with auxiliaries."
    )
    store: Quantity = Field(figure(0), description="Store capacity, in units.")
    stock: Quantity | None = Field(None, description="In store at the start; " + UNSTATED)
    disposal: Disposal = Field(description="Where it goes when nobody takes it.")
    carries: YesNo = Field(False, description=CARRIES)
    sale: Yearly | None = Field(
        None,
        description="EUR per unit to the purse for what nobody in the cluster takes: it is sold, not disposed of.",
    )
    support: Yearly = Field(path(0), description="EUR of public support per unit that is used or sold.")


class Auxiliary(Thing):
    """Something a treatment uses besides its feed: power, fuel, water, a binder."""

    amount: Quantity = Field(description="Units per unit treated.")
    price: Yearly = Field(description="EUR per unit of the auxiliary.")


class Residue(Thing):
    """What a treatment leaves over, and off-spec lots."""

    material: Id = Field(description="The material left over.")
    share: Quantity = Field(
        figure(0), description="Of what is taken in, 0–1; left out: all that the yields leave."
    )
    disposal: Disposal = Field(description="Where it goes.")


class Treatment(Thing):
    """Turns a side stream into one or more secondary materials. Usually built by a project."""

    takes: Id = Field(description="The material it takes in.")
    lowest_grade: Quantity = Field(figure(0), description="Lowest grade it accepts.")
    limits: Levels = Field(
        default_factory=dict,
        description="The most of each of `contents` in one unit of its feed; with more a lot is off-spec.",
    )
    capacity: Quantity = Field(description="Units of feed a year when it never stops.")
    batch_hours: BatchHours = Field(24, description="Hours of one batch; 24 suits most plants.")
    feed_store: Quantity | None = Field(None, description="Default one week at capacity.")
    yields: dict[Id, Yield] = Field(min_length=1, max_length=20, description="What it makes, by id.")
    residue: Residue | None = Field(
        None, description="Takes what the yields leave; without it they take all, but for `off_gas`."
    )
    off_gas: Quantity = Field(
        figure(0), description="t per unit treated that leave as gas, vapour or dust (treatments of tonnes)."
    )
    auxiliaries: dict[Id, Auxiliary] = Field(
        default_factory=dict, description="What else it uses, by material."
    )
    cost: Yearly = Field(path(0), description="EUR per unit treated.")
    outage: Outage | None = Field(None, description="Failures; left out: it never fails.")
    off_spec: Quantity = Field(
        figure(0), description="Chance that a lot fails its test and leaves as residue."
    )
    leaves: Elements | None = Field(
        None, description="Elements that leave with gas or water per unit treated."
    )
    runs_for: Literal["outlets", "disposal"] = Field(
        "outlets",
        description="outlets: it treats what its outlets take. disposal: also what is thrown away afterwards "
        "(drying, incineration). The owner may say otherwise.",
    )


class Collection(Thing):
    """Goods that a line sold come back as scrap after their life time, to this firm."""

    of_line: Id = Field(description="The line whose goods come back.")
    material: Id = Field(description="The scrap they come back as.")
    share: Quantity = Field(description="Units of scrap per unit of goods sold.")
    after_years: Annotated[int, Count(1, 200)] = Field(description="Life time of the goods.")
    sold_before: Yearly = Field(path(0), description="Units sold in each year before round 1.")
    store: Quantity = Field(figure(0), description="Store capacity, in units.")
    stock: Quantity | None = Field(None, description="In store at the start; " + UNSTATED)
    recovery: Quantity = Field(figure(1), description="Share collected at the start, 0–1.")
    sorting_cost: Yearly = Field(path(0), description="EUR per unit collected.")
    disposal: Disposal = Field(description="Where it goes when nobody takes it.")


class Purse(Thing):
    """The circular budget the owner lets a team play with, or the firm's cash."""

    start: Quantity = Field(description="EUR.")
    yearly: Yearly = Field(path(0), description="EUR of own money a year.")


class Credit(Thing):
    """How far a firm may go into debt, and what that costs."""

    limit: Quantity = Field(description="EUR, positive.")
    rate: Quantity = Field(description="Interest a year, for instance 0.05.")


class Firm(Thing):
    """A firm of the cluster, shown under a role name; or an outside buyer with no seat."""

    real_name: LocalText | None = Field(None, description="Shown in the sources only.")
    size: Literal["anchor", "sme", "community"] = Field(
        description="`anchor` (large), `sme` (small or middle-sized) or `community` (a city, a landlord)."
    )
    nace: Trade | None = Field(None, description="Its trade by the European classification.")
    sector: Id = Field("industry", description="Its trade, one word: metal, construction, city.")
    outside: YesNo = Field(False, description="Outside the cluster: a buyer abroad, played by nobody.")
    place: tuple[Quantity, Quantity] = Field(description="km east, km north.")
    map: tuple[Percent, Percent] | None = Field(
        None,
        description="Without a map of the region: where it stands, in per cent across the picture and down it.",
    )
    picture: Id | None = Field(
        None, description="The model that stands for it on the map: lime_kiln; by its sector if left out."
    )
    first_exchanges: list[Id] = Field(
        default_factory=list,
        max_length=2,
        description="The matches that its first sheet shows, two at most; left out: all that are open.",
    )
    purse: Purse = Field(description="What it may spend on circular things.")
    credit: Credit = Field(description="How far it may go into debt.")
    sites: Annotated[int, Count(0, 100)] = Field(2, description="Building sites at once.")
    jobs: Quantity = Field(figure(0), description="People at work there.")
    lines: dict[Id, Line] = Field(default_factory=dict, description="Its production lines, by id.")
    treatments: dict[Id, Treatment] = Field(
        default_factory=dict, description="Its treatment plants, standing or not yet built, by id."
    )
    collections: dict[Id, Collection] = Field(
        default_factory=dict, description="Returned goods it collects, by id."
    )
    successor: Id | None = Field(None, description="The firm whose seat goes on when this one closes.")

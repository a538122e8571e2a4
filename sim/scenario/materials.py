"""Materials and carriers: what flows, and what carries it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario.counts import Count
from sim.scenario.figures import Figure, Quantity, Thing, Whole, Yearly, figure, path
from sim.scenario.frozen import Id
from sim.units import Unit

ResourceClass = Literal["ores", "minerals", "biomass", "fossil", "water", "energy", "goods"]
Stage = Literal["extraction", "processing", "manufacture", "use", "end_of_life"]
Element = Literal["calcium", "chromium", "iron", "carbon"]


class Elements(Thing):
    """t of elements in one unit of something, on its basis. They check recipes and change no year."""

    calcium: Quantity = Field(figure(0), description="t of calcium; 1 t of burnt lime holds about 0.68.")
    chromium: Quantity = Field(figure(0), description="t of chromium.")
    iron: Quantity = Field(figure(0), description="t of iron.")
    carbon: Quantity = Field(figure(0), description="t of carbon; 1 t of limestone holds about 0.12.")

    def held(self, element: Element) -> Decimal:
        """t of an element."""
        amount: Figure = getattr(self, element)
        return amount.value


class Content(Thing):
    """Something that materials hold and that mixes by mass: moisture, chlorine, a metal."""

    unit: Literal["kg", "g", "mg"] = Field(description="kg, g or mg in one t, MWh or m3 of a material.")


Levels = Annotated[dict[Id, Quantity], Field(max_length=3)]
"""So much of each content in one unit of a material."""


class Material(Thing):
    """Something that is bought, made, exchanged or disposed of. Sorted and mixed are two materials."""

    unit: Unit = Field("t", description="t (mass), MWh (energy) or m3 (water).")
    resource: ResourceClass = Field(description="Which class of resources it counts in.")
    stage: Stage = Field("processing", description="Where in the value chain it stands.")
    basis: Literal["wet", "dry"] = Field("wet", description="Whether its tonnes include their water.")
    energy: Quantity | None = Field(
        None,
        description="MWh in one tonne (lower heating value), on its basis, which must be stated beside it.",
    )
    grade: Quantity = Field(figure(100), description="Quality 0–100; for heat its temperature in °C.")
    tonnes: Quantity = Field(
        figure(1),
        description="Virgin-equivalent tonnes in one unit: 1 for t; for a fuel 1 ÷ (MWh per tonne).",
    )
    contents: Levels = Field(
        default_factory=dict,
        description="What one unit holds of each of `contents`, as it is bought or arises.",
    )
    greatest_km: Quantity | None = Field(None, description="How far it may be carried in an exchange.")
    upstream: Quantity = Field(figure(0), description="t CO2e per unit bought from outside (scope 3).")
    direct: Quantity = Field(
        figure(0), description="t fossil CO2e per unit consumed, at the stack (scope 1)."
    )
    biogenic: Quantity = Field(figure(0), description="t biogenic CO2 per unit consumed, shown apart.")
    grid: Quantity = Field(figure(0), description="t CO2e per unit of bought power or heat (scope 2).")
    composition: Elements | None = Field(None, description="What it holds of elements; checks recipes.")


REMOVES: Final = (
    "kg CO2 per unit taken out of the air for good (biogenic CO2 stored, carbon in soil); below zero where it is "
    "lost. Shown apart, in no scope."
)


class Carrier(Thing):
    """A way to move things. Truck and rail send lots; conveyor and pipe flow with the batches."""

    kind: Literal["truck", "rail", "conveyor", "pipe"] = Field(
        description="`truck` or `rail` (in loads), `conveyor` or `pipe` (flowing)."
    )
    lot: Quantity = Field(figure(40), description="One load, in the material's unit (truck and rail).")
    vehicles: Annotated[int, Count(1, 100_000)] = Field(
        1000, description="Loads of one exchange on the road at once."
    )
    speed: Quantity = Field(figure(50), description="km/h (truck and rail).")
    handling_hours: Annotated[int, Count(0, 8760)] = Field(
        2, description="Hours to load and unload (truck and rail)."
    )
    per_unit: Yearly = Field(path(0), description="EUR per unit loaded.")
    per_unit_km: Yearly = Field(path(0), description="EUR per unit and km.")
    co2e_per_unit_km: Quantity = Field(figure(0), description="kg CO2e per unit and km.")
    capacity: Quantity | None = Field(None, description="Most per hour (conveyor and pipe).")


class Distance(Thing):
    """A road distance between two firms, where the straight line would mislead."""

    between: tuple[Id, Id] = Field(description="The ids of the two firms.")
    km: Quantity = Field(description="Road kilometres.")


DisposalKind = Literal["landfill", "heap", "far_sale", "flare", "discharge", "energy_recovery"]


class Disposal(Thing):
    """Where what nobody takes goes, and what that costs."""

    kind: DisposalKind = Field(
        description="`landfill`, `heap` (on site), `far_sale`, `flare`, `discharge` or `energy_recovery`."
    )
    fee: Yearly = Field(path(0), description="EUR per unit, without tax; negative where it is sold far away.")
    tax: Id | None = Field(None, description="The tax that falls on it, from `taxes`.")
    taxed_from: Annotated[int, Count(1900, 2200)] | None = Field(
        None, description="First year the tax falls on it."
    )
    co2e: Quantity = Field(figure(0), description="kg CO2e per unit disposed of.")
    transport: Quantity = Field(
        figure(0), description="km to the place; counted in CO2e with the default truck."
    )
    removes: Quantity = Field(figure(0), description=REMOVES)
    limits: Levels = Field(default_factory=dict, description="The most of each of `contents` in one unit.")
    over_limit: Yearly = Field(path(0), description="EUR per unit on top where a limit is exceeded.")


Season = Annotated[list[Annotated[Whole, Field(ge=0, le=10_000)]], Field(min_length=12, max_length=12)]
"""Twelve monthly weights; only their proportions count."""

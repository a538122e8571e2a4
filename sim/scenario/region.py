"""Where a cluster lies: coast, rivers, border, roads, place names and firms, all in degrees of longitude and latitude.

It stands in a file of its own beside the scenario, `ID.map`. No rule reads it: it is there to be drawn.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario.figures import Number, Provenance
from sim.scenario.frozen import Frozen, Id
from sim.scenario.texts import LocalText

CANVAS: Final = (1920, 1080)
"""what `opens` counts in: the width and the height of the picture"""

Longitude = Annotated[Number, Field(ge=-180, le=180)]
Latitude = Annotated[Number, Field(ge=-85, le=85)]
LonLat = tuple[Longitude, Latitude]
Way = Annotated[list[LonLat], Field(min_length=2, max_length=500)]
Ring = Annotated[list[LonLat], Field(min_length=3, max_length=4000)]
Rings = Annotated[list[Ring], Field(max_length=300)]
Pixel = Annotated[Number, Field(ge=-20_000, le=20_000)]


class Drawn(Provenance):
    """A river, a road or the border: a line through known points."""

    line: Way = Field(description="Its points, [longitude, latitude] each. A river ends in the water.")
    wide: Annotated[Number, Field(ge=2, le=60)] = Field(
        Decimal(20), description="How wide a river is drawn, of 1920 across the picture."
    )


class NamedPlace(Frozen):
    """A name on the ground: a town, a headland, a bay."""

    text: LocalText = Field(description="The name, in each language that has its own.")
    at: LonLat = Field(description="Where its middle stands: [longitude, latitude].")
    kind: Literal["land", "water"] = Field("land", description="`water` for a bay or a river.")


class Opening(Frozen):
    """How the map is opened up where firms stand close together: as a sheet of rubber, never folded."""

    across: Annotated[list[tuple[Longitude, Pixel]], Field(min_length=2, max_length=30)] = Field(
        description="Meridians from west to east, each with its place in the picture: [longitude, of 1920]."
    )
    down: Annotated[
        list[Annotated[list[Number], Field(min_length=3, max_length=31)]], Field(min_length=2, max_length=30)
    ] = Field(
        description="Parallels from north to south: latitude, then how far down the picture it is at each of the "
        "meridians, of 1080."
    )


class FirmPoint(Provenance):
    """Where a firm is, and where it is drawn."""

    at: LonLat | None = Field(
        None, description="Its true place, [longitude, latitude]; left out: a role without one place."
    )
    stands: LonLat | None = Field(
        None,
        description="Where it is drawn, if there is no room at its true place; a thin line leads there.",
    )


class Outline(Provenance):
    """Land and lakes, as `tools.coast` writes them from a coastline."""

    land: Rings = Field(description="Land: rings of points, [longitude, latitude] each.")
    lakes: Rings = Field(default_factory=list, description="Lakes and other water inside the land.")


class RegionMap(Frozen):
    """A real place, as a map."""

    box: tuple[Longitude, Latitude, Longitude, Latitude] = Field(
        description="What the picture shows: west, south, east, north."
    )
    opens: Opening | None = Field(
        None, description="Where the map is opened up; left out: straight from `box`."
    )
    firms: Annotated[dict[Id, FirmPoint], Field(max_length=500)] = Field(
        default_factory=dict, description="Where firms are, by their ids."
    )
    names: Annotated[dict[Id, NamedPlace], Field(max_length=40)] = Field(
        default_factory=dict, description="Names on the ground, the most important first."
    )
    rivers: Annotated[dict[Id, Drawn], Field(max_length=20)] = Field(
        default_factory=dict, description="Rivers, by id."
    )
    borders: Annotated[dict[Id, Drawn], Field(max_length=20)] = Field(
        default_factory=dict, description="Borders of countries, by id."
    )
    roads: Annotated[dict[Id, Drawn], Field(max_length=20)] = Field(
        default_factory=dict, description="Main roads, by id."
    )
    outline: Outline | None = Field(None, description="Land and water; left out: land everywhere.")

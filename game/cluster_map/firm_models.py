"""Which model stands for a firm, on the map and on paper."""

from __future__ import annotations

from typing import Final

from game.resources import ASSETS

MODELS: Final = ASSETS / "models"
_BY_SECTOR: Final = {
    "metal": "steel_melt_shop",
    "mining": "mine",
    "forest": "pulp_mill",
    "minerals": "lime_kiln",
    "recycling": "slag_processor",
    "construction": "earthworks",
    "energy": "chp_plant",
    "city": "city",
    "farming": "greenhouse",
}
_FALLBACK: Final = "hall"


def picture_for(picture: str | None, sector: str) -> str:
    """The model of a firm: the one it names, or that of its sector, or a plain hall."""
    for name in (picture, _BY_SECTOR.get(sector), _FALLBACK):
        if name is not None and (MODELS / f"{name}.svg").is_file():
            return name
    return "steel_melt_shop"

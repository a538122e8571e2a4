"""The one camera: nothing is folded, who is where of whom stays true, and firms have room in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path

import pytest

from game.cluster_map.camera import camera
from game.cluster_map.terrain import stands, terrain
from sim.plan.plan import Plan
from sim.scenario.doubts_of_place import crosses, on_land
from sim.scenario.loader import load
from sim.scenario.map_file import ENDING
from sim.scenario.reader import read
from sim.scenario.region import CANVAS, LonLat, RegionMap
from tests.scenario.files import SCENARIOS, TUTORIAL
from tests.scenario.kemi import plan

ELSEWHERE = sorted(
    path
    for folder in (SCENARIOS, Path(__file__).parents[1] / "scenario" / "maps")
    for path in folder.glob(f"*{ENDING}")
    if path.stem != "kemi-tornio"
)
"""other real clusters, shipped or without a scenario yet"""


@pytest.fixture(scope="module")
def region() -> RegionMap:
    region = plan().scenario.map
    assert region is not None
    return region


def points(region: RegionMap) -> dict[str, LonLat]:
    """Firm → where it is, or stands for want of one place."""
    return {key: point for key, firm in region.firms.items() if (point := firm.at or firm.stands)}


def test_the_sheet_is_never_folded(region: RegionMap) -> None:
    """Going east is going right, and going south is going down, at every fiftieth of the box."""
    sees = camera(region)
    west, south, east, north = map(float, region.box)
    steps = [nth / 50 for nth in range(-5, 56)]
    for row in steps:
        lat = south + (north - south) * row
        line = [sees.spots([(west + (east - west) * step, lat)])[0][0] for step in steps]
        assert all(right > left for left, right in pairwise(line))
    for column in steps:
        lon = west + (east - west) * column
        line = [sees.spots([(lon, south + (north - south) * step)])[0][1] for step in steps]
        assert all(above < below for below, above in pairwise(line))


def test_what_a_steep_opening_throws_far_out_can_still_be_drawn(region: RegionMap) -> None:
    assert region.opens is not None
    edge = region.opens.across[0]
    steep = [edge, (edge[0] + Decimal("0.0000001"), Decimal(19_000)), *region.opens.across[1:]]
    rows = [[row[0], row[1], *row[1:]] for row in region.opens.down]
    opens = region.opens.model_copy(update={"across": steep[:2], "down": [row[:3] for row in rows]})
    sees = camera(region.model_copy(update={"opens": opens}))
    assert sees.spots([(Decimal(180), Decimal(-85))])[0] == (5.0, 5.0)
    assert sees.spots([(Decimal(-180), Decimal(85))])[0] == (-4.0, -4.0)


def test_without_an_opening_the_box_fills_the_picture(region: RegionMap) -> None:
    sees = camera(region.model_copy(update={"opens": None}))
    west, south, east, north = region.box
    assert sees.spots([(west, north)])[0] == pytest.approx((0, 0))
    assert sees.spots([(east, south)])[0] == pytest.approx((1, 1))


def test_whoever_is_east_or_north_of_a_neighbour_is_so_in_the_picture(region: RegionMap) -> None:
    """By what can be told: a third of a kilometre. East of everybody; north of those on the same shore, since the
    sheet is opened up differently at Tornio and at Kemi, 15 km apart."""
    spots, true = stands(plan()), points(region)
    for firm, other in combinations(true, 2):
        east, north = (float(true[firm][axis] - true[other][axis]) for axis in (0, 1))
        right, down = (spots[firm][axis] - spots[other][axis] for axis in (0, 1))
        assert abs(east) < 0.007 or east * right > 0, (firm, other)
        assert abs(north) < 0.003 or abs(east) > 0.15 or north * down < 0, (firm, other)


def side(line: Sequence[LonLat], point: LonLat) -> str:
    """Which side of a line from north to south a point is on."""
    return "west" if crosses(line, point, (Decimal(26), point[1])) else "east"


def test_everybody_stands_on_land_on_their_own_side_of_the_rivers_and_of_the_border(
    region: RegionMap,
) -> None:
    true = points(region)
    assert region.outline is not None
    assert [key for key, point in true.items() if not on_land(region.outline, point)] == []
    mouth = [
        (Decimal(lon), Decimal(lat))
        for lon, lat in (("24.55", "65.79"), ("24.5", "65.77"), ("24.48", "65.6"))
    ]
    kemijoki, border = [*region.rivers["kemijoki"].line, *mouth], region.borders["sweden"].line
    assert {key for key, point in true.items() if side(kemijoki, point) == "east"} == {
        "mine", "pulp", "paper", "cement_works",
    }  # fmt: skip
    assert {side(border, point) for point in true.values()} == {"east"}
    assert side(border, region.names["haparanda"].at) == "west"
    for firm in region.firms.values():
        for line in (kemijoki, border):
            assert not (firm.at and firm.stands and crosses(line, firm.at, firm.stands))


def test_firms_have_room_for_their_models_between_the_top_and_the_strip() -> None:
    at = {key: (x * CANVAS[0], y * CANVAS[1]) for key, (x, y) in stands(plan()).items()}
    assert all(110 <= x <= 1810 and 230 <= y <= 850 for x, y in at.values()), at
    near = {
        pair: hypot(at[pair[0]][0] - at[pair[1]][0], at[pair[0]][1] - at[pair[1]][1])
        for pair in combinations(at, 2)
    }
    assert min(near.values()) > 145, min(near, key=near.__getitem__)


def test_a_scenario_without_a_map_has_no_coast_and_no_river() -> None:
    assert terrain(Plan(load(TUTORIAL))) is None


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.stem)
def test_other_real_clusters_need_only_the_tool_and_their_points(path: Path) -> None:
    """Kalundborg and Händelö: the same format and camera, all firms on land and apart from one another."""
    elsewhere = RegionMap.model_validate(read(path, path.name).data)
    true = points(elsewhere)
    assert elsewhere.outline is not None
    assert [key for key, point in true.items() if not on_land(elsewhere.outline, point)] == []
    sees = camera(elsewhere)
    at = [sees.spots([firm.stands or true[key]])[0] for key, firm in elsewhere.firms.items()]
    assert len(at) >= 5
    assert all(0.05 < x < 0.95 and 0.21 < y < 0.79 for x, y in at)
    assert all(
        hypot((a - c) * CANVAS[0], (b - d) * CANVAS[1]) > 145 for (a, b), (c, d) in combinations(at, 2)
    )

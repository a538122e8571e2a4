"""Names on the map keep off each other."""

from __future__ import annotations

from game.screen.map.labels import Wanted, any_overlap, places_for

BOUNDS = (0.0, 0.0, 1000.0, 600.0)
CROWD = ((350, 470, 400), (210, 330, 400), (650, 500, 400), (130, 480, 200), (650, 260, 400))
"""five firms so close that the names find no room if each in turn takes the place it likes best"""


def firm(x: float, y: float, wide: float) -> Wanted:
    return Wanted((x, y), 50, 80, 30, ((wide, 50),))


def test_a_name_stands_below_its_firm_where_that_is_free() -> None:
    assert places_for([firm(500, 300, 200)], [], [], BOUNDS) == [(400, 332, 200, 50)]


def test_whoever_comes_last_chooses_first_where_two_names_would_stand_on_each_other() -> None:
    names = [firm(*one) for one in CROWD]
    found = places_for(names, [], [], BOUNDS)
    assert not any_overlap(found)
    assert [box[2] for box in found] == [one.sizes[0][0] for one in names]

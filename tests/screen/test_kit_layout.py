"""Boxes cut into rows, columns, grids and pages: reckoned by hand."""

from __future__ import annotations

from game.screen.kit.layout import (
    REST,
    Share,
    centre,
    columns,
    grid,
    inset,
    paged,
    rows,
    take_bottom,
    take_left,
    take_right,
    take_top,
    wrapped,
)

BOX = (10.0, 20.0, 300.0, 200.0)


def test_rows_share_what_the_numbers_leave() -> None:
    assert rows(BOX, 40, REST, Share(2), gap=10) == [
        (10, 20, 300, 40),
        (10, 70, 300, 140 / 3),
        (10, 70 + 140 / 3 + 10, 300, 280 / 3),
    ]


def test_columns_stand_side_by_side() -> None:
    assert columns(BOX, REST, 100) == [(10, 20, 200, 200), (210, 20, 100, 200)]


def test_shares_of_nothing_are_nothing() -> None:
    assert [box[3] for box in rows(BOX, 150, REST, 100)] == [150, 0, 100]


def test_a_grid_fills_its_lines_from_the_left() -> None:
    assert grid(BOX, 3, 2, gap=20) == [(10, 20, 140, 90), (170, 20, 140, 90), (10, 130, 140, 90)]
    assert grid(BOX, 2, 1, high=30) == [(10, 20, 300, 30), (10, 50, 300, 30)]


def test_a_strip_and_the_rest_make_the_box() -> None:
    assert take_top(BOX, 50, 10) == ((10, 20, 300, 50), (10, 80, 300, 140))
    assert take_bottom(BOX, 50, 10) == ((10, 170, 300, 50), (10, 20, 300, 140))
    assert take_left(BOX, 100, 10) == ((10, 20, 100, 200), (120, 20, 190, 200))
    assert take_right(BOX, 100, 10) == ((210, 20, 100, 200), (10, 20, 190, 200))


def test_inset_and_centre() -> None:
    assert inset(BOX, 10) == (20, 30, 280, 180)
    assert inset(BOX, 10, 0) == (20, 20, 280, 200)
    assert centre(BOX, 100, 20) == (110, 110, 100, 20)


def test_what_is_too_wide_for_a_line_stands_alone() -> None:
    assert wrapped([50, 60, 200, 30], 120, 10) == [[0, 1], [2], [3]]
    assert wrapped([], 100) == []


def test_pages_hold_what_fits_and_one_thing_at_least() -> None:
    assert paged([40, 40, 40, 500, 10], 100, 10) == [slice(0, 2), slice(2, 3), slice(3, 4), slice(4, 5)]

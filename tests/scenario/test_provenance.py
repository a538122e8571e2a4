"""Every figure says where it is from, itself or through the thing around it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sim.scenario.checks.provenance import trail
from sim.scenario.loader import load
from tests.scenario.files import TUTORIAL, Tell

TRAIL = {one.field: one for one in trail(load(TUTORIAL))}


def test_a_figure_without_origin_is_refused(tell: Tell) -> None:
    [problem] = tell("{value: 0, tuned: heat counts by the fuel it takes}", "0")
    assert problem.field == "materials.heat.tonnes"
    assert str(problem.what) == "Nothing says where this figure is from."
    assert str(problem.instead) == "Add `source:`, `estimate:` or `tuned:` here, or to a thing around it."


def test_the_figures_of_one_thing_are_one_problem(tell: Tell) -> None:
    [problem] = tell("    estimate: bulk short haul, 40 t loads, empty return\n", "")
    assert problem.field == "carriers.truck"
    assert "`lot`, `speed`, `per_unit`, `per_unit_km`" in str(problem.what)


def test_two_origins_at_once_are_refused(tell: Tell) -> None:
    [problem] = tell("code: F2", "code: F2\n    source: a book")
    assert str(problem.what) == "It has source and tuned at once."


@pytest.mark.parametrize("blank", ['" "', '"\\t"', '"\\u00a0"', '"\\u200b"', "|2\n\n"])
@pytest.mark.parametrize("kind", ["source", "estimate", "tuned"])
def test_an_origin_of_blanks_is_none(tell: Tell, kind: str, blank: str) -> None:
    [problem] = tell("    estimate: bulk short haul, 40 t loads, empty return\n", f"    {kind}: {blank}\n")
    assert problem.field == f"carriers.truck.{kind}"
    assert f"{problem.what!s} {problem.instead!s}" in (
        "There are only blanks here. Write a text, or take the line out.",
        "There are too few characters here. Write at least 1.",
    )


def test_a_name_of_blanks_is_none(tell: Tell) -> None:
    [problem] = tell("name: Casting\n", 'name: {en: "  ", fi: Valaminen}\n')
    assert problem.field == "firms.foundry.lines.casting.name.en"
    assert str(problem.what) == "There are only blanks here."


def test_days_and_failures_need_an_origin_too(tell: Tell) -> None:
    problems = tell("    tuned: teaching example; about 4 km of pipe and a substation\n", "")
    assert any("build_days" in str(one.what) for one in problems)


def test_the_trail_names_the_nearest_origin() -> None:
    assert TRAIL["materials.gravel.upstream"].origin == "source"
    assert TRAIL["materials.gravel.upstream"].confidence == "high"
    capacity = TRAIL["firms.foundry.lines.casting.capacity"]
    assert (capacity.origin, capacity.inherited) == ("tuned", True)
    assert capacity.text == "teaching example; a mid-sized iron foundry"
    assert TRAIL["firms.foundry.lines.casting.outage.mtbf"].value == 700


def test_the_trail_shows_ranges_in_the_figure_s_own_unit() -> None:
    price = TRAIL["firms.town.lines.heating.needs.fuel_need.price"]
    assert (price.value, price.low, price.high) == (Decimal(32), Decimal(27), Decimal(36))


def test_the_trail_shows_a_path_by_year() -> None:
    assert TRAIL["taxes.waste_tax"].value == {2026: Decimal(25)}


def test_what_the_author_did_not_write_needs_no_origin() -> None:
    assert "firms.foundry.lines.casting.from_air" not in TRAIL
    assert all(one.text for one in TRAIL.values())

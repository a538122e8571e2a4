"""What must fit together in a cluster: needs, stores, stops, seats, projects, events, figures."""

from __future__ import annotations

import pytest

from tests.scenario.files import Tell


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ("amount: 0.60", "amount: 0.60\n            counted: true", "casting_sand.counted", "no secondary"),
        ("to_day: 203", "to_day: 180", "stops[1].to_day", "before it begins"),
        ("store: 400\n", "store: 400\n            stock: 500\n", "heating_ash.stock", "more than the store"),
        ("recovery: 0.4", "recovery: 1.4", "old_roads.recovery", "1.4 is out of bounds"),
        ("capacity: 48000", "capacity: 0", "casting.capacity", "0 is out of bounds"),
        ("demand: 40000", "demand: {2026: 5, 2028: -1}", "market.demand.by_year.2028", "-1 is out of bounds"),
        ("backlog_days: 30", "elasticity: 0.3", "market.elasticity", "0.3 is out of bounds"),
        ("low: 0.6, high: 1.6", "low: 1.2, high: 1.6", "iron.upstream.low", "above the figure 1"),
        ("low: 0.6, high: 1.6", "low: 0.6, high: 0.9", "iron.upstream.high", "below the figure 1"),
        ("low: 27, high: 36", "low: 33, high: 36", "fuel_need.price.low", "above 1"),
        ("from_year: 2027", "from_year: 2034", "less_sand.from_year", "from 2026 to 2028"),
        ("from_year: 2027", "to_year: 2024", "less_sand.to_year", "before it comes in 2026"),
        ("from_year: 2027", "from_year: 2028\n    to_year: 2027", "less_sand.to_year", "before it comes"),
        ("from_year: 2027", "from_year: 2027\n    from_round: 2", "less_sand.from_round", "says it already"),
        ("from_year: 2027", "from_round: 9", "less_sand.from_round", "never comes"),
        ("from_year: 2027", "from_round: 3\n    to_round: 2", "less_sand.to_round", "before it comes"),
        ("        share: 0.2\n", "", "builds[1].share", "`less_waste` needs `share`"),
        (
            "- treatment: sand_plant",
            "- line: casting\n        treatment: sand_plant",
            "builds[1]",
            "treatment and line",
        ),
        ("firm: town", "firm: roads", "builds[1].intake", "belongs to `town`"),
        ("carrier: heat_pipe\n\nex", "carrier: truck\n\nex", "builds[1].carrier", "needs no pipe"),
        (
            "material: road_sand\n  town",
            "material: sand\n  town",
            "builds[1].material",
            "not among the secondaries",
        ),
        ("times: 1.25", "times: 1.25\n        plus: 2", "effects[1]", "there is times and plus"),
        ("of: ash_for_roads", "of: ash_for_roads\n        to: 2", "effects[1].to", "A reveal has no number"),
        ("year: 2028", "year: 2040", "higher_tax.year", "never happens"),
        ("    year: 2028\n", "", "higher_tax", "Nothing says when"),
        ("by_year: {2026: 12}", "by_year: {}", "price.by_year", "too few"),
        ("season: [14, ", "season: [", "heating.market.season", "too few"),
        (
            "season: [0, 0, 0, 0, 2, 4, 4, 4, 3, 2, 0, 0]",
            f"season: {[0] * 12}",
            "market.season",
            "weigh nothing",
        ),
        ("code: R1", "code: R1234567", "mixing_yard.code", "too many"),
    ],
)
def test_what_does_not_fit_is_named(tell: Tell, old: str, new: str, field: str, what: str) -> None:
    problems = tell(old, new)
    [problem] = [one for one in problems if one.field.endswith(field)]
    assert what in str(problem.what)


SEATS = "\nseats:\n  a: {firms: [foundry, roads]}\n  b: {firms: [roads]}\n\nprojects:\n"


def test_a_firm_has_one_seat(tell: Tell) -> None:
    [problem] = tell("\nprojects:\n", SEATS)
    assert problem.field == "seats.b.firms[1]"
    assert str(problem.what) == "`roads` already has the seat `a`."


def test_a_firm_outside_has_no_seat(tell: Tell) -> None:
    [problem] = tell(
        "    size: sme", "    outside: true\n    size: sme", "\nprojects:\n", SEATS[:39] + "\nprojects:\n"
    )
    assert str(problem.what) == "`roads` is outside the cluster and has no seat."


def test_a_project_is_built_by_one_card_only(tell: Tell) -> None:
    [problem] = tell("- less_waste: foundry_sand\n        share: 0.2", "- treatment: sand_plant")
    assert str(problem.what) == "This is already built by `build_sand_plant`."


def test_a_counted_need_has_a_market_to_serve(tell: Tell) -> None:
    market = """        market:
          name: Streets and roads
          demand: 80000
          season: [0, 0, 0, 0, 2, 4, 4, 4, 3, 2, 0, 0]
          backlog_days: 30
"""
    [problem] = tell(market, "")
    assert problem.field.endswith("gravel_need.counted")
    assert "no market" in str(problem.what)


def test_codes_differ_even_when_typed_in_small_letters(tell: Tell) -> None:
    [problem] = tell("code: M4", "code: f1")
    assert str(problem.what) == "The code `f1` is already that of `build_sand_plant`."

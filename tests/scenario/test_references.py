"""Whatever names something names something that is there, of the right kind, and only once."""

from __future__ import annotations

import pytest

from tests.scenario.files import Tell


@pytest.mark.parametrize(
    ("old", "new", "field", "remedy"),
    [
        ("virgin: iron", "virgin: irno", "casting_iron.virgin", "Write `iron`"),
        ("makes: castings", "makes: casting", "casting.makes", "Write `castings`"),
        ("mixed: mixed_slag", "mixed: mixed_slog", "foundry_slag.mixed", "Write `mixed_slag`"),
        ("takes: used_sand", "takes: use_sand", "sand_plant.takes", "Write `used_sand`"),
        ("tax: waste_tax", "tax: wast_tax", "disposal.tax", "Write `waste_tax`"),
        ("of_line: roadbuilding", "of_line: roadbuildin", "old_roads.of_line", "Write `roadbuilding`"),
        ("firm: foundry", "firm: foundri", "build_sand_plant.firm", "Write `foundry`"),
        ("- treatment: sand_plant", "- treatment: sand_plan", "builds[1].treatment", "Write `sand_plant`"),
        ("- intake: gravel_need", "- intake: sand_plant", "builds[1].intake", "a need"),
        ("- less_input: casting_sand", "- less_input: roads", "builds[2].less_input", "a need"),
        ("pipe: [foundry, town]", "pipe: [foundry, twon]", "builds[1].pipe[2]", "Write `town`"),
        ("carrier: heat_pipe", "carrier: het_pipe", "builds[1].carrier", "Write `heat_pipe`"),
        ("giver: old_roads", "giver: gravel_need", "road_to_road.giver", "a side stream"),
        ("taker: fuel_need", "taker: heating", "heat_for_homes.taker", "a need or a treatment"),
        ("of: waste_tax", "of: wastetax", "effects[1].of", "Write `waste_tax`"),
        ("of: fuel_need", "of: foundry", "effects[1].of", "a need"),
        (
            "      road_sand:\n                name",
            "      gravle:\n                name",
            "gravle",
            "`gravel`",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_with_the_one_that_was_meant(
    tell: Tell, old: str, new: str, field: str, remedy: str
) -> None:
    problems = tell(old, new)
    [problem] = [one for one in problems if one.field.endswith(field)]
    assert remedy in str(problem.instead)


def test_every_id_stands_for_one_thing(tell: Tell) -> None:
    problems = tell("  town_pipe:\n", "  foundry_heat:\n")
    assert str(problems[0].what) == (
        "The id `foundry_heat` is already that of a side stream, "
        "at firms.foundry.lines.casting.side_streams.foundry_heat."
    )


def test_a_seat_may_bear_the_id_of_its_firm_but_of_no_other_thing(tell: Tell) -> None:
    seats = "\nseats:\n  foundry: {firms: [foundry]}\n  sand_plant: {firms: [roads]}\n\nprojects:\n"
    [problem] = tell("\nprojects:\n", seats)
    assert problem.field == "seats.sand_plant"


@pytest.mark.parametrize("name", ["outside", "landfill", "air", "bank"])
def test_the_ledger_s_own_names_are_kept_for_it(tell: Tell, name: str) -> None:
    [problem] = tell("  dear_chips:\n", f"  {name}:\n")
    assert str(problem.what) == f"The id `{name}` is kept for the ledger."


def test_a_material_may_bear_the_name_of_a_thing(tell: Tell) -> None:
    [other] = tell("  dear_chips:\n", "  chips:\n", "sites: 1", "sites: 101")
    assert other.field == "firms.roads.sites"

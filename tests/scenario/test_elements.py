"""Elements in recipes: what goes into a line comes out of it, and whoever wrote otherwise is asked."""

from __future__ import annotations

from pathlib import Path

from sim.scenario.elements import OPEN, TRACE, closings, unnamed
from sim.scenario.loader import questions
from sim.scenario.materials import Material
from tests.scenario.files import SCENARIOS
from tests.scenario.kemi import plan

KEMI = SCENARIOS / "kemi-tornio.yaml"


def test_every_input_above_2_per_cent_of_a_line_is_named_but_for_household_waste() -> None:
    scenario = plan().scenario
    open_ = [
        key
        for firm in scenario.firms.values()
        for key, line in firm.lines.items()
        if unnamed(line, scenario) > TRACE
    ]
    assert open_ == ["collecting"]


def test_calcium_chromium_iron_and_carbon_close_within_10_per_cent() -> None:
    found = {
        (str(where[-1]), each.element): each.gap
        for where, elements in closings(plan().scenario)
        for each in elements
    }
    assert {key: gap for key, gap in found.items() if abs(gap) > OPEN} == {}
    assert found.keys() >= {
        ("smelting", "chromium"), ("smelting", "iron"), ("smelting", "carbon"), ("melting", "calcium"),
        ("melting", "chromium"), ("melting", "iron"), ("melting", "carbon"), ("mining", "chromium"), ("mining", "iron"),
        ("pulping", "carbon"), ("boarding", "calcium"), ("boarding", "carbon"), ("papermaking", "calcium"),
        ("papermaking", "carbon"), ("sawing", "carbon"), ("burning", "calcium"), ("burning", "carbon"),
        ("mixing", "calcium"), ("backfilling", "calcium"), ("generating", "carbon"), ("heating", "carbon"),
        ("metal_plant", "chromium"), ("filler_plant", "calcium"), ("biowaste_digester", "carbon"),
    }  # fmt: skip


def test_whoever_says_what_a_tonne_holds_is_asked_whether_its_water_is_weighed(tmp_path: Path) -> None:
    """And every shipped material in t says it."""
    assert not [
        key for key, part in plan().scenario.materials.items() if part.unit == "t" and not _stated(part)
    ]
    unsaid = tmp_path / "unsaid.yaml"
    text = KEMI.read_text(encoding="utf-8").replace("    basis: dry\n", "", 1)
    unsaid.write_text(text, encoding="utf-8")
    (asked,) = questions(unsaid)
    line = text.splitlines()[asked.line - 1]
    assert "composition: {calcium: 0.4, carbon: 0.12" in line
    assert "`basis: wet`" in str(asked)
    assert "`basis: dry`" in str(asked)


def _stated(material: Material) -> bool:
    return "basis" in material.model_fields_set


def test_limestone_gives_no_more_co2_than_it_holds() -> None:
    """A tonne of CaCO3 holds 0.44 t: what the stack's own stream carries away counts too."""
    scenario = plan().scenario
    line = scenario.firms["kiln"].lines["burning"]
    stone = line.needs["kiln_stone"].amount.value
    given_off = (
        scenario.materials["limestone"].direct.value * stone + line.side_streams["kiln_stack"].amount.value
    )
    assert given_off / stone < 0.44
    assert not scenario.materials["cement_limestone"].direct.value


def test_chromite_comes_from_the_mine_of_the_cluster_and_counts_there() -> None:
    scenario = plan().scenario
    mined = scenario.firms["mine"].lines["mining"].makes
    need = next(
        need for need in scenario.firms["steel"].lines["smelting"].needs.values() if need.virgin == mined
    )
    made = scenario.firms["mine"].lines["mining"].market
    assert made is not None
    assert need.amount.value * 500_000 == made.demand.in_year(2019)
    assert not scenario.materials[mined].tonnes.value


def test_whoever_writes_an_impossible_slag_is_asked(tmp_path: Path) -> None:
    text = KEMI.read_text(encoding="utf-8").replace(
        "calcium: 0.31, chromium: 0.027", "calcium: 0.2, chromium: 0.027"
    )
    file = tmp_path / "other.yaml"
    file.write_text(text, encoding="utf-8")
    fields = [problem.field for problem in questions(file)]
    assert fields == ["firms.steel.lines.melting", "firms.processor.treatments.metal_plant"]


def test_what_nobody_tells_of_is_not_asked_about() -> None:
    assert questions(SCENARIOS / "tutorial.yaml") == []
    assert questions(KEMI) == []

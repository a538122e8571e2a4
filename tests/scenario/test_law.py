"""What the law says of streams, firms and projects: looked up, or an estimate that says so."""

from __future__ import annotations

from pathlib import Path

from sim.scenario.law import Legal
from sim.scenario.loader import questions
from sim.scenario.traversal import parts
from tests.scenario.files import SCENARIOS, Tell
from tests.scenario.kemi import plan

KEMI = SCENARIOS / "kemi-tornio.yaml"


def test_every_solid_stream_has_a_waste_code_every_firm_a_trade_and_every_route_its_approvals() -> None:
    scenario = plan().scenario
    streams = {
        key: stream
        for firm in scenario.firms.values()
        for line in firm.lines.values()
        for key, stream in line.side_streams.items()
    }
    bare = {key for key, stream in streams.items() if stream.waste is None}
    assert bare == {"furnace_gas", "cooling_heat", "kiln_stack", "power_heat", "pulp_heat"}, (
        "gas and heat are no waste"
    )
    assert [key for key, firm in scenario.firms.items() if firm.nace is None] == []
    chips_only = {"f1", "f2"}
    assert {key for key, project in scenario.projects.items() if not project.approvals} == chips_only


def test_the_waste_tax_leaves_hazardous_and_mineral_waste_out() -> None:
    """Section 1 of the Waste Tax Act, and what the authority says of mineral waste."""
    taxed = {
        stream.waste.code
        for firm in plan().scenario.firms.values()
        for line in firm.lines.values()
        for stream in line.side_streams.values()
        if stream.waste and stream.disposal.tax
    }
    assert taxed == {"10 01 03", "03 03 02"}
    streams = {**plan().scenario.firms["steel"].lines["melting"].side_streams}
    streams |= plan().scenario.firms["steel"].lines["smelting"].side_streams
    hazardous = {key for key, stream in streams.items() if stream.waste and stream.waste.hazardous}
    assert hazardous == {"steel_dust"}


def test_each_says_where_it_was_looked_up() -> None:
    found = [part.model for part in parts(plan().scenario) if isinstance(part.model, Legal)]
    assert len(found) > 60
    assert all(part.source or part.estimate for part in found)
    assert sum(part.source is not None for part in found) >= 10


def test_a_code_from_nowhere_is_refused(tell: Tell) -> None:
    [problem] = tell("sites: 1", 'sites: 1\n    nace: {codes: ["24.10"]}')
    assert problem.field.endswith(".nace")
    assert str(problem.what) == "Nothing says where this was looked up."


def test_a_code_that_is_none_is_refused(tell: Tell) -> None:
    [problem] = tell("sites: 1", 'sites: 1\n    nace: {codes: ["iron"], estimate: a guess}')
    assert "nace.codes[1]" in problem.field


def test_a_route_for_waste_without_an_approval_is_asked_about(tmp_path: Path) -> None:
    text = KEMI.read_text(encoding="utf-8")
    start = text.index("    approvals:\n", text.index("\n  c7:\n"))
    file = tmp_path / "other.yaml"
    file.write_text(text[:start] + text[text.index("    cost:", start) :], encoding="utf-8")
    assert [problem.field for problem in questions(file)] == ["projects.c7"]

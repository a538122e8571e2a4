"""The Ulsan case, written from the guide: what its fuel emits is asked for. What it saves: `tools.validation`."""

from __future__ import annotations

import re
from pathlib import Path

from sim.scenario.doubts import doubts
from sim.scenario.loader import from_data, questions
from sim.scenario.reader import parse
from tests.cli.shell import ROOT, inside
from tests.clusters.draws import Data
from tests.scenario.files import SCENARIOS
from tests.scenario.test_guide import together

CASE = ROOT / "tools" / "validation" / "ulsan.yaml"
GUIDE = (SCENARIOS / "README.md").read_text(encoding="utf-8")


def test_the_case_is_sound_and_leaves_nothing_to_ask_but_its_translations() -> None:
    done = inside("check", CASE)
    asked = [line for line in done.stdout.splitlines()[1:] if "in English only, not in" not in line]
    assert (done.returncode, asked) == (0, [])


def test_without_its_emissions_the_check_asks_for_them_as_the_guide_says(tmp_path: Path) -> None:
    lines = CASE.read_text(encoding="utf-8").splitlines()
    start, end = lines.index("    direct:"), lines.index("  pulp:")
    file = tmp_path / "ulsan.yaml"
    file.write_text("\n".join([*lines[:start], *lines[end:]]), encoding="utf-8")
    [question] = questions(file)
    assert (question.field, question.line) == ("materials.heavy_oil", 1 + lines.index("  heavy_oil:"))
    assert str(question) in inside("check", file).stdout
    assert str(question).partition(": ")[2] in GUIDE


def test_fuels_of_treatments_gases_that_are_passed_on_and_bought_power_are_asked_about(
    tmp_path: Path,
) -> None:
    pieces = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    steps = parse("\n".join(pieces[:8]).encode(), "guide").data
    (dryer,) = [piece for piece in pieces if "dryer:" in piece]
    data = together(steps, parse(dryer.encode(), "dryer").data)
    del data["materials"]["power"]["grid"]
    assert asked(data) == {"power": "Write `grid:` in t CO2e a unit, or `grid: 0` if there are none."}
    data["materials"]["power"]["resource"] = "fossil"
    assert "`direct:`" in asked(data)["power"]
    data["materials"]["power"]["direct"] = {"value": 0.2, "estimate": "to see"}
    data["materials"]["dried_grain"]["resource"] = "fossil"
    secondaries = data["firms"]["mill"]["lines"]["milling"]["needs"]["barley_need"]["secondaries"]
    assert asked(data) == {}, "it becomes a product"
    secondaries["dried_grain"]["label"] = "energy"
    assert "`direct:`" in asked(data)["dried_grain"]


def asked(data: Data) -> dict[str, str]:
    """Material → what to write."""
    return {str(finding.where[1]): str(finding.instead) for finding in doubts(from_data(data))}

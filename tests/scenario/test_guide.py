"""The guide for authors builds a scenario that can be played."""

from __future__ import annotations

import re
from pathlib import Path

from sim.scenario.loader import load
from tests.scenario.files import SCENARIOS, problems_of

GUIDE = (SCENARIOS / "README.md").read_text(encoding="utf-8")


def test_the_guide_s_pieces_one_below_the_other_are_a_scenario(tmp_path: Path) -> None:
    pieces = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    file = tmp_path / "guide.yaml"
    file.write_text("\n".join(pieces), encoding="utf-8")
    scenario = load(file)
    assert list(scenario.firms) == ["brewery", "mill"]
    assert len(pieces) == 8


def test_the_guide_speaks_of_every_key_a_project_can_build() -> None:
    for key in ("treatment", "line", "intake", "pipe", "less_waste", "less_input", "store"):
        assert f"| `{key}:" in GUIDE or f"`{key}: [" in GUIDE


def test_the_guide_s_example_of_a_problem_is_what_the_loader_says(tmp_path: Path) -> None:
    pieces = "\n".join(re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
    [problem] = problems_of(tmp_path / "my-cluster.yaml", pieces.replace("virgin: malt", "virgin: mlat"))
    assert str(problem).removeprefix(f"{tmp_path}/") in GUIDE

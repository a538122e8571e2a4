"""The Ulsan case, written from the guide: what its fuel emits is asked for. What it saves: `tools.validation`."""

from __future__ import annotations

from pathlib import Path

from sim.scenario.loader import questions
from tests.cli.shell import ROOT, inside
from tests.scenario.files import SCENARIOS

CASE = ROOT / "tools" / "validation" / "ulsan.yaml"
GUIDE = (SCENARIOS / "README.md").read_text(encoding="utf-8")


def test_the_case_is_sound_and_leaves_nothing_to_ask() -> None:
    done = inside("check", CASE)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


def test_without_its_emissions_the_check_asks_for_them_as_the_guide_says(tmp_path: Path) -> None:
    lines = CASE.read_text(encoding="utf-8").splitlines()
    start, end = lines.index("    direct:"), lines.index("  pulp:")
    file = tmp_path / "ulsan.yaml"
    file.write_text("\n".join([*lines[:start], *lines[end:]]), encoding="utf-8")
    [question] = questions(file)
    assert (question.field, question.line) == ("materials.heavy_oil", 1 + lines.index("  heavy_oil:"))
    assert str(question) in inside("check", file).stdout
    assert str(question).partition(": ")[2] in GUIDE

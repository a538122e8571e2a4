"""The guide for authors builds a scenario that can be played, and each of its other examples fits into it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from game.bots.game import play_bots
from sim.decisions import DECISIONS_FILE
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.scenario.doubts import doubts
from sim.scenario.loader import from_data, load
from sim.scenario.reader import parse
from tests.scenario.files import SCENARIOS, problems_of

GUIDE = (SCENARIOS / "README.md").read_text(encoding="utf-8")
PIECES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
STEPS = len(re.findall(r"^## \d+\.", GUIDE, re.MULTILINE))
"""numbered sections: the pieces of these are a file, one below the other"""


def test_the_guide_s_pieces_one_below_the_other_are_a_scenario(tmp_path: Path) -> None:
    file = tmp_path / "guide.yaml"
    file.write_text("\n".join(PIECES[:STEPS]), encoding="utf-8")
    scenario = load(file)
    assert list(scenario.firms) == ["brewery", "mill"]
    assert STEPS == 8


def together(data: Any, more: Any) -> Any:
    """A file with the keys of an example where they belong."""
    if not isinstance(data, dict) or not isinstance(more, dict):
        return more
    return data | {key: together(data[key], part) if key in data else part for key, part in more.items()}


@pytest.mark.parametrize("piece", PIECES[STEPS:], ids=lambda piece: " ".join(piece.split()[:2]))
def test_each_other_example_fits_into_that_scenario(piece: str) -> None:
    steps = parse("\n".join(PIECES[:STEPS]).encode(), "guide").data
    scenario = from_data(together(steps, parse(piece.encode(), "example").data))
    assert list(doubts(scenario)) == []
    assert Plan(scenario).firms


def test_the_guide_speaks_of_every_key_a_project_can_build() -> None:
    for key in ("treatment", "line", "intake", "pipe", "less_waste", "less_input", "store"):
        assert f"| `{key}:" in GUIDE or f"`{key}: [" in GUIDE


def test_the_guide_s_example_of_a_problem_is_what_the_loader_says(tmp_path: Path) -> None:
    pieces = "\n".join(PIECES[:STEPS])
    [problem] = problems_of(tmp_path / "my-cluster.yaml", pieces.replace("virgin: malt", "virgin: mlat"))
    assert str(problem).removeprefix(f"{tmp_path}/") in GUIDE


def test_whatever_stands_in_a_block_is_an_example_a_command_or_a_problem() -> None:
    """An example without its mark would not be tried."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    plain = [text for mark, text in blocks if mark != "yaml"]
    begins = (".venv/bin/python main.py", "my-cluster.yaml:", "# yaml-language-server", "1:\n")
    assert [text for text in plain if not text.startswith(begins)] == []


def test_the_guide_s_deal_builds_the_pipe_and_spares_the_oil() -> None:
    steps = parse("\n".join(PIECES[:STEPS]).encode(), "guide").data
    (heat,) = [piece for piece in PIECES[STEPS:] if "steam_line:" in piece]
    plan = Plan(from_data(together(steps, parse(heat.encode(), "example").data)))
    (written,) = re.findall(r"^```text\n(1:\n.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    sheets = DECISIONS_FILE.validate_python(parse(written.encode(), "decisions").data)
    last = list(play_bots(plan, 1, {}, people=sheets))[-2]
    assert last.result.objections == ()
    ours, idle = (bought(plan, result.ledgers[-1]) for result in (last.result, last.idle))
    assert ours < idle / 2


def bought(plan: Plan, ledger: Ledger) -> int:
    """Heavy oil of the brewery, in kWh."""
    return sum(
        sum(weeks)
        for row, weeks in ledger.flows.items()
        if row.kind is Kind.VIRGIN and row.material == plan.needs["heat_need"].virgin
    )

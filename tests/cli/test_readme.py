"""What the README and the page about the command line show is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final, get_args

import pytest
from pydantic import BaseModel

from sim.decisions import Decision
from tests.cli.shell import PACKAGE, ROOT, inside

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
FORMS: Final[tuple[type[BaseModel], ...]] = get_args(get_args(Decision)[0])
BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def test_the_readme_s_decisions_are_the_ones_tested() -> None:
    (sheet,) = [text for language, text in BLOCK.findall(PAGE) if language == "yaml"]
    assert sheet == PACKAGE


def test_what_the_readme_shows_is_what_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    printed = inside("run", "scenarios/tutorial.yaml", "--decisions", file)
    (shown,) = [text for _, text in BLOCK.findall(PAGE) if "Replaceable new material (" in text]
    assert (printed.stdout, printed.stderr) == (shown, "")


def test_the_story_told_of_the_purses_is_true(tmp_path: Path) -> None:
    dealt, idle = (purses(tmp_path, text) for text in (PACKAGE, "1: {}"))
    tight = purses(tmp_path, PACKAGE[: PACKAGE.index("  roads:")])
    assert [dealt["foundry"][at] > idle["foundry"][at] for at in range(4)] == [False, False, True, True]
    assert [dealt["roads"][at] > idle["roads"][at] for at in range(4)] == [False, False, True, True]
    assert dealt["town"] == pytest.approx(idle["town"], rel=0.005)
    assert tight["town"][2] < 0.97 * idle["town"][2]


def purses(folder: Path, decisions: str) -> dict[str, list[float]]:
    """Team → its purse at the end of each round, the legacy run last."""
    file = folder / "decisions.yaml"
    file.write_text(decisions, encoding="utf-8")
    rounds = json.loads(inside("run", "scenarios/tutorial.yaml", "--decisions", file, "--json").stdout)[
        "rounds"
    ]
    teams = [one["worlds"][0]["teams"] for one in rounds]
    return {team: [one[team]["purse_eur"] for one in teams] for team in teams[0]}


def test_the_readme_names_everything_that_can_be_decided() -> None:
    table = PAGE.split("| `do:` |")[1].split("\n\n")[0]
    named = re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE)
    forms = {str(get_args(one.model_fields["do"].annotation)[0]): one for one in FORMS}
    assert [name for name, _ in named] == list(forms)
    for name, line in named:
        assert set(re.findall(r"`(\w+)", line)) <= set(forms[name].model_fields)


def test_every_command_named_in_the_readme_exists() -> None:
    help_text = inside("--help").stdout
    for name in re.findall(r"^\| `main\.py (\w+)", PAGE, re.MULTILINE):
        assert re.search(rf"^    {name} ", help_text, re.MULTILINE), name


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert "ARCHITECTURE.md" in links

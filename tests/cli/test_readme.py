"""What the README shows is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.shell import PACKAGE, ROOT, inside

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def test_the_readme_s_decisions_are_the_ones_tested() -> None:
    (sheet,) = [text for language, text in BLOCK.findall(README) if language == "yaml"]
    assert sheet == PACKAGE


def test_the_table_shown_has_the_lines_of_the_table_printed(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    printed = inside("run", "scenarios/tutorial.yaml", "--decisions", file).stdout
    (shown,) = [text for _, text in BLOCK.findall(README) if "Addressable virgin use (" in text]
    assert labels(shown) == labels(printed)


def labels(table: str) -> set[str]:
    """The words at the beginning of each line that has columns."""
    found = (re.match(r"(\S+( \S+)*?)  +\S", line) for line in table.splitlines())
    return {match[1] for match in found if match}


def test_every_command_named_in_the_readme_exists() -> None:
    help_text = inside("--help").stdout
    for name in re.findall(r"^\| `main\.py (\w+)", README, re.MULTILINE):
        assert re.search(rf"^    {name} ", help_text, re.MULTILINE), name


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert "ARCHITECTURE.md" in links

"""The page on access names tests that are there, and every letter of its table names one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "access.md").read_text("utf-8")
NAMED: Final = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
CELL: Final = re.compile(r"\b[KCTMSPW]\d+\b")


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_the_page_names_is_there(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_every_letter_of_the_table_names_a_test_and_every_named_test_is_used() -> None:
    table, _, legend = PAGE.partition("| | test |")
    known = re.findall(r"^\| ([KCTMSPW]\d+) \|.*`tests/", legend, re.MULTILINE)
    assert sorted(set(CELL.findall(table))) == sorted(known)
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {9}

"""Some two hundred lines as people write them, in three languages: read as meant on the first Enter, or asked about."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.typed.tables import table, told

MOST_ASKED = 10


class Line(NamedTuple):
    scenario: str
    team: str
    typed: str
    right: str


def lines() -> list[Line]:
    """The table of the text file beside this one."""
    read, scenario = [], ""
    for row in Path(__file__).with_name("lines_of_people.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            scenario = row.removeprefix("## ").partition(":")[0]
        elif row and not row.startswith("#"):
            team, typed, right = (cell.strip() for cell in row.split("|"))
            read.append(Line(scenario, team, _spelled(typed), right))
    return read


def _spelled(typed: str) -> str:
    """What stands for signs that nobody could see in the table."""
    for written in ("u00a0", "u202f", "u0308", "n", "t"):
        typed = typed.replace(f"\\{written}", f"\\{written}".encode().decode("unicode_escape"))
    return typed


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line.team}: {line.typed}")
def test_a_line_as_people_write_it_comes_to_what_was_meant(line: Line) -> None:
    right = "; ".join(sorted(line.right.split("; ")))
    assert told(table(line.scenario), line.team, line.typed) == right


def test_of_two_hundred_lines_at_most_ten_are_asked_about() -> None:
    assert len(lines()) >= 200
    assert sum(line.right == "asked" for line in lines()) <= MOST_ASKED

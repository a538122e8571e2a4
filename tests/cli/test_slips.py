"""Slips of the pen: numbers as people write them, tabs, a piece left out. The answer says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import ROOT, TUTORIAL, inside

TEXT = (ROOT / TUTORIAL).read_text(encoding="utf-8")
BLEND = "            blend: 0.2\n"

NUMBERS = [
    ("0,5", "Write `0.5`, with a decimal point."),
    ("55 000", "Write `55000`, with no blanks."),
    ("55\u00a0000,5", "Write `55000.5`, with a decimal point and no blanks."),
    ("10 %", "Write `0.1` for 10 per cent."),
    ("2,5%", "Write `0.025` for 2.5 per cent."),
    ("12 t", "Write only the number, in the unit that this key has: `12`."),
    ("'0.2'", "Write `0.2`, without quotes."),
    ("1,000", "Write `1` or `1000`"),
    ("1.000,5", "Write a plain number"),
    ("5 0", "Write a plain number"),
    ("about 5", "Write a number"),
]


@pytest.mark.parametrize(("written", "instead"), NUMBERS)
def test_a_figure_written_as_people_write_is_answered_with_what_to_write(
    tmp_path: Path, written: str, instead: str
) -> None:
    done = check(tmp_path, BLEND, f"            blend: {written}\n")
    first = done.splitlines()[0]
    line = TEXT[: TEXT.index(BLEND)].count("\n") + 1
    assert f":{line}:13: firms.roads.lines.roadbuilding.needs.gravel_need.blend: " in first
    assert instead in first


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            BLEND,
            "            blend: {value: 0,5}\n",
            "A comma parts `5` from the number before it. Write a deci",
        ),
        ("{2026: 12}", "{2026: 12,5}", "A comma parts `5` from the number before it. Write a decimal point"),
        (BLEND, "            blend: ,5\n", "Write a number with a point, such as 0.5"),
        (BLEND, "\t    blend: 0.2\n", "Indent with blanks, not tabs."),
        (
            "minutes: 10\n",
            "minutes: 10 min\n",
            "`10 min` is not a whole number. Write only the number, in the unit",
        ),
        ("first_year: 2026", "first_year: 2 026", "Write `2026`, with no blanks."),
    ],
)
def test_a_slip_in_a_scenario_is_answered_with_what_to_write(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert said in check(tmp_path, right, wrong)


def check(folder: Path, right: str, wrong: str) -> str:
    """What the check says of the tutorial with one slip in it."""
    file = folder / "slip.yaml"
    file.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")
    done = inside("check", file)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr

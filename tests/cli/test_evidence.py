"""Evidence: sheets without names, kept in a session, counted over several, each person against their own."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from game.debrief.evidence import effects
from game.outputs.report.page import page
from game.roster.purse_names import table_words
from game.session.entries import EvidenceSheet
from game.session.session import Session
from sim.scenario.evidence import EvidenceItem
from sim.scenario.texts import Text
from tests.cli.shell import inside

HEAD = "moment,sign,1,2,3,4,5\n"
SHEETS = """\
before,et17,4,2,3,3,1
after,ET17,2,3,4,4,5
before,ab01,5,1,3,,2
after,ab01,1,3,5,4,5
after,zz99,1,1,1,1,1
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("saved") / "game.kierto"
    done = inside("run", "kemi-tornio", "--rounds", "1", "--session", file)
    assert done.returncode == 0
    return file


def kept(saved: Path, tmp_path: Path, text: str, name: str = "game") -> tuple[Path, object]:
    file, table = tmp_path / f"{name}.kierto", tmp_path / f"{name}.csv"
    copy(saved, file)
    table.write_text(text, encoding="utf-8")
    return file, inside("evidence", file, "--add", table, "--json")


def test_everybody_is_compared_with_their_own_sheet() -> None:
    items = [EvidenceItem(text=Text(en="a"), moves="away"), EvidenceItem(text=Text(en="b"))]
    marks = {("before", "x"): (5, 1), ("after", "x"): (3, 2), ("before", "y"): (4, 1), ("after", "y"): (3, 4)}
    sheets = [
        EvidenceSheet.model_validate({"round": 1, "moment": when, "sign": sign, "marks": each})
        for (when, sign), each in marks.items()
    ]
    tonnes, locks = effects(items, [sheets])
    assert (tonnes.people, tonnes.before, tonnes.since, tonnes.moved) == (2, 4.5, 3, 1.5)
    assert locks.moved == 2
    assert locks.low == pytest.approx(2 - 12.71)  # t of one degree of freedom by a standard error of 1
    assert (
        effects(items, [sheets[:1], sheets[1:2]]) == ()
    )  # the same sign in another session is somebody else


def test_sheets_are_kept_counted_together_and_shown_in_the_report(saved: Path, tmp_path: Path) -> None:
    file, _ = kept(saved, tmp_path, HEAD + SHEETS)
    again = inside("evidence", file, "--json")
    known = json.loads(again.stdout)["effects"]
    assert [each["people"] for each in known] == [2, 2, 2, 1, 2]
    assert [each["moved"] for each in known] == [3, 1.5, 1.5, 1, 3.5]
    other, _ = kept(saved, tmp_path, HEAD.replace(",", ";") + SHEETS.replace(",", ";"), "other")
    both = json.loads(inside("evidence", file, other, "--json").stdout)
    assert (both["sessions"], [each["people"] for each in both["effects"]]) == (2, [4, 4, 4, 2, 4])
    shown = inside("evidence", file, "--language", "fi").stdout
    assert "Pelin jälkeen" in shown
    assert inside("verify", file).returncode == 0
    session = Session.open(file, read_only=True)
    text = page(session, table_words(session.plan, session.teams, "en"))
    session.close()
    assert "What it moved" in text
    assert "et17" not in text


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "sheets"),
        ("moment,sign,1\nbefore,a,1\n", "Name its columns"),
        (HEAD + "yesterday,a,1,1,1,1,1\n", ":2"),
        (HEAD + "before,,1,1,1,1,1\n", ":2"),
        (HEAD + "before,a,1,1,1,1,6\n", ":2"),
        (HEAD + "before,a,1,1,1,1,1\nbefore,b,=1,1,1,1,1\n", ":3"),
        (HEAD + "before,a,1\n", ":2"),
        (HEAD + f"before,{'a' * 140_000},1\n", "cannot be read"),
        (HEAD + "before,a,1,1,1,1,1\n" * 60_000, "larger than"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_by_its_line_and_keeps_nothing(
    saved: Path, tmp_path: Path, text: str, where: str
) -> None:
    file = tmp_path / "game.kierto"
    copy(saved, file)
    before = file.read_bytes()
    table = tmp_path / "sheets.csv"
    table.write_text(text, encoding="utf-8")
    done = inside("evidence", file, "--add", table)
    if text == HEAD + "before,a,1\n":
        assert done.returncode == 0  # what is left open is no mark
        return
    assert done.returncode == 1
    assert where in done.stderr
    assert file.read_bytes() == before


def test_without_sheets_nothing_is_shown(saved: Path, tmp_path: Path) -> None:
    assert "Nobody marked" in inside("evidence", saved).stdout
    assert inside("handouts", "tutorial", "--evidence", "--out", tmp_path / "none").returncode == 0
    assert not (tmp_path / "none" / "evidence.pdf").exists()
    assert inside("handouts", "kemi-tornio", "--out", tmp_path / "off").returncode == 0
    assert not (tmp_path / "off" / "evidence.pdf").exists()
    assert inside("handouts", "kemi-tornio", "--evidence", "--out", tmp_path / "on").returncode == 0
    assert (tmp_path / "on" / "evidence.pdf").stat().st_size > 1000

"""Scenarios and decisions that travelled, and letters that no font has."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.outputs.letters import lacking
from tests.cli.shell import PACKAGE, ROOT, TUTORIAL, inside
from tests.session.forged import chained, originals

JOURNEYS: dict[str, Callable[[str], bytes]] = {
    "windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old line ends": lambda text: text.replace("\n", "\r").encode(),
    "a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "utf-16, big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-le"),
    "utf-16 without a mark, big end first": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "gzip": lambda text: gzip.compress(text.encode()),
    "gzip of utf-16": lambda text: gzip.compress(text.encode("utf-16")),
}


@pytest.mark.parametrize("journey", JOURNEYS)
@pytest.mark.parametrize("name", ["mine.yaml", "MINE.YML", "mine.txt", "mine", "mine.kierto"])
def test_a_scenario_that_travelled_is_the_same_scenario(journey: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(JOURNEYS[journey]((ROOT / TUTORIAL).read_text(encoding="utf-8")))
    done = inside("check", file)
    assert (done.returncode, done.stderr) == (0, "")
    plain = tmp_path / "plain.yaml"
    shutil.copy(ROOT / TUTORIAL, plain)
    assert done.stdout == inside("check", plain).stdout.replace(str(plain), str(file))


@pytest.mark.parametrize("journey", JOURNEYS)
def test_decisions_that_travelled_are_the_same_decisions(journey: str, tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "travelled.YAML").write_bytes(JOURNEYS[journey](PACKAGE))
    command = ("run", TUTORIAL, "--rounds", "1", "--json", "--decisions")
    assert inside(*command, tmp_path / "travelled.YAML") == inside(*command, tmp_path / "plain.yaml")


def test_problems_of_a_file_that_travelled_are_named_by_its_lines(tmp_path: Path) -> None:
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8").replace("materials:", "matrials:", 1)
    said = []
    for name, encoding in (("plain", "utf-8"), ("travelled", "utf-16")):
        (tmp_path / name).write_bytes(text.encode(encoding))
        said.append(inside("check", tmp_path / name).stderr.replace(name, ""))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Teräs & Öljy, CO₂ ≥ 5 €, Łódź, Київ, Αθήνα", ""),
        ("中文 kaupunki", "中文"),
        ("🙂🙂", "🙂"),
        ("a\u200db\ufe0f", ""),
    ],
)
def test_letters_that_the_fonts_lack_are_known(text: str, lacks: str) -> None:
    assert lacking(text) == lacks


def test_check_names_letters_that_cannot_be_shown_with_file_line_and_field(tmp_path: Path) -> None:
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("  title:"))
    rows = text.splitlines(keepends=True)
    rows[line - 1] = "  title: A circle 中\n"
    file = tmp_path / "mine.yaml"
    file.write_text("".join(rows), encoding="utf-8")
    entry = 'msgctxt "about.title"\nmsgid "A circle 中"\nmsgstr "Kehä 🙂"'
    (tmp_path / "mine.fi.po").write_text(entry, encoding="utf-16")
    done = inside("check", file)
    assert done.returncode == 0
    for place, letter in (
        (f"yaml:{line}:3: about.title.en", "中 (U+4E2D)"),
        ("fi.po:2:1: about.title.fi", "🙂 (U+1F642)"),
    ):
        assert f"mine.{place}: The fonts of the screen and of the hand-outs lack {letter}." in done.stdout
    assert "lack" not in inside("check", TUTORIAL, "kemi-tornio").stdout


def test_check_names_them_in_what_people_typed_in_a_session_too(tmp_path: Path) -> None:
    lines = [dict(line) for line in originals()[0]]
    at = next(number for number, line in enumerate(lines) if line["line"] == "adjust_cash")
    lines[at] = lines[at] | {"reason": "給 them"}
    file = tmp_path / "game.kierto"
    file.write_bytes(chained(lines))
    done = inside("check", file)
    assert (
        f"{file}:{at + 1}:1: reason: The fonts of the screen and of the hand-outs lack 給 (U+7D66)."
        in done.stdout
    )

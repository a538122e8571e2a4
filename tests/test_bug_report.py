"""One file for a bug report: what the makers need is in it, and nobody is named."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pygame
import pytest

from game import bug_report
from game.bug_report import written
from game.program_words import own_words
from game.version import VERSION
from tests.cli.shell import inside
from tests.screen.hands import Hands

LOG = """\
2026-11-30 19:18:14,236 INFO kierto.cli: Kierto 0.1.0: {'log': '/Users/anna.virtanen/kierto.log', 'language': None}
2026-11-30 19:18:14,236 INFO kierto.session: tutorial from /media/anna.virtanen/Tikku 2/Liisan peli ä.kierto, legacy
2026-11-30 19:18:15,236 WARNING kierto.session: Liisan peli ä.kierto could not be copied to annankone
2026-11-30 19:18:16,236 INFO kierto.session: tutorial from C:\\\\Users\\\\Anna\\\\Other.kierto, news
2026-11-30 19:18:17,236 WARNING kierto.session: The second copy in “/mnt/salainen” does not answer.
2026-11-30 19:18:18,236 INFO kierto.cli: {'out': '/srv/Maijan kurssi', 'session': "/srv/Pekka's/Olli's game.kierto"}
"""
HEAD = "Traceback (most recent call last):"
NAMES = ("anna.virtanen", "Liisan", "annankone", "Tikku", "Other", "salainen", "Maija", "Pekka", "Olli")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's folder, with a log, two faults and settings."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "kierto.log").write_text(LOG, "utf-8")
    (folder / "kierto.log.1").write_text("older", "utf-8")
    for number in range(7):
        text = f'{HEAD}\n  File "/Users/anna.virtanen/kierto/game/x.py", line 3, in x\nZeroDivisionError'
        (folder / f"fault-2026-11-30-10000{number}.txt").write_text(text, "utf-8")
    (folder / "settings.json").write_text(json.dumps({"language": "fi", "mirror": "/mnt/salainen"}), "utf-8")
    monkeypatch.setattr(Path, "home", lambda: Path("/Users/anna.virtanen"))
    monkeypatch.setattr("getpass.getuser", lambda: "anna.virtanen")
    monkeypatch.setattr("platform.node", lambda: "annankone")
    monkeypatch.setenv("KIERTO_FOLDER", str(folder))
    return folder


def read(path: Path) -> dict[str, str]:
    """Everything in the file, by name."""
    with ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_it_holds_versions_machine_settings_log_and_the_newest_faults(home: Path, tmp_path: Path) -> None:
    held = read(written(home, tmp_path))
    assert f"Kierto {VERSION}, from Python" in held["about.txt"]
    assert "numpy 2" in held["about.txt"] or "numpy 1" in held["about.txt"]
    assert ("year: compiled" in held["about.txt"]) == bug_report.compiled()
    assert json.loads(held["settings.json"]) == {"language": "fi"}
    moved = read(written(home, tmp_path / "again", tmp_path / "not yet written.json"))
    assert moved["settings.json"] == held["settings.json"]
    assert held["kierto.log.1"] == "older"
    faults = [name for name in held if name.startswith("fault-")]
    assert len(faults) == 5
    assert 'File "~/kierto/game/x.py", line 3' in held[max(faults)]


def test_nobody_is_named_in_it_and_a_session_has_a_number(home: Path, tmp_path: Path) -> None:
    path = written(home, tmp_path)
    whole = "\n".join([path.name, *read(path), *read(path).values()])
    assert [name for name in NAMES if name in whole] == []
    log = read(path)["kierto.log"].splitlines()
    assert log[1].endswith("tutorial from session-1.kierto, legacy")
    assert log[2].endswith("session-1.kierto could not be copied to MACHINE")
    assert log[3].endswith("tutorial from session-2.kierto, news")
    assert log[4].endswith("in “FOLDER” does not answer.")
    assert log[5].endswith("{'out': 'FOLDER', 'session': \"session-3.kierto\"}")


FAULT = """\
Traceback (most recent call last):
  File "/srv/Maijan kone/lib/python3.11/json/decoder.py", line 337, in decode
    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
  File "/Users/anna.virtanen/kierto/game/session/fold.py", line 12, in taken
    raise SessionError("{team} has closed.", team=team)
           ^^^^^^^^^^^^
KeyError: 'Terästiimi Virtanen'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/Users/anna.virtanen/kierto/game/session/store.py", line 155, in write
pydantic_core._pydantic_core.ValidationError: 2 validation errors for Setup
teams.0.name
  Input should be a valid string [type=string_type, input_value='Liisan pöytä, p. 0401234567', input_type=str]
    Liisa Pekka, ~ and what looks like code
  File "Olli"
2026-11-30 19:18:14,236 ERROR kierto.session: Round 2 of maijan-kurssi cannot be written: Liisa sits at Rosa & Pojat
2026-11-30 19:18:15,236 INFO kierto.session: tutorial from /x/Liisan peli.kierto, legacy
2026-11-30 19:18:16,236 WARNING kierto.cli: {'teams': 'Matti, Olli', 'out': 'raportti/Kaisa'}
"""
TYPED = ("Terästiimi", "Virtanen", "Liisa", "pöytä", "0401234567", "Pekka", "Olli", "maijan", "Maija", "Rosa", "Pojat",
         "Matti", "Kaisa", "raportti", "anna")  # fmt: skip


def test_a_fault_says_its_kind_and_place_and_nothing_that_people_typed(home: Path, tmp_path: Path) -> None:
    (home / "fault-2026-12-01-100000.txt").write_text(FAULT, "utf-8")
    (home / "kierto.log").write_text(FAULT, "utf-8")
    (home / "settings.json").write_text('{"language": "fi", "theme": "Liisa", "teams": ["Olli"]}', "utf-8")
    held = read(written(home, tmp_path))
    assert [name for name in (*NAMES, *TYPED) if name in "".join(held.values())] == []
    lines = held["fault-2026-12-01-100000.txt"].splitlines()
    assert lines == held["kierto.log"].splitlines()
    assert lines[1:3] == [
        '  File "lib/python3.11/json/decoder.py", line 337, in decode',
        "    obj, end = self.raw_decode(s, idx=_w(s, 0).end())",
    ]
    assert lines[3] == '  File "~/kierto/game/session/fold.py", line 12, in taken'
    assert "KeyError: '…'" in lines
    assert "pydantic_core._pydantic_core.ValidationError: 2 validation errors for …" in lines
    assert lines[-2] == "2026-11-30 19:18:15,236 INFO kierto.session: tutorial from session-1.kierto, legacy"
    assert any(line.endswith("cannot be written: … sits at … & …") for line in lines)


@pytest.mark.parametrize(
    "said",
    [
        "'NoneType' object has no attribute 'round'",
        "list index out of range",
        "unsupported operand type(s) for +: 'int' and 'NoneType'",
        "division by zero",
    ],
)
def test_what_python_says_of_a_fault_stays(said: str) -> None:
    assert own_words(said) == said


def test_a_session_goes_with_it_only_where_somebody_names_it(home: Path, tmp_path: Path) -> None:
    game = home / "sessions" / "Liisan peli.kierto"
    game.parent.mkdir()
    assert inside("run", "tutorial", "--session", game, "--rounds", "1").returncode == 0
    alone = inside("problem", "--out", tmp_path / "alone")
    assert alone.returncode == 0
    assert not [name for name in read(Path(alone.stdout.strip())) if name.endswith(".kierto")]
    together = inside("problem", "--with", game, "--out", tmp_path / "with")
    with ZipFile(together.stdout.strip()) as file:
        assert file.read("session-1.kierto") == game.read_bytes()
    refused = inside("problem", "--language", "en", "--with", home / "settings.json")
    assert (refused.returncode, "no saved session" in refused.stderr) == (1, True)


def test_f9_writes_it_from_any_scene_and_says_where(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    hands.press(pygame.K_F9)
    (report,) = (tmp_path / "papers").glob("kierto-problem-*.zip")
    assert report.name in hands.texts()

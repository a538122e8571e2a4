"""The log, the profile and the frame times: what tells makers how the program does."""

from __future__ import annotations

import pstats
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import log
from game.cli.app import run
from game.cli.faults import Exit

TUTORIAL = str(Path(__file__).parents[2] / "scenarios" / "tutorial.yaml")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of its own."""
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path / "home"))
    yield tmp_path / "home"
    log.stop()


def test_nothing_is_noted_unless_it_is_asked_for(home: Path) -> None:
    assert run(["check", TUTORIAL]) == Exit.DONE
    assert not home.exists()
    assert log.last_lines(5) == []


@pytest.mark.parametrize("words", [("--log", "check", TUTORIAL), ("check", TUTORIAL, "--log")])
def test_a_log_is_written_into_the_user_s_folder(home: Path, words: tuple[str, ...]) -> None:
    assert run(words) == Exit.DONE
    assert "Kierto" in (home / log.FILE).read_text(encoding="utf-8")
    assert not log.is_started(), "a command closes its log"


def test_a_log_goes_where_it_is_asked_to_and_holds_what_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "my.log"
    assert run(["check", TUTORIAL, "--log", str(file), "--log-level", "warning"]) == Exit.DONE
    assert file.read_text(encoding="utf-8") == ""


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(["check", TUTORIAL, "--log", str(tmp_path / "file" / "my.log")]) == Exit.MACHINE_CANNOT
    assert "could not be written" in capsys.readouterr().err


def test_a_log_turns_over_before_it_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_LARGEST", 1_000)
    log.start(tmp_path / "my.log")
    for number in range(200):
        log.logger("session").info("line %d", number)
    assert log.last_lines(1)[0].endswith("kierto.session: line 199")
    files = sorted(path.name for path in tmp_path.glob("my.log*"))
    assert files == ["my.log", "my.log.1", "my.log.2", "my.log.3"]
    assert all((tmp_path / name).stat().st_size <= 1_000 for name in files)


def test_a_profile_is_written_and_said_where(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", TUTORIAL, "--profile"]) == Exit.DONE
    assert str(home / "kierto.prof") in capsys.readouterr().err
    names = {name for _, _, name in pstats.Stats(str(home / "kierto.prof")).stats}  # type: ignore[attr-defined]
    assert "load" in names, "what the command did is in it"

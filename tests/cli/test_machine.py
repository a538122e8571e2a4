"""Where the machine gives out: no memory, a signal, a place to print to. A sentence, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import app
from game.session.session import Session
from tests.cli.shell import ROOT, TUTORIAL, inside
from tests.session.forged import chained, originals

resource = pytest.importorskip("resource", reason="limits of Unix")
MB = 1024**2


def started(*arguments: str | Path, limit: int = 0, out: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """The program in a process of its own, with so many MB of addresses, as a terminal starts it: who runs the tests
    may ignore signals, and the program would too."""

    def as_in_a_terminal() -> None:
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        if limit:
            resource.setrlimit(resource.RLIMIT_AS, (limit * MB, limit * MB))

    return subprocess.Popen(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=as_in_a_terminal,
    )


@pytest.mark.parametrize("limit", [60, 90, 110, 118, 130])
def test_too_little_memory_is_said_in_a_sentence(limit: int) -> None:
    program = started("check", TUTORIAL, limit=limit)
    _, err = program.communicate(timeout=120)
    assert program.returncode == 3, err
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (MemoryError(), "too little memory"),
        (RuntimeError("can't start new thread"), "too little memory"),
        (OSError(12, "Cannot allocate memory"), "too little memory"),
        (OSError(24, "could not do it"), "could not do it"),
    ],
)
def test_what_gives_out_under_way_is_the_machines_fault(
    fault: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_out(*_: object) -> int:
        raise fault

    monkeypatch.setattr("game.cli.run.read_plan", give_out)
    done = inside("run", TUTORIAL)
    assert (done.returncode, done.stdout) == (3, "")
    assert sentence in done.stderr


def test_a_fault_of_the_program_itself_is_not_called_the_machines() -> None:
    assert app._limit(RuntimeError("something else")) is None


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_first_signal_ends_a_game_with_a_sentence_and_leaves_nothing_half(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "game.kierto"
    program = started(
        *(
            "run",
            "kemi-tornio",
            "--preset",
            "two-half-days",
            "--bots",
            "cooperative",
            "--report",
            tmp_path / "report",
        ),
        *("--session", file, "--log", tmp_path / "log"),
    )
    given_up = time.monotonic() + 60
    while not (tmp_path / "log").exists() and time.monotonic() < given_up:
        time.sleep(0.02)
    number = getattr(signal, name)
    program.send_signal(number)
    _, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (128 + number, "Stopped.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


@pytest.mark.parametrize(
    "arguments", [("run", TUTORIAL, "--json"), ("--help",), ("describe", TUTORIAL), ("schema",), ()]
)
def test_a_reader_who_has_seen_enough_is_no_fault(arguments: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    program = started(*arguments, out=write)
    os.close(write)
    _, err = program.communicate(timeout=120)
    assert (program.returncode, "Traceback" in err, "Exception" in err) == (0, False, False)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_place_to_print_to_loses_neither_session_nor_report(tmp_path: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    program = started(
        "run", TUTORIAL, "--session", tmp_path / "s.kierto", "--report", tmp_path / "r", out=full
    )
    os.close(full)
    _, err = program.communicate(timeout=120)
    assert program.returncode == 3
    assert "The result could not be written: " in err
    assert "Traceback" not in err
    assert inside("verify", tmp_path / "s.kierto").returncode == 0
    assert (tmp_path / "r" / "report.html").is_file()


def test_a_game_that_was_cut_off_says_that_it_is_not_finished(tmp_path: Path) -> None:
    whole, cut_off, _ = originals()
    for lines, unfinished in ((whole, False), (cut_off, True)):
        file = tmp_path / f"{unfinished}.kierto"
        file.write_bytes(chained(list(lines)))
        said: list[Callable[[], str]] = [
            lambda file=file: inside("check", file).stdout,  # type: ignore[misc]
            lambda file=file: inside("verify", file).stdout,  # type: ignore[misc]
            lambda file=file: inside("report", file, "--out", tmp_path / f"{file.stem}-report").stderr,  # type: ignore[misc]
            lambda file=file: (tmp_path / f"{file.stem}-report" / "report.html").read_text("utf-8"),  # type: ignore[misc]
            lambda file=file: inside("debrief", file).stderr,  # type: ignore[misc]
        ]
        assert [("The game is not finished: " in say()) for say in said] == [unfinished] * len(said)
        assert Session.open(file, read_only=True).is_finished is not unfinished

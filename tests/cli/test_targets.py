"""Nothing that a command writes destroys anything: every command, whatever stands at its target."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli.demo import _report
from game.session.session import Session
from tests.cli.shell import ROOT, Ended, inside

PRECIOUS = b"nobody has another copy of this\n"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """An author's own scenario."""
    return Path(shutil.copy(ROOT / "scenarios" / "tutorial.yaml", tmp_path / "mine.yaml"))


def describe(scenario: Path, out: Path) -> Ended:
    return inside("describe", scenario, "--out", out)


def schema(scenario: Path, out: Path) -> Ended:
    return inside("schema", "--out", out)


def sweep(scenario: Path, out: Path) -> Ended:
    return inside("sweep", scenario, "--games", "1", "--rounds", "1", "--workers", "1", "--out", out)


def session(scenario: Path, out: Path) -> Ended:
    return inside("run", scenario, "--rounds", "1", "--session", out)


def report(scenario: Path, out: Path) -> Ended:
    return inside("run", scenario, "--rounds", "1", "--report", out)


def handouts(scenario: Path, out: Path) -> Ended:
    return inside("handouts", scenario, "--out", out)


def report_of_a_session(scenario: Path, out: Path) -> Ended:
    return inside("report", GAME, "--out", out)


def log(scenario: Path, out: Path) -> Ended:
    return inside("check", scenario, "--log", out)


def profile(scenario: Path, out: Path) -> Ended:
    return inside("check", scenario, "--profile", out)


GAME = ROOT / "tests" / "golden" / "tutorial-format-2.kierto"
TO_A_FILE = (describe, schema, sweep, session, log, profile)
TO_A_FOLDER = (report, handouts, report_of_a_session)
COMMANDS = (*TO_A_FILE, *TO_A_FOLDER)


def a_file(folder: Path, scenario: Path) -> Path:
    (folder / "precious").write_bytes(PRECIOUS)
    return folder / "precious"


def the_input(folder: Path, scenario: Path) -> Path:
    return scenario


def a_hard_link_to_the_input(folder: Path, scenario: Path) -> Path:
    os.link(scenario, folder / "linked")
    return folder / "linked"


def a_link_to_the_input(folder: Path, scenario: Path) -> Path:
    (folder / "link").symlink_to(scenario)
    return folder / "link"


def a_link_to_a_file(folder: Path, scenario: Path) -> Path:
    (folder / "link").symlink_to(a_file(folder, scenario))
    return folder / "link"


def a_link_that_leads_nowhere(folder: Path, scenario: Path) -> Path:
    (folder / "link").symlink_to(folder / "nowhere")
    return folder / "link"


def a_pipe(folder: Path, scenario: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def a_device(folder: Path, scenario: Path) -> Path:
    return Path(os.devnull)


def below_a_file(folder: Path, scenario: Path) -> Path:
    return a_file(folder, scenario) / "out"


def a_full_device(folder: Path, scenario: Path) -> Path:
    return Path("/dev/full")


def a_link_to_a_device(folder: Path, scenario: Path) -> Path:
    (folder / "link").symlink_to(os.devnull)
    return folder / "link"


def no_name(folder: Path, scenario: Path) -> Path:
    return Path("with\0nought")


KINDS = (
    a_file, the_input, a_hard_link_to_the_input, a_link_to_the_input, a_link_to_a_file, a_link_that_leads_nowhere,
    a_pipe, a_device, a_full_device, a_link_to_a_device, below_a_file, no_name,
)  # fmt: skip


def everything(folder: Path) -> dict[str, bytes | str]:
    """What stands in a folder: files by what they hold, all else by what it is."""
    return {
        path.name: os.readlink(path)
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else "other"
        for path in sorted(folder.iterdir())
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_what_stands_at_the_target_is_there_afterwards(
    command: Callable[[Path, Path], Ended], kind: Callable[[Path, Path], Path], tmp_path: Path, scenario: Path
) -> None:
    target = kind(tmp_path, scenario)
    before = everything(tmp_path)
    done = command(scenario, target)
    assert done.returncode in (2, 3)
    assert "Traceback" not in done.stderr
    assert everything(tmp_path) == before


@pytest.mark.parametrize("command", TO_A_FILE, ids=lambda command: command.__name__)
def test_a_folder_is_no_place_for_a_file(
    command: Callable[[Path, Path], Ended], tmp_path: Path, scenario: Path
) -> None:
    (tmp_path / "folder").mkdir()
    assert command(scenario, tmp_path / "folder").returncode == 2


@pytest.mark.parametrize(
    "command", [describe, schema, sweep, log, profile, *TO_A_FOLDER], ids=lambda command: command.__name__
)
def test_what_kierto_wrote_there_before_is_replaced(
    command: Callable[[Path, Path], Ended], tmp_path: Path, scenario: Path
) -> None:
    assert command(scenario, tmp_path / "out").returncode == 0
    assert command(scenario, tmp_path / "out").returncode == 0


@pytest.mark.parametrize("command", TO_A_FOLDER, ids=lambda command: command.__name__)
def test_no_file_of_a_folder_goes_over_a_strangers(
    command: Callable[[Path, Path], Ended], tmp_path: Path, scenario: Path
) -> None:
    assert command(scenario, tmp_path / "out").returncode == 0
    for file in sorted((tmp_path / "out").iterdir()):
        whole = file.read_bytes()
        file.write_bytes(PRECIOUS)
        before = everything(tmp_path / "out")
        done = command(scenario, tmp_path / "out")
        assert done.returncode == 2
        assert file.name in done.stderr
        assert everything(tmp_path / "out") == before
        file.write_bytes(whole)


def test_the_games_of_a_sweep_go_over_nothing_either(tmp_path: Path, scenario: Path) -> None:
    kept = tmp_path / "out.games.jsonl"
    kept.symlink_to(a_file(tmp_path, scenario))
    assert sweep(scenario, tmp_path / "out.csv").returncode == 2
    kept.unlink()
    kept.write_bytes(PRECIOUS)
    assert sweep(scenario, tmp_path / "out.csv").returncode == 2
    assert (kept.read_bytes(), (tmp_path / "precious").read_bytes()) == (PRECIOUS, PRECIOUS)


def test_two_outputs_of_a_command_never_share_a_place(tmp_path: Path, scenario: Path) -> None:
    folder = tmp_path / "out"
    done = inside("run", scenario, "--report", folder, "--session", folder / "report.html")
    assert done.returncode in (2, 3)
    folder.mkdir()
    done = inside("run", scenario, "--report", folder, "--session", folder / "report.html")
    assert (done.returncode, list(folder.iterdir())) == (2, [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_folder_that_may_not_be_written_to_is_the_machines_fault(
    command: Callable[[Path, Path], Ended], tmp_path: Path, scenario: Path
) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert command(scenario, tmp_path / "locked" / "out").returncode == 3


def test_a_demonstration_leaves_a_folder_of_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kierto-report").mkdir()
    (tmp_path / "kierto-report" / "report.html").write_bytes(PRECIOUS)
    monkeypatch.chdir(tmp_path)
    session = Session.open(GAME, read_only=True)
    assert _report(session).parent != tmp_path / "kierto-report"
    assert (tmp_path / "kierto-report" / "report.html").read_bytes() == PRECIOUS


def test_a_report_leaves_links_and_inputs_in_its_folder_alone(tmp_path: Path, scenario: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "ledger.csv").symlink_to(a_file(tmp_path, scenario))
    assert report(scenario, tmp_path / "report").returncode == 2
    assert (tmp_path / "precious").read_bytes() == PRECIOUS


def test_the_place_is_asked_before_a_game_is_played(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def played(*_: object, **__: object) -> None:
        raise AssertionError("a game was played")

    monkeypatch.setattr("game.cli.run._played", played)
    assert report(scenario, a_file(tmp_path, scenario)).returncode == 2
    assert session(scenario, scenario).returncode == 2

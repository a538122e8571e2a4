"""The built program, as people get it: moved to a folder with blanks and other letters, which nobody may write.

Nothing helps it: no Python on the path, no home to write to, and where the tests may do so they run it as nobody.
`python -m tools.program --try` builds it and runs these; they are skipped unless `KIERTO_PROGRAM` names its folder.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from game.version import VERSION
from tools.program.__main__ import BUILT
from tools.program.first_page import FIRST_PAGE

FOLDER: Final = os.environ.get(BUILT, "")
pytestmark = [
    pytest.mark.skipif(not FOLDER, reason=f"no program stands built: {BUILT} names none"),
    pytest.mark.skipif(sys.platform == "win32", reason="read-only folders of Unix"),
]
NOBODY: Final = 65534
MOST_SECONDS: Final = 60
"""until a window must be there, on a machine that is busy"""


@dataclass(frozen=True)
class Program:
    """The program, where people have put it, and a folder of theirs."""

    folder: Path
    desk: Path
    """where somebody works: it can be written"""
    home: Path
    """which can't"""

    def environment(self, **more: str) -> dict[str, str]:
        """What the program knows of its surroundings."""
        return {"PATH": str(self.folder / "no commands"), "HOME": str(self.home), "LANG": "C.UTF-8", **more}

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [str(self.folder / "kierto"), *arguments], cwd=self.desk, env=self.environment(),
            capture_output=True, encoding="utf-8", user=_user(), check=False, timeout=300,
        )  # fmt: skip

    def done(self, *arguments: str) -> str:
        """What a command printed that must end well."""
        ended = self(*arguments)
        assert ended.returncode == 0, ended.stderr
        assert "Traceback" not in ended.stderr
        return ended.stdout


def _user() -> int | None:
    return NOBODY if os.geteuid() == 0 else None


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    """The program in a folder with blanks and letters of other languages, read-only."""
    top = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    top.chmod(0o755)
    kept = Program(top / "Työpöytä ja muut" / "Kierto ø", top / "päydältä työtä", top / "koti")
    shutil.copytree(FOLDER, kept.folder, symlinks=True)
    for folder in (kept.desk, kept.home):
        folder.mkdir()
    kept.desk.chmod(0o777)
    _writable(kept.folder, False)
    kept.home.chmod(0o555)
    yield kept
    _writable(kept.folder, True)
    kept.home.chmod(0o755)
    shutil.rmtree(top)


def _writable(folder: Path, may: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | stat.S_IWUSR if may else mode & ~0o222)


def test_nothing_of_it_can_be_written_and_nothing_helps_it(program: Program) -> None:
    assert program.done("--version") == f"Kierto {VERSION}\n"
    asked = ("sh", "-c", f"test -w {shlex.quote(str(program.folder))}")
    assert subprocess.run(asked, user=_user(), check=False).returncode == 1


def _seen(program: Program, scene: str, log: Path, arguments: tuple[str, ...], **known: str) -> str:
    """Start the windows where nobody looks, wait for a scene, end them; what the log says."""
    begun = time.monotonic()
    with subprocess.Popen(
        [str(program.folder / "kierto"), *arguments], cwd=program.desk,
        env=program.environment(DISPLAY=":none", SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", **known),
        stderr=subprocess.PIPE, text=True, user=_user(), start_new_session=True,
    ) as opened:  # fmt: skip
        while not (is_there := log.exists() and f"scene {scene}" in log.read_text("utf-8")):
            if opened.poll() is not None or time.monotonic() - begun > MOST_SECONDS:
                opened.kill()
                break
            time.sleep(0.02)
        sys.stdout.write(f"{scene} after {time.monotonic() - begun:.2f} s\n")
        time.sleep(2)
        opened.send_signal(signal.SIGTERM)
        _, said = opened.communicate(timeout=30)
    assert is_there, said
    assert (opened.returncode, "Traceback" in said) == (128 + signal.SIGTERM, False), said
    return log.read_text("utf-8")


def test_it_starts_to_the_title(program: Program) -> None:
    log = program.desk / "title.log"
    assert " ERROR " not in _seen(program, "title", log, ("--log", str(log)))


@pytest.fixture(scope="module")
def game(program: Program) -> Path:
    """A game that bots played in it."""
    said = program.done("run", "tutorial", "--bots", "cooperative", "--session", "peli ä.kierto")
    assert "Balances: mass, energy, water and money close" in said
    return program.desk / "peli ä.kierto"


def test_a_game_of_bots_is_played_and_comes_out_again(program: Program, game: Path) -> None:
    assert "all as recorded" in program.done("verify", game.name)


def test_a_session_opens_by_double_click(program: Program, game: Path) -> None:
    own = program.desk / "user"
    opened = _seen(program, "resume", own / "kierto.log", (str(game),), KIERTO_FOLDER=str(own))
    assert " ERROR " not in opened


def test_report_slides_and_handouts_are_written(program: Program, game: Path) -> None:
    program.done("report", game.name, "--out", "raportti", "--language", "fi")
    program.done("handouts", "tutorial", "--out", "paperit", "--language", "sv")
    for name in (
        "raportti/report.html",
        "raportti/slides.pptx",
        "raportti/tables.xlsx",
        "paperit/guide.pdf",
    ):
        assert (program.desk / name).stat().st_size > 5_000, name


def test_its_workers_play_beside_it(program: Program) -> None:
    program.done("sweep", "tutorial", "--games", "4", "--workers", "2", "--out", "sweep.csv")
    assert len((program.desk / "sweep.csv").read_text("utf-8").splitlines()) > 4


def test_the_year_in_it_is_compiled_and_a_bug_report_says_so(program: Program) -> None:
    """The compiled year is played only while it is of the sources that lie beside it."""
    record = json.loads((program.folder / "_internal/kierto_compiled/sources.json").read_text("utf-8"))
    assert "sim/year/hourly_schedule" in record["compiled"]
    written = program.done("problem", "--out", "vika").strip()
    with ZipFile(written) as file:
        about = file.read("about.txt").decode()
    assert f"Kierto {VERSION}, built" in about
    assert "year: compiled" in about
    assert "does not say its version" not in about


def test_one_page_beside_it_says_how_to_begin(program: Program) -> None:
    page = (program.folder / FIRST_PAGE).read_text("utf-8")
    assert '<section id="fi" lang="fi">' in page


def test_it_says_what_it_is_made_of_and_under_which_licences(program: Program) -> None:
    told = (program.folder / "licences.txt").read_text("utf-8")
    bill = json.loads((program.folder / "kierto.cdx.json").read_text("utf-8"))
    named = {each["name"] for each in bill["components"]}
    assert {"CPython", "SDL2-2", "pygame-ce", "numpy", "inter-fonts", "gshhg-coastline"} <= named
    assert not named & {"scipy", "pytest", "mypy", "distributed", "avif"}
    assert [name for name in named if f"\n{name} " not in told] == []
    assert ": unknown\n" not in told

"""The compiled year: the same to the last kilogram, never older than its source, and back again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.speedups import status
from tests.cli.shell import ROOT

DIGESTS = """
import sys, sim.year.lines
from sim.digest import digest
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from sim.year import play_year
from tests.random_scenarios import random_scenario

print(sim.year.lines.__file__.rpartition(".")[2])
for seed in range(12):
    plan = Plan(from_data(random_scenario(seed, 2 + seed)))
    state = opening_state(plan)
    for _ in range(2):
        result = play_year(plan, seed, state)
        state = result.state
        print(digest(result.ledger))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Kierto in a folder of its own, where it may be compiled."""
    folder = tmp_path_factory.mktemp("kierto of its own")
    for part in ("sim", "game", "scenarios", "tests", "tools"):
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
        )
    shutil.copy2(ROOT / "main.py", folder)
    yield folder
    shutil.rmtree(folder)


def at(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def digests(folder: Path) -> list[str]:
    ended = at(folder, "-c", DIGESTS)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


@pytest.mark.skipif(shutil.which("cc") is None and sys.platform != "win32", reason="no C compiler here")
def test_a_compiled_year_is_the_same_and_a_changed_source_is_not_passed_over(copy: Path) -> None:
    plain = digests(copy)
    assert plain[0] == "py"

    ended = at(copy, "main.py", "compile")
    assert (ended.returncode, ended.stderr) == (0, "Compiling: this takes about a minute.\n")

    found = digests(copy)
    assert found[0] != "py"
    assert found[1:] == plain[1:]

    source = copy / "sim/year/stores.py"
    source.write_text(source.read_text("utf-8") + "\n# changed\n", "utf-8")
    ended = at(copy, "main.py", "run", "scenarios/tutorial.yaml", "--rounds", "1")
    assert ended.returncode == 0
    assert "Kierto has changed since its year was compiled" in ended.stderr
    assert not [*copy.rglob("*.so"), *copy.rglob("*.pyd")]
    assert digests(copy) == plain


def compiled_from(folder: Path, text: str) -> Path:
    """A folder in which something was compiled once; the compiled file."""
    for one in status.HOT:
        (folder / one).parent.mkdir(parents=True, exist_ok=True)
        (folder / one).write_text(text, "utf-8")
    status.write_down(folder, ["made.so", "sim/made.so"])
    (folder / "sim/made.so").write_bytes(b"machine code")
    return folder / "sim/made.so"


def test_what_was_compiled_from_the_sources_that_are_there_stays(tmp_path: Path) -> None:
    compiled_from(tmp_path, "as it was")

    assert status.is_there(tmp_path)
    assert not status.is_outdated(tmp_path)


def test_what_was_compiled_from_others_is_known_and_goes_even_if_it_was_put_in_place_half(
    tmp_path: Path,
) -> None:
    made = compiled_from(tmp_path, "as it was")
    (tmp_path / status.HOT[-1]).write_text("as it is", "utf-8")

    assert status.is_outdated(tmp_path)
    status.remove(tmp_path)  # made.so was never written
    assert not made.exists()
    assert not status.is_there(tmp_path)


def test_the_record_of_what_was_compiled_names_every_hot_source() -> None:
    assert json.loads(json.dumps(status.hashes(ROOT))).keys() == set(status.HOT)


@pytest.mark.whole
def test_without_a_compiler_it_says_so_and_changes_nothing(copy: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "main.py", "compile"], cwd=copy, env={"PATH": str(tmp_path), "CC": "no-such-compiler"},
        capture_output=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip

    assert ended.returncode == 3
    assert "Is there a C compiler on this machine?" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not status.is_there(copy)


def test_undoing_what_was_never_compiled_says_so(copy: Path) -> None:
    ended = at(copy, "main.py", "compile", "--undo")

    assert (ended.returncode, ended.stdout) == (0, "Nothing was compiled here.\n")

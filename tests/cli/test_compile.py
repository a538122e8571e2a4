"""The compiled year: the same to the last kilogram, never older than its source, and back again."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from game.speedups import finder, status
from sim.year import lines
from tests.cli.shell import ROOT

HOW: Final = """
import sim.year.lines
print(sim.year.lines.__file__.rpartition(".")[2])
"""
DIGESTS: Final = (
    HOW
    + """
from sim.digest import digest
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from sim.year import play_year
from tests.random_scenarios import random_scenario

for seed in range(12):
    plan = Plan(from_data(random_scenario(seed, 2 + seed)))
    state = opening_state(plan)
    for _ in range(2):
        result = play_year(plan, seed, state)
        state = result.state
        print(digest(result.ledger))
"""
)
NO_COMPILER: Final = shutil.which("cc") is None and sys.platform != "win32"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with what is installed: as it was installed here, or compiled now."""
    folder = tmp_path_factory.mktemp("libraries")
    if not lines.__file__.endswith(".py"):
        status.put(Path(lines.__file__).parents[3], folder)
    else:
        ended = at(ROOT, "-m", "game.speedups.build", str(folder))
        assert ended.returncode == 0, ended.stderr
    yield folder
    shutil.rmtree(folder)


def at(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Python in a folder, on its source."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {finder.PLAIN: "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def played(folder: Path, libraries: Path, program: str, plain: str = "") -> list[str]:
    """What it prints on the source in a folder, with what is compiled among the libraries."""
    begin = f"import sys; sys.path.insert(0, {str(libraries)!r}); import {status.PACKAGE}"
    ended = at(folder, "-c", f"{begin}\n{program}", PYTHONPATH=str(ROOT), **{finder.PLAIN: plain})
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


@pytest.mark.skipif(NO_COMPILER, reason="no C compiler here")
def test_a_compiled_year_is_the_same_and_a_changed_source_is_not_passed_over(
    compiled: Path, tmp_path: Path
) -> None:
    machine, *year = played(ROOT, compiled, DIGESTS)
    assert machine != "py"
    assert played(ROOT, compiled, DIGESTS, plain="1") == ["py", *year]

    shutil.copytree(ROOT / "sim", tmp_path / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    assert played(tmp_path, compiled, HOW) == [machine], "the same source elsewhere"
    source = tmp_path / status.NEAR[-1]
    source.write_text(source.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert played(tmp_path, compiled, HOW) == ["py"]


def test_what_a_compiled_module_imports_is_looked_at_too() -> None:
    near = {
        f"sim/{node.module.removeprefix('sim').lstrip('.').replace('.', '/') or '__init__'}.py"
        for file in status.HOT
        for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "sim"
    }
    assert near - {*status.HOT} == {*status.NEAR}


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"sources": {}, "compiled": ["sim/units"]}', None])
def test_what_is_damaged_or_for_another_machine_is_not_used(damage: str | None, tmp_path: Path) -> None:
    if damage is not None:
        (tmp_path / finder.RECORD).write_text(damage, "utf-8")
    found = finder.CompiledYear(tmp_path)
    assert found.find_spec("sim.units", [str(ROOT / "sim")]) is None
    assert found.find_spec("game.cli", [str(ROOT / "game")]) is None


def test_undoing_leaves_nothing_and_what_was_never_compiled_is_said(tmp_path: Path) -> None:
    made = tmp_path / "made"
    (made / status.PACKAGE).mkdir(parents=True)
    (made / status.STARTER).write_text("", "utf-8")
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for _ in range(2):
        status.put(made, libraries)
    assert status.is_there(libraries)
    for _ in range(2):
        status.remove(libraries)
    assert not [*libraries.iterdir()]


def test_compiled_files_that_an_earlier_version_left_in_the_source_tree_go(tmp_path: Path) -> None:
    (tmp_path / "lines.so").write_bytes(b"machine code")
    record = tmp_path / status.OLDER
    record.write_text(json.dumps({"files": ["lines.so", "never/written.so"]}), "utf-8")
    status.remove_older(tmp_path)
    assert not [*tmp_path.iterdir()]


@pytest.mark.whole
def test_without_a_compiler_it_says_so_and_changes_nothing(tmp_path: Path) -> None:
    ended = at(ROOT, "main.py", "compile", PATH=str(tmp_path), CC="no-such-compiler")

    assert ended.returncode == 3
    assert "Is there a C compiler on this machine?" in ended.stderr
    assert "Traceback" not in ended.stderr

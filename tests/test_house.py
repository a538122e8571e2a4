"""The rules of the house that a program can check: its measures, and what never stands in the code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tools.measures.catalogue import MEASURES
from tools.measures.measure import Measure
from tools.measures.ratchet import STILL, as_left
from tools.measures.sources import ROOT, House, Source, lies_in

HOUSE = House.at()
SOURCES = HOUSE.inside("sim", "game")
YAML_READERS = ("sim.scenario.reader", "sim.scenario.yaml_events")
"""The only modules that know YAML."""
SENTENCES = ("sim.rules.refusals",)
"""Modules whose functions are sentences, each under the name of what it says."""
LUCKS = ("secrets", "uuid", "numpy.random", "os.urandom")
UNSEEDED = re.compile(r"(?<![.\w])((random\.)?Random\(\)|random\.[a-z]+\()")
CALLS = ("hash", "print", "input", "id", "eval", "exec")
MAKERS = ("list", "dict", "set", "defaultdict", "deque", "Counter")
CHANGERS = (
    "append", "extend", "insert", "add", "update", "pop", "clear", "setdefault", "remove", "discard",
)  # fmt: skip


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the project and is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    paths = [ROOT / name for name in names if name] or sorted(ROOT.glob("*/**/*.*"))
    hidden = (".venv", ".git", "build", "__pycache__")
    return tuple(path for path in paths if path.is_file() and not set(hidden) & set(path.parts))


# -- the measures -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "measure", [as_left(each) for each in MEASURES if not each.slow], ids=lambda measure: measure.name
)
def test_nothing_is_further_beyond_its_limit_than_it_was(measure: Measure) -> None:
    count = measure.count(HOUSE)
    listed = "\n".join(str(offender) for offender in count.offenders)
    assert measure.verdict(count) != "OVER", (
        f"{count.figure:g} {measure.what}, {measure.limit:g} allowed:\n{listed}"
    )


def test_what_is_left_is_left_of_a_measure() -> None:
    assert set(STILL) <= {measure.name for measure in MEASURES}


# -- nothing at import, nothing shared --------------------------------------------------------


def test_no_module_keeps_a_state() -> None:
    assert [f"{source.name}.{name}" for source in SOURCES for name in changeable(source)] == []


def changeable(source: Source) -> Iterator[str]:
    """Names of a module that hold something that can change and are not written as constants."""
    for node in source.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _can_change(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            yield from (name for name in names if not name.strip("_").isupper() and name != "__all__")


def _can_change(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in MAKERS
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def test_no_function_changes_a_name_of_its_module() -> None:
    assert [
        source.name for source in SOURCES for node in ast.walk(source.tree) if isinstance(node, ast.Global)
    ] == []


def test_constants_are_never_changed() -> None:
    """Nobody appends to, or assigns into, a name in capitals."""
    assert [
        f"{source.name}:{held.lineno} changes {held.id}"
        for source in SOURCES
        for held in _changed(source.tree)
        if held.id.isupper() and len(held.id) > 1
    ] == []


def _changed(tree: ast.Module) -> Iterator[ast.Name]:
    """The names of what is changed in place."""
    for node in ast.walk(tree):
        held: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGERS:
            held = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            held = node.value
        if isinstance(held, ast.Name):
            yield held


IMPORT_EVERYTHING = """
import sys
written = []
def watch(event, details):
    if event == "open" and isinstance(details[1], str) and set(details[1]) & set("wax+"):
        written.append(details[0])
    if event in ("os.mkdir", "os.remove", "os.rename", "subprocess.Popen", "socket.connect"):
        written.append(f"{event} {details}")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for name in sys.argv[1:]:
    __import__(name)
assert not written, written
assert "pygame" not in sys.modules
"""


def test_importing_does_nothing() -> None:
    names = [source.name for source in SOURCES if not lies_in(source.name, "game.screen")]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# -- the same result everywhere ---------------------------------------------------------------


def test_a_test_draws_nothing_of_its_own() -> None:
    """Luck in tests comes from `Random(seed)` or from Hypothesis, whose profile draws the same each time."""
    tests = [source for source in HOUSE.workshop if lies_in(source.name, "tests")]
    assert [
        f"{source.name}:{imported.line} imports {imported.name}"
        for source in tests
        for imported in source.imports
        if source.name != "tests.conftest" and lies_in(imported.name, *LUCKS)
    ] == []
    assert [
        f"{source.name}:{number}: {line.strip()}"
        for source in tests
        for number, line in enumerate(source.text.splitlines(), 1)
        if UNSEEDED.search(line)
    ] == []


def test_the_world_prints_nothing_and_asks_no_hash() -> None:
    assert [
        f"{source.name}:{node.lineno} calls {node.func.id}"
        for source in HOUSE.inside("sim")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        if not (node.func.id == "id" and source.name in YAML_READERS)
    ] == []


def test_nothing_goes_through_a_set_in_its_own_order() -> None:
    """No loop over a set as it comes: its order is another one in every run."""
    assert [
        f"{source.name}:{node.iter.lineno}"
        for source in SOURCES
        for node in ast.walk(source.tree)
        if isinstance(node, ast.For | ast.comprehension) and _is_a_set(node.iter)
    ] == []


def _is_a_set(walked: ast.expr) -> bool:
    if isinstance(walked, ast.Call):
        return isinstance(walked.func, ast.Name) and walked.func.id in ("set", "frozenset")
    return isinstance(walked, ast.Set | ast.SetComp)


# -- explained, at home anywhere --------------------------------------------------------------


def test_everything_public_says_what_it_is() -> None:
    silent = []
    for source in SOURCES:
        body = [] if source.name in SENTENCES else source.tree.body
        public = [
            node
            for node in body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        silent += [f"{source.name}.{node.name}" for node in public if not ast.get_docstring(node)]
        silent += [] if ast.get_docstring(source.tree) else [source.name]
    assert silent == []


def test_every_folder_says_what_lives_there() -> None:
    folders = {path.parent for folder in ("sim", "game") for path in (ROOT / folder).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


@pytest.mark.parametrize("word", ["work", "tmp", "root", "home", "farm"])
def test_no_file_names_a_path_of_one_machine(word: str) -> None:
    path_of_one_machine = re.compile(rf"(?<![\w.~…-])/{word}/\w")
    lines = []
    for path in tracked():
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".txt", "") and "LICENSE" not in path.name:
            text = path.read_text(encoding="utf-8", errors="replace")
            lines += [
                f"{path.relative_to(ROOT)}: {line}"
                for line in text.splitlines()
                if path_of_one_machine.search(line)
            ]
    assert lines == []


def test_the_readme_and_the_check_run_the_same_command() -> None:
    """Whoever follows the README does what the tests' machine does."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("main.py")
    assert f"  {commands[1]}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

"""The rules of the house that a program can check: who imports whom, and what never stands in the code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 400
YAML_READERS = ("sim.scenario.reader", "sim.scenario.yaml_events")
"""The only modules that know YAML."""
SENTENCES = ("sim.rules.refusals", "sim.rules.measure_refusals")
"""Modules whose functions are sentences, each under the name of what it says."""
CLOCKS = ("time", "datetime", "locale", "random", "secrets", "uuid")
CALLS = ("hash", "print", "input", "id", "eval", "exec")


class Source(NamedTuple):
    """A module's name, whether it is a folder's `__init__`, and its syntax."""

    name: str
    package: bool
    tree: ast.Module


@cache
def source(path: Path) -> Source:
    """A file of the house."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return Source(name.removesuffix(".__init__"), path.name == "__init__.py", tree)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """All modules in these folders."""
    return tuple(source(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


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


def imported(one: Source) -> Iterator[str]:
    """Everything a module imports, anywhere in it, by dotted name."""
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = one.name.split(".")
            above = above[: len(above) - node.level + one.package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(name: str, *tops: str) -> bool:
    """Whether a dotted name is one of these or lies inside one."""
    return any(name == top or name.startswith(f"{top}.") for top in tops)


def breaches(found: tuple[Source, ...], *forbidden: str) -> list[str]:
    """Who imports what it must not."""
    return [
        f"{one.name} imports {name}" for one in found for name in imported(one) if within(name, *forbidden)
    ]


# -- who imports whom -------------------------------------------------------------------------


def test_the_world_knows_no_game_and_no_screen() -> None:
    assert breaches(sources("sim"), "game", "main", "pygame", "pygame_gui", "tkinter") == []


def test_playing_and_debriefing_know_no_screen() -> None:
    played = sources("game/session", "game/board", "game/debrief", "game/cli", "game/sweep")
    assert breaches(played, "pygame", "pygame_gui") == []


def test_only_the_year_knows_simpy() -> None:
    others = tuple(one for one in sources("sim", "game") if not within(one.name, "sim.year"))
    assert breaches(others, "simpy") == []
    assert breaches(sources("sim/year"), "simpy")


def test_only_the_reader_of_scenarios_knows_yaml() -> None:
    others = tuple(one for one in sources("sim", "game") if one.name not in YAML_READERS)
    assert breaches(others, "yaml", "yamlcore") == []


def test_no_scene_imports_another() -> None:
    folders = [one.name for one in sources("game/screen/scenes") if one.package and one.name.count(".") == 3]
    for one in sources("game/screen/scenes"):
        assert breaches((one,), *(folder for folder in folders if not within(one.name, folder))) == []


def test_nothing_imports_its_tests() -> None:
    assert (
        breaches((*sources("sim", "game"), source(ROOT / "main.py")), "tests", "pytest", "hypothesis") == []
    )


def test_the_world_s_parts_are_imported_one_way() -> None:
    """Scenario, then plan, then year; indicators never look into the engine."""
    assert breaches(sources("sim/scenario"), "sim.plan", "sim.year", "sim.rules", "sim.indicators") == []
    assert breaches(sources("sim/plan"), "sim.year", "sim.rules", "sim.indicators") == []
    assert breaches(sources("sim/indicators", "sim/rules"), "sim.year") == []


def circles(found: tuple[Source, ...]) -> list[list[str]]:
    """Modules that import each other in a ring, also where only the type checker would."""
    names = {one.name for one in found}

    def module(name: str) -> str:
        while name and name not in names:
            name = name.rpartition(".")[0]
        return name

    known = {one.name: {module(name) for name in imported(one)} - {"", one.name} for one in found}
    reached = {name: set(others) for name, others in known.items()}
    for step in sorted(reached):
        for others in reached.values():
            if step in others:
                others |= reached[step]
    rings = {
        tuple(sorted(two for two in names if two in reached[one] and one in reached[two])) for one in names
    }
    return sorted(list(ring) for ring in rings if ring)


GAME_CIRCLES = 2
"""Rings left among pages, for the type checker or within functions. May only become fewer."""


def test_nobody_imports_in_a_circle() -> None:
    assert circles(sources("sim")) == []
    assert len(circles(sources("sim", "game"))) <= GAME_CIRCLES


def test_a_circle_for_the_type_checker_is_seen() -> None:
    one = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sim.b import B\n"
    texts = {"sim.a": one, "sim.b": "from sim.c import C", "sim.c": "import sim.a", "sim.d": "import sim.a"}
    found = tuple(Source(name, False, ast.parse(text)) for name, text in texts.items())
    assert circles(found) == [["sim.a", "sim.b", "sim.c"]]


def test_the_walk_sees_every_kind_of_import() -> None:
    text = "def f():\n    import pygame.font as p\n    from ..year import engine\nfrom . import luck\n"
    one = Source("sim.rules.bad", False, ast.parse(text))
    assert list(imported(one)) == ["sim.rules.luck", "pygame.font", "sim.year.engine"]
    assert breaches((one,), "pygame", "sim.year") == [
        "sim.rules.bad imports pygame.font",
        "sim.rules.bad imports sim.year.engine",
    ]


# -- nothing at import, nothing shared --------------------------------------------------------


def changeable(one: Source) -> list[str]:
    """Names of a module that hold something that can change and are not written as constants."""
    found = []
    for node in one.tree.body:
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        value = getattr(node, "value", None)
        made = isinstance(
            value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
        ) or (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id in ("list", "dict", "set", "defaultdict", "deque", "Counter")
        )
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        found += [
            f"{one.name}.{name}"
            for name in names
            if made and not name.strip("_").isupper() and name != "__all__"
        ]
    return found


def test_no_module_keeps_a_state() -> None:
    everything = sources("sim", "game")
    assert [name for one in everything for name in changeable(one)] == []
    assert [
        one.name for one in everything for node in ast.walk(one.tree) if isinstance(node, ast.Global)
    ] == []


def test_constants_are_never_changed() -> None:
    """Nobody appends to, or assigns into, a name in capitals."""
    changers = (
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "pop",
        "clear",
        "setdefault",
        "remove",
        "discard",
    )
    found = []
    for one in sources("sim", "game"):
        for node in ast.walk(one.tree):
            held: ast.expr | None = None
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in changers
            ):
                held = node.func.value
            elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                held = node.value
            if isinstance(held, ast.Name) and held.id.isupper() and len(held.id) > 1:
                found.append(f"{one.name}:{node.lineno} changes {held.id}")  # type: ignore[attr-defined]
    assert found == []


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
    names = [one.name for one in sources("sim", "game") if not within(one.name, "game.screen")]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# -- the same result everywhere ---------------------------------------------------------------


def test_the_world_has_no_clock_and_no_luck_of_its_own() -> None:
    assert breaches(sources("sim"), *CLOCKS, "numpy.random", "os.urandom", "os.environ") == []


def test_the_world_prints_nothing_and_asks_no_hash() -> None:
    found = [
        f"{one.name}:{node.lineno} calls {node.func.id}"
        for one in sources("sim")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        if not (node.func.id == "id" and one.name in YAML_READERS)
    ]
    assert found == []


def test_nothing_goes_through_a_set_in_its_own_order() -> None:
    """No loop over a set as it comes: its order is another one in every run."""
    found = []
    for one in sources("sim", "game"):
        for node in ast.walk(one.tree):
            walked = node.iter if isinstance(node, ast.For | ast.comprehension) else None
            call = (
                isinstance(walked, ast.Call)
                and isinstance(walked.func, ast.Name)
                and walked.func.id in ("set", "frozenset")
            )
            if call or isinstance(walked, ast.Set | ast.SetComp):
                found.append(f"{one.name}:{walked.lineno}")  # type: ignore[union-attr]
    assert found == []


# -- small, explained, at home anywhere -------------------------------------------------------


def test_files_are_small() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked()
        if path.suffix == ".py"
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_everything_public_says_what_it_is() -> None:
    silent = []
    for one in sources("sim", "game"):
        parts = [] if one.name in SENTENCES else one.tree.body
        public = [
            node
            for node in parts
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        silent += [f"{one.name}.{node.name}" for node in public if not ast.get_docstring(node)]
        silent += [] if ast.get_docstring(one.tree) else [one.name]
    assert silent == []


def test_every_folder_says_what_lives_there() -> None:
    folders = {path.parent for folder in ("sim", "game") for path in (ROOT / folder).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


@pytest.mark.parametrize("word", ["work", "tmp", "root", "home", "farm"])
def test_no_file_names_a_path_of_one_machine(word: str) -> None:
    path_of_one_machine = re.compile(rf"(?<![\w.~…-])/{word}/\w")
    found = []
    for path in tracked():
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".txt", "") and "LICENSE" not in path.name:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [
                f"{path.relative_to(ROOT)}: {line}"
                for line in text.splitlines()
                if path_of_one_machine.search(line)
            ]
    assert found == []


def test_the_readme_and_the_check_run_the_same_command() -> None:
    """Whoever follows the README does what the tests' machine does."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("main.py")
    assert f"  {commands[1]}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

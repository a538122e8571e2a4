"""What no command gets to is seen: modules, and definitions in modules."""

from __future__ import annotations

from tools.measures.reach import definition_reach, module_reach
from tools.measures.sources import House

PACKAGES = {"game/__init__.py": "", "sim/__init__.py": "", "game/cli/__init__.py": ""}


def lost(texts: dict[str, str]) -> list[str]:
    """The paths of the modules that are not reached."""
    return [offender.path for offender in module_reach(House.of(PACKAGES | texts)).offenders]


def unused(text: str, main: str = "from sim import a") -> list[str]:
    """The definitions of a module `sim.a` that main.py's program does not use."""
    count = definition_reach(House.of({**PACKAGES, "main.py": main, "sim/a.py": text}))
    return [offender.what.partition(" ")[0] for offender in count.offenders if offender.path == "sim/a.py"]


def test_a_module_that_nobody_imports_is_seen() -> None:
    texts = {"main.py": "def f():\n    from game import a", "game/a.py": "", "sim/b.py": "import game.a"}
    assert lost(texts) == ["game/cli/__init__.py", "sim/__init__.py", "sim/b.py"]


def test_an_import_for_the_type_checker_reaches_nothing() -> None:
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sim.a\nelse:\n    import sim.b"
    assert "sim/a.py" in lost({"main.py": text, "sim/a.py": "", "sim/b.py": ""})
    assert "sim/b.py" not in lost({"main.py": text, "sim/a.py": "", "sim/b.py": ""})


def test_a_command_loaded_by_its_name_is_reached() -> None:
    app = 'from importlib import import_module\nNAMES = ("run",)\n[import_module(f"game.cli.{n}") for n in NAMES]'
    texts = {
        "main.py": "import game.cli.app",
        "game/cli/app.py": app,
        "game/cli/run.py": "",
        "game/cli/old.py": "",
    }
    assert "game/cli/run.py" not in lost(texts)
    assert "game/cli/old.py" in lost(texts)


def test_a_name_in_a_string_loads_nothing_where_nobody_loads_by_name() -> None:
    texts = {"main.py": 'NAMES = ("run", "game.cli.")', "game/cli/run.py": ""}
    assert "game/cli/run.py" in lost(texts)


def test_a_program_started_by_its_module_is_reached() -> None:
    texts = {"main.py": 'COMMAND = ["-m", "game.worker"]', "game/worker.py": ""}
    assert "game/worker.py" not in lost(texts)


def test_functions_classes_and_constants_that_nothing_names_are_seen() -> None:
    text = "def f(): ...\nclass A: ...\nLIMIT = 3\nWHO: int = 4\n"
    assert unused(text) == ["f", "A", "LIMIT", "WHO"]
    assert unused(text, "from sim.a import f, A, LIMIT as most, WHO\nf(A, most, WHO)") == []


def test_naming_itself_is_no_use() -> None:
    assert unused("def f(n):\n    return f(n - 1)\n") == ["f"]


def test_what_only_the_unused_names_is_unused() -> None:
    text = "def f():\n    return g()\ndef g():\n    return 1\n"
    assert unused(text) == ["f", "g"]
    assert unused(text, "from sim.a import f\nf()") == []


def test_another_module_s_function_of_the_same_name_is_no_use() -> None:
    texts = {
        "main.py": "import sim.a\nfrom sim.b import f\nf()",
        "sim/a.py": "def f(): ...",
        "sim/b.py": "def f(): ...",
    }
    count = definition_reach(House.of(PACKAGES | texts))
    assert [offender.path for offender in count.offenders] == ["sim/a.py"]


def test_a_test_is_no_use() -> None:
    texts = {
        "main.py": "import sim.a",
        "sim/a.py": "def f(): ...",
        "tests/test_a.py": "from sim.a import f\nf()",
    }
    assert definition_reach(House.of(PACKAGES | texts)).figure == 1


def test_methods_that_nothing_names_are_seen() -> None:
    text = "class A:\n    def __len__(self): ...\n    def go(self): ...\n    @property\n    def wide(self): ...\n"
    assert unused(text, "from sim.a import A\nA()") == ["A.go", "A.wide"]
    assert unused(text, "from sim.a import A\nA().go().wide") == []


def test_methods_that_a_library_calls_are_not_asked_for() -> None:
    text = "from json import JSONEncoder\nclass A(JSONEncoder):\n    def default(self, o): ...\n"
    assert unused(text, "from sim.a import A\nA()") == []
    text = (
        "from pydantic import model_validator\nclass A:\n    @model_validator()\n    def check(self): ...\n"
    )
    assert unused(text, "from sim.a import A\nA()") == []


def test_what_a_package_hands_down_is_used_where_it_is_named() -> None:
    handed = {
        "sim/__init__.py": "from sim.a import f, g\n__all__ = ['f', 'g']",
        "sim/a.py": "def f(): ...\ndef g(): ...",
    }
    count = definition_reach(House.of({**PACKAGES, **handed, "main.py": "from sim import f\nf()"}))
    assert [offender.what for offender in count.offenders] == ["g is used by nothing"]

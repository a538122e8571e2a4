"""Rings of modules and of folders are seen, however they are imported."""

from __future__ import annotations

from tools.measures.rings import module_rings, neighbours, package_rings
from tools.measures.sources import House

FOR_THE_TYPE_CHECKER = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sim.b import B\n"


def test_a_ring_for_the_type_checker_and_within_a_function_is_seen() -> None:
    texts = {
        "sim/a.py": FOR_THE_TYPE_CHECKER,
        "sim/b.py": "from sim.c import C",
        "sim/c.py": "def f():\n    import sim.a",
        "sim/d.py": "import sim.a",
    }
    count = module_rings(House.of(texts))
    assert count.figure == 1
    assert str(count.offenders[0]).startswith("sim/a.py:3: sim.a · sim.b · sim.c: imports sim.b")


def test_modules_that_import_one_way_are_no_ring() -> None:
    texts = {"sim/a.py": "from . import b", "sim/b.py": "import os, sim.c", "sim/c.py": ""}
    assert module_rings(House.of(texts)).figure == 0


def test_a_relative_import_closes_a_ring() -> None:
    texts = {"sim/__init__.py": "", "sim/a.py": "from .deep import b", "sim/deep/b.py": "from ..a import A"}
    texts["sim/deep/__init__.py"] = ""
    assert module_rings(House.of(texts)).figure == 1


def test_folders_that_need_each_other_through_different_modules_are_a_ring() -> None:
    texts = {
        "game/one/a.py": "from game.two import b",
        "game/one/z.py": "",
        "game/two/b.py": "",
        "game/two/deep/c.py": "import game.one.z",
    }
    count = package_rings(House.of(texts))
    assert module_rings(House.of(texts)).figure == 0
    assert [offender.what.partition(":")[0] for offender in count.offenders] == ["game.one · game.two"]


def test_a_folder_and_the_module_beside_it_that_uses_it_are_a_ring() -> None:
    texts = {
        "game/session.py": "from game.journal import lines",
        "game/journal/lines.py": "",
        "game/journal/disk.py": "import game.session",
    }
    assert package_rings(House.of(texts)).figure == 1


def test_a_folder_may_use_what_stands_beside_it() -> None:
    texts = {
        "game/session/session.py": "from game.session.journal import lines",
        "game/session/errors.py": "",
        "game/session/journal/lines.py": "from game.session.errors import SessionError",
    }
    assert package_rings(House.of(texts)).figure == 0


def test_neighbours_are_parts_of_the_lowest_folder_that_holds_both() -> None:
    assert neighbours("game.screen.kit.page", "game.screen.parts.header") == (
        "game.screen.kit",
        "game.screen.parts",
    )
    assert neighbours("game.screen.kit.page", "game.roster") == ("game.screen", "game.roster")
    assert neighbours("game.session.journal.chain", "game.session") == ("game.session.journal", "")

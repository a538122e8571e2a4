"""Imports against the order of the layers are seen, and only those."""

from __future__ import annotations

import pytest

from tools.measures.layers import LAYERS, LIBRARIES, layers
from tools.measures.sources import House

VIEW = "game/screen/scenes/title/view.py"


def objections(path: str, text: str) -> list[str]:
    """What is wrong with the imports of one file, beside a converted scene called title."""
    house = House.of({VIEW: "", path: text})
    return [offender.what.partition(": ")[2] for offender in layers(house).offenders]


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("sim/a.py", "import game.text", "sim lies below game.text"),
        ("sim/plan/a.py", "from sim.year import year", "sim.plan lies below sim.year"),
        ("sim/economy/a.py", "from sim.indicators import round", "sim.economy lies beside sim.indicators"),
        ("game/session/a.py", "import game.screen.kit.page", "game.session lies below game.screen"),
        (
            "game/screen/kit/a.py",
            "import game.screen.parts.header",
            "game.screen.kit lies below game.screen.parts",
        ),
        ("game/screen/kit/a.py", "from game.session import session", "what draws knows no session"),
        ("sim/year/a.py", "from sim.rules import votes", "a year runs on what was decided"),
        ("game/cli/a.py", "import pygame", "pygame stays in game.screen"),
        ("game/cli/a.py", "def f():\n    import pygame.font", "pygame stays in game.screen"),
        ("game/cli/a.py", "import pytest", "pytest stays in tests"),
        ("main.py", "import tests.strategies", "main lies below tests"),
        ("game/cli/a.py", "import tools.gallery", "game.cli lies below tools"),
        (
            "game/screen/scenes/news/scene.py",
            "import game.screen.scenes.title.view",
            "a scene knows no other scene",
        ),
        ("game/screen/scenes/old.py", "from game.screen.scenes import title", "a scene knows no other scene"),
        ("game/screen/scenes/title/model.py", "import pygame", "a scene's model knows no pygame"),
        ("sim/a.py", "import time", "the cluster has no clock and no luck of its own"),
        ("sim/a.py", "from os import environ", "the cluster has no clock and no luck of its own"),
    ],
)
def test_an_import_against_the_layers_is_seen(path: str, text: str, why: str) -> None:
    assert objections(path, text) == [why]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sim/year/a.py", "import simpy\nfrom sim.economy import outlook"),
        ("game/screen/a.py", "import pygame, game.session\nfrom game.screen.scenes.title import view"),
        ("game/screen/scenes/title/scene.py", "import pygame\nfrom game.screen.scenes.title import view"),
        ("game/screen/scenes/news/model.py", "import game.session"),
        ("game/cli/a.py", "import time, game.screen.app\nfrom sim import units"),
        ("sim/scenario/checks/a.py", "import sim.scenario.file, sim.units"),
        ("tests/a.py", "import pygame, tools.measures, pytest, random"),
    ],
)
def test_an_import_down_the_layers_is_none(path: str, text: str) -> None:
    assert objections(path, text) == []


def test_every_part_of_the_program_has_its_layer() -> None:
    """A new folder of sim/ or game/ is given a place before it is used."""
    house = House.at()
    named = [part for order in LAYERS for parts in order for part in parts]
    folders = {".".join(source.name.split(".")[:2]) for source in house.shipped if source.name.count(".") > 1}
    assert sorted(folders - set(named)) == []


def test_every_library_is_given_its_place() -> None:
    import sys

    house = House.at()
    own = {*LIBRARIES, *sys.stdlib_module_names, "sim", "game"}
    tops = {imported.name.partition(".")[0] for source in house.shipped for imported in source.imports}
    assert sorted(tops - own) == []

"""What people call things: one place says it, for every screen, table and page."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.names import seat_name, thing_name
from sim.scenario.loader import load

ROOT = Path(__file__).parents[2]
PLAN = Plan(load(ROOT / "scenarios" / "tutorial.yaml"))
STATE = opening_state(PLAN)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("foundry", "Foundry"),
        ("build_sand_plant", "F1 Sand plant"),
        ("foundry_slag", "Foundry, Slag"),
        ("cleaned_sand", "Foundry, Cleaned sand"),
        ("old_roads", "Town, Old road base"),
        ("gravel_need", "Road builder, Gravel for roads"),
        ("sand_plant", "Foundry, Sand plant"),
        ("heating", "Town, District heating"),
        ("road_to_road", "Old road into new road"),
        ("dear_chips", "Dear wood chips"),
        ("nothing_of_ours", "nothing of ours"),
    ],
)
def test_whatever_an_id_stands_for_has_a_name(key: str, name: str) -> None:
    assert thing_name(PLAN, key, STATE) == name


def test_a_name_can_be_had_in_each_language() -> None:
    assert thing_name(PLAN, "gravel_need", STATE, "fi") == "Tienrakentaja, Sora teihin"
    assert seat_name(PLAN, "town", "sv") == "Stad"


def test_nobody_else_looks_a_name_up() -> None:
    """Whoever reads `.name.en` calls a thing without a name something else than the others do."""
    own = ROOT / "sim" / "rules" / "names.py"
    paths = [*(ROOT / "game" / "cli").glob("*.py"), *(ROOT / "game" / "describe").glob("*.py")]
    paths += [path for path in (ROOT / "sim").rglob("*.py") if path != own]
    assert [str(path.relative_to(ROOT)) for path in paths if "name" in _looked_up(path)] == []


def _looked_up(path: Path) -> set[str]:
    """Attributes whose text is taken in a language: `x.name.en` gives `name`."""
    return {
        node.value.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("en", "fi", "sv")
        if isinstance(node.value, ast.Attribute)
    }

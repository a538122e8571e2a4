"""How many ways of setting text there are in scenes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tools.measures.literals import converted
from tools.measures.measure import Count, Measure, Offender
from tools.measures.sources import House

STYLES: Final = 12
DESIGN: Final = "game.design"
CLASS: Final = "TextStyle"


def text_styles(house: House) -> Count:
    """Text styles that the converted scenes use: of those that game/design defines as a `TextStyle`.

    Each is counted once, by the name it has there; a size given as a number is seen by `literals`.
    """
    folders = converted(house)
    defined = set(_defined(house))
    if not folders or not defined:
        return Count(None, note=f"no {CLASS} in {DESIGN}" if folders else "no scene is converted")
    first: dict[str, Offender] = {}
    for source in house.inside(*folders):
        for node in ast.walk(source.tree):
            name = (
                node.id
                if isinstance(node, ast.Name)
                else node.attr
                if isinstance(node, ast.Attribute)
                else ""
            )
            if name in defined:
                first.setdefault(name, Offender(source.path, node.lineno, name))  # type: ignore[attr-defined]
    return Count(len(first), tuple(sorted(first.values())), f"{len(defined)} defined")


def _defined(house: House) -> Iterator[str]:
    for source in house.inside(DESIGN):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if ast.unparse(node.value.func).endswith(CLASS):
                    yield from (target.id for target in targets if isinstance(target, ast.Name))


MEASURES = (Measure("styles", "text styles in converted scenes", STYLES, text_styles),)

"""Numbers in scenes: a place or a size comes from the layout or from game/design, and is not written down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from typing import Final

from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, Source

SCENES: Final = "game.screen.scenes"
FREE: Final = (0, 1, 0.5)
HALF: Final = 2
"""as a divisor"""
NUMBERS_OF_THINGS: Final = ("columns", "rows", "lines")
"""keywords whose values count something"""


def converted(house: House) -> list[str]:
    """The scenes that stand as scene, model and view: folders of game/screen/scenes/ that hold a view.py."""
    return sorted(name.removesuffix(".view") for name in house.modules if _is_view(name))


def _is_view(name: str) -> bool:
    return (
        name.startswith(f"{SCENES}.") and name.endswith(".view") and name.count(".") == SCENES.count(".") + 2
    )


def literals(house: House) -> Count:
    """Numbers for places and sizes in converted scenes: in every module of such a folder but model.py.

    Each number in the source counts, those of constants too. Not counted: 0, 1, −1 and ½, a division by 2,
    numbers within an index, and those given for `columns`, `rows` and `lines`, which count things. The note
    says how many all of game/screen holds by the same rule.
    """
    folders = converted(house)
    everywhere = sum(1 for source in house.inside("game.screen") for _ in _numbers(source))
    note = f"{len(folders)} scenes converted; {everywhere:,} in all of game/screen"
    if not folders:
        return Count(None, note=note)
    sources = [source for source in house.inside(*folders) if not source.name.endswith(".model")]
    numbers = [
        Offender(source.path, line, f"{value:g}") for source in sources for line, value in _numbers(source)
    ]
    return counted(numbers, note)


def _numbers(source: Source) -> Iterator[tuple[int, float]]:
    free = set(chain.from_iterable(_free(node) for node in ast.walk(source.tree)))
    constants = [
        node for node in ast.walk(source.tree) if isinstance(node, ast.Constant) and id(node) not in free
    ]
    for constant in constants:
        value = constant.value
        if isinstance(value, int | float) and not isinstance(value, bool) and value not in FREE:
            yield constant.lineno, value


def _free(node: ast.AST) -> Iterator[int]:
    """The numbers within a node that stand for no place and no size."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.FloorDiv):
        if isinstance(node.right, ast.Constant) and node.right.value == HALF:
            yield id(node.right)
    elif isinstance(node, ast.Subscript):
        yield from map(id, ast.walk(node.slice))
    elif isinstance(node, ast.keyword) and node.arg in NUMBERS_OF_THINGS:
        yield from map(id, ast.walk(node.value))


MEASURES = (Measure("literals", "numbers for places and sizes in converted scenes", 0, literals),)

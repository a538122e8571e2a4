"""How large things are: files, functions, and the lists of their parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, Source

Function = ast.FunctionDef | ast.AsyncFunctionDef

FILE_LINES: Final = 300
FUNCTION_LINES: Final = 30
PARAMETERS: Final = 5
MANY_PARAMETERS: Final = {("game.screen.kit.page", "Page.text")}
"""the one call that says how a text looks may take more"""
DISPLAYS: Final = (ast.Dict, ast.List, ast.Set, ast.Tuple)


def long_files(house: House) -> Count:
    """Files of more than 300 lines: all Python files, those of tests and tools too, with every line in them."""
    return counted(
        Offender(source.path, lines, f"{lines} lines")
        for source in house.everything
        if (lines := len(source.text.splitlines())) > FILE_LINES
    )


def long_functions(house: House) -> Count:
    """Functions and methods of more than 30 lines, in what is shipped and in tools.

    From the line of `def` to the last one, without the docstring; blank lines, comments and functions within
    count. A table is no function: one that consists of a `return` of a list, tuple, dict or set.
    """
    return counted(
        Offender(source.path, node.lineno, f"{name} has {lines} lines")
        for source in _measured(house)
        for name, node in functions(source)
        if (lines := function_lines(node)) > FUNCTION_LINES and not _is_table(node)
    )


def many_parameters(house: House) -> Count:
    """Functions and methods of six or more parameters, in what is shipped and in tools.

    Those by position and those by keyword are counted together; not `self` and `cls`, `*args` and `**kwargs`.
    The text call of the screen's kit may have more: it says how a text looks.
    """
    return counted(
        Offender(source.path, node.lineno, f"{name} has {len(given)} parameters")
        for source in _measured(house)
        for name, node in functions(source)
        if len(given := parameters(node)) > PARAMETERS and (source.name, name) not in MANY_PARAMETERS
    )


def _measured(house: House) -> Iterator[Source]:
    yield from house.shipped
    yield from (source for source in house.workshop if source.path.startswith("tools/"))


def functions(source: Source) -> Iterator[tuple[str, Function]]:
    """Every function of a file with its name, a method as `Class.method`, and those within others."""
    yield from _functions(source.tree, "")


def _functions(within: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for node in ast.iter_child_nodes(within):
        name = f"{prefix}{node.name}" if isinstance(node, Function | ast.ClassDef) else ""
        if isinstance(node, Function):
            yield name, node
        yield from _functions(node, f"{name}." if name else prefix)


def function_lines(node: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        lines -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
    return lines


def parameters(node: Function) -> list[str]:
    """The names of what a function is given, by position or keyword, without `self` and `cls`."""
    given = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    given = given[1:] if given[:1] in (["self"], ["cls"]) else given
    return given + [each.arg for each in node.args.kwonlyargs]


def _is_table(node: Function) -> bool:
    body = node.body[ast.get_docstring(node) is not None :]
    return len(body) == 1 and isinstance(body[0], ast.Return) and isinstance(body[0].value, DISPLAYS)


MEASURES = (
    Measure("size.files", f"files of more than {FILE_LINES} lines", 0, long_files),
    Measure("size.functions", f"functions of more than {FUNCTION_LINES} lines", 0, long_functions),
    Measure("size.parameters", f"functions of more than {PARAMETERS} parameters", 0, many_parameters),
)

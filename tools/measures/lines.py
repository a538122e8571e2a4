"""How much code there is."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from typing import Final

from tools.measures.measure import Count, Measure
from tools.measures.sources import House, Source

BASE: Final = 33_900
"""code lines of sim/, game/ and main.py before the rebuilding, by the rule of `code_lines`"""
LIMIT: Final = BASE * 4 // 5
SILENT: Final = (
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER,
)  # fmt: skip
DOCUMENTED: Final = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def all_code_lines(house: House) -> Count:
    """Code lines of sim/, game/ and main.py.

    A line counts when it holds any part of a statement: blank lines, comments and the docstrings of modules,
    classes and functions do not; a text under a constant or field does. What lies in tools/ is listed apart.
    """
    table: Counter[str] = Counter()
    for source in house.shipped:
        table[package(source)] += code_lines(source)
    apart: Counter[str] = Counter()
    for source in house.workshop:
        if source.path.startswith("tools/"):
            apart[package(source)] += code_lines(source)
    total = table.total()
    rows = (*sorted(table.items()), *((f"({name})", lines) for name, lines in sorted(apart.items())))
    return Count(
        total, note=f"{(total - BASE) / BASE:+.1%} of {BASE:,}; tools {apart.total():,} apart", table=rows
    )


def package(source: Source) -> str:
    """The folder a file is listed under: at most two deep, three below game/screen/."""
    folders = source.path.split("/")[:-1]
    return "/".join(folders[: 3 if folders[:2] == ["game", "screen"] else 2]) or source.path


def code_lines(source: Source) -> int:
    """The lines of a file that hold a part of a statement other than a docstring."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type not in SILENT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - _docstring_lines(source))


def _docstring_lines(source: Source) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            lines.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return lines


MEASURES = (Measure("lines", "code lines shipped", LIMIT, all_code_lines),)

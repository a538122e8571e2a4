"""Names: of classes, each of which means one thing, and of variables, which are called by what they hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, Source

EMPTY: Final = frozenset(("one", "found", "said", "told", "mine"))


def shared_class_names(house: House) -> Count:
    """Classes of sim/ and game/ whose name another class has too, private and nested ones counted.

    The first in the order of paths keeps its name; every further one is counted.
    """
    owners: dict[str, str] = {}
    offenders = []
    for source in house.shipped:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                first = owners.setdefault(node.name, f"{source.path}:{node.lineno}")
                if first != f"{source.path}:{node.lineno}":
                    offenders.append(Offender(source.path, node.lineno, f"class {node.name}, as in {first}"))
    return counted(offenders)


def empty_names(house: House) -> Count:
    """Parameters and variables named one, found, said, told or mine, in what is shipped.

    Each is counted once in its function, comprehension, module or class, however often it is used there.
    """
    return counted(offender for source in house.shipped for offender in set(_empty_names(source)))


def _empty_names(source: Source) -> Iterator[Offender]:
    for scope in ast.walk(source.tree):
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.Module | ast.ClassDef):
            first: dict[str, int] = {}
            for name, line in _named(scope):
                first.setdefault(name, line)
            yield from (Offender(source.path, line, name) for name, line in first.items() if name in EMPTY)
        elif isinstance(scope, ast.comprehension):
            yield from (
                Offender(source.path, line, name) for name, line in _stored(scope.target) if name in EMPTY
            )


def _named(scope: ast.AST) -> Iterator[tuple[str, int]]:
    """The parameters of a function and everything that its own body, or a module's or class's, assigns."""
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        yield from ((each.arg, each.lineno) for each in ast.walk(scope.args) if isinstance(each, ast.arg))
    body = scope.body if isinstance(scope, ast.Lambda) else None
    for node in [body] if body else ast.iter_child_nodes(scope):
        yield from _assigned(node)


def _assigned(node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id, node.lineno
    inner = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef | ast.comprehension
    if not isinstance(node, inner):
        for child in ast.iter_child_nodes(node):
            yield from _assigned(child)


def _stored(target: ast.expr) -> Iterator[tuple[str, int]]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno


MEASURES = (
    Measure("names.classes", "classes whose name another class has", 0, shared_class_names),
    Measure("names.variables", f"variables named {', '.join(sorted(EMPTY))}", 0, empty_names),
)

"""What the program defines and what it uses of that."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from tools.measures.sources import House, Source

Function = ast.FunctionDef | ast.AsyncFunctionDef

NOT_HANDING_ON: Final = (
    "property", "cached_property", "staticmethod", "classmethod", "override", "abstractmethod", "dataclass", "cache",
    "lru_cache", "overload", "contextmanager", "final", "setter", "runtime_checkable", "total_ordering", "unique",
)  # fmt: skip
"""decorators that change what a definition is, but hand it to nobody who would call it later"""
BY_TEXT: Final = {"getattr", "setattr", "attrgetter", "methodcaller", "import_module"}
"""what finds a thing by a name in a string"""
OWN_BASES: Final = (
    "NamedTuple", "Protocol", "Generic", "Enum", "IntEnum", "StrEnum", "Flag", "ABC", "object",
    "Exception", "ValueError", "RuntimeError", "TypedDict", "str", "int", "float", "tuple", "dict", "list",
)  # fmt: skip
"""classes of the library that call nothing but methods with two underscores"""


@dataclass
class Definition:
    """A function, class, method (`Class.method`) or constant of a module, and what its body names."""

    module: str
    path: str
    name: str
    line: int
    given: bool
    """used whether the program names it or not"""
    uses: set[str] = field(default_factory=set)

    @property
    def keys(self) -> tuple[str, str]:
        """What names it: in full, or by its last part wherever that stands behind a dot."""
        return f"{self.module}.{self.name}", f".{self.name.rpartition('.')[2]}"


def unused(house: House, loaded: set[str]) -> list[Definition]:
    """The definitions of loaded modules that no used code names."""
    definitions: list[Definition] = []
    waiting: list[str] = []
    classes = {
        node.name
        for source in house.shipped
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    handed_down = _handed_down(house)
    for source in house.shipped:
        reader = _Reader(source, classes, handed_down)
        if source.name in loaded:
            waiting += reader.at_import
            definitions += reader.definitions
    return _without_users(definitions, waiting)


def _without_users(definitions: list[Definition], waiting: list[str]) -> list[Definition]:
    """Those that remain when everything named from the start, and from there on, is taken away."""
    by_key: dict[str, list[Definition]] = {}
    for each in definitions:
        for key in each.keys:
            by_key.setdefault(key, []).append(each)
        waiting += each.uses if each.given else ()
    used = {id(each) for each in definitions if each.given}
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        for each in by_key.get(key, ()):
            if id(each) not in used:
                used.add(id(each))
                waiting += each.uses
    return [each for each in definitions if id(each) not in used]


class _Reader:
    """Reads one module: its definitions, and what the module itself names while it is imported."""

    def __init__(self, source: Source, classes: set[str], handed_down: Mapping[str, str]) -> None:
        self.source, self.classes = source, classes
        self.local = {name: _where_made(full, handed_down) for name, full in _imported(source)}
        self.by_text = bool(
            BY_TEXT & {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
        )
        """whether it looks names up that stand in strings"""
        self.definitions: list[Definition] = []
        self.at_import: set[str] = set()
        self.local |= {name: f"{source.name}.{name}" for node in source.tree.body for name in _bound(node)}
        for node in source.tree.body:
            self._read(node)

    def _read(self, node: ast.stmt) -> None:
        if isinstance(node, ast.ClassDef):
            self._read_class(node)
        elif isinstance(node, Function):
            self._define(node, node.name, given=_handed_on(node), within=[node])
        elif _bound(node) == ["__all__"]:
            return
        elif names := [name for name in _bound(node) if name.strip("_").isupper()]:
            for name in names:
                self._define(node, name, given=False, within=[node])
        elif isinstance(node, ast.If | ast.Try):
            for child in ast.iter_child_nodes(node):
                self._read(child) if isinstance(child, ast.stmt) else self.at_import.update(
                    self._used([child])
                )
        else:
            self.at_import |= self._used([node])

    def _read_class(self, node: ast.ClassDef) -> None:
        methods = [each for each in node.body if isinstance(each, Function)]
        others: list[ast.AST] = [each for each in node.body if each not in methods]
        own = self._define(
            node,
            node.name,
            given=_handed_on(node),
            within=[*others, *node.bases, *node.keywords, *node.decorator_list],
        )
        called = any(self._of_a_library(base) for base in node.bases)
        for method in methods:
            special = method.name.startswith("__") and method.name.endswith("__")
            if special or called or _handed_on(method):
                own.uses |= self._used([method])
            else:
                self._define(method, f"{node.name}.{method.name}", given=False, within=[method])

    def _define(self, node: ast.stmt, name: str, *, given: bool, within: list[ast.AST]) -> Definition:
        new = Definition(self.source.name, self.source.path, name, node.lineno, given, self._used(within))
        new.uses -= {new.keys[0]}
        self.definitions.append(new)
        return new

    def _used(self, nodes: list[ast.AST]) -> set[str]:
        """Everything that is named within: by its full name, or with a dot before it where only that is known."""
        named: set[str] = set()
        for each in (inner for node in nodes for inner in ast.walk(node)):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
                named.add(self.local.get(each.id, each.id))
            elif isinstance(each, ast.Attribute):
                named.add(f".{each.attr}")
            elif self.by_text and isinstance(each, ast.Constant) and isinstance(each.value, str):
                named.add(f".{each.value}")
        return named

    def _of_a_library(self, base: ast.expr) -> bool:
        name = _last_name(base)
        return name not in self.classes and name not in OWN_BASES


def _imported(source: Source) -> Iterator[tuple[str, str]]:
    """The names that a module gives to what it imports, and what they mean in full."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            names = [each for each in source.imports if each.line == node.lineno]
            for alias, imported in zip(node.names, names, strict=True):
                yield alias.asname or alias.name, imported.name


def _handed_down(house: House) -> dict[str, str]:
    """What a module has from another one, in full → what it is there: names that packages hand down."""
    return {f"{source.name}.{name}": full for source in house.shipped for name, full in _imported(source)}


def _where_made(name: str, handed_down: Mapping[str, str]) -> str:
    """What a name means in the module that makes it, however many hand it down."""
    while name in handed_down:
        name = handed_down[name]
    return name


def _bound(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives to something."""
    if isinstance(node, ast.ClassDef | Function):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _handed_on(node: ast.ClassDef | Function) -> bool:
    return any(_last_name(each) not in NOT_HANDING_ON for each in node.decorator_list)


def _last_name(node: ast.expr) -> str:
    """The last part of a dotted name, be it called or subscripted."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""

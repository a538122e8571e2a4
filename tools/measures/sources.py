"""The source files that are measured: each is read and parsed once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = ("sim", "game", "main.py")
WORKSHOP: Final = ("tools", "tests")


class Import(NamedTuple):
    """One imported name, dotted in full; `typing`: only the type checker carries it out."""

    name: str
    line: int
    typing: bool


@dataclass(frozen=True)
class Source:
    """A Python file: its path below the root with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def package(self) -> bool:
        """Whether it is a folder's `__init__`."""
        return PurePosixPath(self.path).name == "__init__.py"

    @cached_property
    def name(self) -> str:
        """The module's dotted name."""
        return ".".join(PurePosixPath(self.path).with_suffix("").parts).removesuffix(".__init__")

    @cached_property
    def folder(self) -> str:
        """The dotted name of the package it lies in; of an `__init__`, its own."""
        return self.name if self.package else self.name.rpartition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text, self.path)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Everything it imports, anywhere in it."""
        return tuple(self._imports(self.tree, typing=False))

    def _imports(self, within: ast.AST, *, typing: bool) -> Iterator[Import]:
        for node in ast.iter_child_nodes(within):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield from (Import(name, node.lineno, typing) for name in self._names(node))
            elif isinstance(node, ast.If) and _asks_for_type_checking(node):
                for child in node.body:
                    yield from self._imports(ast.Module([child], []), typing=True)
                yield from self._imports(ast.Module(node.orelse, []), typing=typing)
            else:
                yield from self._imports(node, typing=typing)

    def _names(self, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        above = self.name.split(".")
        above = above[: len(above) - node.level + self.package] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        yield from (f"{base}.{alias.name}" for alias in node.names)


def _asks_for_type_checking(node: ast.If) -> bool:
    return ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


@dataclass(frozen=True)
class House:
    """All source files of the project: what is shipped, and the tools and tests around it."""

    shipped: tuple[Source, ...]
    workshop: tuple[Source, ...] = ()

    @classmethod
    def at(cls, root: Path = ROOT) -> House:
        """The project in a folder."""
        return cls(tuple(_read(root, SHIPPED)), tuple(_read(root, WORKSHOP)))

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> House:
        """A project from texts by path."""
        sources = [Source(path, text) for path, text in texts.items()]
        shipped = tuple(source for source in sources if source.path.startswith(("sim/", "game/", "main.py")))
        return cls(shipped, tuple(source for source in sources if source not in shipped))

    @cached_property
    def everything(self) -> tuple[Source, ...]:
        """All files, shipped or not."""
        return (*self.shipped, *self.workshop)

    @cached_property
    def modules(self) -> dict[str, Source]:
        """The shipped modules by their dotted names."""
        return {source.name: source for source in self.shipped}

    def inside(self, *tops: str) -> tuple[Source, ...]:
        """The shipped modules that are one of these or lie inside one."""
        return tuple(source for source in self.shipped if lies_in(source.name, *tops))

    def module_of(self, name: str) -> str:
        """The shipped module that a dotted name means, or means a part of; "" for a library's name."""
        while name and name not in self.modules:
            name = name.rpartition(".")[0]
        return name


def lies_in(name: str, *tops: str) -> bool:
    """Whether a dotted name is one of these or lies inside one."""
    return any(name == top or name.startswith(f"{top}.") for top in tops)


def _read(root: Path, tops: tuple[str, ...]) -> Iterator[Source]:
    for top in tops:
        place = root / top
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            yield Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))

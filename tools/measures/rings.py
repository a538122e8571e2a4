"""Import rings: modules or folders that need each other, so that none can be read, tested or moved alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House


class Edge(NamedTuple):
    """A shipped module imports another one."""

    importer: str
    imported: str
    line: int


def edges(house: House) -> Iterator[Edge]:
    """Who imports whom among the shipped modules, for the type checker and within functions too."""
    for source in house.shipped:
        for name, line, _ in source.imports:
            module = house.module_of(name)
            if module and module != source.name:
                yield Edge(source.name, module, line)


def rings(graph: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """The sets of nodes each of which leads to all the others; every set sorted."""
    reached = {node: set(following) for node, following in graph.items()}
    for step in sorted(reached):
        for following in reached.values():
            if step in following:
                following |= reached[step]
    nodes = sorted(node for node in reached if node in reached[node])
    return sorted({tuple(other for other in nodes if _both_ways(reached, node, other)) for node in nodes})


def _both_ways(reached: Mapping[str, set[str]], start: str, end: str) -> bool:
    return end in reached[start] and start in reached[end]


def module_rings(house: House) -> Count:
    """Sets of modules that import each other in a ring.

    Every import counts: at the top, within a function, and under `if TYPE_CHECKING`. Not counted: what is
    loaded by its name at run time (a command, a scene), and that a module's parents are loaded before it.
    """
    graph: dict[str, set[str]] = {}
    for edge in edges(house):
        graph.setdefault(edge.importer, set()).add(edge.imported)
    return counted(_described(ring, house) for ring in rings(graph))


def package_rings(house: House) -> Count:
    """Sets of neighbours, at any depth of the tree, that import each other in a ring.

    Neighbours are the parts of one folder: its modules, and its folders each taken as a whole with all that
    lies within. An import counts between the two neighbours that importer and imported lie in or are. So a
    folder may use modules beside it and modules beside its parent, but whom it uses may not use it.
    """
    graph: dict[str, set[str]] = {}
    for edge in edges(house):
        importer, imported = neighbours(edge.importer, edge.imported)
        if importer and imported:
            graph.setdefault(importer, set()).add(imported)
    of_folders = [ring for ring in rings(graph) if not all(_is_module(house, name) for name in ring)]
    return counted(_described(ring, house) for ring in of_folders)


def neighbours(importer: str, imported: str) -> tuple[str, str]:
    """The parts of one folder in which two modules lie; "" for a module that is the other's own parent."""
    common: list[str] = []
    for left, right in zip_longest(importer.split("."), imported.split("."), fillvalue=""):
        if left != right:
            return _below(common, left), _below(common, right)
        common.append(left)
    return "", ""


def _below(parents: list[str], name: str) -> str:
    return ".".join([*parents, name]) if name else ""


def _is_module(house: House, name: str) -> bool:
    return name in house.modules and not house.modules[name].package


def _described(ring: tuple[str, ...], house: House) -> Offender:
    """A ring, at the place of the import that fewest others stand beside."""
    between: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges(house):
        pair = neighbours(edge.importer, edge.imported)
        pair = pair if set(pair) <= set(ring) else (edge.importer, edge.imported)
        if set(pair) <= set(ring):
            between.setdefault(pair, []).append(edge)
    weakest = min(between.values(), key=len)[0]
    path = house.modules[weakest.importer].path
    return Offender(path, weakest.line, f"{' · '.join(ring)}: imports {weakest.imported}")


MEASURES = (
    Measure("rings.modules", "rings of modules that import each other", 0, module_rings),
    Measure("rings.packages", "rings of folders that import each other", 0, package_rings),
)

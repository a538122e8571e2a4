"""What a command or a scene can get to: modules nobody loads, and definitions nobody uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tools.measures.definitions import unused
from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, Source

START: Final = "main"
ALLOWED: Final[dict[str, str]] = {
    "game.cli.start.main": "the command `kierto` of an installed wheel starts here",
}
"""definitions that nothing in the program names, each with the reason why it stays"""


def module_reach(house: House) -> Count:
    """Modules of sim/ and game/ that no command and no scene loads.

    Starting at main.py, every import is followed, those within functions too; not those that only the type
    checker carries out. A module also counts as loaded when a loaded module names it in a string: whole
    ("game.compiling"), or, where it calls `import_module`, as a package and a module in it ("game.cli.",
    "run"). With a module its parents are loaded.
    """
    reached = _loaded(house)
    return counted(
        Offender(source.path, 1, f"{source.name} is loaded by no command and no scene")
        for source in house.shipped
        if source.name not in reached
    )


def _loaded(house: House) -> set[str]:
    reached: set[str] = set()
    waiting = [START]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in house.modules:
            continue
        reached.add(name)
        waiting.append(name.rpartition(".")[0])
        waiting += [house.module_of(each.name) for each in house.modules[name].imports if not each.typing]
        waiting += _loaded_by_name(house.modules[name])
    return reached


def _loaded_by_name(source: Source) -> Iterator[str]:
    texts = {
        node.value.rstrip(".")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isascii()
    }
    dotted = {text for text in texts if text.startswith(("sim.", "game."))}
    yield from dotted
    if any(imported.name == "importlib.import_module" for imported in source.imports):
        yield from (f"{package}.{text}" for package in dotted for text in texts)


def definition_reach(house: House) -> Count:
    """Functions, classes, methods and constants of sim/ and game/ that nothing in the program uses.

    A definition counts as used when a loaded module names it outside a definition, or a used definition
    names it: by its own or an imported name, or as the last part of a dotted expression, where any definition
    of that name is meant; in a module that looks things up by name (getattr, import_module) a string counts
    too. Tests and tools do not count. Not asked of: names with two underscores at both ends, methods of
    classes that derive from a library's class (it calls them), and definitions under a decorator that hands
    them on (validators). `ALLOWED` lists what stays, and why.
    """
    return counted(
        Offender(each.path, each.line, f"{each.name} is used by nothing")
        for each in unused(house, _loaded(house))
        if f"{each.module}.{each.name}" not in ALLOWED
    )


MEASURES = (
    Measure("reach.modules", "modules that no command and no scene loads", 0, module_reach),
    Measure("reach.definitions", "definitions that nothing in the program uses", 0, definition_reach),
)

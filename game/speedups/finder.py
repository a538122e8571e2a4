"""Has Python take the compiled year in place of its source, as long as both say the same.

Installed as the package `kierto_compiled` beside the libraries, away from the source, and started with Python by
a file `kierto_compiled.pth`: so processes that help have it too. What was changed since runs from its source, and
so does everything where the environment variable KIERTO_PLAIN is set.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

LIBRARY: Final = "kierto__mypyc"
"""what the compiled modules share"""
PLAIN: Final = "KIERTO_PLAIN"
RECORD: Final = "sources.json"
"""beside the compiled files: the files and what they were compiled from"""


class CompiledYear(MetaPathFinder):
    """Finds compiled modules in a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._files: dict[str, set[str]] = {}
        """folder of a source tree → what of it is compiled"""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is compiled; None for all that is not, or no longer."""
        if name == LIBRARY:
            return self._spec(name, name)
        if not name.startswith("sim.") or not path:
            return None
        file = name.replace(".", "/")
        tree = str(Path(path[0]).parents[file.count("/") - 1])
        if tree not in self._files:
            self._files[tree] = self._compiled_from(Path(tree))
        return self._spec(name, file) if file in self._files[tree] else None

    def _compiled_from(self, tree: Path) -> set[str]:
        """What of a source tree is compiled: all or nothing."""
        if os.environ.get(PLAIN):
            return set()
        try:
            record = json.loads((self.place / RECORD).read_text(encoding="utf-8"))
            if record["sources"] != hashes(tree, record["sources"]):
                return set()
            import_module(LIBRARY)
        except (OSError, ValueError, KeyError, TypeError, ImportError):
            return set()  # damaged, or compiled for another machine
        return set(record["compiled"])

    def _spec(self, name: str, file: str) -> ModuleSpec | None:
        paths = (self.place / f"{file}{ending}" for ending in EXTENSION_SUFFIXES)
        path = next((str(path) for path in paths if path.is_file()), None)
        if path is None:
            return None
        return spec_from_file_location(name, path, loader=ExtensionFileLoader(name, path))


def hashes(tree: Path, files: Iterable[str]) -> dict[str, str]:
    """Each source and its hash now. Raises OSError for one that cannot be read."""
    return {file: sha256((tree / file).read_bytes()).hexdigest() for file in files}


if __name__ == "kierto_compiled":
    sys.meta_path.insert(0, CompiledYear(Path(__file__).parent))

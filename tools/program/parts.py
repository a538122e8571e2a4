"""What the built program is made of: each library with its version, its licence and its files.

Read from what PyInstaller writes of its own work (its tables of contents): for each file of the program where it was
taken from. What nobody answers for stands in the list as unknown, to be looked up before the program is handed on.
"""

from __future__ import annotations

import ast
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from packaging.utils import canonicalize_name

from game.speedups.status import PACKAGE
from game.version import VERSION
from tools.program.native import NATIVE, native_of
from tools.program.recipe import ROOT

_TABLES: Final = ("Analysis-00.toc", "COLLECT-00.toc", "PYZ-00.toc")
_LICENCE_FILES: Final = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
UNKNOWN: Final = "unknown"
"""the licence of a file that nobody answers for"""
_LICENCES: Final = ROOT / "assets" / "licences"
_BROUGHT: Final = (
    ("inter-fonts", "", "OFL-1.1", "Inter-OFL.txt"),
    ("lucide-icons", "", "ISC", "Lucide-ISC.txt"),
    ("gshhg-coastline", "2.3.6", "LGPL-3.0-or-later", "Coastline-LGPL.txt"),
)
"""fonts, icons and coasts: name, version, licence, its words in assets/licences"""
_SHORT: Final = 60
"""letters: some libraries declare the whole text"""
_UNTOLD: Final = {
    "accesskit": "(MIT OR Apache-2.0) AND BSD-3-Clause",
    "pygame-ce": "LGPL-2.1-or-later",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}
"""what a library's own papers say at length, as one word"""


@dataclass(slots=True)
class Part:
    """Something that the program is made of."""

    name: str
    version: str
    licence: str
    address: str
    """what registries know it by (a package URL)"""
    texts: dict[str, str] = field(default_factory=dict)
    """name of a file → its words: licences and notices"""
    files: set[str] = field(default_factory=set)


def parts(work: Path) -> list[Part]:
    """Everything that PyInstaller put together in its work folder, by name."""
    found = {part.name: part for part in _lying_in_kierto()}
    for source in sorted(_sources(work)):
        part = _part_of(source) or Part(source.name, "", UNKNOWN, f"pkg:generic/{source.name}")
        found.setdefault(part.name, part).files.add(source.name)
    return sorted(found.values(), key=lambda part: part.name.lower())


def _lying_in_kierto() -> list[Part]:
    """What others made and Kierto's own folders hold."""
    return [
        Part(name, version, licence, f"pkg:generic/{name}", {file: (_LICENCES / file).read_text("utf-8")})
        for name, version, licence, file in _BROUGHT
    ]


def _sources(work: Path) -> set[Path]:
    """Every file that was taken into the program."""
    taken: set[Path] = set()
    for name in _TABLES:
        for table in work.rglob(name):
            taken |= {Path(source) for source in _taken(ast.literal_eval(table.read_text("utf-8")))}
    return {path for path in taken if path.is_file() and work not in path.parents}


def _taken(table: object) -> Iterator[str]:
    """The sources of the entries (place, source, kind) anywhere in a table."""
    if isinstance(table, tuple) and len(table) == 3 and all(isinstance(each, str) for each in table):
        if table[2] != "SYMLINK":
            yield table[1]
    elif isinstance(table, tuple | list):
        for each in table:
            yield from _taken(each)


def _part_of(source: Path) -> Part | None:
    """What a file belongs to; None where nobody says."""
    ours = source.is_relative_to(ROOT) and "site-packages" not in source.parts
    if ours or PACKAGE in source.parts:
        return _kierto()
    if source.parent.name.endswith(".libs") and (known := native_of(source.name)) is not None:
        name, version = known
        licence, notice = NATIVE[name]
        return Part(name, version, licence, f"pkg:generic/{name}@{version}", {"notice": notice})
    library = _owners().get(source)
    if library is not None:
        return _library(library)
    if source.resolve().is_relative_to(Path(sys.base_prefix).resolve()):
        return _python()
    return _of_system(source)


@cache
def _owners() -> dict[Path, Distribution]:
    """File → the library that brought it."""
    return {
        Path(str(library.locate_file(file))): library
        for library in distributions()
        for file in library.files or ()
    }


@cache
def _kierto() -> Part:
    texts = {path.name: path.read_text("utf-8") for path in (_LICENCES / "Sounds.txt", ROOT / "LICENSE")}
    return Part("kierto", VERSION, "MIT", f"pkg:pypi/kierto@{VERSION}", texts)


@cache
def _python() -> Part:
    version = platform.python_version()
    standard = Path(ast.__file__).parent
    words = next(
        path for path in (standard / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt") if path.is_file()
    )
    texts = {"LICENSE.txt": words.read_text("utf-8")}
    return Part("CPython", version, "PSF-2.0", f"pkg:generic/cpython@{version}", texts)


@cache
def _library(library: Distribution) -> Part:
    """A library of Python."""
    name = canonicalize_name(library.metadata["Name"])
    texts = {}
    for file in library.files or ():
        path = Path(str(library.locate_file(file)))
        if (_LICENCE_FILES.match(file.name) and "dist-info" in str(file)) or file.name == "LGPL.txt":
            texts["/".join(file.parts[1:])] = path.read_text("utf-8", "replace")
    return Part(
        name, library.version, _licence(library, name), f"pkg:pypi/{name}@{library.version}", texts
    )  # fmt: skip


def _licence(library: Distribution, name: str) -> str:
    """In few words, as its makers declare it."""
    told = library.metadata
    words = (
        *(told.get_all("License-Expression") or ()),
        _UNTOLD.get(name, ""),
        *(told.get_all("License") or ()),
    )
    declared = next((each for each in words if each), "")
    if declared and len(declared) < _SHORT and "\n" not in declared:
        return declared
    kinds = (
        line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License")
    )
    return next(kinds, "see its licence below")


@cache
def _of_system(source: Path) -> Part | None:
    """A library of this system: on Debian its package answers for it."""
    if shutil.which("dpkg") is None:
        return None
    for path in (source, source.resolve(), Path("/usr") / source.relative_to("/")):
        asked = subprocess.run(["dpkg", "-S", str(path)], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            break
    else:
        return None
    package = asked.stdout.partition(":")[0]
    told = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=True
    )
    paper = Path("/usr/share/doc") / package / "copyright"
    texts = {"copyright": paper.read_text("utf-8", "replace")}
    return Part(
        package, told.stdout, "see its licence below", f"pkg:deb/debian/{package}@{told.stdout}", texts
    )

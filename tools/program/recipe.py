"""What goes into the built program, and what stays out: read by `kierto.spec` while PyInstaller works.

Everything that ships lies where an installed wheel has it (`game/resources.py`). The hot sources lie beside the
compiled year, which is played only while they are what it was compiled from (`game/speedups/finder.py`).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from game import bug_report
from game.speedups.finder import RECORD
from game.speedups.status import HOT, NEAR, PACKAGE
from game.text.languages import languages
from tools.program import associations

ROOT: Final = Path(__file__).parents[2]
NAME: Final = "kierto"
"""of the program itself"""
FOLDER: Final = "Kierto"
"""of the folder that it lies in"""
PREPARED: Final = "KIERTO_PREPARED"
"""environment variable: the folder of what `tools.program` made before PyInstaller begins"""
NOT_BUNDLED: Final = (
    "scipy", "distributed", "dask", "mypy", "mypyc", "setuptools", "pip", "pytest", "hypothesis", "jsonschema",
    "openpyxl", "tkinter", "curses", "readline", "sqlite3", "pydoc", "psutil",
    "numpy.f2py", "pygame.tests", "pygame.examples", "pygame.docs", "PIL._avif", "game.speedups.build",
)  # fmt: skip
"""what only makers need, or only features that a program to double-click goes without (docs/building.md)"""
TOLD: Final = bug_report.LIBRARIES
"""libraries whose version the program can say"""
_LOCALES: Final = frozenset(("root", *(tag.partition("-")[0] for tag in languages())))
"""languages whose ways of writing numbers and dates are bundled: those of the program"""
_SOURCES_LOOKED_UP: Final = ("pptx/oxml/__init__.py", "pptx/shapes/__init__.py")
"""python-pptx finds its templates by way of these folders, so they have to be there"""


def modules() -> list[str]:
    """Every module of the program: most are imported by name when somebody goes there."""
    files = (path.relative_to(ROOT) for top in ("game", "sim") for path in (ROOT / top).rglob("*.py"))
    names = (".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    return sorted(name for name in names if name not in NOT_BUNDLED)


def is_wanted(place: str) -> bool:
    """Whether a file that PyInstaller would bundle there is of use: of Babel's locales only ours."""
    path = PurePath(place)
    return path.parent.name != "locale-data" or path.stem.partition("_")[0] in _LOCALES


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made before PyInstaller begins, in one folder: the compiled year, icons, the version resource."""

    folder: Path
    start: str = str(Path(__file__).with_name("start.py"))

    @property
    def icon(self) -> str | None:
        """The icon that is built into the program; Linux has it beside it."""
        ending = {"win32": "ico", "darwin": "icns"}.get(sys.platform)
        return str(self.folder / f"{NAME}.{ending}") if ending else None

    @property
    def version(self) -> str | None:
        """The file of what Windows shows of the program."""
        return str(self.folder / "version.txt") if sys.platform == "win32" else None

    def data(self) -> list[tuple[str, str]]:
        """(file or folder, folder in the program) of all that is no code."""
        libraries = Path(_place_of("pptx")).parents[1]
        lying = [(ROOT / name, Path("game") / name) for name in ("assets", "scenarios")]
        lying += [(ROOT / file, Path(file).parent) for file in (*HOT, *NEAR)]
        lying += [(self.folder / PACKAGE / name, Path(PACKAGE)) for name in ("__init__.py", RECORD)]
        lying += [(libraries / file, Path(file).parent) for file in _SOURCES_LOOKED_UP]
        if sys.platform == "darwin":
            lying += [(path, Path(path.name)) for path in self.folder.glob("*.lproj")]
        return [(str(path), str(place)) for path, place in lying if path.exists()]

    def binaries(self) -> list[tuple[str, str]]:
        """The compiled year."""
        files = (path for path in (self.folder / PACKAGE).rglob("*") if path.suffix in (".so", ".pyd"))
        return [(str(path), str(path.parent.relative_to(self.folder))) for path in files]


def prepared() -> Prepared:
    """What `tools.program` made. Raises KeyError where PyInstaller was started without it."""
    return Prepared(Path(os.environ[PREPARED]))


def property_list() -> dict[str, Any]:
    """What macOS is told of the program."""
    return {"NSHighResolutionCapable": True, **associations.document_types()}


def _place_of(library: str) -> str:
    from importlib.util import find_spec

    spec = find_spec(library)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{library} is not installed here")
    return spec.origin

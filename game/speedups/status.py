"""The compiled year: what of a simulated year can be machine code, and where it lies.

The same source, compiled by mypyc when Kierto is installed or by `compile`; the results are the same to the last
kilogram. It lies beside the libraries, with a hash of each source, and `finder` has Python take it as long as
these are the sources.
"""

from __future__ import annotations

import json
import shutil
import sysconfig
from pathlib import Path
from typing import Final

PACKAGE: Final = "kierto_compiled"
STARTER: Final = f"{PACKAGE}.pth"
"""read by Python when it starts"""
HOT: Final = tuple(
    f"sim/{name}.py"
    for name in (
        "keyed_random",
        "year/calendar", "year/exchanges", "year/lines", "year/machine", "year/mixes", "year/needs",
        "year/weekly_counters", "year/outages", "year/take_back", "year/allocation", "year/hourly_schedule",
        "year/stores", "year/treatments",
    )
)  # fmt: skip
"""what runs hour by hour; all else is once a year, and mostly numpy's"""
NEAR: Final = tuple(
    f"sim/{name}.py"
    for name in (
        "__init__",
        "plan/carriers",
        "plan/parts",
        "rows",
        "state",
        "units",
        "year/cluster",
        "year/columns",
    )
)
"""what those import: its constants and types go into the machine code"""
OLDER: Final = "kierto-compiled.json"
"""lists compiled files that earlier versions put into the source tree, where Python takes them unasked"""


def place() -> Path:
    """Where the libraries of this Python lie."""
    return Path(sysconfig.get_path("platlib"))


def is_there(folder: Path) -> bool:
    """Whether a compiled year lies among these libraries, whatever it was compiled from."""
    return (folder / PACKAGE).is_dir()


def put(made: Path, folder: Path) -> None:
    """Put what was compiled in place of what was there. Raises OSError where that is not allowed."""
    remove(folder)
    shutil.copytree(made / PACKAGE, folder / PACKAGE)
    shutil.copy2(made / STARTER, folder)


def remove(folder: Path) -> None:
    """Back to plain Python. Raises OSError where that is not allowed."""
    (folder / STARTER).unlink(missing_ok=True)
    if is_there(folder):
        shutil.rmtree(folder / PACKAGE)


def remove_older(root: Path) -> None:
    """What earlier versions put into the source tree. Raises OSError, ValueError or LookupError where it cannot be."""
    if (root / OLDER).exists():
        for file in json.loads((root / OLDER).read_text(encoding="utf-8"))["files"]:
            (root / file).unlink(missing_ok=True)
        (root / OLDER).unlink()

"""The compiled year: the daily work of a simulated year as machine code, for sweeps and large clusters.

The same source, compiled by mypyc on this machine by `python main.py compile`; the results are the same to
the last kilogram. Python takes a compiled file before its source. So a source that has changed since, by
an update say, would be passed over in silence; therefore what was compiled is written down with a hash of
each source, and Kierto looks at that before it plays anything.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.resources import ROOT

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

GROUP: Final = "kierto"
"""the library that they share is called `kierto__mypyc`"""

RECORD: Final = "kierto-compiled.json"


def hashes(root: Path) -> dict[str, str]:
    """Each source and its hash now. Raises OSError for one that cannot be read."""
    return {file: sha256((root / file).read_bytes()).hexdigest() for file in HOT}


def write_down(root: Path, files: list[str]) -> None:
    """Before they are put in place: which files are compiled, and from what."""
    text = json.dumps({"files": files, "sources": hashes(root)}, indent=1)
    (root / RECORD).write_text(text, encoding="utf-8")


def is_there(root: Path = ROOT) -> bool:
    """Whether the year was compiled here."""
    return (root / RECORD).exists()


def is_outdated(root: Path = ROOT) -> bool:
    """Whether it was compiled from other sources than those that are here now."""
    if not is_there(root):
        return False
    recorded = json.loads((root / RECORD).read_text(encoding="utf-8"))
    return bool(recorded["sources"] != hashes(root))


def remove(root: Path = ROOT) -> None:
    """Back to plain Python. Raises OSError where that is not allowed."""
    for file in json.loads((root / RECORD).read_text(encoding="utf-8"))["files"]:
        (root / file).unlink(missing_ok=True)
    (root / RECORD).unlink()

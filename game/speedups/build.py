"""Compiles the year, in a process of its own: `python -m game.speedups.build FOLDER` leaves there what is installed.

Needs mypy and setuptools, and nothing else of what Kierto needs: it runs when Kierto is being installed.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from game.speedups import finder
from game.speedups.status import HOT, NEAR, PACKAGE, STARTER

_AS_IT_STANDS: Final = (
    "--config-file=", "--explicit-package-bases", "--follow-imports=silent", "--ignore-missing-imports",
)  # fmt: skip
"""no settings or package from where Kierto happens to lie; what else is imported is asked for its types, not judged"""


def compile_into(folder: Path) -> None:
    """Compile all that is hot, from the sources below the folder we stand in, into files below `folder`.

    Ends the process with a reason where there is no compiler, or where it refuses.
    """
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    group = finder.LIBRARY.removesuffix("__mypyc")
    work = build_ext(Distribution({"name": group, "ext_modules": _extensions(folder / "c", group)}))
    work.build_lib, work.build_temp = str(folder / PACKAGE), str(folder / "objects")
    work.ensure_finalized()
    work.run()
    shutil.copy2(finder.__file__, folder / PACKAGE / "__init__.py")
    compiled = [file.removesuffix(".py") for file in HOT]
    record = {"compiled": compiled, "sources": finder.hashes(Path(), (*HOT, *NEAR))}
    (folder / PACKAGE / finder.RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
    (folder / STARTER).write_text(f"import {PACKAGE}\n", encoding="ascii")


def _extensions(folder: Path, group: str) -> Any:
    """The sources in C. To be called when setuptools has been imported: mypyc looks whether it was."""
    from mypyc.build import mypycify

    return mypycify([*_AS_IT_STANDS, *HOT], group_name=group, target_dir=str(folder))


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]))

"""Compiles the year, in a process of its own: `python -m game.compiling FOLDER` leaves the files there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from game.speedups.status import GROUP, HOT

_AS_IT_STANDS: Final = ("--config-file=", "--follow-imports=silent")
"""no settings from where Kierto happens to lie; what else is imported is asked for its types and not judged"""


def compile_into(folder: Path) -> None:
    """Compile all that is hot, from the sources below the folder we stand in, into files below `folder`.

    Ends the process with a reason where there is no compiler, or where it refuses.
    """
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    work = build_ext(Distribution({"name": GROUP, "ext_modules": _extensions(folder / "c")}))
    work.build_lib, work.build_temp = str(folder / "made"), str(folder / "objects")
    work.ensure_finalized()
    work.run()


def _extensions(folder: Path) -> Any:
    """The sources in C. To be called when setuptools has been imported: mypyc looks whether it was."""
    from mypyc.build import mypycify

    return mypycify([*_AS_IT_STANDS, *HOT], group_name=GROUP, target_dir=str(folder))


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]))

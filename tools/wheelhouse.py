"""The second way to a machine without the internet: `python -m tools.wheelhouse [--out FOLDER]` (default: dist/wheels).

Gathers Kierto's wheel and those of all its libraries, as `constraints.txt` locks them, for this system and this
Python; then installs from that folder alone, in an empty environment without a network, and plays there. Prints what
the folder holds; exit status 1 with the command's own words if anything fails.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tools.wheel import ROOT, WheelFault, carried_out, installed, tried

PAPER: Final = "README.txt"
_WORDS: Final = """\
Kierto for a machine without the internet, with Python {python} on {system}. In this folder, type:

    python3 -m venv ../kierto
    ../kierto/bin/python -m pip install --no-index --find-links . kierto
    ../kierto/bin/kierto

On Windows, in PowerShell:

    py -{python} -m venv ..\\kierto
    ..\\kierto\\Scripts\\python -m pip install --no-index --find-links . kierto
    ..\\kierto\\Scripts\\kierto
"""
_NO_NETWORK: Final = ("unshare", "--net", "--map-root-user")
"""on Linux: a process for which no address can be reached"""


def gathered(house: Path) -> list[Path]:
    """Kierto's wheel and those of all its libraries, anew in this folder. Raises WheelFault; also where it holds
    anything else, which is never taken away."""
    others = [each.name for each in house.glob("*") if each.suffix != ".whl" and each.name != PAPER]
    if others:
        raise WheelFault(f"{house} holds {min(others)} too. Name a folder for wheels alone.")
    shutil.rmtree(house, ignore_errors=True)
    house.mkdir(parents=True)
    constrained = ("-c", ROOT / "constraints.txt")
    carried_out((sys.executable, "-m", "pip", "wheel", "-q", "-w", house, *constrained, ROOT), house)
    python = ".".join(map(str, sys.version_info[:2]))
    (house / PAPER).write_text(_WORDS.format(python=python, system=sys.platform), encoding="utf-8")
    return sorted(house.glob("*.whl"))


def without_network() -> tuple[str, ...]:
    """What to put before a command so that it finds no network; nothing where this system has no such thing."""
    asked: Sequence[str] = (*_NO_NETWORK, "true")
    if (
        shutil.which(_NO_NETWORK[0]) is None
        or subprocess.run(asked, check=False, capture_output=True).returncode
    ):
        return ()
    return _NO_NETWORK


def main(arguments: Sequence[str] | None = None) -> int:
    """Gather, install, play; the exit status."""
    parser = argparse.ArgumentParser("python -m tools.wheelhouse", description=__doc__)
    parser.add_argument(
        "--out", metavar="FOLDER", default="dist/wheels", help="where to (default: dist/wheels)"
    )
    house = Path(parser.parse_args(arguments).out).resolve()
    before = without_network()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            wheels = gathered(house)
            kierto = next(wheel for wheel in wheels if wheel.name.startswith("kierto-"))
            tried(
                installed(kierto, folder, ("--no-index", "--find-links", str(house)), before),
                folder / "played here",
            )
        except WheelFault as fault:
            sys.stderr.write(f"{fault}\n")
            return 1
    size = sum(wheel.stat().st_size for wheel in wheels) / 1e6
    how = "without a network" if before else "without an index (a network could not be taken away here)"
    sys.stdout.write(
        f"{house}: {len(wheels)} wheels, {size:.0f} MB; installed from it alone, {how}, it plays\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Whether the wheel is whole: `python -m tools.wheel` builds it, installs it in an empty environment and plays there.

Away from the source tree the installed `kierto` plays the tutorial in Finnish, writes its report and the hand-outs.
Prints what it did; exit status 1 with the command's own words if anything fails. Needs the libraries once, as an
installation does.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PLAYED: Final = (
    ("--version",),
    ("check", "tutorial"),
    ("run", "tutorial", "--bots", "cooperative", "--session", "game.kierto", "--language", "fi"),
    ("verify", "game.kierto"),
    ("report", "game.kierto", "--out", "report", "--language", "fi"),
    ("handouts", "tutorial", "--out", "handouts", "--language", "fi"),
)
"""what an installed Kierto is asked to do, in this order"""
WRITTEN: Final = ("report/report.html", "handouts/guide.pdf", "game.kierto")


class WheelFault(Exception):
    """A step that failed, with what it said."""


def carried_out(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command in a folder without a display, a Python path or a home of somebody's; what it printed."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH")
    }
    environment = {**kept, "KIERTO_FOLDER": str(folder / "user"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise WheelFault(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def built(folder: Path) -> Path:
    """The wheel, built from the source tree."""
    carried_out((sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT), folder)
    return next(folder.glob("kierto-*.whl"))


def installed(wheel: Path, folder: Path, options: Sequence[str], before: Sequence[str] = ()) -> Path:
    """The folder of commands of an empty environment in which the wheel is installed. `before`: what pip is run by."""
    venv.create(folder / "environment", with_pip=True)
    commands = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    carried_out((*before, commands / "python", "-m", "pip", "install", "-q", *options, wheel), folder)
    return commands


def tried(commands: Path, folder: Path) -> None:
    """Everything that an installed Kierto is asked to do. Raises WheelFault."""
    folder.mkdir()
    for arguments in PLAYED:
        carried_out((commands / "kierto", *arguments), folder)
    missing = [name for name in WRITTEN if not (folder / name).is_file()]
    if missing:
        raise WheelFault(f"not written: {', '.join(missing)}")


def main() -> int:
    """Build, install, play; the exit status."""
    parser = argparse.ArgumentParser("python -m tools.wheel", description=__doc__)
    parser.add_argument("--constraint", metavar="FILE", help="versions of libraries to install it with")
    options = parser.parse_args()
    constrained = ("-c", str(Path(options.constraint).resolve())) if options.constraint else ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            wheel = built(folder)
            tried(installed(wheel, folder, constrained), folder / "played here")
        except WheelFault as fault:
            sys.stderr.write(f"{fault}\n")
            return 1
    sys.stdout.write(
        f"{wheel.name}: installed alone, it plays the tutorial in Finnish and writes paper and report\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

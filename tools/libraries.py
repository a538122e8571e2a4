"""The libraries Kierto is tried with: the oldest that pyproject allows, and the newest, written down.

    python -m tools.libraries lowest    prints each lower bound of pyproject as the version to install
    python -m tools.libraries lock      installs the newest in an empty environment, writes them to constraints.txt

Both are constraints: `pip install -c FILE -e ".[test]"`. They bind only what is installed, so that one file serves
every system and every extra. No registry is named in them; whichever pip asks will do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = ROOT / "constraints.txt"
OURS: Final = ("kierto", "pip")
HEADING: Final = (
    "# The libraries of one complete run of all checks. Made by `python -m tools.libraries lock`.\n"
)


def requirements(project: Path = ROOT / "pyproject.toml") -> list[Requirement]:
    """Everything that pyproject asks for, extras and what builds it included; each name once."""
    asked = tomllib.loads(project.read_text("utf-8"))
    extras = asked["project"]["optional-dependencies"].values()
    written = [*asked["project"]["dependencies"], *asked["build-system"]["requires"]]
    written += [line for extra in extras for line in extra]
    by_name = {canonicalize_name(each.name): each for each in map(Requirement, written)}
    return [by_name[name] for name in sorted(by_name)]


def lowest(asked: Iterable[Requirement]) -> list[str]:
    """Each requirement at its lower bound. Raises ValueError if one has none."""
    lines = []
    for each in asked:
        bounds = [clause.version for clause in each.specifier if clause.operator == ">="]
        if len(bounds) != 1:
            raise ValueError(f"{each.name} has {len(bounds)} lower bounds in pyproject; it needs one")
        lines.append(f"{canonicalize_name(each.name)}=={bounds[0]}")
    return lines


def newest() -> list[str]:
    """Every library of an empty environment in which Kierto is installed with its tests."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
        wanted = [str(each) for each in requirements()]
        subprocess.run([*pip, "install", "--quiet", *wanted], check=True)
        listed = subprocess.run([*pip, "freeze", "--all"], check=True, capture_output=True, text=True).stdout
    pairs = (line.split("==") for line in listed.splitlines())
    return sorted(f"{canonicalize_name(name)}=={version}" for name, version in pairs if name not in OURS)


def main() -> int:
    """Print or write what is asked for."""
    parser = argparse.ArgumentParser("python -m tools.libraries", description=__doc__)
    parser.add_argument("which", choices=["lowest", "lock"])
    if parser.parse_args().which == "lowest":
        sys.stdout.write("\n".join(lowest(requirements())) + "\n")
    else:
        LOCK.write_text(HEADING + "\n".join(newest()) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

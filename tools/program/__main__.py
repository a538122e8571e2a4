"""Builds the program to double-click: `python -m tools.program [--out FOLDER]` (default: dist).

Leaves `Kierto`, one folder with all that is needed (on macOS `Kierto.app` too), for the system it runs on, and prints
its size. Needs `pip install -e ".[program,test]"` and, for the compiled year, a C compiler; `--plain` goes without.
`--try` tries it as people get it. `docs/building.md` says what differs between systems. Exit status 1, with the tool's
own words, if anything fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from game.speedups import finder
from game.speedups.status import HOT, NEAR, PACKAGE, place
from game.text.languages import languages
from game.version import VERSION
from tools.program import associations, icons, papers, parts
from tools.program.first_page import FIRST_PAGE, first_page
from tools.program.recipe import FOLDER, PREPARED, ROOT

SPEC: Final = Path(__file__).with_name("kierto.spec")
BUILT: Final = "KIERTO_PROGRAM"
"""environment variable: tells the tests where the program stands built"""
_INSIDE: Final = "_internal"
"""the folder by which a built program is known"""
_TOLD: Final = 30
"""lines of a tool's complaint that are passed on"""


class ProgramFault(Exception):
    """A step that failed, with what it said."""


def built(out: Path, *, plain: bool = False) -> Path:
    """The folder of the program, built anew below `out`. Raises ProgramFault; also where that folder is another's."""
    folder = out / FOLDER
    if folder.exists() and not (folder / _INSIDE).is_dir():
        raise ProgramFault(f"{folder} is no program that was built here. Name another folder.")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if not plain:
            _compiled(work)
        icons.written(work)
        for tag in languages():
            (work / f"{tag}.lproj").mkdir()
            (work / f"{tag}.lproj" / "InfoPlist.strings").write_text(associations.mac_names(tag), "utf-8")
        (work / "version.txt").write_text(associations.version_resource(VERSION), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        places = ("--distpath", str(out), "--workpath", str(work / "work"))
        _carried_out(("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(SPEC)), work)
        _lay_beside(folder, work)
        _write_papers(folder, work / "work")
    return folder


def _write_papers(folder: Path, work: Path) -> None:
    """The licences of all that is bundled, and the bill of materials; whoever builds is told of what is unknown."""
    bundled = parts.parts(work)
    papers.written(bundled, folder)
    unknown = [part.name for part in bundled if part.licence == parts.UNKNOWN]
    if unknown:
        sys.stderr.write(f"of unknown licence, look before you hand it on: {', '.join(unknown)}\n")


def _compiled(work: Path) -> None:
    """The year as machine code: what this environment has, if it is of these sources, or compiled now."""
    standing = place() / PACKAGE
    try:
        record = (standing / finder.RECORD).read_text(encoding="utf-8")
    except OSError:
        record = ""
    if all(digest in record for digest in finder.hashes(ROOT, (*HOT, *NEAR)).values()):
        shutil.copytree(standing, work / PACKAGE)
    else:
        _carried_out(("-m", "game.speedups.build", str(work)), work)


def _carried_out(arguments: Sequence[str], work: Path) -> None:
    """Run a module of this Python from the source tree. Raises ProgramFault."""
    environment = {**os.environ, PREPARED: str(work), "PYTHONPATH": str(ROOT)}
    environment.pop(finder.PLAIN, None)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise ProgramFault("\n".join((done.stdout + done.stderr).splitlines()[-_TOLD:]))


def _lay_beside(folder: Path, work: Path) -> None:
    """The page from which somebody starts, and what tells the system about the program, beside it."""
    (folder / FIRST_PAGE).write_text(first_page(), encoding="utf-8")
    if sys.platform == "win32":
        (folder / "register.ps1").write_text(associations.windows(), encoding="utf-8-sig", newline="\r\n")
    elif sys.platform != "darwin":
        share = folder / "share"
        shutil.copytree(work / "icons", share / "icons")
        (share / "kierto.desktop").write_text(associations.desktop(), encoding="utf-8")
        (share / "kierto.xml").write_text(associations.mime(), encoding="utf-8")
        (folder / "register.sh").write_text(associations.LINUX, encoding="utf-8")
        (folder / "register.sh").chmod(0o755)


def packed(folder: Path) -> Path:
    """The folder in one file to hand on: `Kierto-VERSION-SYSTEM.tar.gz`, on Windows a zip."""
    name = str(folder.with_name(f"{FOLDER}-{VERSION}-{sysconfig.get_platform()}"))
    if sys.platform == "win32":
        return Path(shutil.make_archive(name, "zip", folder.parent, folder.name))
    path = Path(f"{name}.tar.gz")
    with tarfile.open(path, "w:gz") as archive:  # unlike a zip it keeps links, and who may run what
        whole = folder.with_suffix(".app") if sys.platform == "darwin" else folder
        archive.add(whole, whole.name)
    return path


def megabytes(path: Path) -> int:
    """What a file or a folder takes on the disk."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if not each.is_symlink()]
    return round(sum(each.stat().st_size for each in files if each.is_file()) / 1e6)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; the exit status."""
    parser = argparse.ArgumentParser("python -m tools.program", description="The program to double-click.")
    parser.add_argument("--out", metavar="FOLDER", default="dist", help="where to (default: dist)")
    parser.add_argument("--plain", action="store_true", help="without the compiled year")
    parser.add_argument("--pack", action="store_true", help="in one file as well, to hand on")
    parser.add_argument("--try", action="store_true", dest="tried", help="run its tests (tests/program)")
    options = parser.parse_args(arguments)
    begun = perf_counter()
    try:
        folder = built(Path(options.out).resolve(), plain=options.plain)
    except ProgramFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{folder}: {megabytes(folder)} MB, built in {perf_counter() - begun:.0f} s\n")
    if options.pack:
        path = packed(folder)
        sys.stdout.write(f"{path}: {megabytes(path)} MB\n")
    return _tried(folder) if options.tried else 0


def _tried(folder: Path) -> int:
    """Run the tests of the built program; their exit status."""
    command = [sys.executable, "-m", "pytest", "tests/program", "-p", "no:xdist", "-rP"]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, BUILT: str(folder)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

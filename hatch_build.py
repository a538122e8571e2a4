"""Compiles the year where Kierto is installed or a wheel is built, if this machine can. If not, nothing is amiss."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LONGEST = 60
"""seconds; what takes longer is left for `compile`"""


class CompiledYear(BuildHookInterface):
    """Adds the package `kierto_compiled` to a wheel."""

    def dependencies(self) -> list[str]:
        """Asked for only where they are of use."""
        return self.config["needs"] if _has_compiler() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; whatever stands in the way, the year runs from its source."""
        if self.target_name != "wheel" or not _has_compiler():
            return
        self._folder = mkdtemp()
        command = [sys.executable, "-m", "game.speedups.build", self._folder]
        try:
            subprocess.run(command, cwd=self.root, capture_output=True, timeout=LONGEST, check=True)
        except (OSError, subprocess.SubprocessError):
            return
        for made in Path(self._folder).glob("kierto_*"):
            build_data["force_include"][str(made)] = made.name
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        shutil.rmtree(getattr(self, "_folder", ""), ignore_errors=True)


def _has_compiler() -> bool:
    """Whether it looks as if C could be compiled here for this Python."""
    if os.environ.get("KIERTO_PLAIN"):
        return False
    header = Path(sysconfig.get_path("include")) / "Python.h"
    named = (os.environ.get("CC") or "cc").split()[0]
    return header.is_file() and (sys.platform == "win32" or shutil.which(named) is not None)

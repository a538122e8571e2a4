"""Runs Kierto as a person at a terminal would."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from game.cli.app import run

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="a device of Unix")


ROOT: Final = Path(__file__).parents[2]
PLAIN_LOCALE = "C" if str(ROOT).isascii() else "C.UTF-8"
"""Before 3.13 Python itself cannot start in the locale C where it is told of a folder with other letters."""
TUTORIAL: Final = "scenarios/tutorial.yaml"

PACKAGE: Final = """\
1:
  foundry:
    - do: agree_deal
      parties: [foundry, roads]
      signed: [foundry, roads]
      reason: Neither plant pays back alone.
      projects:
        - project: build_sand_plant
        - project: mixing_yard
          paid_by: [{firm: foundry, share: 0.5}]
      exchanges:
        - {giver: cleaned_sand, taker: gravel_need, most: 24000, price: 2, years: 8, carriage_paid_by: giver}
  roads:
    - {do: set_blend, need: gravel_need, share: 0.5}
"""
"""The tutorial's package deal: the foundry cleans its sand if the road builder mixes it in."""


def kierto(
    *arguments: str | Path, python: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python main.py …` and wait; nothing has a display."""
    clean = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, *python, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env={**clean, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
    )


class Ended(NamedTuple):
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def inside(*arguments: str | Path) -> Ended:
    """Run a command in this very process: quicker, where only what it says matters."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape") for _ in range(2))
    with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
        status = run([str(one) for one in arguments])
    return Ended(int(status), *(_said(stream) for stream in (out, err)))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()

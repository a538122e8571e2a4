"""Forged sessions through everything that opens one: no traceback, no control byte.

Commands check, verify, report and debrief; the replay, and the way into the game.

    python -m tests.bench.forged [SESSIONS [SEED [FIRST]]]     (10 000, seed 1, from the first unless said)

Prints how many of them opened, the slowest case of each command, and what memory the whole took. The first case
that faults ends it, and is named, so that it can be tried again alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final
from unittest.mock import patch

from game.screen.kit.page import Kind
from game.screen.scenes.replay.scene import Replay
from game.screen.settings import Settings
from tests.bench.hostile import _peak_mb
from tests.cli.shell import inside
from tests.session import table
from tests.session.forged import write
from tools.gallery.studio import Studio, open_without_windows

KINDS: Final[tuple[Kind, ...]] = ("room", "desk")
COMMANDS = ("check", "verify", "report", "debrief")


class Opener:
    """Opens a file with every command and in both scenes."""

    def __init__(self, folder: Path) -> None:
        open_without_windows()
        self.folder = folder
        self.studio = Studio(table.scenario(), Settings(), (640, 360))
        self.opened = 0
        self.slowest: dict[str, tuple[float, int]] = {}

    def take(self, file: Path, number: int) -> None:
        """Open one file everywhere. Raises AssertionError where something faults or prints a control byte."""
        for command in COMMANDS:
            out = ("--out", self.folder / "report") if command == "report" else ()
            self._timed(command, number, partial(_quiet, command, file, *out))
        self._timed("replay", number, lambda: self._scene("replay", file))
        self._timed("play", number, lambda: self._scene("resume", file))

    def _timed(self, what: str, number: int, take: Callable[[], bool]) -> None:
        begun = process_time()
        self.opened += take()
        seconds = process_time() - begun
        if seconds > self.slowest.get(what, (0.0, 0))[0]:
            self.slowest[what] = seconds, number

    def _scene(self, name: str, file: Path) -> bool:
        """A scene about the file, drawn, and what comes after it."""
        studio = self.studio
        studio.clear(two=True)
        studio.context.folder = self.folder
        scene = studio.put(name, detail=file)
        for _ in range(3):
            for kind in KINDS:
                studio.draw(kind)
            studio.wait(0.1)
        if isinstance(scene, Replay) and scene.film is not None:
            for view in ("map", "decisions", "why", "history"):
                scene._show(view)
                studio.draw("desk")
        studio.scene.leave()
        if studio.context.session is not None:
            studio.context.session.close()
        return False


def _quiet(*arguments: str | Path) -> bool:
    """Whether a command did what it was asked; it prints no letter that commands a terminal."""
    ended = inside(*arguments)
    said = ended.stdout + ended.stderr
    assert "Traceback" not in said, said
    bad = {letter for letter in said if not letter.isprintable() and letter not in "\n\t\u00a0\u2009\u202f🙂"}
    assert not bad, (bad, said)
    assert ended.returncode in (0, 1), ended
    return ended.returncode == 0


def many(sessions: int, seed: int, first: int = 0) -> Opener:
    """So many forged sessions, each with luck of its own; reports without their letters, which take a second."""
    templates = import_module("game.outputs.report.templates")
    with TemporaryDirectory() as folder, patch.object(templates, "lettering", lambda text: ""):
        opener, file = Opener(Path(folder)), Path(folder) / "forged.kierto"
        for number in range(first, first + sessions):
            write(file, Random(f"{seed} {number}"))
            try:
                opener.take(file, number)
            except Exception as fault:
                raise AssertionError(f"case {number} with seed {seed}") from fault
            for other in Path(folder).glob("forged.kierto.*"):
                with suppress(OSError):
                    other.unlink()
    return opener


def main(sessions: int = 10_000, seed: int = 1, first: int = 0) -> None:
    """All of them, and the figures."""
    before = _peak_mb()
    opener = many(sessions, seed, first)
    slowest = ", ".join(
        f"{what} {seconds:.2f} s (case {number})" for what, (seconds, number) in opener.slowest.items()
    )
    print(f"{sessions} forged sessions, {opener.opened} commands went well; slowest: {slowest}; "
          f"+{_peak_mb() - before:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

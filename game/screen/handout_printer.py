"""Writes the hand-outs beside the frames: a few seconds in which the window goes on."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from game.roster.setup import Team
from game.session.presets import Programme
from game.text.translator import Translator
from sim.os_errors import because
from sim.plan.plan import Plan


@dataclass(slots=True)
class Printing:
    """One writing at a time; what came of it, in a sentence."""

    w: Translator
    remark: str = ""
    _running: Future[tuple[Path, ...]] | None = None
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "hand-outs"))

    def begin(self, plan: Plan, teams: Sequence[Team], programme: Programme, folder: Path) -> None:
        """Write into a folder, unless a writing is under way."""
        if self._running is None:
            self.remark = self.w("The hand-outs are being written …")
            self._running = self._pool.submit(_write, plan, self.w, tuple(teams), programme, folder)

    def poll(self) -> None:
        """Say how it went, once it is done."""
        if self._running is None or not self._running.done():
            return
        done, self._running = self._running, None
        try:
            self.remark = self.w("The hand-outs are in {folder}", folder=done.result()[0].parent)
        except OSError as fault:
            self.remark = self.w("The hand-outs could not be written: {why}", why=self.w.say(because(fault)))


def _write(
    plan: Plan, w: Translator, teams: Sequence[Team], programme: Programme, folder: Path
) -> tuple[Path, ...]:
    from game.outputs.handouts.facts import Facts
    from game.outputs.handouts.writer import write  # the library that makes PDF would hold up the title

    return write(Facts(plan, w), teams, programme, folder)

"""Writes papers beside the frames: a few seconds in which the window goes on. Then the folder is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.roster.setup import Team
from game.screen.desktop import Desktop
from game.session.presets import Programme
from game.text.translator import Translator
from sim.os_errors import because
from sim.plan.plan import Plan

if TYPE_CHECKING:  # the engine's libraries would hold up the title
    from game.experiments.more_answers import PlayedBeside
    from game.session.session import Session


@dataclass(slots=True)
class Printing:
    """One writing at a time; what came of it, in a sentence."""

    remark: str = ""
    _running: Future[Path] | None = None
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "papers"))

    def begin(self, under_way: str, write: Callable[[], Path]) -> None:
        """Write something, unless a writing is under way; `write` answers what is to be shown."""
        if self._running is None:
            self.remark = under_way
            self._running = self._pool.submit(write)

    def poll(self, w: Translator, desktop: Desktop) -> bool:
        """Show what was written and say where it is, once it is done; whether it was just now."""
        if self._running is None or not self._running.done():
            return False
        done, self._running = self._running, None
        try:
            self.remark = shown(w, desktop, done.result())
        except OSError as fault:
            self.remark = w("It could not be written: {why}", why=w.say(because(fault)))
        return True

    def handouts(
        self, w: Translator, plan: Plan, teams: Sequence[Team], programme: Programme, folder: Path
    ) -> None:
        """Write the hand-outs into a folder, and show it."""
        job = (plan, w, tuple(teams), programme, folder)
        self.begin(w("The hand-outs are being written …"), lambda: _write(*job)[0].parent)

    def report(
        self, w: Translator, session: Session, folder: Path, beside: PlayedBeside, *, has_texts: bool
    ) -> None:
        """Write the report of a session as it stands now, and open its page; without a round there is none.

        `beside`: what is known of the games beside it; `has_texts`: whether what people typed may stand in it.
        """
        if not session.records:
            self.remark = w("No round has been played yet.")
            return
        twin = session.copy()
        under_way = w("The report is being written …")
        if not has_texts:
            under_way = w("The report is being written, without what people typed …")

        job = (twin, folder, w.language, beside)
        self.begin(under_way, lambda: _report(*job, has_texts=has_texts))


def shown(w: Translator, desktop: Desktop, path: Path) -> str:
    """Show somebody a file or a folder; what is said of it: where it is, whether it was opened or not."""
    if desktop.show(path):
        return w("Opened: {path}", path=path)
    return w("It is here: {path}. Nothing on this computer opens it by itself.", path=path)


def _write(
    plan: Plan, w: Translator, teams: Sequence[Team], programme: Programme, folder: Path
) -> tuple[Path, ...]:
    from game.outputs.handouts.facts import Facts
    from game.outputs.handouts.writer import write  # the library that makes PDF would hold up the title

    return write(Facts(plan, w), teams, programme, folder)


def _report(session: Session, folder: Path, language: str, beside: PlayedBeside, *, has_texts: bool) -> Path:
    from game.outputs.report.form import ReportForm
    from game.outputs.report.writer import write  # as above: its drawings

    form = ReportForm(language, has_texts=has_texts, answers=beside.answers, more=beside.more)
    return write(session, folder, form)[0]

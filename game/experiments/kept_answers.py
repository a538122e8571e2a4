"""What was worked out beside a session, kept on this machine: the report and a debrief opened again need not wait.

A file is found by a digest of all that its answers stand on: scenario, set-up, what was decided, which slips were on
the table, the rules and this program. So an old file is never taken for another game. It
begins with a digest of its own contents; one that cannot be read, or was changed, counts as none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import TypeAdapter

from game.atomic_write import write_whole
from game.experiments.ablation import Mattered
from game.experiments.more_answers import MoreAnswers, PlayedBeside
from game.experiments.path_answers import PathAnswers, PathTask, path_task
from game.experiments.replanned import Effects
from game.log import logger
from game.resources import cache_folder
from game.session.session import Session
from game.version import VERSION as KIERTO_VERSION
from sim.rules import VERSION
from sim.scenario.loader import to_data

_FORM: Final = 1
_LARGEST: Final = 2**24
"""bytes of a file: a game of eight rounds has less than one million"""
_MOST: Final = 40
"""files that are kept: the newest"""
_NAME: Final = "*.answers"


class _Kept(NamedTuple):
    """What a file holds. The flows of other games are left out: only the screen shows them, and plays them."""

    answers: PathAnswers
    mattered: Mattered
    has_mattered: bool
    replanned: Effects
    has_replanned: bool


_KEPT: Final[TypeAdapter[_Kept]] = TypeAdapter(_Kept)


class AnswersKept:
    """Those of one cluster of a session, as it stands."""

    def __init__(self, session: Session, world: str, task: PathTask | None = None) -> None:
        task = task or path_task(session, world)
        stands_on = (
            _FORM, KIERTO_VERSION, VERSION, to_data(session.scenario), world,
            task.setup, task.decided, task.slips, sorted(task.signed),
        )  # fmt: skip
        key = sha256(repr(stands_on).encode()).hexdigest()
        self._path = cache_folder() / "answers" / f"{key}{_NAME[1:]}"

    def read(self) -> tuple[PathAnswers, MoreAnswers]:
        """What is known; empty answers where nothing is kept."""
        try:
            with self._path.open("rb") as file:
                digest, _, data = file.read(_LARGEST).partition(b"\n")
        except OSError:  # there is none, or the folder cannot be read: then it is played
            return PathAnswers(), MoreAnswers()
        try:
            if digest.decode("ascii", "replace") != sha256(data).hexdigest():
                raise ValueError("its digest is another")
            kept = _KEPT.validate_json(data)
        except (ValueError, RecursionError) as fault:
            logger("debrief").warning("kept answers cannot be used: %s: %s", self._path, fault)
            return PathAnswers(), MoreAnswers()
        more = MoreAnswers(kept.mattered, kept.has_mattered, kept.replanned, kept.has_replanned)
        return kept.answers, more

    def keep(self, answers: PathAnswers, more: MoreAnswers) -> None:
        """Keep what is whole of them. Where nothing can be written it is played again next time."""
        references = tuple(replace(each, flows=()) for each in answers.references)
        whole = answers.has_signatures and (answers.tried == answers.of or not answers.signatures)
        kept = _Kept(
            replace(answers, references=references) if whole else PathAnswers(),
            more.mattered if more.has_mattered else Mattered(),
            more.has_mattered,
            more.replanned if more.has_replanned else (),
            more.has_replanned,
        )
        data = _KEPT.dump_json(kept)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, sha256(data).hexdigest().encode() + b"\n" + data)
            _forget(self._path.parent.glob(_NAME))
        except OSError as fault:
            logger("debrief").warning("answers could not be kept: %s", fault)


def _forget(files: Iterable[Path]) -> None:
    """Take away all but the newest. Raises OSError."""
    for old in sorted(files, key=lambda file: -file.stat().st_mtime_ns)[_MOST:]:
        old.unlink(missing_ok=True)


def kept_beside(session: Session) -> PlayedBeside:
    """What is kept of each cluster of a session; nothing of one that other rules recorded."""
    beside = PlayedBeside({}, {})
    if session.past.head.rules == VERSION and session.records:
        for world in session.worlds:
            beside.answers[world], beside.more[world] = AnswersKept(session, world).read()
    return beside

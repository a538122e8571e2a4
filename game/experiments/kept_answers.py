"""What was worked out beside a session, kept on this machine: the report and a debrief opened again need not wait.

A file is found by a digest of all that its answers stand on: scenario, set-up, what was decided, which slips were on
the table, the rules and the code that plays. So an old file is never taken for another game, nor for what other
bots would have made of it. It begins with a digest of its own contents; one that cannot be read, or was changed, counts
as none.
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
from game.experiments.kept_flows import KeptRound, as_rows, from_rows
from game.experiments.more_answers import MoreAnswers, PlayedBeside
from game.experiments.path_answers import PathAnswers, PathTask, path_task
from game.experiments.program_digest import program_digest
from game.experiments.replanned import Effects
from game.log import logger
from game.resources import cache_folder
from game.session.session import Session
from game.version import VERSION as KIERTO_VERSION
from sim.rules import VERSION
from sim.scenario.loader import to_data

_FORM: Final = 2
_LARGEST: Final = 2**24
"""bytes of a file: a game of eight rounds has less than two million"""
_MOST: Final = 40
"""files that are kept: the newest"""
_NAME: Final = "*.answers"


class _Kept(NamedTuple):
    """What a file holds."""

    answers: PathAnswers
    """without the flows of the other games"""
    flows: tuple[tuple[KeptRound, ...], ...]
    """of each of them"""
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
            _FORM, KIERTO_VERSION, program_digest(), VERSION, to_data(session.scenario), world,
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
        games = zip(kept.answers.references, kept.flows, strict=False)
        references = tuple(replace(game, flows=from_rows(flows)) for game, flows in games)
        return replace(kept.answers, references=references), more

    def keep(self, answers: PathAnswers, more: MoreAnswers) -> None:
        """Keep what is whole of them, beside what another program has kept whole meanwhile. Where nothing can be
        written it is played again next time."""
        before, earlier = self.read()
        is_whole = answers.has_signatures and (answers.tried == answers.of or not answers.signatures)
        answers = answers if is_whole else before
        none = MoreAnswers()
        whole = next((each for each in (more, earlier) if each.has_mattered), none)
        anew = next((each for each in (more, earlier) if each.has_replanned), none)
        kept = _Kept(
            replace(answers, references=tuple(replace(each, flows=()) for each in answers.references)),
            tuple(as_rows(each.flows) for each in answers.references),
            whole.mattered,
            whole.has_mattered,
            anew.replanned,
            anew.has_replanned,
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

"""What is played again beside a session's record, for the debrief and the report: with a bar, and Ctrl-C keeps what is
known by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from game.cli.output import remark
from game.cli.progress import progress
from game.experiments.ablation import mattered
from game.experiments.executors import Workers
from game.experiments.lesson import WORLDS, Lesson, lesson
from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers, path_answers, path_task
from game.experiments.pickled_scenario import pack
from game.experiments.replanned import replanned, tried_anew
from game.experiments.replay_plan import DecidedGame, of_session
from game.session.session import Session
from game.text.translator import Translator
from sim.rules import VERSION

Answer = TypeVar("Answer")


def can_play(session: Session) -> bool:
    """Whether what is played now has the rules of what was recorded; without, only the record is shown."""
    return session.past.head.rules == VERSION


def decided_in(session: Session, world: str) -> DecidedGame:
    """What was decided in a cluster, as far as it was played."""
    decided = of_session(session.plan, session.past, world)
    return replace(decided, rounds=decided.rounds[: played_rounds(session)])


def played_rounds(session: Session) -> int:
    """How many rounds were played, the legacy run apart."""
    return sum(record.phase == "play" for record in session.records)


def signatures(session: Session, world: str, workers: Workers, w: Translator) -> tuple[PathAnswers, bool]:
    """The other games of a cluster's luck, and the deals that nobody signed; and whether somebody stopped it."""
    with progress(WORLDS, w("game")) as tick:
        return _last(path_answers(path_task(session, world), workers), PathAnswers(), tick, w)


def what_mattered(session: Session, world: str, workers: Workers, w: Translator) -> tuple[MoreAnswers, bool]:
    """What mattered, literal and re-planned; and whether somebody stopped it."""
    decided = decided_in(session, world)
    steps = mattered(session.plan, decided, workers)
    first = next(steps)
    with progress(max(1, first.of), w("game")) as tick:
        known, stopped = _last(steps, first, tick, w)
    answers = MoreAnswers(known, has_mattered=not stopped)
    if stopped:
        return answers, True
    packed = pack(session.scenario)
    with progress(tried_anew(decided, known.single).games, w("game")) as tick:
        anew, stopped = _last(replanned(packed, decided, known.single, workers), (), tick, w)
    return replace(answers, replanned=anew, has_replanned=not stopped), stopped


def would_it_hold(session: Session, world: str, workers: Workers, w: Translator) -> tuple[Lesson, bool]:
    """In how many drawn worlds the lesson holds; and whether somebody stopped it."""
    first = Lesson((), WORLDS, tuple(session.scenario.about.goals))
    with progress(WORLDS, w("world")) as tick:
        return _last(lesson(session.plan, decided_in(session, world), WORLDS, workers), first, tick, w)


def _last(
    steps: Iterator[Answer], known: Answer, tick: Callable[[], object], w: Translator
) -> tuple[Answer, bool]:
    """The last answer; what is known by then if somebody stops it, and whether somebody did."""
    try:
        for step in steps:
            known = step
            tick()
    except KeyboardInterrupt:
        remark(w("Stopped. What is shown is what was known by then."))
        return known, True
    return known, False

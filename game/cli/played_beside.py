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
from game.experiments.kept_answers import AnswersKept
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
    """The other games of a cluster's luck, and the deals that nobody signed; and whether somebody stopped it. What is
    kept of them on this machine is not played again."""
    task = path_task(session, world)
    kept = AnswersKept(session, world, task)
    known, more = kept.read()
    if known.has_signatures:
        return known, False
    with progress(WORLDS, w("game")) as tick:
        known, stopped = _last(path_answers(task, workers), known, tick, w)
    if not stopped:
        kept.keep(known, more)
    return known, stopped


def what_mattered(session: Session, world: str, workers: Workers, w: Translator) -> tuple[MoreAnswers, bool]:
    """What mattered, literal and re-planned; and whether somebody stopped it. What is kept is not played again."""
    kept = AnswersKept(session, world)
    answers, known = kept.read()
    if not known.has_mattered:
        known, stopped = _literal(session, world, workers, w)
        if stopped:
            return known, True
    if known.has_replanned:
        return known, False
    packed, decided, single = pack(session.scenario), decided_in(session, world), known.mattered.single
    with progress(tried_anew(decided, single).games, w("game")) as tick:
        anew, stopped = _last(replanned(packed, decided, single, workers), (), tick, w)
    known = replace(known, replanned=anew, has_replanned=not stopped)
    kept.keep(answers, known)
    return known, stopped


def _literal(session: Session, world: str, workers: Workers, w: Translator) -> tuple[MoreAnswers, bool]:
    steps = mattered(session.plan, decided_in(session, world), workers)
    first = next(steps)
    with progress(max(1, first.of), w("game")) as tick:
        known, stopped = _last(steps, first, tick, w)
    return MoreAnswers(known, has_mattered=not stopped), stopped


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

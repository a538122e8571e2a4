"""What the debrief asks beside its path: what mattered, what the others would have done, whether the lesson holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from game.experiments.ablation import Mattered, mattered
from game.experiments.executors import Workers
from game.experiments.lesson import WORLDS, Lesson, lesson
from game.experiments.path_answers import PathAnswers, PathTask
from game.experiments.pickled_scenario import plan_of
from game.experiments.replanned import Effects, replanned


@dataclass(frozen=True)
class MoreAnswers:
    """What is known so far."""

    mattered: Mattered = field(default_factory=Mattered)
    has_mattered: bool = False
    replanned: Effects = ()
    has_replanned: bool = False
    lesson: Lesson | None = None


class PlayedBeside(NamedTuple):
    """What was worked out beside a session's record, by cluster."""

    answers: dict[str, PathAnswers]
    more: dict[str, MoreAnswers]


def more_answers(
    task: PathTask, workers: Workers, known: MoreAnswers = MoreAnswers()
) -> Iterator[MoreAnswers]:
    """In the order in which rooms ask for it. `known`: what need not be worked out again."""
    plan = plan_of(task.packed)
    if not task.decided.rounds:
        return
    if not known.has_mattered:
        for step in mattered(plan, task.decided, workers):
            known = replace(known, mattered=step)
            yield known
        known = replace(known, has_mattered=True)
        yield known
    if known.lesson is None or known.lesson.tried < WORLDS:
        for worlds in lesson(plan, task.decided, WORLDS, workers):
            known = replace(known, lesson=worlds)
            yield known
    if not known.has_replanned:
        for effects in replanned(task.packed, task.decided, known.mattered.single, workers):
            known = replace(known, replanned=effects)
            yield known
        yield replace(known, has_replanned=True)

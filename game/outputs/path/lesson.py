"""Would this lesson hold: the same decisions, uncertain figures drawn anew; how often each conclusion stands."""

from __future__ import annotations

from game.experiments.lesson import Lesson
from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, Sentences, SumRow, Sums

_MOST = 6


def lesson_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """A row a conclusion: in how many of the worlds it stands."""
    w, lesson = facts.w, facts.more.lesson
    title = w("Would it hold?")
    say = w("Ask: “What would you bet on? What was just luck?”")
    if lesson is None or not lesson.tried:
        text = w("The other games are still being played. Talk on.")
        if not facts.can_play:
            text = w("Recorded under other rules: the other games cannot be played now.")
        elif not facts.rounds:
            text = w("No round was played.")
        elif facts.answers.is_broken:
            text = w("The other games could not be played.")
        return (PathPage("signature", title, say, Sentences((text,))),)
    about = w("The same decisions in {n} worlds with other figures", n=lesson.tried)
    rows = _rows(facts, lesson)
    parts = [rows[at : at + _MOST] for at in range(0, len(rows), _MOST)]
    return tuple(
        PathPage(
            "signature",
            title,
            say,
            Sums(tuple(part)),
            about,
            question=_question(facts, lesson),
            second=_aside(facts, lesson),
        )
        for part in parts
    )


def _rows(facts: PathFacts, lesson: Lesson) -> list[SumRow]:
    w = facts.w
    conclusions = [(w("Less new material than if nobody acts"), lesson.headline_below_idle)]
    conclusions += [
        (w.of(goal.name, goal.indicator), lesson.goal_reached(at)) for at, goal in enumerate(lesson.goals)
    ]
    rows = [_row(facts, name, count, lesson) for name, count in conclusions]
    for team in facts.game.teams:
        name = w("{team}: more in its purse than if nobody acts", team=team.name)
        rows.append(_row(facts, name, lesson.purse_better(team.id), lesson, team.mark))
    return rows


def _row(facts: PathFacts, name: str, count: int, lesson: Lesson, mark: int | None = None) -> SumRow:
    text = facts.w("{n} of {all}", n=count, all=lesson.tried)
    return SumRow(name, text, count, mark=mark)


def _question(facts: PathFacts, lesson: Lesson) -> str:
    w, held = facts.w, lesson.headline_below_idle
    if held == lesson.tried:
        return w("It holds in every world.")
    return w("It holds in {n} of {all} worlds.", n=held, all=lesson.tried)


def _aside(facts: PathFacts, lesson: Lesson) -> str:
    """How far decisions had to give way."""
    w, most = facts.w, lesson.most_set_aside
    if not most:
        return w("Decisions wait; no decision is set aside.")
    return w.many("Decisions wait; at most {n} decision a world is set aside.",
                  "Decisions wait; at most {n} decisions a world are set aside.", most)  # fmt: skip

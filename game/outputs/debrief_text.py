"""The debrief of a session for people at a terminal: what was saved and by whom, who gained, what mattered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from game.debrief.model import GameDebrief, RoundDebrief
from game.debrief.sankey.views import whole_game
from game.experiments.lesson import Lesson
from game.outputs.deal_rows import deal_heads, deal_rows
from game.outputs.debrief_json import Answers
from game.outputs.mattered_text import mattered_lines
from game.outputs.owners_letters import letters_in_words
from game.outputs.path.followed import tonnes_told
from game.outputs.round_text import (
    against_idle,
    between,
    flow_name,
    round_name,
    top_causes_in_words,
)
from game.outputs.signature_text import signature_lines
from game.outputs.summary import summary
from game.outputs.text_table import lay_out
from game.text.translator import Translator
from sim.indicators.gain import Gain
from sim.rules.names import material_name
from sim.scenario.problems import shortened

_MOST: Final = 8
"""rows of a list that are named"""
_FOLLOWED: Final = 2
"""flows of new material, and of exchanges, of which a tonne is followed"""
_LONGEST: Final = 60
Lines = Iterator[str]


def debrief_text(games: tuple[GameDebrief, ...], answers: Mapping[str, Answers], w: Translator) -> str:
    """Every cluster of a session, one below the other: its figures as `run` shows them, then what is behind them."""
    parallel = len(games) > 1
    parts = [
        "\n".join([summary(game, w, parallel=parallel), *_game(game, answers[game.world], w)])
        for game in games
    ]
    return "\n\n".join(parts) + "\n"


def _game(game: GameDebrief, answers: Answers, w: Translator) -> Lines:
    last = game.last_played
    if answers.each_for_itself is not None:
        head = answers.each_for_itself.last_played.headline
        yield w(
            "For comparison, each for itself: {amount}, {change}",
            amount=w.amount(head.ours, "t", 3),
            change=against_idle(head, w),
        )
        yield ""
    for played in game.rounds:
        yield _heading(w("Obstacles"), played, w)
        for cause in top_causes_in_words(played, w):
            yield f"  {cause.lead} {cause.rest}"
    yield from _contributions(last, w)
    yield from _exchanges(last, w)
    yield from _deals(game, w)
    yield from _followed(game, w)
    yield from _letters(game, w)
    if answers.path is not None:
        yield from signature_lines(game, answers.path, w)
    if answers.mattered is not None:
        yield from mattered_lines(game, answers.mattered, answers.replanned, w)
    if answers.lesson is not None:
        yield from _lesson(game, answers.lesson, w)


def _letters(game: GameDebrief, w: Translator) -> Lines:
    letters = letters_in_words(game, w)
    if letters:
        yield from ("", w("The owners' letters"))
    for letter in letters:
        yield f"  {letter.team.name}: {letter.name}. {letter.answer}. {letter.why}"


def _heading(text: str, played: RoundDebrief, w: Translator) -> str:
    return f"{text} ({round_name(played.headline, w)})"


def _short(text: str) -> str:
    return shortened(text, _LONGEST)


def _contributions(played: RoundDebrief, w: Translator) -> Lines:
    parts = played.contributions
    if not parts:
        return
    yield from ("", _heading(w("What brought it down"), played, w))
    rows = [
        (
            f"  {_short(flow_name(played.plan, part, w))}",
            between(played.plan, part.giver, part.taker, w),
            f"−{w.amount(part.kg)}",
        )
        for part in parts[:_MOST]
    ]
    yield from lay_out(rows, words=2)
    if parts[_MOST:]:
        rest = f"−{w.amount(sum(part.kg for part in parts[_MOST:]))}"
        count = len(parts) - _MOST
        yield "  " + w.many("{n} smaller flow: {amount}", "{n} smaller flows: {amount}", count, amount=rest)


def _exchanges(played: RoundDebrief, w: Translator) -> Lines:
    """What each exchange was worth over the round, to both ends together, and whose money it was."""
    gains = sorted(played.gains, key=lambda gain: -gain.joint)
    if not gains:
        return
    yield from ("", _heading(w("What exchanges were worth, to both ends together"), played, w))
    heads = ("", "", w("joint gain"), w("real saving"), w("tax avoided"), w("grant"))
    yield from lay_out([heads, *(_gain(played, gain, w) for gain in gains)], words=2)


def _deals(game: GameDebrief, w: Translator) -> Lines:
    """What deals promised and what came of them."""
    rows = deal_rows(game, w)
    if rows:
        yield from ("", w("What deals promised, and what came of them, a year"))
        yield from lay_out([deal_heads(w), *((f"  {_short(row[0])}", *row[1:]) for row in rows)], words=3)


def _followed(game: GameDebrief, w: Translator) -> Lines:
    """One tonne of the largest flows, through all rounds."""
    flows = whole_game(game.plan, [each.cluster for each in game.rounds if not each.is_legacy])
    tonnes = list(tonnes_told(game.plan, w, flows, _FOLLOWED))
    if tonnes:
        yield from ("", w("One tonne from source to end"))
        for start, ends in tonnes:
            yield f"  {start}: {ends}"


def _gain(played: RoundDebrief, gain: Gain, w: Translator) -> tuple[str, ...]:
    name = material_name(played.plan, gain.material, w.language)
    money = (gain.joint, gain.real, gain.tax_avoided, gain.grant)
    ends = between(played.plan, gain.giver_firm, gain.taker_firm, w)
    return f"  {_short(name)}", ends, *(w.money(cents) for cents in money)


# -- would the lesson hold ----------------------------------------------------------------------------


def _lesson(game: GameDebrief, lesson: Lesson, w: Translator) -> Lines:
    """The same decisions in worlds whose uncertain figures are drawn anew."""
    yield from ("", w("Would this lesson hold? The same decisions, the uncertain figures drawn anew"))

    def times(count: int) -> str:
        return w("in {n} of {all}", n=count, all=lesson.tried)

    rows = [
        (f"  {w('Less new material than if nobody acts')}", times(lesson.headline_below_idle)),
        (
            f"  {w('Less of all new material, whether it could be replaced or not')}",
            times(lesson.virgin_below_idle),
        ),
    ]
    rows += [
        (f"  {w.of(goal.name, goal.indicator)}", times(lesson.goal_reached(at)))
        for at, goal in enumerate(lesson.goals)
    ]
    for team in game.teams:
        name = w("{team}: more in its purse than if nobody acts", team=team.name)
        rows.append((f"  {name}", times(lesson.purse_better(team.id))))
    yield from lay_out(rows)

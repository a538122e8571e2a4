"""How far the cluster came: the number, each goal of the scenario, and the purses in seat order, never ranked."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.firms import TeamPurse
from game.debrief.headline import RoundHeadline
from game.debrief.model import game_debrief
from game.outputs.owners_letters import LetterText, letters_in_words
from game.outputs.purse_text import MOST_LINES, PurseText, game_purses_in_words
from game.outputs.staircase_text import (
    StaircaseText,
    StillBoughtText,
    staircase_in_words,
    still_bought_in_words,
)
from game.screen.scenes.game_over.lasted import LastedRow, lasted_rows
from game.session.session import Session
from game.text.told_text import goal_name
from game.text.translator import Translator

MOST_GOALS = 3


@dataclass(frozen=True, slots=True)
class NamedGoal:
    """A goal of the scenario, and whether it was reached."""

    name: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the game came to, in the words of the moment."""

    headlines: tuple[RoundHeadline, ...]
    """by round; none where no round was played"""
    goals: tuple[NamedGoal, ...]
    purses: tuple[TeamPurse, ...]
    is_legacy: bool
    """whether the years after the game have run"""
    years_left: int
    """years to come in which nobody decides; 0: none, or they have run"""
    stairs: StaircaseText | None = None
    """the last round that was played, deal by deal; none where none was"""
    still: StillBoughtText | None = None
    causes: tuple[PurseText, ...] = ()
    """each purse over the whole game, with why"""
    lasted: tuple[LastedRow, ...] = ()
    """the largest exchanges in the years after"""
    letters: tuple[LetterText, ...] = ()
    """the owners' letters, opened at the end of play"""


def outcome(session: Session, w: Translator, world: str) -> Outcome:
    """What a cluster came to."""
    game = game_debrief(session, world)
    if not game.rounds:
        return Outcome((), (), (), is_legacy=False, years_left=0)
    last = game.rounds[-1]
    is_legacy = last.record.phase == "legacy"
    years = session.scenario.about.legacy_years if session.phase == "end" and not is_legacy else 0
    goals = tuple(NamedGoal(goal_name(w, result.goal), result.reached) for result in last.goals[:MOST_GOALS])
    letters = () if is_legacy else tuple(letters_in_words(game, w))
    return Outcome(
        game.headlines,
        goals,
        last.purses,
        is_legacy,
        years or 0,
        staircase_in_words(last, w),
        still_bought_in_words(last, w),
        game_purses_in_words(game, w, MOST_LINES),
        lasted_rows(game, w),
        letters,
    )

"""The owners' letters once they are opened, in words: whose, what was wished, and whether it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.model import GameDebrief
from game.roster.setup import Team
from game.text.told_text import told
from game.text.translator import Translator
from sim.letters import OpenedLetter
from sim.plan.plan import Plan
from sim.rules.names import letter_name


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter as everybody reads it at the end."""

    team: Team
    name: str
    wish: str
    is_met: bool
    answer: str
    """whether it came true, and what the owner adds"""
    why: str


def letters_in_words(game: GameDebrief, w: Translator) -> list[LetterText]:
    """Those of a game, in order of the teams; none before the end."""
    return opened_in_words(game.plan, game.teams, game.letters, w)


def opened_in_words(
    plan: Plan, teams: Sequence[Team], opened: Sequence[OpenedLetter], w: Translator
) -> list[LetterText]:
    """Opened letters, in order of the teams."""
    by_seat = {letter.seat: letter for letter in opened}
    return [_in_words(plan, team, by_seat[team.id], w) for team in teams if team.id in by_seat]


def _in_words(plan: Plan, team: Team, letter: OpenedLetter, w: Translator) -> LetterText:
    money = w.money(letter.cents)
    return LetterText(
        team,
        letter_name(plan, letter.letter, w.language),
        told(w, plan, plan.scenario.letters[letter.letter].what),
        letter.is_met,
        w("Fulfilled: the owner adds {money}", money=money) if letter.is_met else w("Not fulfilled"),
        w.say(letter.why),
    )

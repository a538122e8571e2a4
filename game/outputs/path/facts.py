"""What the pages of the path are made from: the game, what was worked out beside it, and what the room has said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from game.debrief.model import GameDebrief, RoundDebrief, debrief
from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers
from game.outputs.path.page import Curve, CurveKind
from game.session.debrief_notes import GUESSED, GuessStep
from game.session.entries import MondayPlan
from game.session.session import Session
from game.text.translator import Translator
from sim.rules import VERSION


@dataclass(frozen=True)
class PathFacts:
    """All of it at one moment."""

    game: GameDebrief
    answers: PathAnswers
    w: Translator
    guesses: Mapping[GuessStep, int] = field(default_factory=dict)
    """step → the per cents that most hands were up for, whichever answers are to choose from now"""
    mondays: tuple[MondayPlan, ...] = ()
    can_play: bool = True
    """whether this program can play the game again: other rules cannot be held against it"""
    more: MoreAnswers = field(default_factory=MoreAnswers)
    """of what lies beside the path"""
    has_texts: bool = True
    """whether what people typed may be shown"""

    @property
    def rounds(self) -> tuple[RoundDebrief, ...]:
        """The rounds in which people decided."""
        return tuple(each for each in self.game.rounds if not each.is_legacy)

    @property
    def years(self) -> tuple[int, ...]:
        """The last year of each."""
        return tuple(each.record.years[-1] for each in self.rounds)

    def shares(self, headlines: tuple[int, ...]) -> tuple[float, ...]:
        """Headlines of a game, against the same rounds in which nobody acts."""
        idle = (each.headline.idle for each in self.rounds)
        return tuple(kg / base - 1 if base else 0.0 for kg, base in zip(headlines, idle, strict=False))

    @property
    def ours(self) -> tuple[float, ...]:
        """This game's."""
        return tuple(each.headline.change for each in self.rounds)

    def curve(self, kind: CurveKind, values: tuple[float, ...]) -> Curve:
        """A curve with its name and end."""
        w = self.w
        names: dict[CurveKind, str] = {
            "ours": w("you"),
            "signed": w("with it"),
            "alone": w("each for itself"),
            "together": w("all together"),
            "best": w("best known"),
            "real": w("real region"),
        }
        end = w.percent(values[-1], signed=True) if values else ""
        return Curve(kind, values, f"{names[kind]} {end}".strip())


def path_facts(
    session: Session,
    w: Translator,
    answers: Mapping[str, PathAnswers],
    mondays: tuple[MondayPlan, ...] = (),
    more: Mapping[str, MoreAnswers] = MappingProxyType({}),
) -> list[PathFacts]:
    """Those of each cluster of a session, as far as what was played beside it is known."""
    can_play = session.past.head.rules == VERSION
    guesses: dict[GuessStep, int] = {}
    for step in GUESSED:
        if (guess := session.notes.guessed(step)) is not None:
            guesses[step] = guess.options[guess.chosen]
    return [
        PathFacts(
            game,
            answers.get(game.world, PathAnswers()),
            w,
            guesses,
            mondays,
            can_play,
            more.get(game.world, MoreAnswers()),
        )
        for game in debrief(session)
    ]


def options_about(truth: int, ours: int, step: int = 6) -> tuple[int, ...]:
    """Three answers in per cent, one of them the true one, the smallest fall first.

    Which place the truth has follows from its own last digit: always the middle would give it away. No answer stands
    where the game is already, or above it: nobody would guess that. None is more than all.
    """
    place = min(abs(truth) % 3, max(0, (ours - 1 - truth) // step))
    place = max(place, min(2, 2 - (100 + truth) // step))
    return tuple(truth - step * (at - place) for at in range(3))

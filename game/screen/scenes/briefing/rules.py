"""What counts and how it is played, in a few lines: the goals of all, the purse of each, and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.design import spacing
from game.screen.scenes.briefing.model import MOST_GOALS
from game.session.presets import span
from game.session.session import Session
from game.text.told_text import goal_name
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """Lines under a title, each with its icon."""

    title: str
    note: str
    lines: tuple[tuple[str, str], ...]
    """(icon, text)"""
    is_panel: bool = False
    """whether it stands on a panel, beside what is said on the paper"""

    @property
    def pad(self) -> float:
        """How far its text stands from its edge."""
        return spacing.L if self.is_panel else 0.0


def rule_sheets(session: Session, w: Translator) -> tuple[RuleSheet, RuleSheet]:
    """What counts, and how it works."""
    counts = *_goals(session, w), ("coins", w("Your own goal: **money in your purse at the end**"))
    note = w("Goals for all of us in the last year. We compare with the same years if nobody acts.")
    return (
        RuleSheet(w("What counts"), note, counts, is_panel=True),
        RuleSheet(w("How it works"), "", tuple(_rules(session, w))),
    )


def _goals(session: Session, w: Translator) -> Iterator[tuple[str, str]]:
    """All goals of the scenario, as it names them."""
    goals = session.scenario.about.goals[:MOST_GOALS]
    for goal in goals:
        yield "flag", f"**{goal_name(w, goal)}**"
    if not goals:
        yield "flag", w("Use less new material.")


def _rules(session: Session, w: Translator) -> Iterator[tuple[str, str]]:
    """The round, the sheet, deals, votes, time."""
    yield "clock", _length(session, w)
    yield (
        "pencil",
        w(
            "**Write codes on a sheet.** Nobody sees it until all are in. No sheet: a deputy begins nothing new."
        ),
    )
    deal = w(
        "**A deal needs both sides:** one makes its side stream usable, one makes room. All sign the slip."
    )
    yield "handshake", deal
    if any(measure.begins == "by vote" for measure in session.plan.measures.values()):
        yield "vote", w("**The fund is everybody's.** We vote on what it pays for.")
    yield "hard-hat", w("**Permits and building take time.** Start early.")
    yield "message-circle", w("**Talk first.** Then write.")


def _length(session: Session, w: Translator) -> str:
    """How long a round is, in minutes here and in years there."""
    rounds = range(1, session.rounds + 1)
    minutes = span([session.setup.minutes_of(number) for number in rounds])
    lengths = session.scenario.about.rounds[: session.rounds]
    years = (
        w.many("{n} year", "{n} years", max(lengths)) if min(lengths) == max(lengths) else _years(w, lengths)
    )
    return w(
        "**{n} rounds.** Each is about {minutes} minutes for you and {years} for the firms.",
        minutes=minutes,
        years=years,
        n=session.rounds,
    )


def _years(w: Translator, lengths: Sequence[int]) -> str:
    return w("{least} to {most} years", least=min(lengths), most=max(lengths))

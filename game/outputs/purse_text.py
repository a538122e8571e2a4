"""Why a purse changed, in words: the largest causes by name, the smaller ones together, adding up to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.debrief.model import GameDebrief, RoundDebrief
from game.debrief.purse_changes import PurseCause, PurseChange, PursePart
from game.roster.setup import Team
from game.text.causes import cause_text
from game.text.translator import Translator

MOST_LINES: Final = 5
"""causes on a card"""


@dataclass(frozen=True, slots=True)
class PurseLine:
    """One cause of a change."""

    name: str
    money: str
    cents: int
    because: str = ""
    """what held up a deal, where the ledger says so"""


@dataclass(frozen=True, slots=True)
class PurseText:
    """A team's purse over a round."""

    team: Team
    money: str
    change: str
    lines: tuple[PurseLine, ...]


def purses_in_words(played: RoundDebrief, w: Translator, most: int) -> tuple[PurseText, ...]:
    """Every purse with its largest causes, in order of seats."""
    return tuple(_purse(played, change, w, most) for change in played.purse_changes)


def game_purses_in_words(game: GameDebrief, w: Translator, most: int) -> tuple[PurseText, ...]:
    """The same over the whole game."""
    last = game.rounds[-1]
    return tuple(_purse(last, change, w, most) for change in game.purse_changes)


def _purse(played: RoundDebrief, change: PurseChange, w: Translator, most: int) -> PurseText:
    lines = _lines(played, change, w, most)
    return PurseText(change.team, w.money(change.after), w.money(change.change, signed=True), lines)


def _lines(played: RoundDebrief, change: PurseChange, w: Translator, most: int) -> tuple[PurseLine, ...]:
    """So many lines at most, the last for all smaller causes where there are more."""
    parts = change.parts
    shown = parts if len(parts) <= most else parts[: most - 1]
    lines = [_line(played, part, w) for part in shown]
    rest = parts[len(shown) :]
    if rest:
        cents = sum(part.cents for part in rest)
        name = w.many("{n} smaller", "{n} smaller", len(rest))
        lines.append(PurseLine(name, w.money(cents, signed=True), cents))
    return tuple(lines)


def _line(played: RoundDebrief, part: PursePart, w: Translator) -> PurseLine:
    cause, culprit = part.stopped_by
    because = cause_text(played.plan, played.cluster.state, w, cause, culprit) if cause else ""
    return PurseLine(purse_cause(w, part), w.money(part.cents, signed=True), part.cents, because)


def purse_cause(w: Translator, part: PursePart) -> str:
    """A cause in a few words. Where less is thrown away and the purse loses by it, what is thrown away was sold."""
    names: dict[PurseCause, str] = {
        "owner": w("From the owner"),
        "new material saved": w("Bought less new"),
        "waste saved": w("Threw away less") if part.cents >= 0 else w("Less sold far away"),
        "deals promised": w("Deals as promised"),
        "deals kept": w("Deals: less came"),
        "deals broken": w("Deals broken"),
        "sales": w("Sales"),
        "running": w("Haulage, treatment"),
        "own projects": w("Own projects"),
        "others' projects": w("Others' projects"),
        "loans": w("Loans repaid"),
        "support": w("Support"),
        "taxes": w("Taxes"),
        "dearer waste": w("Dearer waste"),
        "fund": w("Into the fund"),
        "facilitator": w("The facilitator"),
        "interest": w("Interest"),
        "closing": w("A firm closed"),
        "ordinary business": w("Other business"),
    }
    return names[part.cause]

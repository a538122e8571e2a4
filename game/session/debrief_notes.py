"""What the room guesses and says in the debrief, and what people will do at home: written down, and read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from game.session.entries import EvidenceSheet, Moment, MondayPlan, StepGuess, TalkNote
from game.session.errors import SessionError
from game.session.store import JournalStore, made

GuessStep = Literal["road", "signature"]
GUESSED: Final[tuple[GuessStep, ...]] = ("road", "signature")
FIELDS: Final = ("by_product", "firm", "role", "date", "witness")
"""of a line of the Monday sheet, in the order in which they are asked for"""


class DebriefNotes:
    """Lines that decide nothing: a round never stands on them."""

    def __init__(self, store: JournalStore) -> None:
        self._store = store
        self._past = store.past

    def guess(self, step: GuessStep, options: Sequence[int], chosen: int) -> None:
        """What most hands were up for: one of these per cents."""
        round_, per_cents = self._past.round, tuple(options)
        self._store.write(made(StepGuess, round=round_, step=step, options=per_cents, chosen=chosen))

    def guessed(self, step: GuessStep) -> StepGuess | None:
        """What the room guessed last; None if nobody asked."""
        return next((guess for guess in self._past.latest(StepGuess) if guess.step == step), None)

    def monday(self, fields: Sequence[str], number: int | None = None) -> None:
        """A line of the Monday sheet, `FIELDS` in order; a new one, or in place of this number. An empty by-product
        takes it off. Raises SessionError for a new line that names none."""
        written = dict(zip(FIELDS, (text.strip() for text in fields), strict=True))
        if number is None and not written["by_product"]:
            raise SessionError("Write at least the side stream.")
        # What was taken back keeps its number: it may count again.
        begun = (plan.number for plan in self._past.entries.values() if isinstance(plan, MondayPlan))
        at = number or 1 + max(begun, default=0)
        self._store.write(made(MondayPlan, round=self._past.round, number=at, **written))

    def mondays(self) -> tuple[MondayPlan, ...]:
        """The Monday sheet as it stands, in the order in which it was begun."""
        by_number = {plan.number: plan for plan in reversed(list(self._past.latest(MondayPlan)))}
        return tuple(by_number[number] for number in sorted(by_number) if by_number[number].by_product)

    def write(self, about: str, text: str) -> None:
        """What was said, in a sentence."""
        self._store.write(made(TalkNote, round=self._past.round, about=about, text=text.strip()))

    def keep_sheet(self, moment: Moment, sign: str, marks: Sequence[int]) -> None:
        """A sheet of statements that somebody marked, in place of an earlier one of this sign and moment."""
        self._store.write(
            made(EvidenceSheet, round=self._past.round, moment=moment, sign=sign, marks=tuple(marks))
        )

    def sheets(self) -> tuple[EvidenceSheet, ...]:
        """All sheets of statements that count, in order of moments and signs."""
        last = {(each.moment, each.sign): each for each in reversed(list(self._past.latest(EvidenceSheet)))}
        return tuple(last[key] for key in sorted(last))

    def written(self, about: str | None = None) -> tuple[TalkNote, ...]:
        """What was written down, the first first; of one page, or of all."""
        notes = reversed(list(self._past.latest(TalkNote)))
        return tuple(note for note in notes if about in (None, note.about))

"""What a room guessed of the years to come, in words, and what they came to."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.entries import Expectation, Guessed
from game.session.spoken_entries import ANSWERS
from game.text.translator import Translator


def expectations(w: Translator) -> dict[Expectation, str]:
    """What a room may guess of the years to come, and what they may come to."""
    return {"falls": w("It falls"), "stays": w("It stays"), "rises": w("It rises")}


def guess_lines(w: Translator, guessed: Guessed, came: Expectation) -> Iterator[str]:
    """How many hands were up for each answer, where they were counted; then the guess and the result."""
    if guessed.hands is not None:
        words = expectations(w)
        yield " · ".join(f"{words[each]}: {up}" for each, up in zip(ANSWERS, guessed.hands, strict=True))
    yield guess_in_words(w, guessed, came)


def guess_in_words(w: Translator, guessed: Guessed, came: Expectation) -> str:
    """The guess and the result, or how many hands were right."""
    words = expectations(w)
    if guessed.hands is not None:
        right, all_ = guessed.hands[ANSWERS.index(came)], sum(guessed.hands)
        return w("{n} of {all} hands were right. {result}.", n=right, all=all_, result=words[came])
    if guessed.expects is None:
        return words[came]
    return w("Guess: {guess}. Result: {result}.", guess=words[guessed.expects], result=words[came])

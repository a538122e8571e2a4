"""What a reader of a session's figures must know: whether they were verified, and whether the game is over."""

from __future__ import annotations

from game.session.session import Session
from sim.message import Message
from sim.rules import VERSION


def remarks(session: Session) -> tuple[Message, ...]:
    """Sentences to stand beside the figures; none where the game is over and was played or verified here."""
    parts = (unverified(session), unfinished(session))
    return tuple(part for part in parts if part is not None)


def marks(session: Session) -> tuple[Message, ...]:
    """The same in a few words, to stand on a picture."""
    parts = []
    if not session.is_verified:
        rules = session.past.head.rules
        other = Message("recorded under rules {rules}, not verified", rules=rules)
        parts.append(Message("as recorded, not verified") if rules == VERSION else other)
    if not session.is_finished:
        parts.append(Message("game not finished"))
    return tuple(parts)


def unverified(session: Session) -> Message | None:
    """That figures are shown as they were recorded; None where they were played or verified by this program."""
    if session.is_verified:
        return None
    rules = session.past.head.rules
    if rules != VERSION:
        return Message(
            "The figures are as recorded under rules {rules}, and not verified: this Kierto has rules {known} and "
            "cannot play them again.",
            rules=rules,
            known=VERSION,
        )
    return Message("The figures are as recorded, and not verified: `verify` plays the session again.")


def unfinished(session: Session) -> Message | None:
    """That a game goes on, or was cut off; None where it is over."""
    if session.is_finished:
        return None
    played = sum(record.phase == "play" for record in session.records)
    if played == session.rounds:
        return Message("The game is not finished: its end, or the years after, are missing.")
    return Message.many(
        "The game is not finished: {played} of {n} round is played.",
        "The game is not finished: {played} of {n} rounds are played.",
        session.rounds,
        played=played,
    )

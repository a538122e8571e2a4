"""The phases of a session, and which may follow which."""

from __future__ import annotations

from typing import Final

from game.session.entries import Phase, PhaseBegun
from game.session.errors import SessionError
from game.session.fold import OVER, SessionState

BEFORE: Final[tuple[Phase, ...]] = ("set_up", "briefing")
DECIDING: Final[tuple[Phase, ...]] = ("news", "decide", "reveal")
"""While the decisions of a round may still change."""


def next_step(past: SessionState, phase: Phase, rounds: int) -> PhaseBegun:
    """The line that goes on to a phase. Raises SessionError if it cannot be reached from here.

    `rounds`: how many the game has, if it was not ended early.
    """
    if phase in OVER:
        return PhaseBegun(round=_round_at_end(past, phase, rounds), phase=phase)
    if past.phase in OVER:
        raise SessionError("The game is over. Fork it to play on from a round, or undo its end.")
    if phase in BEFORE:
        if past.phase not in BEFORE:
            raise SessionError("The game has begun. Its set-up and briefing are over.")
        return PhaseBegun(round=1, phase=phase)
    if past.phase in BEFORE or _goes_on(past, phase):
        return _in_round(past, phase)
    if past.due() is not None:
        raise SessionError("The years of this round have not run yet. Let them run first.")
    if past.round >= rounds:
        raise SessionError("All {rounds} rounds are played. Go on to the end.", rounds=rounds)
    return PhaseBegun(round=past.round + 1, phase=phase)


def _goes_on(past: SessionState, phase: Phase) -> bool:
    """Whether a phase lies in the round under way: ahead, or back while decisions may change."""
    if past.phase in DECIDING:
        return True
    return past.phase == "years" and phase in ("years", "results")


def _in_round(past: SessionState, phase: Phase) -> PhaseBegun:
    if phase == "results" and (past.phase != "years" or past.due() is not None):
        raise SessionError("There are no results before the years have run. Let them run first.")
    return PhaseBegun(round=past.round, phase=phase)


def _round_at_end(past: SessionState, phase: Phase, rounds: int) -> int:
    if past.phase in OVER:
        if phase == "end" and past.phase != "end":
            raise SessionError("The years after have begun. The end is behind you.")
        return past.round
    if past.phase not in ("years", "results") or past.round < rounds:
        raise SessionError("There are rounds left to play. End the game here if they are to be left out.")
    if past.due() is not None:
        raise SessionError("The years of this round have not run yet. Let them run first.")
    return past.round

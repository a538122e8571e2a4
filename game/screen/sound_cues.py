"""Which sound belongs to what has just been written down, and to a clock that is nearly up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.screen.audio import Sound

if TYPE_CHECKING:
    from game.session.entries import Entry
    from game.session.session import Session

LAST_MINUTE = 60.0
"""seconds before the end of a phase at which the clock is heard"""


@dataclass(slots=True)
class SoundCues:
    """Follows a session's journal and its clock, and never sounds twice for one thing."""

    of: Session | None = None
    line: int = 0
    """the last line that was listened to"""
    was_left: float = 0.0

    def listen(self, session: Session | None, left: float) -> Sound | None:
        """The sound for what is new since the last time; of several things, for the last of them.

        A session that was only just opened is not read aloud.
        """
        if session is not self.of:
            self.of, self.line = session, session.past.last if session is not None else 0
        written = self._written(session) if session is not None else None
        is_late = left <= LAST_MINUTE < self.was_left and session is not None and session.phase == "decide"
        self.was_left = left
        return written or ("hurry" if is_late else None)

    def _written(self, session: Session) -> Sound | None:
        past = session.past
        if past.last <= self.line:
            return None
        new = (past.entries[number] for number in range(past.last, self.line, -1))
        cue = next((sound for sound in map(_sound_of, new) if sound is not None), None)
        self.line = past.last
        return cue


def _sound_of(entry: Entry) -> Sound | None:
    from game.session.entries import PhaseBegun, RoundPlayed, Sheet, Signed

    match entry:
        case Sheet(by=None):
            return "sealed"
        case Signed():
            return "signed"
        case PhaseBegun(phase="reveal"):
            return "revealed"
        case PhaseBegun(phase="results"):
            return "played"
        case RoundPlayed(phase="legacy"):
            return "played"
        case _:
            return None

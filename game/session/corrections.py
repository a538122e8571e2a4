"""Taking back, letting count again, and editing what was decided earlier."""

from __future__ import annotations

from game.session.entries import Edited, Ended, PhaseBegun, Redone, Undone
from game.session.errors import SessionError
from game.session.fold import DECIDING, UNDOABLE, Deciding
from game.session.round_decisions import RoundDecisions
from game.session.store import JournalStore, made


class Corrections:
    """What is done to earlier lines of a session. Rounds that stood on them must be played again."""

    def __init__(self, store: JournalStore, deciding: RoundDecisions) -> None:
        self._store = store
        self._past = store.past
        self._deciding = deciding

    def undo(self, line: int) -> None:
        """A line no longer counts. Rounds that stood on it must be played again (`task`)."""
        entry = self._past.entries.get(line)
        self._store.write(Undone(of=line))
        if isinstance(entry, Ended) and self._past.ended is None:
            self._store.write(self._past.before_end(line))

    def undo_last(self) -> int:
        """Undo the last line that counts and can be undone; says which.

        Only what asks for no played year to run again: one key must not turn the game back a round.
        """
        for line, entry in reversed(self._past.entries.items()):
            if isinstance(entry, UNDOABLE) and self._past.counts(line):
                meant = entry.instead if isinstance(entry, Edited) else entry
                if isinstance(meant, DECIDING) and meant.round <= self._past.reached:
                    raise SessionError(
                        "The years after the last decision have run. To take it back, open F2."
                    )
                self.undo(line)
                return line
        raise SessionError("There is nothing to undo.")

    def redo(self, line: int) -> None:
        """An undone line counts again."""
        ended = isinstance(self._past.entries.get(line), Ended)
        self._store.write(Redone(of=line))
        if ended and self._past.ended is not None:
            self._store.write(PhaseBegun(round=max(1, self._past.ended), phase="end"))

    def edit(self, line: int, instead: Deciding) -> None:
        """A sheet, deal, injection or adjustment reads like this instead, in the same round."""
        entry = self._past.entries.get(line)
        of = entry.of if isinstance(entry, Edited) else line
        if isinstance(instead, DECIDING):
            fields = {name: getattr(instead, name) for name in type(instead).model_fields}
            self._store.write(Edited(of=of, instead=made(type(instead), **fields)))

    def unseal(self, team: str) -> None:
        """Take back a team's sheet of the round under way; its decisions are a draft again."""
        line = self._past.sheet_line(self._deciding.number(), team)
        if line is None:
            raise SessionError("There is no sealed sheet to take back.")
        self.undo(line)

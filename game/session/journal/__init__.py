"""The journal on disk: lines that are chained, flushed before they count, and never changed.

A file (`*.kierto`) holds one JSON object a line; `docs/session-format.md` says how a line is made and how
another program checks it. What the objects mean is for others to know: only `format` of the first is read here.
"""

from game.session.journal.errors import JournalError
from game.session.journal.journal import Journal

__all__ = ["Journal", "JournalError"]

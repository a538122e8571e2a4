"""What is worked out from a session, kept while what it was worked out from stays the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")


class DerivedValues:
    """The newest value of each subject, with the version of the session that it was worked out from.

    A version is whatever decides the value: the last line, the language, the basis of a round. May be used from
    several threads; two that ask at once may both work it out.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[object, Any]] = {}

    def once(self, subject: Hashable, version: object, work_out: Callable[[], Value]) -> Value:
        """The value of a subject in this version; worked out if another version, or none, is known."""
        known = self._known.get(subject)
        if known is None or known[0] != version:
            known = self._known[subject] = (version, work_out())
        value: Value = known[1]
        return value

    def known(self, subject: Hashable) -> Any:
        """The newest value of a subject, whatever it was worked out from; None if there is none."""
        known = self._known.get(subject)
        return known[1] if known else None

    def put(self, subject: Hashable, version: object, value: object) -> None:
        """Keep a value that is known already."""
        self._known[subject] = (version, value)

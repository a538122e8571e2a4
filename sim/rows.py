"""Rows of 52 weeks, kept in few bytes: a year of ten thousand firms has half a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, MutableSequence
from operator import add
from typing import Final, TypeAlias, TypeVar

from sim.units import WEEKS

Weeks: TypeAlias = MutableSequence[int]
"""52 whole numbers."""
_Name = TypeVar("_Name")
_WIDTHS: Final = ("i", "q")
"""Four bytes a week where they hold every number of the row, then eight."""


class Rows(dict[_Name, Weeks]):
    """The week columns of a ledger, by name. A row is packed when it is put in; its numbers stay exact."""

    __slots__ = ()

    def __setitem__(self, name: _Name, weeks: Iterable[int]) -> None:
        super().__setitem__(name, weeks if isinstance(weeks, array) else packed(list(weeks)))

    def join(self, name: _Name, weeks: Weeks) -> None:
        """Put a row in; rows of one name are one row."""
        known = self.get(name)
        self[name] = weeks if known is None else map(add, known, weeks)

    def add(self, name: _Name, week: int, amount: int) -> None:
        """Add to a week of a row; its first amount opens it, whatever does not fit widens it."""
        weeks = list(self.get(name) or [0] * WEEKS)
        weeks[week] += amount
        self[name] = weeks

    @classmethod
    def of(cls, rows: Iterable[tuple[_Name, Iterable[int]]]) -> Rows[_Name]:
        """Rows that are known already."""
        known: Rows[_Name] = cls()
        for name, weeks in rows:
            known[name] = weeks
        return known


def packed(weeks: list[int]) -> Weeks:
    """The same numbers in four or eight bytes each; as Python holds them where one is larger still."""
    for width in _WIDTHS:
        try:
            return array(width, weeks)
        except OverflowError:
            continue
    return weeks

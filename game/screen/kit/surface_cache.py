"""What was made lately and may be wanted again: as many as there is room for, those not asked for longest go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


class SurfaceCache(Generic[V]):
    """So many values by their keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def get(self, key: Hashable) -> V | None:
        """The value of a key, if it is still there."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, key: Hashable, value: V) -> V:
        """Keep a value, and let go of the oldest if there are too many."""
        self._kept[key] = value
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value

    def once(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not there."""
        kept = self.get(key)
        return kept if kept is not None else self.put(key, make())


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """In a key: this very thing, and not another like it. Large things are then not compared piece by piece."""

    it: object

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

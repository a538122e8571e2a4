"""Parts written alike are one part, in memory: nothing in a scenario changes, so they can be.

A cluster of ten thousand firms has half a million figures, most of which say the same as another one.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

_Model = TypeVar("_Model", bound=BaseModel)


class Shared:
    """What has been read of one scenario so far: handed to the reading of its parts, then dropped."""

    def __init__(self) -> None:
        self._parts: dict[tuple[Any, ...], BaseModel] = {}
        self._keys: dict[frozenset[str], set[str]] = {}

    def one(self, part: _Model) -> _Model:
        """The first part that says the same, to the last digit and key written: 1.0 is not 1."""
        values = tuple(map(repr, part.__dict__.values()))
        kept = self._parts.setdefault((type(part), frozenset(part.model_fields_set), values), part)
        assert isinstance(kept, type(part))
        return kept

    def keep_keys(self, part: BaseModel) -> None:
        """Let a part share the list of the keys its author wrote with every part that has the same ones."""
        written = part.model_fields_set
        kept = self._keys.setdefault(frozenset(written), written)
        object.__setattr__(part, "__pydantic_fields_set__", kept)

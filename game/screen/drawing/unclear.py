"""What was typed and could not be read, in the words of the room."""

from __future__ import annotations

from collections.abc import Iterable

from game.session.slips.sheets import Unclear
from game.words import Words


def said(w: Words, found: Iterable[Unclear]) -> list[str]:
    """A sentence for each item."""
    return [w(one.what, **one.places) for one in found]

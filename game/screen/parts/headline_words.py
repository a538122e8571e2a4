"""What the number that everybody shares is about, and what it comes to of all virgin use."""

from __future__ import annotations

from game.debrief.headline import RoundHeadline
from game.text.translator import Translator


def about_headline(w: Translator, head: RoundHeadline | None) -> str:
    """The words below the number."""
    if head is None:
        return w("virgin use, against nobody deciding")
    change = w.percent(head.whole, signed=True)
    return w("virgin use, against nobody deciding (all virgin use: {change})", change=change)

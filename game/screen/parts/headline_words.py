"""What the number that everybody shares is about, and what it comes to of all virgin use."""

from __future__ import annotations

from game.debrief.headline import RoundHeadline
from game.text.translator import Translator


def about_headline(w: Translator, head: RoundHeadline | None) -> str:
    """The words below the number, on two lines."""
    about = w("replaceable new material,\ncompared with “if nobody acts”")
    if head is None:
        return about
    return "\n".join((about, w("all new material: {change}", change=w.percent(head.whole, signed=True))))

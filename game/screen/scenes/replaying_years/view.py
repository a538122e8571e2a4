"""What is said while the years run again."""

from __future__ import annotations

from game.screen.parts.announcement import Announcement
from game.text.translator import Translator


def patience(w: Translator, round_: int, rounds: int) -> Announcement:
    """Which round it is; 0: none of the game's own."""
    says = (w("Round {n} of {all}", n=round_, all=rounds),) if 0 < round_ <= rounds else ()
    return Announcement(w("The years run again …"), says)

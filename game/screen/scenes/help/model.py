"""The keys and what they do, and how far their list is turned."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.screen.kit.turning import Turning
from game.text.translator import Translator


@dataclass(slots=True)
class HelpModel:
    """The list of keys."""

    turning: Turning = field(default_factory=Turning)


def all_keys(w: Translator) -> tuple[tuple[str, str], ...]:
    """Every key that does the same in every scene: (key, what it does)."""
    return (
        ("Tab", w("next control; with Shift the one before")),
        ("Enter", w("do what is selected")),
        ("PgDn · PgUp", w("next step, step back (clicker)")),
        ("Space", w("pause the clock or the years")),
        ("B · .", w("blank the Room, and back")),
        ("F2", w("the facilitator's console")),
        ("F3", w("the other window, or Room and Desk in turn")),
        ("F6", w("Room and Desk swap displays")),
        ("Ctrl + Z", w("undo the last line of the journal")),
        ("Ctrl + / Ctrl −", w("larger or smaller text")),
        ("F9", w("one file for a bug report, without names")),
        ("F10", w("how long frames take")),
        ("F11", w("full screen")),
        ("F12", w("save a picture of the screen")),
        ("Esc", w("back; never quits unasked")),
        ("M", w("sounds off, and on; with Ctrl while typing")),
        ("L", w("the next language; with Ctrl while typing")),
        ("F1", w("these keys")),
    )

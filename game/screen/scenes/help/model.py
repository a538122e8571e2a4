"""The keys that work now and what they do, what helps when something fails, and how far the list is turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.screen.kit.turning import Turning
from game.text.translator import Translator

Keys = Sequence[tuple[str, str]]
_OF_SESSIONS = ("PgDn · PgUp", "Space", "F2", "Ctrl + Z")
"""keys that do nothing where no session is open"""


@dataclass(slots=True)
class HelpModel:
    """The list of keys, or that of remedies."""

    turning: Turning = field(default_factory=Turning)
    has_troubles: bool = False
    """whether what helps is shown, in place of the keys"""

    def turn_over(self) -> None:
        """From the one to the other."""
        self.has_troubles, self.turning = not self.has_troubles, Turning()


def keys_now(
    w: Translator, here: Keys, *, in_session: bool, two_windows: bool
) -> tuple[tuple[str, str], ...]:
    """The keys of the page below, then those that do the same in every scene, as far as they do anything now."""
    only_here = {key for key, _ in here}
    without = {*(() if in_session else _OF_SESSIONS), *(() if two_windows else ("F6",))}
    own = [(key, what) for key, what in here if key not in ("!", "F1")]
    return *own, *((key, what) for key, what in all_keys(w) if key not in only_here | without)


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

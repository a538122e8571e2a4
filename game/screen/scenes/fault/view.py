"""What is said when the program is at fault: to the room, and to the facilitator."""

from __future__ import annotations

from game.screen.kit.page import Act
from game.screen.kit.transition import QUIT
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.text.translator import Translator


def for_the_room(w: Translator, go_on: Act | None) -> Announcement:
    """Nothing to be afraid of; with one window the way on as well."""
    buttons = _ways_on(w, go_on) if go_on is not None else ()
    return Announcement(w("One moment, please"), (w("Every decision is saved."),), "", buttons, "wrench")


def for_the_facilitator(w: Translator, written: str, go_on: Act) -> Announcement:
    """What happened, where it is written down, and the way on."""
    saved = w("Every decision is saved on the disk. Go on from there: the session opens in the same place.")
    where = w("For the people who build Kierto it is written down in {path}", path=written)
    return Announcement(w("The program made a mistake"), (saved,), where, _ways_on(w, go_on))


def _ways_on(w: Translator, go_on: Act) -> tuple[Button, ...]:
    return (
        Button(w("Go on"), go_on, icon="play", style="primary"),
        Button(w("Quit"), lambda: QUIT, icon="power"),
    )

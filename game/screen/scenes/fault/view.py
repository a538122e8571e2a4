"""What is said when the program is at fault: to the room, and to the facilitator."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Act
from game.screen.kit.transition import QUIT
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.text.translator import Translator


def for_the_room(w: Translator, ways: tuple[Button, ...]) -> Announcement:
    """Nothing to be afraid of; with one window the ways on as well."""
    return Announcement(w("One moment, please"), (w("Every decision is saved."),), "", ways, "wrench")


def for_the_facilitator(w: Translator, written: str, ways: tuple[Button, ...]) -> Announcement:
    """What happened, where it is written down, and the ways on."""
    saved = w("Every decision is saved on the disk. Go on from there: the session opens in the same place.")
    return Announcement(w("The program made a mistake"), (saved,), written, ways)


def ways_on(w: Translator, go_on: Act, report: Act) -> tuple[Button, ...]:
    """From the saved session, out of the program, and what the makers need to mend it."""
    return (
        Button(w("Go on"), go_on, icon="play", style="primary"),
        Button(w("Bug report"), report, icon="save", key=pygame.K_F9),
        Button(w("Quit"), lambda: QUIT, icon="power"),
    )

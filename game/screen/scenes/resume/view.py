"""What is said about a session's file before it goes on."""

from __future__ import annotations

from game.screen.kit.page import Act
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.screen.scenes.resume.model import Reopened
from game.text.translator import Translator


def before_going_on(w: Translator, opened: Reopened, go_on: Act, copy: Act) -> Announcement:
    """What there is to say, and the way on: in a copy where the file takes nothing; or back, where there is none."""
    if opened.session is None:
        button = Button(w("Back"), go_on, icon="arrow-left", style="primary")
        return Announcement(w("This session cannot be opened"), opened.says, buttons=(button,))
    if opened.plays_on_in_a_copy:
        buttons = (
            Button(w("Save a copy and play on"), copy, icon="copy", style="primary"),
            Button(w("Only look at it"), go_on, icon="play"),
        )
        return Announcement(w("Before you go on"), opened.says, buttons=buttons)
    button = Button(w("Go on"), go_on, icon="play", style="primary")
    return Announcement(w("Before you go on"), opened.says, buttons=(button,))

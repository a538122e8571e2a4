"""What is said about a session's file before it goes on."""

from __future__ import annotations

from game.screen.kit.page import Act
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.screen.scenes.resume.model import Reopened
from game.text.translator import Translator


def before_going_on(w: Translator, opened: Reopened, go_on: Act) -> Announcement:
    """What there is to say, and the way on; or back, where there is none."""
    if opened.session is None:
        button = Button(w("Back"), go_on, icon="arrow-left", style="primary")
        return Announcement(w("This session cannot be opened"), opened.says, buttons=(button,))
    button = Button(w("Go on"), go_on, icon="play", style="primary")
    return Announcement(w("Before you go on"), opened.says, buttons=(button,))

"""The question before a game under way is left."""

from __future__ import annotations

from game.screen.kit.page import Act
from game.screen.kit.transition import BACK, QUIT
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.text.translator import Translator


def question(w: Translator, to_title: Act) -> Announcement:
    """What is asked, and the three answers."""
    return Announcement(
        title=w("Stop for today?"),
        says=(w("Everything is saved. Next time the title leads back to this place."),),
        buttons=(
            Button(w("Go on playing"), lambda: BACK, "go on", "play", "primary"),
            Button(w("To the title"), to_title, "title"),
            Button(w("Stop"), lambda: QUIT, "stop", "power"),
        ),
    )

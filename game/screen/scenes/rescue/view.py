"""What is said when a session can no longer be written, and what can be done."""

from __future__ import annotations

from game.screen.kit.input_field import InputField
from game.screen.kit.page import Act
from game.screen.kit.transition import BACK
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import Announcement
from game.screen.scenes.rescue.model import RescueModel
from game.text.translator import Translator


def way_out(w: Translator, model: RescueModel, go_on: Act) -> Announcement:
    """Why, where to go on, and the two ways."""
    return Announcement(
        title=w("This session can no longer be written"),
        says=(
            model.fault or w.say(model.session.read_only),
            w("Everything so far is safe. Go on in another file:"),
        ),
        icon="triangle-alert",
        field=InputField(model.place, go_on, "place", label=w("File")),
        buttons=(
            Button(w("Go on there"), go_on, icon="save", style="primary"),
            Button(w("Only look at it from now on"), lambda: BACK, icon="eye"),
        ),
    )

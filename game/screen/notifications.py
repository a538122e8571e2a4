"""What the machine has to tell the facilitator: displays that come and go, files that are lost, and what scenes say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.screen.context import Context
from game.screen.kit.page import RenderStyle
from game.screen.kit.windows import Windows

if TYPE_CHECKING:
    from game.session.session import Session

SECONDS, IN_A_ROW = 8.0, 3.0
"""how long a notice stays; and how long where others wait to be read"""
_LOOK_EVERY = 1.0
"""seconds between two looks at which displays there are"""


@dataclass(slots=True)
class Notifications:
    """The notice that is on show, and what was told already."""

    text: str = ""
    _left: float = 0.0
    _until_look: float = 0.0
    _waiting: list[str] = field(default_factory=list)
    _has_mentioned: bool = False
    """whether lost files were spoken of"""
    _session: Session | None = None
    _heard: int = 0
    """how many notices of the session's file were known when it was opened, or have been told since"""

    def tick(self, context: Context, windows: Windows, look: RenderStyle, seconds: float) -> bool:
        """Time passes; whether another notice is on show now, or none any more."""
        self._until_look -= seconds
        if self._until_look <= 0:
            self._until_look = _LOOK_EVERY
            self._displays(context, windows)
        self._lost(context, look)
        self._of_the_file(context)
        if context.printing.poll(context.words, context.desktop):
            context.notices.append(context.printing.remark)
        self._left -= seconds
        for text in context.notices:  # said once, however often a frame or a hand tries again
            if text not in (self.text, *self._waiting):
                self._waiting.append(text)
        context.notices.clear()
        if self._waiting and (not self.text or self._left <= SECONDS - IN_A_ROW):
            self.text, self._left = self._waiting.pop(0), SECONDS
            return True
        if self.text and self._left <= 0:
            self.text = ""
            return True
        return False

    def _displays(self, context: Context, windows: Windows) -> None:
        """A projector that is unplugged takes nothing with it."""
        say = context.words
        match windows.displays():
            case "one less":
                text = say("The second display is gone. The Room is now a window on this one.")
                context.notices.append(text)
            case "another":
                context.notices.append(say("There is a second display. The Room is there."))

    def _of_the_file(self, context: Context) -> None:
        """What befalls the session's file and its second copy while it is played; whoever opened it knows the rest."""
        session = context.session
        if session is not self._session:
            self._session, self._heard = session, len(session.notices) if session is not None else 0
        if session is not None:
            context.notices += map(context.words.say, session.notices[self._heard :])
            self._heard = len(session.notices)

    def _lost(self, context: Context, look: RenderStyle) -> None:
        """Files that are missing or damaged are spoken of once: whoever reads it can only install anew."""
        lost = sorted(look.fonts.lost | look.art.lost)
        if not lost or self._has_mentioned:
            return
        self._has_mentioned = True
        text = context.words(
            "Files of the game are missing or damaged (such as {name}). The game goes on with plain ones.",
            name=lost[0],
        )
        context.notices.append(text)

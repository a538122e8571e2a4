"""The other place to which a session goes that can no longer be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game.screen.kit.text_field import TextField
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator


@dataclass(slots=True)
class RescueModel:
    """What is typed, and why it did not do."""

    session: Session
    mirror: str
    """the folder of the second copy; empty if there is none"""
    fault: str = ""
    place: TextField = field(default_factory=TextField)

    def __post_init__(self) -> None:
        self.place.set(str(self._suggested()))

    def _suggested(self) -> Path:
        """The mirror's folder if there is one, or the user's home: rarely on the disk that is full or gone."""
        name = Path(self.session.path or "session.kierto").name
        return (Path(self.mirror) if self.mirror else Path.home()) / name

    def go_on(self, w: Translator) -> bool:
        """Go on in the file that is typed; whether that was possible."""
        try:
            self.session.continue_at(self.place.text.strip())
        except SessionError as fault:
            self.fault = w.say(fault.message)
            return False
        return True

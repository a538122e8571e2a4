"""Sparse sounds. They say nothing that is not also seen, and a machine without sound misses nothing."""

from __future__ import annotations

import queue
import threading
from pathlib import Path
from typing import Final, Literal, Protocol

import pygame

from game.screen.kit.artwork import ASSETS

Sound = Literal["sealed", "signed", "revealed", "spilled", "played", "hurry"]
FOLDER: Final = ASSETS / "sounds"
VOLUME: Final = 0.4
_MOST_WAITING: Final = 4
"""more at once would be noise; the newest are dropped"""
_PATIENCE: Final = 1.0
"""seconds given to the device to let go when the game ends"""


class Sounds(Protocol):
    """Somebody who makes the sounds."""

    def play(self, sound: Sound) -> None:
        """Let a sound be heard soon. Never waits, never fails."""

    def close(self) -> None:
        """No more sounds."""


class Silence:
    """Makes none: for pictures and tests."""

    def play(self, sound: Sound) -> None:
        pass

    def close(self) -> None:
        pass


class Speaker:
    """The machine's loudspeaker, worked by a thread of its own: opening the device may take half a second.

    It is opened for the first sound and not before. Where there is none, or where it goes wrong later, the
    game goes on in silence.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._asked: queue.Queue[Sound | None] = queue.Queue(_MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._files: dict[Sound, pygame.mixer.Sound] = {}
        self.fault = ""
        """why nothing is heard"""

    def play(self, sound: Sound) -> None:
        """Asks the thread; a sound that there is no room for is not missed."""
        if self.fault:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()
        if not self._asked.full():
            self._asked.put_nowait(sound)

    def close(self) -> None:
        """Waits a moment for the device to let go, and no longer: it may hang."""
        if self._thread is None:
            return
        self.fault = self.fault or "closed"
        if not self._asked.full():
            self._asked.put_nowait(None)
        self._thread.join(_PATIENCE)

    def _work(self) -> None:
        try:
            pygame.mixer.init(frequency=32_000, size=-16, channels=2, buffer=1024)
            while (sound := self._asked.get()) is not None and not self.fault:
                self._file(sound).play()
            pygame.mixer.quit()
        except (pygame.error, OSError) as fault:  # no device, one that was unplugged, a file that is gone
            self.fault = str(fault)

    def _file(self, sound: Sound) -> pygame.mixer.Sound:
        if sound not in self._files:
            self._files[sound] = pygame.mixer.Sound(self._folder / f"{sound}.wav")
            self._files[sound].set_volume(VOLUME)
        return self._files[sound]

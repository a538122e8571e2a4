"""What a session refuses, or a disk, is said; it is no fault of a scene."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pygame
import pytest

from game.session.journal.filesystem import Disk
from tests.screen.hands import Hands
from tests.screen.test_faults import to_film


def test_a_full_disk_at_the_end_of_the_film_is_said_and_no_fault_of_a_scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(tmp_path)
    to_film(hands)

    def full(disk: Disk, file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Disk, "write", full)
    hands.press(pygame.K_END)
    hands.frames(5)
    assert hands.scene.name == "rescue"

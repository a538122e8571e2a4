"""What all tests of the screen share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from tests.screen.hands import Hands
from tests.screen.players import keys_to_decide


@pytest.fixture(autouse=True)
def fonts_outlive_the_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving the show keeps the fonts, which other tests of the same process have loaded."""
    monkeypatch.setattr(pygame, "quit", pygame.display.quit)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Somebody at the Desk while the first round is decided, in one window, the curtain down."""
    somebody = Hands(tmp_path)
    keys_to_decide(somebody)
    somebody.press(pygame.K_F3)
    yield somebody
    somebody.session.close()

"""What all tests of the screen share."""

from __future__ import annotations

import pygame
import pytest


@pytest.fixture(autouse=True)
def fonts_outlive_the_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving the show keeps the fonts, which other tests of the same process have loaded."""
    monkeypatch.setattr(pygame, "quit", pygame.display.quit)

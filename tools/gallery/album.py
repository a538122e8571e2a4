"""All pictures on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.screen.settings import Settings
from sim.scenario.file import Scenario
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows


def chosen(only: str = "") -> tuple[Picture, ...]:
    """The pictures whose names begin like this."""
    return tuple(one for one in pictures() if one.name.startswith(only))


def draw_all(
    scenario: Scenario, settings: Settings, size: tuple[int, int], out: Path, only: str = ""
) -> Iterator[Path]:
    """Draw one after the other; yields each file as it is written. Raises OSError."""
    open_without_windows()
    out.mkdir(parents=True, exist_ok=True)
    studio = Studio(scenario, settings, size)
    for picture in chosen(only):
        studio.clear(two=picture.two)
        picture.put(studio)
        for kind in picture.kinds:
            studio.draw(kind)
            path = out / f"{picture.name}-{kind}.png"
            pygame.image.save(studio.app.windows.surface(kind), path)
            yield path

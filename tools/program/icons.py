"""The icon in every form that a desktop asks for, drawn as the window's own is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pygame
from PIL import Image

from game.screen.kit.wordmark import window_icon

SIZES: Final = (16, 32, 48, 64, 128, 256, 512)
_LARGEST: Final = 1024
_OF_WINDOWS: Final = tuple(size for size in SIZES if size <= 256)


def written(folder: Path) -> None:
    """`kierto.ico`, `kierto.icns`, and for desktops of Linux a picture of each size below `icons`."""
    whole = _drawn(_LARGEST)
    whole.save(folder / "kierto.ico", sizes=[(size, size) for size in _OF_WINDOWS])
    whole.save(folder / "kierto.icns")
    for size in SIZES:
        place = folder / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        _drawn(size).save(place / "kierto.png")


def _drawn(size: int) -> Image.Image:
    surface = window_icon(size)
    return Image.frombytes("RGBA", surface.get_size(), pygame.image.tobytes(surface, "RGBA"))

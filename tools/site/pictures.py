"""The site's pictures: scenes as the gallery draws them, in a page's language, small enough for a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pygame
from PIL import Image

from game.cli.files import read_scenario
from game.resources import SCENARIOS
from game.screen.settings import Settings
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

Draw = Callable[[str, Sequence[str], Path], Iterator[Path]]
"""a language and pictures' names → files in a folder, each as it is written"""
SIZE: Final = (1280, 720)
_QUALITY: Final = 82
_SHOWN: Final = "kemi-tornio"


def known() -> frozenset[str]:
    """The names of all pictures there are: a scene's state and the page it is on."""
    return frozenset(f"{picture.name}-{kind}" for picture in pictures() for kind in picture.kinds)


def drawn(language: str, names: Sequence[str], folder: Path, scenario: str = _SHOWN) -> Iterator[Path]:
    """Draw each of them anew. Raises OSError."""
    open_without_windows()
    studio = Studio(read_scenario(str(SCENARIOS / f"{scenario}.yaml")), Settings(language), SIZE)
    for picture in pictures():
        kinds = [kind for kind in picture.kinds if f"{picture.name}-{kind}" in names]
        if not kinds:
            continue
        studio.clear(two=picture.two)
        picture.put(studio)
        for kind in kinds:
            studio.draw(kind)
            surface = studio.app.windows.surface(kind)
            whole = Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))
            yield _saved(whole, folder / f"{picture.name}-{kind}.webp")


def blank(language: str, names: Sequence[str], folder: Path) -> Iterator[Path]:
    """A ground of the right size in place of each, for whoever looks at the pages alone. Raises OSError."""
    for name in names:
        yield _saved(Image.new("RGB", SIZE, "#ece8dd"), folder / f"{name}.webp")


def _saved(picture: Image.Image, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "WEBP", quality=_QUALITY, method=6)
    return path

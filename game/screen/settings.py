"""What stays as it was set: language, theme, text size, sound, motion. Kept in the user's own folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from game.atomic_write import write_whole
from game.small_file import read_small
from game.text.languages import SOURCE, languages

TEXT_SCALES = (1.0, 1.25, 1.5)


@dataclass(slots=True)
class Settings:
    """The settings of this machine."""

    language: str = SOURCE
    theme: str = "light"
    text_scale: float = 1.0
    sound: bool = True
    still: bool = False
    mirror: str = ""
    """a second folder into which sessions are written too"""

    def next_language(self) -> None:
        """The next language in turn."""
        tags = list(languages())
        self.language = tags[(tags.index(self.language) + 1) % len(tags)]

    def next_theme(self) -> None:
        """Dark instead of light, or the other way round."""
        self.theme = "light" if self.theme == "dark" else "dark"

    def next_text_size(self) -> None:
        """The next size of text; after the largest, the usual one."""
        self.text_scale = TEXT_SCALES[(TEXT_SCALES.index(self.text_scale) + 1) % len(TEXT_SCALES)]

    def larger(self, by: int) -> None:
        """Larger or smaller text, within what there is."""
        at = TEXT_SCALES.index(self.text_scale) + by
        self.text_scale = TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, at))]


def load(path: Path) -> Settings:
    """The settings as saved; the usual ones where there are none, or where they cannot be read."""
    saved, usual = read_small(path), Settings()
    if isinstance(saved.get("language"), str) and saved["language"] in languages():
        usual.language = saved["language"]
    if saved.get("theme") in ("light", "dark"):
        usual.theme = saved["theme"]
    if saved.get("text_scale") in TEXT_SCALES:
        usual.text_scale = float(saved["text_scale"])
    usual.sound = saved.get("sound") is not False
    usual.still = saved.get("still") is True
    usual.mirror = saved["mirror"] if isinstance(saved.get("mirror"), str) else ""
    return usual


def save(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(asdict(settings), indent=1).encode())

"""Where the program finds what it ships with, and where it keeps what is the user's.

In a source tree `assets` and `scenarios` stand at the top, beside `game`; in an installed package they travel
inside `game`. Nothing else in the program knows where files lie.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

_PACKAGE: Final = Path(__file__).parent
ROOT: Final = _PACKAGE.parent
"""the folder that holds `sim` and `game`"""


def _shipped(name: str) -> Path:
    """A folder that ships with the program."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else ROOT / name


_SETTINGS: Final = "settings.json"
ASSETS: Final = _shipped("assets")
"""fonts, icons, models, sounds, translations, the report's page"""
SCENARIOS: Final = _shipped("scenarios")
"""the shipped clusters"""


def shipped_scenario(name: str) -> Path | None:
    """The file of a scenario that ships with Kierto, by its id; None if there is none of that name."""
    return next((path for path in sorted(SCENARIOS.glob("*.yaml")) if path.stem == name), None)


def user_folder() -> Path:
    """Where sessions and settings are kept on this machine; `KIERTO_FOLDER` names another place."""
    return Path(os.environ.get("KIERTO_FOLDER") or platformdirs.user_data_path("kierto", appauthor=False))


def cache_folder() -> Path:
    """Where this machine keeps what can be made again; `KIERTO_FOLDER` names another place."""
    return Path(os.environ.get("KIERTO_FOLDER") or platformdirs.user_cache_path("kierto", appauthor=False))


def settings_file() -> Path:
    """Where the settings are written: this platform's place for such, or the folder that `KIERTO_FOLDER` names."""
    if os.environ.get("KIERTO_FOLDER"):
        return user_folder() / _SETTINGS
    return platformdirs.user_config_path("kierto", appauthor=False) / _SETTINGS


def known_settings() -> Path:
    """Where the settings are read: until they are written anew, where earlier versions kept them (with sessions)."""
    place, earlier = settings_file(), user_folder() / _SETTINGS
    return place if place.is_file() or not earlier.is_file() else earlier


def documents_folder() -> Path:
    """Where this platform keeps people's documents."""
    return platformdirs.user_documents_path()


def usual_folders() -> tuple[Path, ...]:
    """Where people look for a file: documents, downloads, desktop, home."""
    known = (
        documents_folder(),
        platformdirs.user_downloads_path(),
        platformdirs.user_desktop_path(),
        Path.home(),
    )
    return tuple(dict.fromkeys(known))

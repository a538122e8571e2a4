"""Sessions that were opened from elsewhere, a memory stick or somebody's documents: listed with those kept here.

Only their places are kept, in a file beside the folder of the sessions; the sessions stay where they are.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.small_file import read_small

_NAME: Final = "recent.json"
_MOST: Final = 20
"""places; the oldest give way"""


def elsewhere(sessions: Path) -> list[Path]:
    """Those opened last from outside the folder of the sessions, as far as they are there now."""
    kept = read_small(sessions.parent / _NAME).get("sessions")
    paths = [Path(place) for place in kept if isinstance(place, str)] if isinstance(kept, list) else []
    # `os.path` says no where `Path` raises: a share that lets nobody in hides no other session
    return [path for path in paths[:_MOST] if path.parent != sessions and os.path.isfile(path)]


def remember(sessions: Path, path: Path) -> None:
    """A session was opened from there. Raises OSError where that cannot be kept."""
    path = path.resolve()
    if path.parent == sessions.resolve():
        return
    places = [str(path), *(str(each) for each in elsewhere(sessions) if each != path)]
    sessions.parent.mkdir(parents=True, exist_ok=True)
    write_whole(sessions.parent / _NAME, json.dumps({"sessions": places[:_MOST]}, indent=1).encode())

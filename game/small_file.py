"""Small files of this program's own that anybody may have changed: settings, and when sessions began."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from sim.outside import flaw

_LARGEST: Final = 64 * 1024
"""bytes"""


def read_small(path: Path) -> dict[str, Any]:
    """What a file of JSON holds; nothing where there is none, it cannot be read, or is not what a program writes."""
    try:
        if not path.is_file():
            return {}
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        known = json.loads(raw) if len(raw) <= _LARGEST else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) and flaw(known) is None else {}

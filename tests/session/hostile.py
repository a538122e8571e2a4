"""Sessions as nobody should have written them: any value of any line replaced by any other."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 3, 10**30, 1.5, "", "x", "town", "foundry", "round", "sheet", "legacy", "é" * 300,
    [], {}, [[]], {"line": "undo", "of": 2}, [None] * 50, "0.5", "-1", "NaN",
)  # fmt: skip


def mutated(lines: list[dict[str, Any]], luck: Random) -> list[dict[str, Any]]:
    """The lines with a few changes: values, keys and whole lines, replaced, left out, doubled or moved."""
    lines = deepcopy(lines)
    for _ in range(luck.choice((1, 1, 1, 2, 4))):
        at = luck.randrange(len(lines)) if luck.random() < 0.2 else luck.randrange(1, len(lines))
        kind = luck.random()
        if kind < 0.7:
            _change(lines[at], luck)
        elif kind < 0.8:
            del lines[at]
        elif kind < 0.9:
            lines.insert(luck.randrange(len(lines)), deepcopy(lines[at]))
        else:
            other = luck.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        if len(lines) < 2:
            break
    return lines


def _change(line: Any, luck: Random) -> None:
    """Change one value somewhere inside."""
    while True:
        keys = list(line) if isinstance(line, dict) else list(range(len(line)))
        if not keys:
            return
        key = luck.choice(keys)
        inner = line[key]
        if not isinstance(inner, dict | list) or not inner or luck.random() < 0.15:
            break
        line = inner
    if luck.random() < 0.2:
        del line[key]
    elif isinstance(inner, str) and inner and luck.random() < 0.5:
        cut = luck.randrange(len(inner))
        line[key] = inner[:cut] + luck.choice("aZ0{-é") + inner[cut + 1 :]
    elif isinstance(inner, int) and luck.random() < 0.5:
        line[key] = inner + luck.choice((-1, 1, 2, 10**9))
    else:
        line[key] = luck.choice(JUNK)

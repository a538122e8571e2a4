"""Sessions by somebody who makes the hashes anew: any value changed, compressed ones too, in a valid chain."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from game.session.journal.chain import encode, seal
from game.session.record_codec import _squeeze, _unsqueeze
from tests.session.golden import SESSION
from tests.session.hostile import mutated
from tests.session.test_store import whole

_MOST: Final = 10_000_000
LETTERS: Final = (
    "\x1b[31mred", "a\x00b", "\u202eevil", "\ud800", "\x9b2J", "\x07", "line\u2028end", "\r", "a\nb", "🙂", "é" * 6000,
    "{0.__class__}", "{x}", "%s", "<script>alert(1)</script>", "=1+1", "../../x", "", " ",
)  # fmt: skip
NUMBERS: Final = (10**15, -(10**15), 10**29, 10**400, 2**63, -1, 0, 1e300, 0.5)


@cache
def originals() -> tuple[list[dict[str, Any]], ...]:
    """The games that are changed, line by line: a whole one, one that was cut off, one of the older format."""
    lines = [dict(line.data) for line in whole().journal.lines]
    older = [json.loads(line)["data"] for line in SESSION.read_bytes().splitlines()]
    return lines, lines[: len(lines) * 2 // 3], older


def forged(luck: Random) -> bytes:
    """The content of a file: a game with a few values changed, its chain as it should be."""
    lines = deepcopy(luck.choice(originals()))
    if luck.random() < 0.5:
        _change_packed(lines, luck)
    if luck.random() < 0.5:
        _put(lines, luck, luck.choice((LETTERS, NUMBERS)))
    if luck.random() < 0.5:
        lines = mutated(lines, luck)
    return chained(lines)


def chained(lines: list[dict[str, Any]]) -> bytes:
    """Lines as they would stand in a file."""
    text, before = b"", ""
    for number, line in enumerate(lines, 1):
        sealed = seal(number, encode(line), before)
        text, before = text + sealed.text, sealed.line.hash
    return text


def _change_packed(lines: list[dict[str, Any]], luck: Random) -> None:
    """Change a value of what a round left, which lies compressed in its line."""
    rounds = [line for line in lines if line.get("line") == "round"]
    if not rounds:
        return
    world = luck.choice(list(luck.choice(rounds)["worlds"].values()))
    data = _unsqueeze(world["packed"], _MOST)
    if luck.random() < 0.5:
        _put(data, luck, luck.choice((NUMBERS, LETTERS)))
    else:
        data = mutated([{}, data], luck)[-1]
    world["packed"] = _squeeze(data)


def _put(data: Any, luck: Random, values: tuple[Any, ...]) -> None:
    """Put one of these values somewhere inside, mostly in place of one of its kind."""
    for _ in range(100):
        inside, key = data, luck.randrange(len(data)) if isinstance(data, list) else luck.choice(list(data))
        while isinstance(inside[key], dict | list) and inside[key]:
            inside = inside[key]
            key = luck.randrange(len(inside)) if isinstance(inside, list) else luck.choice(list(inside))
        value = luck.choice(values)
        if isinstance(inside[key], type(value)) or luck.random() < 0.05:
            inside[key] = value
            return


def write(path: Path, luck: Random) -> None:
    """A forged session in a file."""
    path.write_bytes(forged(luck))

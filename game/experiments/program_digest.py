"""Which program plays: a digest of the code that decides what a game comes to. Other bots have other answers."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from game.resources import ROOT

_PLAYS: Final = (
    "sim",
    "game/bots",
    "game/preview",
    "game/roster",
    "game/session",
    "game/cluster_map",
    "game/experiments",
)
"""rules, seats that decide by themselves, and the games that are played with them"""
_CODE: Final = (".py", ".pyc", ".pyd", ".so")


def program_digest() -> str:
    """Of all files of the code that plays, as they lie there; about 20 ms. Where none lie there: of nothing."""
    digest = sha256()
    for folder in _PLAYS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in _CODE and "__pycache__" not in file.parts:
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\n" + file.read_bytes())
    return digest.hexdigest()

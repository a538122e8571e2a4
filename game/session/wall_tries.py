"""What has been on the wall in a round: three deals, and three tries of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from game.session.entries import WallTry
from game.session.fold import SessionState
from sim.message import Message

WALL_DEALS: Final = 3
WALL_TRIES: Final = 3


def wall_tries(past: SessionState, number: int, world: str) -> Mapping[tuple[str, ...], int]:
    """The deals that came to the wall in a round, by their matches, and how often each."""
    shown = past.latest(WallTry)
    return Counter(entry.matches for entry in shown if (entry.round, entry.world) == (number, world))


def full_wall(past: SessionState, number: int, world: str, matches: tuple[str, ...]) -> Message | None:
    """Why a deal cannot come to the wall once more; None if it can."""
    tries = wall_tries(past, number, world)
    if tries.get(matches, 0) >= WALL_TRIES:
        return Message("This deal has been on the wall {n} times. Sign it, or talk on.", n=WALL_TRIES)
    if matches not in tries and len(tries) >= WALL_DEALS:
        return Message("{n} deals have come to the wall this round. Talk on without it.", n=WALL_DEALS)
    return None

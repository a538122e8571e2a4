"""Verifying a session: its journal played again from the opening, and compared with what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from game.session.records import RoundRecord, WorldRecord
from game.session.round_state import task
from game.session.round_task import Task
from game.session.session import Session
from sim.rules import VERSION


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that came out otherwise."""

    round: int
    phase: str
    world: str
    firm: str
    """empty where no firm's digest differs"""
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What playing it again came to."""

    rounds: int
    """rounds that came out as recorded"""
    difference: Difference | None
    refused: str = ""
    """why it could not be played again at all"""

    @property
    def sound(self) -> bool:
        """Whether every round came out as recorded."""
        return self.difference is None and not self.refused


def verify(session: Session, tick: Callable[[], object] = lambda: None) -> Verified:
    """Play every round that stands again, each on what the one before it came to here and now.

    `tick` is called after each round.
    """
    if session.past.head.rules != VERSION:
        return Verified(0, None, session.read_only)
    before: RoundRecord | None = None
    for at, recorded in enumerate(session.records):
        again = _task(session, before, recorded).run()
        difference = _difference(recorded, again)
        if difference is not None:
            return Verified(at, difference)
        before = again
        tick()
    return Verified(len(session.records), None)


def _task(session: Session, before: RoundRecord | None, recorded: RoundRecord) -> Task:
    return task(session.plan, session.past, before, recorded.round, recorded.phase)


def _difference(recorded: RoundRecord, again: RoundRecord) -> Difference | None:
    for world, ours in recorded.worlds.items():
        found = _first(ours, again.worlds[world])
        if found is not None:
            return Difference(recorded.round, recorded.phase, world, *found)
    return None


def _first(ours: WorldRecord, again: WorldRecord) -> tuple[str, str] | None:
    """Firm and what of it differs first: digests, then all else that was recorded."""
    for firm in sorted({*ours.digests, *again.digests}):
        if ours.digests.get(firm) != again.digests.get(firm):
            return firm, "digest"
    if ours.digest != again.digest:
        return "", "digest"
    for what in ("indicators", "idle", "set_aside", "lapsed"):
        if getattr(ours, what) != getattr(again, what):
            return "", what.replace("_", " ")
    for what in ("before", "state", "idle_state"):
        if asdict(getattr(ours, what)) != asdict(getattr(again, what)):
            return "", what.replace("_", " ")
    return None

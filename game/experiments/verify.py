"""Verifying a session: its journal played again from the opening, and compared with what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from itertools import zip_longest

from game.session.journal.format_1 import RefusalSentences
from game.session.journal.migrations import FORMAT
from game.session.records import RoundRecord, WorldRecord
from game.session.round_state import task
from game.session.round_task import Task
from game.session.session import Session
from sim.balance import residuals
from sim.digest import digest, firm_digests, round_digest
from sim.ledger import Ledger
from sim.message import Message
from sim.plan.plan import Plan
from sim.rules import VERSION
from sim.rules.retired_refusals import is_same


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
    refused: Message | None = None
    """why it could not be played again: its chain and its bookkeeping were proved all the same"""

    @property
    def sound(self) -> bool:
        """Whether every round came out as recorded."""
        return self.difference is None and not self.refused


def verify(session: Session, tick: Callable[[], object] = lambda: None) -> Verified:
    """Play every round that stands again, each on what the one before it came to here and now.

    Everything that is recorded of a round, and so shown of it, is compared. A session under other rules cannot be
    played: of it the books are proved. `tick` is called after each round.
    """
    if session.past.head.rules != VERSION:
        return _books_only(session, tick)
    before: RoundRecord | None = None
    for at, recorded in enumerate(session.records):
        again = _task(session, before, recorded).run()
        difference = _difference(recorded, _as_kept(session, again))
        if difference is not None:
            return Verified(at, difference)
        before = again
        tick()
    return Verified(len(session.records), None)


def _task(session: Session, before: RoundRecord | None, recorded: RoundRecord) -> Task:
    return task(session.plan, session.past, before, recorded.round, recorded.phase)


def _as_kept(session: Session, again: RoundRecord) -> RoundRecord:
    """A round as the session's format would have kept it: format 1 kept refusals as English sentences."""
    if session.journal.stated_format == FORMAT:
        return again
    sentences = RefusalSentences(session.plan)
    worlds = {
        name: replace(world, set_aside=tuple(map(sentences.as_kept, world.set_aside)))
        for name, world in again.worlds.items()
    }
    return replace(again, worlds=worlds)


def _difference(recorded: RoundRecord, again: RoundRecord) -> Difference | None:
    for world, ours in recorded.worlds.items():
        differs = _first(ours, again.worlds[world])
        if differs is not None:
            return Difference(recorded.round, recorded.phase, world, *differs)
    return None


def _first(ours: WorldRecord, again: WorldRecord) -> tuple[str, str] | None:
    """Firm and what of it differs first: digests, then all else that was recorded."""
    for firm in sorted({*ours.digests, *again.digests}):
        if ours.digests.get(firm) != again.digests.get(firm):
            return firm, "digest"
    if ours.digest != again.digest:
        return "", "digest"
    for what in ("ledgers", "idle_ledgers"):
        for recorded, other in zip_longest(getattr(ours, what), getattr(again, what)):
            if recorded is None or other is None or (row := _row(recorded, other)):
                return "", f"{what.replace('_', ' ')}: {row if recorded and other else 'a year'}"
    aside = zip_longest(ours.set_aside, again.set_aside)
    if not all(kept and today and is_same(kept, today) for kept, today in aside):
        return "", "set aside"
    for what in ("indicators", "idle", "lapsed"):
        if getattr(ours, what) != getattr(again, what):
            return "", what.replace("_", " ")
    for what in ("before", "state", "idle_state"):
        recorded, other = getattr(ours, what), getattr(again, what)
        if recorded != other and asdict(recorded) != asdict(other):
            return "", what.replace("_", " ")
    return None


def _row(ours: Ledger, again: Ledger) -> str:
    """The first part of a year's ledger that differs, in the order of its names; empty if none does."""
    for field in fields(Ledger):
        recorded, other = getattr(ours, field.name), getattr(again, field.name)
        if recorded == other:
            continue
        if not isinstance(recorded, dict):
            return f"{field.name} {recorded}"
        for name in sorted({*recorded, *other}):
            if _amounts(recorded.get(name)) != _amounts(other.get(name)):
                return f"{ours.year} {field.name} {' '.join(name) if isinstance(name, tuple) else name}"
    return ""


def _amounts(of: object) -> object:
    """What stands in a row; an empty one is none."""
    if isinstance(of, dict | int | tuple) or of is None:
        return of or None
    weeks = list(of)  # type: ignore[call-overload]
    return weeks if any(weeks) else None


def _books_only(session: Session, tick: Callable[[], object]) -> Verified:
    """Rounds under other rules: whether what is recorded closes, and its hashes are those of what is recorded."""
    for at, recorded in enumerate(session.records):
        for world, record in recorded.worlds.items():
            if (wrong := _books(session.plan, record)) is not None:
                return Verified(at, Difference(recorded.round, recorded.phase, world, *wrong))
        tick()
    return Verified(len(session.records), None, session.read_only)


def _books(plan: Plan, record: WorldRecord) -> tuple[str, str] | None:
    """Firm and what of its books is wrong."""
    yearly = [firm_digests(plan, ledger) for ledger in record.ledgers]
    for firm in plan.firms:
        if record.digests.get(firm) != round_digest([year[firm] for year in yearly]):
            return firm, "digest"
    if record.digest != round_digest([digest(ledger) for ledger in record.ledgers]):
        return "", "digest"
    for ledger in (*record.ledgers, *record.idle_ledgers):
        if gaps := residuals(plan, ledger).where:
            return "", f"balance {ledger.year}: {gaps[0].place}"
    return None

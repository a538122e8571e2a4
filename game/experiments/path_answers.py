"""All that the debrief's path asks beside the records, in the order in which the room needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from game.experiments.executors import Workers, completed
from game.experiments.lesson import WORLDS
from game.experiments.pickled_scenario import pack, plan_of
from game.experiments.references import REFERENCES, ReferenceGame, ReferenceName, reference_game
from game.experiments.replay_plan import DecidedGame, of_session
from game.experiments.signature import (
    SignatureEffect,
    best_packages,
    holds_in_world,
    packages_at,
    ranked,
    signature_effects,
)
from game.roster.setup import Setup
from game.roster.teams import in_world
from game.session.session import Session
from game.session.unsigned import Ends, UnsignedSlip, signed_ends, unsigned_slips
from sim.opening import opening_state
from sim.state import State

_MOST_SLIPS = 12
"""of those that were on the table: more than a game has time for"""


@dataclass(frozen=True)
class PathTask:
    """What is asked of one cluster of a session, as plain data: nothing of it changes while it is worked out."""

    packed: bytes
    setup: Setup
    """with the teams of this cluster alone"""
    decided: DecidedGame
    slips: tuple[UnsignedSlip, ...]
    signed: Ends
    states: tuple[State, ...]
    """when each round began, nothing decided yet"""


@dataclass(frozen=True, slots=True)
class PathAnswers:
    """What is known so far."""

    references: tuple[ReferenceGame, ...] = ()
    has_references: bool = False
    signatures: tuple[SignatureEffect, ...] = ()
    """the greatest effect first"""
    has_signatures: bool = False
    held: int = 0
    """drawn worlds in which the first signature would have helped"""
    tried: int = 0
    of: int = WORLDS
    is_broken: bool = False
    """whether no more will be known: a fault stopped the games"""

    def reference(self, name: ReferenceName) -> ReferenceGame | None:
        """One of the games; None while it is not known, or where there is none."""
        return next((game for game in self.references if game.name == name), None)


def path_task(session: Session, world: str, *, is_ahead: bool = False) -> PathTask:
    """What is to be worked out about a cluster, as far as it was played.

    `is_ahead`: with the round whose years run now, of which only what the facilitator did is asked.
    """
    played = [record for record in session.records if record.phase == "play"]
    decided = of_session(session.plan, session.past, world) if is_ahead else played_of(session, world)
    teams = in_world(session.teams, world)
    return PathTask(
        pack(session.scenario),
        session.setup.model_copy(update={"teams": teams}),
        decided,
        unsigned_slips(session, world)[-_MOST_SLIPS:],
        signed_ends(session, world),
        (
            opening_state(session.plan, session.setup.seed),
            *(each.worlds[world].state for each in played[:-1]),
        ),
    )


def played_of(session: Session, world: str) -> DecidedGame:
    """What was decided in a cluster, in the rounds whose years have run."""
    played = sum(record.phase == "play" for record in session.records)
    decided = of_session(session.plan, session.past, world)
    return replace(decided, rounds=decided.rounds[:played])


def path_answers(task: PathTask, workers: Workers, known: PathAnswers | None = None) -> Iterator[PathAnswers]:
    """The references first, then the signatures, then in how many worlds the first of them would have helped.

    `known`: what was worked out before workers died, and is not played again.
    """
    known = known or PathAnswers()
    if not task.decided.rounds:
        yield replace(known, has_references=True, has_signatures=True)
        return
    if not known.has_references:
        for step in _references(task, workers, known):
            known = step
            yield known
    if not known.has_signatures:
        for step in _signatures(task, workers, known):
            known = step
            yield known
    yield from _worlds(task, known, workers)


def _references(task: PathTask, workers: Workers, known: PathAnswers) -> Iterator[PathAnswers]:
    names = [name for name in REFERENCES if known.reference(name) is None]
    calls = [partial(reference_game, task.packed, task.setup, task.decided.rounds, name) for name in names]
    for _, game in completed(workers, calls):
        if game is not None:
            known = replace(known, references=(*known.references, game))
            yield known
    yield replace(known, has_references=True)


def _signatures(task: PathTask, workers: Workers, known: PathAnswers) -> Iterator[PathAnswers]:
    effects: list[SignatureEffect] = []
    slips = (*task.slips, *_packages(task, workers))
    for effect in signature_effects(plan_of(task.packed), task.decided, slips, workers) if slips else ():
        effects.append(effect)
        known = replace(known, signatures=ranked(effects))
        yield known
    yield replace(known, has_signatures=True)


def _packages(task: PathTask, workers: Workers) -> tuple[UnsignedSlip, ...]:
    calls = [partial(packages_at, task.packed, state, task.decided.seats) for state in task.states]
    bundles = [each for _, of_round in sorted(completed(workers, calls)) for each in of_round]
    tabled = frozenset(end for slip in task.slips for end in slip.ends)
    return best_packages(bundles, task.signed | tabled)


def _worlds(task: PathTask, known: PathAnswers, workers: Workers) -> Iterator[PathAnswers]:
    if not known.signatures:
        return
    slip = known.signatures[0].slip
    left = range(known.tried + 1, WORLDS + 1)
    calls = (partial(holds_in_world, task.packed, task.decided, slip, n) for n in left)
    for _, held in completed(workers, calls):
        known = replace(known, held=known.held + held, tried=known.tried + 1)
        yield known

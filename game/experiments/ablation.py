"""What mattered: the game again without each kind of decision, and without each single one.

Luck is keyed, so all that differs is the decision itself and what follows from it. Decisions that no
longer pass their check without it are set aside and counted, not invented anew. Two decisions that
share something are also left out together: if each alone seems to matter little but both matter much,
either would have done (or if each seems to matter all, neither works without the other).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from typing import Final

from game.experiments.choices import Choice, Kind, choices, pairs
from game.experiments.replay_plan import Decided, Place, Standing, Told, opening, play_on, play_out
from game.experiments.sweep.executors import Here
from game.experiments.sweep.pickled_scenario import pack, plan_of
from sim.plan.plan import Plan

MOST_PAIRS: Final = 60
"""Pairs looked at, those first whose decisions matter most by themselves."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """A difference: the game as it was, less the game without. Negative tonnes were saved."""

    headline: int
    """kg"""
    waste: int
    """landfill and heaps, kg"""
    co2e: int
    """kg"""


@dataclass(frozen=True, slots=True)
class Effect:
    """What something changed."""

    last: Amounts
    """in the last round played, a year"""
    total: Amounts
    """over all years played"""
    purses: dict[str, int]
    """seat → cents it has more at the end"""
    set_aside: int
    """other decisions that could not stand without it"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two choices that share something."""

    one: Choice
    other: Choice
    together: Effect
    beyond: Amounts
    """over all years: what both changed together, less what each changed alone. Headline above 0: each needs
    the other, and both counts hold the same tonnes. Below 0: one did the work of the other."""


@dataclass(frozen=True, slots=True)
class Mattered:
    """What is known so far."""

    kinds: tuple[tuple[Kind, Effect], ...] = ()
    single: tuple[tuple[Choice, Effect], ...] = ()
    """in the order of play"""
    pairs: tuple[Pair, ...] = ()
    done: int = 0
    of: int = 0
    """games to be played again"""


def mattered(
    plan: Plan, decided: Decided, executor: Executor | None = None, workers: int = 1
) -> Iterator[Mattered]:
    """What mattered, as it becomes known: kinds first, then single choices, then pairs.

    Stop asking at any time: the last answer stands. The executor's workers need nothing but the program.
    """
    again = _Again(plan, decided, executor or Here(), workers)
    found = choices(plan, decided)
    kinds = tuple(dict.fromkeys(one.kind for one in found))
    near = list(pairs(found))
    known = Mattered(of=len(kinds) + len(found) + min(len(near), MOST_PAIRS))
    yield known
    without = [_places([one for one in found if one.kind == kind]) for kind in kinds]
    by_kind: dict[int, Effect] = {}
    for at, effect in again.effects(without):
        by_kind[at] = effect
        known = replace(
            known, kinds=tuple((kinds[k], by_kind[k]) for k in sorted(by_kind)), done=known.done + 1
        )
        yield known
    alone: dict[int, Effect] = {}
    for at, effect in again.effects([one.places for one in found]):
        alone[at] = effect
        known = replace(known, single=tuple((found[k], alone[k]) for k in sorted(alone)), done=known.done + 1)
        yield known
    yield from _together(again, known, near)


def _together(again: _Again, known: Mattered, near: Sequence[tuple[Choice, Choice]]) -> Iterator[Mattered]:
    effect_of = {one.places: effect for one, effect in known.single}

    def weight(pair: tuple[Choice, Choice]) -> int:
        return sum(abs(effect_of[one.places].total.headline) for one in pair)

    chosen = sorted(near, key=weight, reverse=True)[:MOST_PAIRS]
    both: dict[int, Pair] = {}
    for at, effect in again.effects([_places(pair) for pair in chosen]):
        one, other = chosen[at]
        parts = [effect_of[one.places].total, effect_of[other.places].total]
        both[at] = Pair(one, other, effect, _less(effect.total, _plus(*parts)))
        known = replace(known, pairs=tuple(both[k] for k in sorted(both)), done=known.done + 1)
        yield known


def _places(found: Sequence[Choice]) -> frozenset[Place]:
    return frozenset(place for one in found for place in one.places)


# -- playing again ------------------------------------------------------------------------------------


def play_without(
    packed: bytes, decided: Decided, standing: Standing, places: frozenset[Place]
) -> tuple[Told, ...]:
    """A game from some round on without some decisions: what a worker does."""
    rounds = tuple(one.without(places, number) for number, one in enumerate(decided.rounds, 1))
    return play_out(plan_of(packed), replace(decided, rounds=rounds), standing)


class _Again:
    """A game to be played again and again, each time from the first round that differs."""

    def __init__(self, plan: Plan, decided: Decided, executor: Executor, workers: int) -> None:
        self.packed = pack(plan.scenario)
        self.decided = decided
        self.executor = executor
        self.ahead = workers + 1 if workers > 1 else 1
        """games given out at once: one more than there are workers, so that none has to wait for us"""
        self.before: list[Standing] = [opening(plan)]
        """the game as it was, before each round"""
        for _ in decided.rounds:
            self.before.append(play_on(plan, decided, self.before[-1]))

    def effects(self, removed: Sequence[frozenset[Place]]) -> Iterator[tuple[int, Effect]]:
        """(place in the list, effect) of each set of decisions, in the order in which they are known."""
        waiting = iter(enumerate(removed))
        running: dict[Future[tuple[Told, ...]], int] = {}
        try:
            while True:
                for at, places in waiting:
                    running[self._submit(places)] = at
                    if len(running) >= self.ahead:
                        break
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=lambda one: running[one]):
                    yield running.pop(future), effect(self.before[-1].told, future.result())
        finally:
            for future in running:
                future.cancel()

    def _submit(self, places: frozenset[Place]) -> Future[tuple[Told, ...]]:
        first = min((place.round for place in places), default=len(self.decided.rounds) + 1)
        standing = self.before[first - 1]
        return self.executor.submit(play_without, self.packed, self.decided, standing, places)


def effect(whole: Sequence[Told], less: Sequence[Told]) -> Effect:
    """What the game as it was has beyond the game without something."""
    if not whole:
        return Effect(Amounts(0, 0, 0), Amounts(0, 0, 0), {}, 0)
    differences = [_less(_amounts(ours), _amounts(theirs)) for ours, theirs in zip(whole, less, strict=True)]
    years = [one.years for one in whole]
    total = _plus(*(_times(one, number) for one, number in zip(differences, years, strict=True)))
    purses = {seat: cents - less[-1].purses[seat] for seat, cents in whole[-1].purses.items()}
    aside = sum(one.set_aside for one in less) - sum(one.set_aside for one in whole)
    return Effect(differences[-1], total, purses, aside)


def _amounts(told: Told) -> Amounts:
    found = told.indicators
    return Amounts(found.addressable_virgin_kg, found.landfill_kg + found.heap_kg, found.co2e_kg)


def _less(one: Amounts, other: Amounts) -> Amounts:
    return Amounts(one.headline - other.headline, one.waste - other.waste, one.co2e - other.co2e)


def _plus(*all_: Amounts) -> Amounts:
    return Amounts(sum(o.headline for o in all_), sum(o.waste for o in all_), sum(o.co2e for o in all_))


def _times(one: Amounts, years: int) -> Amounts:
    return Amounts(one.headline * years, one.waste * years, one.co2e * years)

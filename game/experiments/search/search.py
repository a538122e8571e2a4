"""Looks for better games: changes the settings and the order of bots that look at the whole, and keeps what helps.

Each try plays every seat with the same temper, since all of them work out one plan. It is ranked by the headline in
the mean of several lucks; a try that is clearly behind after the first two is given up. What is best in anything
that the scenario asks for stands on the frontier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import mean
from typing import Any, Final, TypeVar

from game.bots.strategy import COOPERATIVE, Strategy
from game.experiments.executors import Workers, completed
from game.experiments.pickled_scenario import pack
from game.experiments.search.trial import Changes, tried
from sim import keyed_random
from sim.plan.plan import Plan

Choice = TypeVar("Choice")
FIRST_SEED: Final = 97010
"""of the lucks that games are ranked by; apart from those that scenarios are tuned and tested with"""
_FIRST: Final = 2
"""lucks after which a try may be given up"""
_BEHIND: Final = 0.01
"""by so much of the headline (tuned: half of what two lucks differ by)"""
_SETTINGS: Final[dict[str, tuple[int, ...]]] = {
    "joint": (20, 30, 38, 46, 54, 64, 80, 100),
    "own_times": (12, 18, 25, 40),
    "virgin_worth": (0, 100, 200, 400, 800, 1600, 3200),
    "dues": (6, 10, 14, 18, 24, 32),
}
_FAVOURS: Final = (0, 25, 50, 70, 140, 200, 400)
_PATIENT: Final = 12
"""tries without a better one after which more is changed at once"""


@dataclass(frozen=True, slots=True)
class Found:
    """A way to play, and what it comes to."""

    temper: Strategy
    by_seed: tuple[Changes, ...]

    @property
    def changes(self) -> Changes:
        """In the mean of all lucks, by what the scenario asks for."""
        return tuple(mean(values) for values in zip(*self.by_seed, strict=True))

    @property
    def cut(self) -> float:
        """The share by which the headline lies below idle."""
        return -self.changes[0]

    def beats(self, other: Found) -> bool:
        """Whether it is as good in everything and better in something."""
        pairs = list(zip(self.changes, other.changes, strict=True))
        return all(ours <= theirs for ours, theirs in pairs) and any(ours < theirs for ours, theirs in pairs)


@dataclass(frozen=True, slots=True)
class SearchState:
    """How far a search has come."""

    tries: int
    best: Found
    frontier: tuple[Found, ...]
    """the games that none beats in everything, the best first"""


def search(
    plan: Plan, seeds: Sequence[int], workers: Workers, start: Strategy = COOPERATIVE, luck: int = 0
) -> Iterator[SearchState]:
    """Try after try, without an end: whoever asks stops asking. `luck` draws what is changed."""
    packed, projects = pack(plan.scenario), sorted(plan.projects)
    best, behind, number = Found(start, tuple(_all(packed, start, seeds, workers))), 0, 1
    frontier: tuple[Found, ...] = (best,)
    while True:
        yield SearchState(number, best, frontier)
        temper = _changed(best.temper, projects, 1 + behind // _PATIENT, _Draw(luck, number))
        settled = _settle(packed, temper, seeds, workers, best)
        number, behind = number + 1, behind + 1
        if settled is not None:
            frontier = _frontier(frontier, settled)
            if settled.cut > best.cut:
                best, behind = settled, 0


def _settle(
    packed: bytes, temper: Strategy, seeds: Sequence[int], workers: Workers, best: Found
) -> Found | None:
    """What a temper comes to under all lucks; None if it is behind the best after the first."""
    first = _all(packed, temper, seeds[:_FIRST], workers)
    ours, theirs = (mean(each[0] for each in some[:_FIRST]) for some in (first, best.by_seed))
    if ours > theirs + _BEHIND:
        return None
    return Found(temper, (*first, *_all(packed, temper, seeds[_FIRST:], workers)))


def _all(packed: bytes, temper: Strategy, seeds: Sequence[int], workers: Workers) -> list[Changes]:
    calls = [partial(tried, packed, temper, seed) for seed in seeds]
    return [changes for _, changes in sorted(completed(workers, calls))]


def _frontier(known: tuple[Found, ...], game: Found) -> tuple[Found, ...]:
    if any(other.beats(game) or other.changes == game.changes for other in known):
        return known
    kept = [other for other in known if not game.beats(other)]
    return tuple(sorted([*kept, game], key=lambda each: each.changes))


@dataclass(frozen=True, slots=True)
class _Draw:
    """The dice of one try."""

    luck: int
    number: int

    def __call__(self, what: str) -> float:
        return keyed_random.uniform(self.luck, "search", what, self.number)


def _changed(temper: Strategy, projects: Sequence[str], changes: int, draw: _Draw) -> Strategy:
    """A neighbour: so many of its settings and ranks drawn anew."""
    for place in range(changes):
        if not projects or draw(f"what {place}") < 0.3:
            name = _one_of(list(_SETTINGS), draw(f"setting {place}"))
            setting: dict[str, Any] = {name: _one_of(_SETTINGS[name], draw(f"to {place}"))}
            temper = replace(temper, **setting)
        else:
            favours = dict(temper.favours)
            favours[_one_of(projects, draw(f"project {place}"))] = _one_of(_FAVOURS, draw(f"rank {place}"))
            temper = replace(temper, favours=tuple(sorted(favours.items())))
    return temper


def _one_of(choices: Sequence[Choice], drawn: float) -> Choice:
    return choices[int(drawn * len(choices))]

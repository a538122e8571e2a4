"""Would this lesson hold? The same decisions in worlds whose uncertain figures are drawn anew.

Each world is played beside its own idle twin, with the luck of the game: what differs is only what
nobody knows for sure (`sim.scenario.parameter_overrides` says which figures, and how they are drawn).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import Final

from game.experiments.replay_plan import Decided, Told, play_out
from game.experiments.sweep.executors import Here
from game.experiments.sweep.pickled_scenario import pack, scenario_of
from sim.indicators.round import Indicators
from sim.plan.plan import Plan
from sim.rules.names import said
from sim.scenario.parameter_overrides import vary

WORLDS: Final = 20
""""In 17 of 20"."""


@dataclass(frozen=True, slots=True)
class World:
    """What the decisions came to in one drawn world, in the last round played."""

    number: int
    headline: int
    """kg a year"""
    idle_headline: int
    goals: tuple[bool, ...]
    """whether each goal of the scenario is reached"""
    purses: dict[str, int]
    """seat → cents"""
    idle_purses: dict[str, int]
    set_aside: int
    """decisions that could not stand in this world"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """In how many of the worlds the conclusion stands."""

    worlds: tuple[World, ...]
    of: int
    """worlds asked for; fewer are known while it is under way"""
    goals: tuple[str, ...]
    """the goals' names, in the order of the scenario"""

    @property
    def tried(self) -> int:
        """Worlds known so far."""
        return len(self.worlds)

    @property
    def headline_below_idle(self) -> int:
        """Worlds in which less virgin material is used than if nobody had decided."""
        return sum(one.headline < one.idle_headline for one in self.worlds)

    def goal_reached(self, place: int) -> int:
        """Worlds in which a goal is reached."""
        return sum(one.goals[place] for one in self.worlds)

    def purse_better(self, seat: str) -> int:
        """Worlds in which a seat ends with more than if nobody had decided."""
        return sum(one.purses[seat] > one.idle_purses[seat] for one in self.worlds)


def lesson(
    plan: Plan, decided: Decided, worlds: int = WORLDS, executor: Executor | None = None, workers: int = 1
) -> Iterator[Lesson]:
    """The lesson as worlds are played; stop asking at any time, and the last answer stands."""
    packed = pack(plan.scenario)
    names = tuple(said(goal, goal.indicator) for goal in plan.scenario.about.goals)
    place_to_play = executor or Here()
    known: dict[int, World] = {}
    waiting = iter(range(1, worlds + 1))
    running: set[Future[World]] = set()
    try:
        while len(known) < worlds:
            for number in waiting:
                running.add(place_to_play.submit(play_world, packed, decided, number))
                if len(running) >= _ahead(workers):
                    break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            known |= {one.number: one for one in (future.result() for future in done)}
            yield Lesson(tuple(known[number] for number in sorted(known)), worlds, names)
    finally:
        for future in running:
            future.cancel()


def _ahead(workers: int) -> int:
    """Worlds given out at once: one more than there are workers, so that none has to wait for us."""
    return workers + 1 if workers > 1 else 1


def play_world(packed: bytes, decided: Decided, number: int) -> World:
    """One drawn world: what a worker does."""
    scenario = vary(scenario_of(packed), number)
    plan = Plan(scenario)
    ours, idle = play_out(plan, decided), play_out(plan, decided.idle())
    last, twin = ours[-1], idle[-1]
    goals = tuple(
        reached(last.indicators, twin.indicators, goal.indicator, float(goal.change.value))
        for goal in scenario.about.goals
    )
    return World(
        number,
        last.indicators.addressable_virgin_kg,
        twin.indicators.addressable_virgin_kg,
        goals,
        dict(last.purses),
        dict(twin.purses),
        _aside(ours),
    )


def reached(ours: Indicators, idle: Indicators, indicator: str, change: float) -> bool:
    """Whether an indicator differs from idle by as much as a goal asks, in its direction."""
    now, before = (one.plain().get(indicator) for one in (ours, idle))
    if not isinstance(now, int | float) or not isinstance(before, int | float) or not before:
        return False
    came_to = now / before - 1
    return came_to <= change if change <= 0 else came_to >= change


def _aside(told: tuple[Told, ...]) -> int:
    return sum(one.set_aside for one in told)
